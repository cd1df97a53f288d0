from dataclasses import replace

import numpy as np
import pytest

from acts.experiments.training import turn as module
from acts.experiments.training.plane import LEVELS, places_in
from acts.experiments.training.presets import FAMOUS
from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import HIGH, LOW, RATES, Turning, alone, together, turning
from acts.network import predict, train

SMALL = Setup(width=6, steps=100)


def trained(setup, rate, seed, **more):
    data, test = setup.sets
    return train(setup.design, data, setup.schedule, rates=rate, seeds=seed, test=test, **more)


def turned(setup, seed=0, rates=RATES):
    (known,) = Turning(setup, seed, rates).complete()
    return known


def test_the_rates_are_at_even_distances_on_a_log_scale():
    assert len(RATES) == 41
    assert (RATES[0], RATES[-1]) == (LOW, HIGH)
    steps = np.diff(np.log10(RATES))
    assert np.abs(steps - 0.1).max() < 0.005, "but for three digits"


@pytest.mark.parametrize("setup", [SMALL, replace(SMALL, depth=2), replace(SMALL, activation="prelu"), Setup("spiral")])
def test_each_stop_is_the_training_at_its_rate_alone(setup):
    known = turned(setup, seed=3, rates=RATES[::8])
    for k, rate in enumerate(known.rates.tolist()):
        if known.diverged[k]:
            continue
        run = trained(setup, rate, 3)
        assert known.loss[k] == run.loss[0, -1]
        assert known.accuracy[k] == run.accuracy[0, -1]
        assert known.test_accuracy[k] == run.test_accuracy[0, -1]
        assert (known.silent[k] == run.silent[0, -1]).all()
        assert known.steps[k] == setup.steps
        logits = predict(
            setup.design, run.weights, places_in(known.box), None if run.slopes is None else run.slopes[:, -1]
        )[0]
        best = logits.argmax(axis=0) if len(logits) > 1 else logits[0] > 0
        assert (known.regions[k].ravel() // LEVELS == best).all()


def test_a_network_that_diverged_is_shown_as_it_was_before_and_has_no_share_in_the_curves():
    known = turned(SMALL)
    assert known.diverged.any()
    assert not known.diverged.all()
    for k in np.flatnonzero(known.diverged):
        divergence = known.divergences[k]
        assert known.steps[k] == divergence.step - 1
        before = trained(replace(SMALL, steps=max(1, divergence.step - 1)), known.rates[k], 0)
        assert known.loss[k] == before.loss[0, -1] <= SMALL.schedule.bound
        assert (known.silent[k] == before.silent[0, -1]).all()
        assert known.steps[k] > 0, "it is not the state at the start"
    assert (np.isnan(known.share) == known.diverged).all()
    assert (np.isnan(known.score) == known.diverged).all()
    assert (np.diff(known.rates) > 0).all(), "those that were trained once more are in their places"


def test_with_mini_batches_a_network_is_shown_only_a_few_updates_before_it_diverged():
    known = turned(Setup(batch=16, steps=100))
    assert known.diverged.any()
    for step, divergence in zip(known.steps, known.divergences, strict=True):
        assert divergence is None or 0 < divergence.step - step <= 5


def test_where_values_are_learned_there_is_a_curve_and_a_loss_and_no_accuracy():
    known = turned(Setup("sine", steps=100), rates=(0.01, 0.1))
    run = trained(Setup("sine", steps=100), 0.1, 0)
    x = np.linspace(*known.box[0], known.curves.shape[1])[:, None]
    assert known.regions is known.accuracy is None
    np.testing.assert_allclose(known.curves[1], predict(run.design, run.weights, x)[0, 0], rtol=1e-5, atol=1e-6)
    assert (known.score == known.loss).all()
    assert np.isnan(known.kinks[..., 1:]).all()
    assert not np.isnan(known.kinks[..., 0]).all()


def test_dead_units_are_counted_in_each_layer_and_kinks_are_those_of_the_first():
    known = turned(replace(SMALL, depth=3), rates=(0.1, 2.0))
    assert known.counts.shape == (2, 3)
    assert (known.counts.sum(axis=1) == known.silent.sum(axis=1)).all()
    assert (known.counts[:, 0] == known.dead.sum(axis=1)).all()
    assert known.kinks.shape == (2, 6, 4)


def test_a_leak_makes_units_never_positive():
    assert turned(SMALL, rates=(0.1,)).word == "dead"
    assert turned(SMALL.under("leaky_relu"), rates=(0.1,)).word == "never positive"


@pytest.fixture
def three_at_once(monkeypatch):
    monkeypatch.setattr(module, "block_size", lambda *_of: 3)


def distance(rate, around):
    return abs(np.log(rate / around))


def test_it_fills_outward_from_the_rate_in_force(three_at_once):
    work = Turning(SMALL, 5, RATES)
    work.around = 0.3
    counts = []
    while not work.finished:
        work.advance()
        (known,) = work.results
        if known is None or counts[-1:] == [len(known)]:
            continue
        counts.append(len(known))
        nearest = sorted(RATES, key=lambda rate: distance(rate, 0.3))[: len(known)]
        assert known.rates.tolist() == sorted(nearest)
    assert counts == [*range(3, 41, 3), 41]


def test_it_goes_on_from_where_the_reader_is_by_then(three_at_once):
    work = Turning(SMALL, 6, RATES)
    work.around = 0.01
    while work.results[0] is None:
        work.advance()
    work.around = 100.0
    while len(work.results[0]) == 3:
        work.advance()
    assert work.results[0].rates.tolist() == [*RATES[:3], *RATES[-3:]]
    assert len(work.complete()[0]) == 41


def test_the_share_that_is_done_only_rises(three_at_once):
    work, shares = Turning(replace(SMALL, steps=300), 0, RATES), []
    while not work.finished:
        work.advance()
        shares.append(work.done)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_all_who_ask_share_one_job_whatever_their_rate():
    assert turning(SMALL, 1) is turning(SMALL, 1)
    assert turning(SMALL, 1) is not turning(SMALL, 2)
    assert alone(SMALL, 3.0, 1) is alone(SMALL, 3.0, 1)


def test_the_rate_in_force_is_a_stop_of_its_own_among_the_others():
    assert 3.0 not in RATES
    (one,), (of_all,) = alone(SMALL, 3.0, 0).complete(), turning(SMALL, 0).complete()
    both = together(of_all, one)
    assert both.rates.tolist() == sorted([*RATES, 3.0])
    place = both.at(3.0)
    assert both.rates[place - 1] == 2.51
    assert both.rates[place + 1] == 3.16
    assert both.loss[place] == one.loss[0]
    assert (both.regions[place] == one.regions[0]).all()
    assert of_all.at(3.0) is None
    assert together(of_all, one) is both, "a picture of it is made once"
    assert len(together(both, one)) == 42, "each rate once"


@pytest.mark.parametrize("rate", [0.0, 1e-6, 1e6])
def test_a_rate_beyond_all_others_is_a_stop_too(rate):
    (one,), (of_all,) = alone(SMALL, rate, 0).complete(), turning(SMALL, 0).complete()
    assert together(of_all, one).at(rate) == (0 if rate < LOW else 41)


def test_only_small_trainings_start_by_themselves():
    assert turning(Setup(), 0).at_once
    assert turning(Setup("sine"), 0).at_once
    assert not turning(FAMOUS.setup, FAMOUS.seed).at_once
    assert not turning(Setup(width=128, depth=3, steps=2000), 0).at_once


def test_a_record_cannot_be_changed():
    known = turned(SMALL, rates=(0.1,))
    with pytest.raises(ValueError, match="read-only"):
        known.regions[0, 0, 0] = 0
