import math

import numpy as np
import pytest

import acts
from acts.experiments.networks.gain import (
    FUNCTIONS,
    GAINS,
    LAYERS,
    NETWORKS,
    SAMPLES,
    WIDTH,
    resting,
    row,
    signals,
    signals_with,
    table,
)
from acts.network.mean_field import mean_field, moments

HE = math.sqrt(2)


def test_the_table_has_a_row_for_every_function():
    assert [each.activation for each in table()] == list(acts.CATALOGUE.values())


def test_the_gains_of_relu_are_those_of_its_definition():
    # half of a standard normal square: E f^2 = E f'^2 = 1/2, and E f = 1 / sqrt(2 pi)
    relu = row("relu")
    assert (relu.square, relu.slope_square) == pytest.approx((0.5, 0.5))
    assert relu.mean == pytest.approx(1 / math.sqrt(2 * math.pi))
    assert (relu.gain, relu.chi) == pytest.approx((HE, 1))


def test_other_gains_are_those_of_closed_forms():
    slope = 0.01
    assert row("leaky_relu").gain == pytest.approx(math.sqrt(2 / (1 + slope**2)))
    assert row("identity").gain == pytest.approx(1)
    assert row("exponential").gain == pytest.approx(1 / math.e)  # E exp(2 z) = e^2
    # SELU is made to keep mean 0 and variance 1
    assert (row("selu").mean, row("selu").gain) == pytest.approx((0, 1), abs=1e-6)
    # the probit function in GELU: E (z Phi(z))^2 = 1/3 + 1 / (2 pi sqrt 3)
    assert row("gelu").square == pytest.approx(1 / 3 + 1 / (2 * math.pi * math.sqrt(3)))


@pytest.mark.parametrize("slug", ["tanh", "sigmoid", "elu", "gelu"])
def test_a_layer_at_its_own_gain_keeps_the_size_of_z(slug):
    # a million draws of z, and a layer of one unit
    z = np.random.default_rng(0).standard_normal(1_000_000)
    assert (acts.CATALOGUE[slug](z) ** 2).mean() * row(slug).gain ** 2 == pytest.approx(1, abs=0.01)


def test_torch_gives_tanh_and_selu_another_gain():
    assert row("tanh").torch == pytest.approx(5 / 3)
    assert row("tanh").gain == pytest.approx(1.5925, abs=1e-4)
    assert resting("tanh", row("tanh").gain) == pytest.approx(1)
    assert resting("tanh", 5 / 3) == pytest.approx(1.0856, abs=1e-4)
    assert resting("selu", 1.0) == pytest.approx(1, abs=1e-6)
    assert resting("selu", 0.75) < 0.2


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_the_lines_are_those_of_mean_field_theory(slug):
    found = signals(slug, (0.8, HE))
    for at, gain in enumerate(found.gains):
        theory = mean_field(acts.CATALOGUE[slug], LAYERS, gain**2)
        np.testing.assert_allclose(found.theory[at], np.sqrt(theory.q), rtol=1e-9)
        np.testing.assert_allclose(np.log10(found.back[at]), theory.gradient(), atol=1e-9)


@pytest.mark.parametrize(
    ("slug", "gain"), [("relu", HE), ("relu", 1.0), ("tanh", 1.6), ("selu", 1.0), ("sigmoid", 1.0)]
)
def test_random_networks_stay_near_the_lines(slug, gain):
    found = signals(slug, (gain,))
    assert found.sizes.shape == found.gradients.shape == (NETWORKS, 1, LAYERS)
    for drawn, theory in ((found.sizes, found.theory), (found.gradients, found.back)):
        off = np.log10(drawn[:, 0]) - np.log10(theory[0])
        assert np.abs(off.mean(axis=0)).max() < 0.3


def test_one_more_gain_is_put_in_its_place():
    found = signals_with("tanh", HE)
    assert found.gains.tolist() == sorted([*GAINS, HE])
    at, alone = found.gains.tolist().index(HE), signals("tanh", (HE,))
    for name in ("theory", "back"):
        np.testing.assert_allclose(getattr(found, name)[at], getattr(alone, name)[0])
    np.testing.assert_allclose(found.sizes[:, at], alone.sizes[:, 0])
    assert signals_with("tanh", 1.0) is signals("tanh", GAINS, 0)


def test_the_gradients_are_those_of_the_network():
    # against differences of a random linear function of the last pre-activations
    found = signals("tanh", (1.3,), 5)
    rng = np.random.default_rng([5, 0])
    weights = 1.3 * rng.standard_normal((LAYERS, WIDTH, WIDTH)) / math.sqrt(WIDTH)
    x = rng.standard_normal((SAMPLES, WIDTH))
    above = rng.standard_normal((SAMPLES, WIDTH))

    def onward(z, layer):
        for w in weights[layer + 1 :]:
            z = np.tanh(z) @ w.T
        return (above * np.tanh(z)).sum(axis=1)

    layer, z = 15, x @ weights[0].T
    for w in weights[1 : layer + 1]:
        z = np.tanh(z) @ w.T
    step = 1e-6 * np.eye(WIDTH)
    slopes = np.stack([(onward(z + e, layer) - onward(z - e, layer)) / 2e-6 for e in step], axis=1)
    last = z
    for w in weights[layer + 1 :]:
        last = np.tanh(last) @ w.T
    top = above * (1 - np.tanh(last) ** 2)
    expected = np.sqrt((slopes**2).mean() / (top**2).mean())
    assert found.gradients[0, 0, layer] == pytest.approx(expected, rel=1e-6)


def test_gains_are_named_by_what_becomes_of_the_signal():
    found = signals("relu", (1.0, HE, 2.0))
    assert found.verdicts == ("shrinks", "holds", "grows")
    assert float(moments(acts.relu, 1.0).square) * 2 == pytest.approx(1)
    assert signals("tanh", (1.0, 1.6)).verdicts == ("shrinks", "holds")
