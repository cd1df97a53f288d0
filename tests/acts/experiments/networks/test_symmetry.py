import numpy as np
import pytest

import acts
from acts.experiments.networks.symmetry import (
    EVERY,
    FUNCTIONS,
    NOISE,
    RATE,
    STARTS,
    STEPS,
    UNITS,
    VALUE,
    equal_start,
    symmetry,
    symmetry_at,
)
from acts.network import Design, Schedule, draw, initial, train
from acts.network.initialisers import HE_NORMAL


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_units_that_start_at_zero_stay_exactly_equal(slug):
    shown = symmetry(slug, "zeros")
    assert len(shown.steps) == STEPS // EVERY + 1
    assert (shown.apart[0] == 0).all()
    assert (shown.weights[0] == shown.weights[0, :, :1]).all()


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_no_weight_moves_from_zeros_with_classes_of_equal_size(slug):
    data, _ = draw("circles", 0)
    assert (data.y == 0).sum() == (data.y == 1).sum()
    assert not symmetry(slug, "zeros").weights[0].any()
    assert symmetry(slug, "zeros").loss[0] == pytest.approx(np.log(2))


@pytest.mark.parametrize("slug", ["tanh", "sigmoid", "relu"])
def test_units_that_start_equal_stay_equal_within_rounding_at_every_step(slug):
    shown = symmetry(slug, "equal")
    assert shown.apart[0, 0] == 0
    assert shown.apart[0].max() < 1e-9
    moved = np.abs(shown.weights[0] - shown.weights[0, :1]).max()
    assert moved > 0.05
    assert shown.apart[1].min() > 0.5


def test_a_network_of_equal_units_decides_as_one_unit_does():
    # tanh's units as one: the sum of their outgoing weights
    shown = symmetry("tanh", "equal")
    x = draw("circles", 0)[0].x
    into, out = shown.weights[0, -1, :, :3], shown.weights[0, -1, :, 3]
    together = np.tanh(x @ into[:, :2].T + into[:, 2]) @ out
    alone = np.tanh(x @ into[0, :2] + into[0, 2]) * out.sum()
    np.testing.assert_allclose(together, alone, atol=1e-8)
    assert shown.accuracy[0, -1] < 0.7 < 0.95 < shown.others.min()


def test_a_little_noise_breaks_the_symmetry():
    shown = symmetry("tanh", "almost")
    assert shown.apart[0, 0] < 6 * NOISE < 1 < shown.apart[0, -1]
    assert shown.accuracy[0, -1] > 0.9


def test_a_step_of_ones_own_is_recorded_too():
    shown = symmetry_at("tanh", "equal", 0, 333)
    assert shown.steps[shown.at(333)] == 333
    usual = symmetry("tanh", "equal")
    np.testing.assert_array_equal(np.delete(shown.weights, shown.at(333), axis=1), usual.weights)


def test_a_step_of_ones_own_is_that_of_a_training_without_a_halt():
    design = Design((2, UNITS, 1), acts.find("tanh"), initialiser=HE_NORMAL)
    starts = [equal_start(design, "almost", 0), initial(design, 0)]
    layers = [np.stack(each) for each in zip(*starts, strict=True)]
    run = train(design, draw("circles", 0)[0], Schedule(333), rates=[RATE, RATE], start=layers)
    shown = symmetry_at("tanh", "almost", 0, 333)
    hidden, last = run.weights
    np.testing.assert_array_equal(shown.weights[:, shown.at(333), :, :3], hidden)
    np.testing.assert_array_equal(shown.weights[:, shown.at(333), :, 3], last[:, 0, :-1])
    np.testing.assert_array_equal(shown.loss[:, shown.at(333)], run.loss[:, -1])


@pytest.mark.parametrize("start", STARTS)
def test_the_starts_are_what_they_are_called(start):
    hidden, last = equal_start(Design((2, UNITS, 1), initialiser=HE_NORMAL), start, 0)
    assert (hidden.shape, last.shape) == ((UNITS, 3), (1, UNITS + 1))
    assert not hidden[:, -1].any()
    spread = np.ptp(hidden[:, :-1])
    assert spread == 0 if start != "almost" else 0 < spread < 6 * NOISE
    assert hidden[0, 0] == pytest.approx(0 if start == "zeros" else VALUE, abs=5 * NOISE)
