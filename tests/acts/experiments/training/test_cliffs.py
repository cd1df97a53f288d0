from dataclasses import replace

import numpy as np
import pytest

from acts.experiments.training.cliffs import LOOK, RATES, SEEDS, USUAL, cliffs, look, push
from acts.experiments.training.film import film
from acts.experiments.training.sweep import sweeps
from acts.network.digits import SCALINGS
from tests.reproduce.digits import digits_sweep


def test_scaling_moves_the_cliff_by_a_factor_of_ten_and_more():
    # a small copy of tests/reproduce/digits.py: one of its five seeds
    (raw,) = digits_sweep("raw", (0,), (0.01, 0.1, 0.3))
    (scaled,) = digits_sweep("sixteenth", (0,), (0.3, 1.0, 3.0))
    (standardised,) = digits_sweep("standardised", (0,), (1.0, 3.0))
    assert raw.share[0] <= 0.05
    assert 0.4 < raw.share[1] < 0.7
    assert raw.share[2] == 1
    assert raw.test_accuracy[1] > 0.95 > 0.2 > raw.test_accuracy[2]
    assert scaled.share[0] <= 0.05
    assert scaled.share[1] <= 0.2
    assert scaled.share[2] > 0.9
    assert standardised.share[0] == 0
    assert standardised.diverged.tolist() == [[False], [True]]


def test_every_scaling_is_swept_by_the_same_network_for_all_who_ask():
    work = cliffs(USUAL)
    assert cliffs(USUAL) is work
    assert [setup.data for setup in work.setups] == [f"digits/{slug}" for slug in SCALINGS]
    assert {replace(setup, data=USUAL.data) for setup in work.setups} == {USUAL}
    assert (len(work.rates), len(work.seeds)) == (len(RATES), SEEDS)
    assert {0.01, 0.1, 1.0} <= set(RATES)


def test_a_first_look_holds_networks_of_the_whole_sweep():
    small = replace(USUAL, width=8, steps=20)
    few, whole = look(small), cliffs(small)
    assert set(few.rates) < set(whole.rates)
    assert few.load < whole.load / 10
    places = [whole.rates.index(rate) for rate in few.rates]
    everything = dict(zip(SCALINGS, whole.complete(), strict=True))
    for slug, swept in zip(LOOK, few.complete(), strict=True):
        np.testing.assert_array_equal(swept.share[:, 0], everything[slug].share[places, 0])


def test_a_mark_of_the_sweep_is_the_run_that_it_opens():
    small = replace(USUAL, width=8, steps=40)
    work = sweeps(cliffs(small).setups[::2], (0.01, 1.0), (0, 1))
    work.complete()
    for setup, swept in zip(work.setups, work.results, strict=True):
        shown = film(setup, 0.01, 1)
        assert shown.life.run.silent_share[0, -1] == swept.share[0, 1]
        assert shown.life.run.test_accuracy[0, -1] == swept.test_accuracy[0, 1]


def test_the_push_of_raw_pixels_is_that_of_scaled_ones_times_the_square_of_the_scale():
    raw, scaled = push(USUAL), push(replace(USUAL, data="digits/sixteenth"))
    assert raw.norm - 1 == pytest.approx(256 * (scaled.norm - 1))
    assert raw.spread == pytest.approx(16 * scaled.spread)
    assert raw.common == pytest.approx(scaled.common)


def test_centred_inputs_have_nothing_in_common_and_raw_ones_most():
    assert push(replace(USUAL, data="digits/centred")).common == pytest.approx(0, abs=1e-20)
    assert 0.5 < push(USUAL).common < 1


def test_a_step_moves_z_by_the_push_times_its_gradient():
    x = USUAL.sets[0].x[0]
    w, rate, upstream = np.random.default_rng(0).normal(size=65), 0.1, -0.3
    before = w[:-1] @ x + w[-1]
    after = (w[:-1] - rate * upstream * x) @ x + (w[-1] - rate * upstream)
    assert after - before == pytest.approx(-rate * (x @ x + 1) * upstream)
    mean = np.mean([row @ row + 1 for row in USUAL.sets[0].x])
    assert push(USUAL).norm == pytest.approx(mean)


def test_weights_of_zero_push_infinitely_far_compared_with_z():
    assert push(replace(USUAL, initialiser="zeros")).relative == np.inf
