import numpy as np
import pytest

import acts
from acts.experiments.networks.one_neuron import FIRST, neuron


def test_a_neuron_by_hand():
    found = neuron((1.0, 0.5), (1.8, -1.2), -0.4, acts.relu)
    assert found.contributions == (1.8, -0.6)
    assert found.z == 0.8
    assert found.a == 0.8
    assert found.slope == 1


@pytest.mark.parametrize("activation", acts.CATALOGUE.values(), ids=lambda a: a.slug)
def test_the_output_and_its_slope_are_those_of_the_function_at_the_sum(activation):
    found = neuron((-0.7, 0.2), (1.1, 2.0), 0.25, activation)
    assert found.z == pytest.approx(-0.7 * 1.1 + 0.2 * 2.0 + 0.25)
    assert found.a == activation(found.z)
    assert found.slope == activation.derivative(found.z)


@pytest.mark.parametrize(
    ("inputs", "weights", "bias"),
    [((0.1, 0.0), (3.0, 0.0), -0.3), ((0.7, 0.1), (0.1, 0.1), -0.08), ((1.0, -1.0), (1.1, 2.2), 1.1)],
)
def test_decimals_that_add_up_to_0_add_up_to_0(inputs, weights, bias):
    assert neuron(inputs, weights, bias, acts.sign).z == 0


def test_the_decimals_make_a_difference_somewhere():
    assert 0.1 * 3.0 - 0.3 != 0


def test_any_number_of_inputs_may_come_but_one_weight_each():
    assert neuron((), (), 1.0, acts.identity).a == 1
    assert neuron([1, 2, 3], [1, 1, 1], 0, acts.identity).a == 6
    with pytest.raises(ValueError, match="argument 2"):
        neuron((1.0,), (1.0, 2.0), 0.0, acts.identity)


def test_the_first_neuron_fires_and_is_not_far_from_its_edge():
    assert FIRST.activation is acts.step
    assert FIRST.a == 1
    assert 0 < FIRST.z < 1
    assert np.sign(FIRST.contributions).tolist() == [1, -1]  # one for it and one against it
