import numpy as np
import pytest

import acts
from acts.experiments.networks import fit
from acts.experiments.networks.bumps import BREAK, HIGH, LOW, TARGETS
from acts.experiments.networks.fit import COUNTS, LAST, ORDER, RATE, SEEDS, SHOWN, STEPS, at_once, by_hand, fitting
from acts.losses import squared_error
from acts.network import DataSet, Design, Schedule, predict, train


def fitted(target="sine", unit="relu", count=4):
    (known,) = fitting(target, unit, RATE, (count,)).complete()
    return known


def alone(target, unit, count, seed, steps=LAST):
    """Return the design and the run of one network, trained by itself."""
    x = np.linspace(LOW, HIGH, fit.POINTS)
    data = DataSet(target, (x / np.pi - 1)[:, None], TARGETS[target].value(x), "values")
    design = Design((1, count, 1), acts.CATALOGUE[unit], loss=squared_error, dtype="float32")
    return design, train(design, data, Schedule(steps, momentum=fit.MOMENTUM), rates=RATE, seeds=seed)


@pytest.mark.parametrize(("unit", "count"), [("relu", 8), ("tanh", 2), ("prelu", 4)])
def test_each_network_is_the_one_that_is_trained_alone(unit, count):
    known = fitted(unit=unit, count=count)
    design, run = alone("sine", unit, count, 3)
    x = np.linspace(LOW, HIGH, SHOWN)
    slopes = None if run.slopes is None else run.slopes[:, -1]
    output = predict(design, run.weights, (x / np.pi - 1)[:, None], slopes)[0, 0]
    np.testing.assert_allclose(known.curves[-1, 3], output, atol=1e-6)
    fine = np.linspace(LOW, HIGH, 4001)
    errors = np.abs(predict(design, run.weights, (fine / np.pi - 1)[:, None], slopes)[0, 0] - np.sin(fine))
    assert known.errors[-1, 3] == pytest.approx(errors.max(), rel=0.01)
    w, b = run.weights[0][0].astype(float).T
    np.testing.assert_allclose(w * (known.centres[-1, 3] / np.pi - 1) + b, 0, atol=1e-6)


def test_a_network_begins_with_all_its_kinks_in_the_middle():
    known = fitted()
    assert STEPS[0] == 0
    np.testing.assert_allclose(known.centres[0], np.pi, atol=1e-6)
    assert np.ptp(known.centres[-1]) > 1


def test_the_middle_network_has_the_median_error():
    known = fitted(count=8)
    for place in range(len(STEPS)):
        assert known.errors[place, known.middle(place)] == np.median(known.errors[place])


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(
    ("unit", "made"),
    [("relu", "relu"), ("gelu", "relu"), ("tanh", "sigmoid"), ("sigmoid", "sigmoid"), ("sign", "step")],
)
def test_the_construction_has_as_many_units_and_is_of_the_same_kind(unit, made, count):
    activation, followed = by_hand("sine", unit, count)
    assert activation.slug == made
    assert followed.built.unit is activation
    assert followed.built.out.size == count


def test_what_waits_for_no_press_is_little():
    assert sorted(ORDER) == list(COUNTS)
    assert at_once("relu") == at_once("tanh") == ORDER
    for unit in acts.CATALOGUE:
        counts = at_once(unit)
        assert counts == ORDER[: len(counts)]
        assert ORDER[0] in counts
        assert sum(fit.load_of(unit, count) for count in counts) <= fit.AT_ONCE
    assert at_once("gelu") != ORDER


def test_equal_arguments_share_one_job():
    assert fitting("sine", "relu", RATE, (4,)) is fitting("sine", "relu", RATE, (4,))
    assert fitting("sine", "relu", RATE, (4,)).key != fitting("hill", "relu", RATE, (4,)).key
    assert fitting("sine", "gelu", RATE, (2, 4)).seconds_left() > 0


@pytest.mark.parametrize("unit", acts.CATALOGUE)
def test_every_function_of_the_catalogue_can_be_trained(unit, monkeypatch):
    monkeypatch.setattr(fit, "LAST", 4)
    monkeypatch.setattr(fit, "STEPS", (0, 2, 4))
    (known,) = fitting("hill", unit, 0.011, (3,)).complete()
    assert known.curves.shape == (3, len(SEEDS), SHOWN)
    assert np.isfinite(known.curves).all()
    assert np.isfinite(known.errors).all()


def test_training_cannot_move_a_step():
    known = fitted(unit="step", count=2)
    np.testing.assert_array_equal(known.centres[-1], known.centres[0])


def test_at_a_jump_no_continuous_network_is_off_by_less_than_half_of_it():
    assert (fitted("jump", "tanh", 8).errors >= 0.5 - 1e-6).all()


def test_training_moves_a_kink_onto_the_corner_which_the_construction_cannot_do():
    known = fitted("corner", count=8)
    assert np.median(known.errors[-1]) < by_hand("corner", "relu", 8)[1].error / 4
    nearest = np.abs(known.centres[-1] - BREAK).min(axis=1)
    assert np.median(nearest) < 0.05
    edges = by_hand("corner", "relu", 8)[1].built.edges
    assert np.abs(edges - BREAK).min() > 0.3


def test_on_the_wiggle_ten_times_as_many_steps_hardly_help_and_some_units_are_dead():
    _design, run = alone("wiggle", "relu", 8, np.array(SEEDS))
    _design, longer = alone("wiggle", "relu", 8, np.array(SEEDS), 10 * LAST)
    assert np.median(longer.loss[:, -1]) > 0.95 * np.median(run.loss[:, -1])
    assert 0 < run.silent[:, -1].any(axis=1).sum() < len(SEEDS)
    for count in (8, 16):
        assert np.median(fitted("wiggle", count=count).errors[-1]) > 2 * by_hand("wiggle", "relu", count)[1].error


def test_on_the_sine_the_construction_is_better_than_training_once_it_has_many_units():
    for count in (16, 32):
        assert by_hand("sine", "relu", count)[1].error < fitted(count=count).errors[-1].min()
