import numpy as np
import pytest

import acts
from acts.experiments.networks.histograms import (
    BINS,
    DECADES,
    DIGITS,
    FINE,
    LAYERS,
    WIDTH,
    dead_shares,
    layers,
    reach,
)
from acts.network.digits import SCALINGS, digits, scaled
from acts.network.initialisers import GLOROT_NORMAL


def plainly(activation, scaling, seed, scale):
    """Return the activations, slopes and gradients of each hidden layer, (units, digits)."""
    rng, whole = np.random.default_rng(seed), digits()
    x = scaled(SCALINGS[scaling], whole.x[:DIGITS], seed=0).T
    weights = [scale * GLOROT_NORMAL.draw(rng, WIDTH, WIDTH) for _ in range(LAYERS)]
    last = GLOROT_NORMAL.draw(rng, WIDTH, WIDTH)[:10]
    outputs, slopes = [x], []
    for w in weights:
        z = w @ outputs[-1]
        slopes.append(activation.derivative(z))
        outputs.append(activation(z))
    logits = last @ outputs[-1]
    p = np.exp(logits - logits.max(axis=0))
    upstream = last.T @ (p / p.sum(axis=0) - (whole.y[:DIGITS] == np.arange(10)[:, None]))
    back = []
    for w, slope in zip(reversed(weights), reversed(slopes), strict=True):
        back.insert(0, slope * upstream)
        upstream = w.T @ back[0]
    return outputs[1:], slopes, back


@pytest.mark.parametrize("slug", ["relu", "tanh", "silu"])
def test_the_histograms_count_what_plain_backpropagation_gives(slug):
    activation = acts.find(slug)
    found = layers(slug, "standardised", 4, 1.3)
    outputs, slopes, back = plainly(activation, "standardised", 4, 1.3)
    low, high = reach(activation)
    for k in (0, LAYERS - 1):
        a, g = outputs[k], back[k]
        expected, _edges = np.histogram(np.clip(a[a != 0], low, high), bins=BINS, range=(low, high))
        assert np.abs(found.activations[k] - expected).sum() <= 4  # a value on the edge of a bin may round either way
        powers = np.log10(np.abs(g[g != 0]))
        bins = (DECADES[1] - DECADES[0]) * FINE
        assert np.abs(found.gradients[k] - np.histogram(powers, bins, DECADES)[0]).sum() <= 4
        assert found.size[k] == pytest.approx(np.log10(np.sqrt(np.mean(g**2))), abs=1e-9)
        assert found.spread[k] == pytest.approx(np.sqrt(np.mean(a.std(axis=1) ** 2)), rel=1e-9)
        assert found.zero[k] == pytest.approx(np.mean(slopes[k] == 0))
        assert found.dead[k] == np.mean((slopes[k] == 0).all(axis=1))


def test_the_shares_of_relu_do_not_depend_on_the_scale():
    small, large = (layers("relu", "sixteenth", 0, scale) for scale in (0.2, 3.0))
    np.testing.assert_array_equal(small.dead, large.dead)
    np.testing.assert_array_equal(small.zero, large.zero)
    assert small.size[0] < large.size[0] - 8


def test_sigmoids_make_all_digits_alike_and_their_gradient_vanishes():
    found = layers("sigmoid", "sixteenth", 0, 1.0)
    assert found.spread[-1] < 1e-5 * found.spread[0]
    assert found.size[0] < found.size[-1] - 5
    assert not found.zero.any()


def test_wide_weights_saturate_tanh():
    assert layers("tanh", "standardised", 0, 4.0).saturated.min() > 0.2
    assert layers("tanh", "standardised", 0, 0.4).saturated.max() == 0


def test_more_relu_units_are_dead_the_deeper_the_layer():
    """What is noted of five networks: 3% in the first layer, 17% in the last; centred pixels 0 and 10 to 12%."""
    shares = dead_shares("sixteenth", draws=20).mean(axis=0)
    assert 0.005 < shares[0] < 0.05
    assert 0.12 < shares[-1] < 0.24
    centred = dead_shares("centred", draws=20).mean(axis=0)
    assert centred[0] < 0.005
    assert 0.07 < centred[-1] < 0.17


def test_raw_pixels_have_the_dead_units_of_those_divided_by_16():
    np.testing.assert_array_equal(dead_shares("raw", draws=2), dead_shares("sixteenth", draws=2))
