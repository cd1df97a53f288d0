import numpy as np
import pytest

import acts
from acts.experiments.networks.network import (
    FUNCTIONS,
    LAYERS,
    LOOK,
    LOSS,
    OPTIMISERS,
    POINTS,
    RECORDS,
    TASKS,
    Effort,
    design_of,
    rates_of,
    shifted_sigmoid,
    training,
)
from acts.network import draw, train

Z = np.linspace(-4, 4, 41)


@pytest.fixture(scope="module")
def found():
    return {(task, by): training(task, by, LOOK).complete() for task in TASKS for by in OPTIMISERS}


def test_the_shifted_sigmoid_has_the_slopes_of_the_sigmoid_and_is_odd():
    np.testing.assert_allclose(shifted_sigmoid(Z), acts.sigmoid(Z) - 0.5)
    np.testing.assert_array_equal(shifted_sigmoid.derivative(Z), acts.sigmoid.derivative(Z))
    np.testing.assert_allclose(shifted_sigmoid(Z), -shifted_sigmoid(-Z), atol=1e-15)


def test_centring_alone_makes_the_sigmoid_faster_with_every_optimiser_on_both_tasks(found):
    for seen in found.values():
        sigmoid, shifted, tanh, relu, _elu = seen
        assert shifted.median < sigmoid.median
        assert tanh.median < shifted.median
        assert relu.median < shifted.median


def test_the_mean_activation_of_relu_moves_away_from_0_and_that_of_the_shifted_sigmoid_does_not(found):
    for seen in found.values():
        _sigmoid, shifted, _tanh, relu, _elu = seen
        assert relu.middle[-1].max() > 0.4
        assert relu.middle[-1].sum() > relu.middle[0].sum()
        assert np.abs(shifted.middle[-1]).max() < 0.2


def test_the_steps_and_means_are_those_of_single_trainings(found):
    data, _ = draw("circles", 0, POINTS, 1)
    seen = found["circles", "adam"][2]
    alone = train(
        design_of("tanh"), data, OPTIMISERS["adam"], rates=seen.rate, seeds=1, every=RECORDS, keep=True
    )  # fmt: skip
    np.testing.assert_allclose(alone.loss[0], seen.loss[1])
    below = alone.steps[alone.loss[0] <= LOSS]
    assert seen.steps[1] == (below[0] if below.size else np.inf)
    first = np.tanh(alone.history[0][0, -1][:, :-1] @ data.x.T + alone.history[0][0, -1][:, -1:])
    second = np.tanh(alone.history[1][0, -1][:, :-1] @ first + alone.history[1][0, -1][:, -1:])
    np.testing.assert_allclose(seen.means[1, -1], [first.mean(), second.mean()], atol=1e-6)


def test_no_other_rate_has_fewer_steps_in_the_median(found):
    data, _ = draw("moons", 0, POINTS, 1)
    seen = found["moons", "momentum"][3]
    for rate in rates_of("momentum", LOOK):
        run = train(design_of("relu"), data, OPTIMISERS["momentum"], rates=rate, seeds=range(LOOK.seeds), every=RECORDS)
        below = run.loss <= LOSS
        steps = np.where(below.any(axis=1), run.steps[below.argmax(axis=1)], np.inf)
        assert seen.median <= np.median(steps)


def test_a_network_that_never_gets_there_takes_infinitely_many_steps():
    (sigmoid, *_rest) = training("moons", "plain", Effort(1, 2)).complete()
    assert (sigmoid.steps == np.inf).all(), "the lowest rate is too low"
    assert sigmoid.median == np.inf
    assert set(FUNCTIONS) == {"sigmoid", "shifted_sigmoid", "tanh", "relu", "elu"}
    assert sigmoid.means.shape == (2, len(RECORDS), len(LAYERS) - 2)
