from __future__ import annotations

import numpy as np
import pytest

import acts
from acts.experiments.functions.shrinkage import LARGE, LENGTH, STEP, denoised, noisy, proximal


@pytest.mark.parametrize("seed", range(5))
def test_a_signal_is_a_few_large_entries_and_comes_back_with_its_seed(seed):
    data = noisy(seed)
    signal = np.array(data.signal)
    assert len(data.seen) == signal.size == LENGTH
    large = np.abs(signal[signal != 0])
    assert large.size == LARGE
    assert (large >= 3).all()
    assert (large <= 7).all()
    assert noisy.__wrapped__(seed) == data
    assert noisy(seed + 1) != data


def test_without_a_threshold_nothing_is_done():
    data = noisy(0)
    left = denoised(data, 0.0)
    assert left.hard == left.soft == data.seen
    assert left.hard_error == left.soft_error == left.raw_error
    assert left.kept == LENGTH


def test_a_threshold_above_everything_leaves_nothing_but_the_signal_for_an_error():
    data = noisy(0)
    left = denoised(data, 100.0)
    assert left.kept == 0
    assert left.hard_error == left.soft_error == pytest.approx(np.sqrt(np.mean(np.square(data.signal))))


@pytest.mark.parametrize("seed", range(5))
def test_some_threshold_beats_doing_nothing_and_soft_wants_a_smaller_one(seed):
    results = [denoised(noisy(seed), cut) for cut in np.arange(0, 5.01, 0.125)]
    hard, soft = min(results, key=lambda r: r.hard_error), min(results, key=lambda r: r.soft_error)
    assert hard.hard_error < 0.8 * hard.raw_error
    assert soft.soft_error < 0.8 * soft.raw_error
    assert soft.threshold < hard.threshold


@pytest.mark.parametrize("z", [-3.0, -1.1, 0.3, 3.0])
def test_of_two_places_that_cost_the_same_the_one_at_0_is_taken_as_hard_shrink_does(z):
    found = proximal(z, abs(z))
    assert found.hard == 0
    assert found.hard_gap == 0


@pytest.mark.parametrize("z", [-5.0, -1.3, 0.0, 0.5, 3.14159])
@pytest.mark.parametrize("threshold", [0.0, 0.7, 1.0, 4.0])
def test_shrinking_gives_what_a_search_finds_cheapest(z, threshold):
    found = proximal(z, threshold)
    assert found.soft_gap <= STEP / 2 + 1e-12
    assert found.hard_gap <= STEP / 2 + 1e-12
    assert found.soft == pytest.approx(float(acts.soft_shrink(z, threshold=threshold)), abs=STEP)
