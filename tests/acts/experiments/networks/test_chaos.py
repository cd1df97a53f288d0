import math

import numpy as np
import pytest

import acts
from acts.experiments.networks.chaos import (
    ALIKE,
    BIASES,
    FUNCTIONS,
    LAYERS,
    NETWORKS,
    WEIGHTS,
    WIDTH,
    chaos,
    chaos_with,
    edge,
    grid,
)
from acts.network.mean_field import mean_field, moments

functions = pytest.mark.parametrize("slug", FUNCTIONS)
PAIRS = ((0.6, 0.3), (1.0, 0.0), (1.5, 0.05), (2.0, 0.5), (3.0, 0.1))


@functions
def test_the_sizes_of_theory_are_those_of_mean_field(slug):
    found = chaos(slug, 0, PAIRS)
    for at, (weight, bias) in enumerate(PAIRS):
        theory = mean_field(acts.CATALOGUE[slug], LAYERS, weight, bias)
        np.testing.assert_allclose(np.log10(found.theory[at]), theory.gradient(), atol=0.01)
        assert found.chi[at] == pytest.approx(mean_field(acts.CATALOGUE[slug], 400, weight, bias).chi[-1], rel=0.005)


@functions
def test_measured_factors_agree_with_theory_all_over_the_map(slug):
    found = chaos(slug)
    off = np.log10(found.measured) - np.log10(found.expected)
    assert np.abs(off).max() < 0.03
    assert np.sqrt((off**2).mean()) < 0.01
    # and gradients shrink on one side of the edge and grow on the other, but for a narrow strip
    far = np.abs(found.chi - 1) > 0.1
    np.testing.assert_array_equal((found.measured > 1)[far], (found.chi > 1)[far])
    assert 0.2 < (found.measured > 1).mean() < 0.8


def test_the_edge_of_tanh_has_chi_1_and_begins_without_biases_at_weights_of_variance_1():
    weights, biases = edge("tanh", BIASES[-1])
    assert (biases[0], biases[-1]) == (0, BIASES[-1])
    assert weights[0] == pytest.approx(1, abs=0.01)
    assert (np.diff(weights) > 0).all()
    found = chaos("tanh", 0, tuple(zip(weights[20:].tolist(), biases[20:].tolist(), strict=True)))
    np.testing.assert_allclose(found.chi, 1, atol=0.01)


def test_the_edge_of_relu_is_at_he_weights_whatever_the_biases():
    weights, biases = edge("relu", 1.0)
    assert set(weights) == {2.0}
    assert biases[-1] == 1
    np.testing.assert_allclose(chaos("relu", 0, tuple((2.0, bias) for bias in (0.0, 0.3, 1.0))).chi, 1, rtol=1e-6)
    np.testing.assert_allclose(moments(acts.relu, [0.01, 1.0, 100.0]).slope_square * 2, 1)


def test_in_order_two_inputs_become_the_same_and_in_chaos_they_part():
    found = chaos("tanh", 0, ((0.6, 0.3), (3.0, 0.0)))
    assert found.alike[:, 0, -1].min() > 0.999
    assert found.alike[:, 1, -1].max() < 0.7
    assert found.alike[:, 1, -1].mean() < 0.5 < ALIKE
    assert np.abs(found.alike[:, :, 0] - ALIKE).max() < 0.15


def test_without_biases_the_correlation_under_relu_does_not_depend_on_the_weights():
    found = chaos("relu", 0, ((0.5, 0.0), (2.0, 0.0), (4.0, 0.0)))
    np.testing.assert_allclose(found.alike, np.broadcast_to(found.alike[:, :1], found.alike.shape), atol=1e-9)


@functions
def test_what_is_found_at_a_pair_does_not_depend_on_the_other_pairs(slug):
    alone, among = chaos(slug, 3, ((1.4, 0.2),)), chaos(slug, 3)
    at = among.at(1.4, 0.2)
    np.testing.assert_allclose(alone.gradients[:, 0], among.gradients[:, at])
    np.testing.assert_allclose(alone.alike[:, 0], among.alike[:, at])


def test_one_more_variance_of_each_comes_with_all_it_can_be_paired_with():
    found = chaos_with("tanh", 1.23, 0.456)
    assert len(found.weights) == (len(WEIGHTS) + 1) * (len(BIASES) + 1)
    assert all(
        (found.weights[found.at(w, b)], found.biases[found.at(w, b)]) == (w, b) for w in (1.23, 0.2) for b in (0.456, 1)
    )
    assert chaos_with("tanh", 1.2, 0.2) is chaos("tanh", 0)
    assert len(grid()) == len(WEIGHTS) * len(BIASES)


@functions
def test_the_gradients_are_those_of_the_network(slug):
    # against differences of a random linear function of the last activations
    weight, bias = 1.7, 0.3
    found, rng = chaos(slug, 5, ((weight, bias),)), np.random.default_rng([5, 0])
    weights = math.sqrt(weight) * rng.standard_normal((LAYERS, WIDTH, WIDTH)) / math.sqrt(WIDTH)
    shifts = math.sqrt(bias) * rng.standard_normal((LAYERS, WIDTH))
    first, other = rng.standard_normal((2, WIDTH))
    a = np.stack([first, ALIKE * first + math.sqrt(1 - ALIKE**2) * other])
    above, activation = rng.standard_normal((2, WIDTH)), acts.CATALOGUE[slug]
    z = a @ weights[0].T + shifts[0]
    layer = 25
    for w, b in zip(weights[1 : layer + 1], shifts[1:], strict=False):
        z = activation(z) @ w.T + b

    def last(z):
        for w, b in zip(weights[layer + 1 :], shifts[layer + 1 :], strict=True):
            z = activation(z) @ w.T + b
        return z

    def output(z):
        return (above * activation(last(z))).sum(axis=1)

    steps = 1e-6 * np.eye(WIDTH)
    slopes = np.stack([(output(z + each) - output(z - each)) / 2e-6 for each in steps], axis=1)
    top = above * activation.derivative(last(z))
    assert found.gradients.shape == (NETWORKS, 1, LAYERS)
    assert found.gradients[0, 0, layer] == pytest.approx(np.sqrt((slopes**2).mean() / (top**2).mean()), rel=1e-5)
