import math

import numpy as np
import pytest

import acts
from acts.network.initialisers import GLOROT_NORMAL, HE_NORMAL, NORMAL
from acts.network.mean_field import mean_field
from acts.network.signals import propagate


def plainly(activation, initialiser, layers, width, samples, seed):
    """Return log10 sizes of activations, and of the gradients in z and W, of one network, sample by sample."""
    rng = np.random.default_rng(seed)
    inputs = rng.standard_normal((1, samples, width))[0]
    above = rng.standard_normal((1, samples, width))[0]
    weights = [initialiser.draw(rng, width, width, shape=(1,))[0] for _ in range(layers)]
    squares = np.zeros((3, layers + 1))
    squares[1:, 0] = 1.0  # no layer has this place
    for x, g in zip(inputs, above, strict=True):
        outputs, slopes = [x], []
        for w in weights:
            z = w @ outputs[-1]
            slopes.append(activation.derivative(z))
            outputs.append(activation(z))
        squares[0] += [np.mean(a**2) for a in outputs]
        for layer in reversed(range(layers)):
            delta = slopes[layer] * g
            squares[1, layer + 1] += np.mean(delta**2)
            squares[2, layer + 1] += np.mean(np.outer(delta, outputs[layer]) ** 2)
            g = weights[layer].T @ delta
    sizes = np.log10(squares / samples) / 2
    return sizes[0], sizes[1, 1:] - sizes[1, -1], sizes[2, 1:] - sizes[1, -1]


@pytest.mark.parametrize("slug", ["sigmoid", "relu", "gelu"])
def test_signals_are_those_of_plain_backpropagation(slug):
    activation = acts.find(slug)
    drawn = propagate(activation, HE_NORMAL, 6, 9, draws=1, samples=4, seed=3)
    forward, gradients, weights = plainly(activation, HE_NORMAL, 6, 9, 4, 3)
    assert drawn.activations[0] == pytest.approx(forward, abs=1e-12)
    assert drawn.gradients[0, -1] == pytest.approx(gradients, abs=1e-12)
    assert drawn.weights[0, -1] == pytest.approx(weights, abs=1e-12)


def test_gradients_from_every_layer_are_those_of_shorter_networks():
    long = propagate(acts.tanh, GLOROT_NORMAL, 7, 12, draws=2, samples=3, seed=5)
    short = propagate(acts.tanh, GLOROT_NORMAL, 4, 12, draws=2, samples=3, seed=5, every_top=False)
    assert long.gradients[:, 3, :4] == pytest.approx(short.gradients[:, 3], abs=1e-12)
    assert long.weights[:, 3, :4] == pytest.approx(short.weights[:, 3], abs=1e-12)
    assert long.units[3, :4] == pytest.approx(short.units[3], abs=1e-12)
    assert np.isnan(long.gradients[:, 3, 4:]).all()
    assert np.isnan(short.gradients[:, :3]).all()


def test_the_size_of_single_units_is_that_of_their_layer_on_the_whole():
    drawn = propagate(acts.sigmoid, HE_NORMAL, 5, 6, draws=2, samples=3, shown=6)
    together = np.log10(np.mean(10.0 ** (2 * drawn.units), axis=2)) / 2
    low = np.tri(5, dtype=bool)
    assert together[low] == pytest.approx(drawn.gradients[0][low], abs=1e-12)


def test_gradients_below_every_float_keep_their_size():
    layers = 40
    drawn = propagate(acts.sigmoid, NORMAL, layers, 20, draws=2, samples=2, scale=1e-12, every_top=False)
    theory = mean_field(acts.sigmoid, layers, 20 * 1e-24).gradient()
    assert theory[0] < -450
    assert drawn.gradients[:, -1, 0] == pytest.approx(theory[0], abs=2)
    assert np.isfinite(drawn.gradients[:, -1]).all()


def test_gradients_above_every_float_keep_their_size():
    drawn = propagate(acts.relu, NORMAL, 15, 20, draws=2, samples=2, scale=1e9, every_top=False)
    theory = mean_field(acts.relu, 15, 20 * 1e18).gradient()
    assert theory[0] > 130
    assert drawn.gradients[:, -1, 0] == pytest.approx(theory[0], abs=2)


def test_the_weights_are_the_same_up_to_their_scale():
    one, ten = (propagate(acts.relu, NORMAL, 3, 8, scale=scale) for scale in (0.1, 1.0))
    assert ten.activations[:, 3] - one.activations[:, 3] == pytest.approx(3.0, abs=1e-12)
    assert ten.gradients[:, 2, 0] - one.gradients[:, 2, 0] == pytest.approx(2.0, abs=1e-12)
    assert (ten.dead == one.dead).all()


def test_saturated_and_dead_units_are_counted():
    wide = propagate(acts.tanh, NORMAL, 3, 50)
    assert (wide.flat > 0.5).all()
    assert not wide.dead.any()
    off = propagate(acts.relu, HE_NORMAL, 12, 50, samples=2)
    assert off.flat == pytest.approx(0.5, abs=0.2)
    assert off.dead[:, -1].mean() > off.dead[:, 0].mean() > 0.1


# GELU and SiLU leave the mean under He weights: there small differences of size grow from layer to layer.
CLOSE = [(slug, v) for slug in ("sigmoid", "tanh", "relu", "selu") for v in (1, 2)] + [("gelu", 1), ("silu", 1)]


@pytest.mark.parametrize(("slug", "variance"), CLOSE)
def test_theory_is_within_a_tenth_of_a_decade_of_wide_networks(slug, variance):
    layers, activation = 30, acts.find(slug)
    scheme = {1: GLOROT_NORMAL, 2: HE_NORMAL}[variance]
    drawn = propagate(activation, scheme, layers, 500, draws=3, samples=4, seed=2, every_top=False)
    theory = mean_field(activation, layers, variance)
    back = drawn.gradients[:, -1].mean(axis=0) - theory.gradient()
    ahead = drawn.activations[:, 1:].mean(axis=0) - np.log10(theory.square) / 2
    assert np.abs(back).max() < 0.1
    assert np.abs(ahead).max() < 0.1


def test_a_network_without_slopes_has_a_gradient_of_zero_and_no_warning():
    drawn = propagate(acts.step, GLOROT_NORMAL, 3, 8, draws=1)
    assert not np.isfinite(drawn.gradients).any()
    assert drawn.dead.min() == 1.0
    assert math.isfinite(drawn.activations[0, -1])
