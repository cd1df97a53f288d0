import numpy as np
import pytest

import acts
from acts.experiments.networks.first_layer import (
    BINS,
    DEEP,
    NETWORKS,
    REACH,
    UNITS,
    deep,
    first_layer,
    flat_from,
    pictured,
    prepared,
)
from acts.network.digits import SCALINGS, digits, split
from acts.network.initialisers import HE_NORMAL
from acts.network.preprocessing import PREPROCESSINGS
from acts.network.signals import FLAT

every = pytest.mark.parametrize("how", PREPROCESSINGS)


def activations(how, seed=0):
    """Return the pre-activations of the first layers, (networks, digits, units)."""
    weights = HE_NORMAL.draw(np.random.default_rng([seed, 1]), 64, UNITS, shape=(NETWORKS,))
    return np.matmul(prepared(how, seed)[0], weights.swapaxes(1, 2))


@every
def test_what_is_counted_is_what_the_layers_do(how):
    found, z = first_layer(how), activations(how)
    assert found.size == pytest.approx(np.sqrt((z**2).mean()))
    np.testing.assert_allclose(found.dead, (z.max(axis=1) <= 0).mean(axis=1))
    np.testing.assert_allclose(found.always, (z.min(axis=1) > 0).mean(axis=1))


@every
def test_the_histogram_is_that_of_all_pre_activations_at_every_scale(how):
    found, z = first_layer(how), activations(how)
    for scale in (0.3, 1.0, 1.7):
        counts, _ = np.histogram(np.clip(scale * z, -REACH, REACH), BINS, (-REACH, REACH))
        np.testing.assert_allclose(found.histogram(scale), counts / z.size, atol=2e-3)
        assert found.histogram(scale).sum() == pytest.approx(1)


@pytest.mark.parametrize("slug", ["tanh", "sigmoid"])
def test_a_function_is_flat_where_its_slope_is_a_hundredth_of_the_steepest(slug):
    activation, edge = acts.CATALOGUE[slug], flat_from(slug)
    assert float(activation.derivative(edge)) == pytest.approx(FLAT * activation.claims().lipschitz)
    z = activations("centred")
    share = (activation.derivative(0.7 * z) < FLAT * activation.claims().lipschitz).mean()
    assert first_layer("centred").flat(slug, 0.7) == pytest.approx(share, abs=2e-3)


def test_raw_pixels_saturate_the_first_layer_and_prepared_ones_do_not():
    flat = {how: first_layer(how).flat("tanh", 1.0) for how in PREPROCESSINGS}
    assert flat["raw"] > flat["centred"] > 0.5 > 0.05 > max(flat["scaled"], flat["standardised"], flat["whitened"])
    size = {how: first_layer(how).size for how in PREPROCESSINGS}
    assert size["raw"] > 10
    # sizes of inputs that He's weights are made for: sqrt 2, less the three pixels that never change
    assert size["standardised"] == pytest.approx(np.sqrt(2 * 61 / 64), rel=0.03)
    assert size["whitened"] == pytest.approx(np.sqrt(2 * 61 / 64), rel=0.03)


def test_inputs_that_are_never_negative_leave_units_of_one_sign():
    for how in ("raw", "scaled"):
        assert 0.005 < first_layer(how).dead.mean() < 0.06
        assert 0.005 < first_layer(how).always.mean() < 0.06
    for how in ("centred", "standardised", "whitened"):
        assert not first_layer(how).dead.any()
        assert not first_layer(how).always.any()


def test_dead_units_in_deeper_layers_are_those_that_were_measured():
    # facts: raw 3, 4, 10, 16-17% in layers 1, 2, 5, 10; centred 0, 0, 2-4, 10-12%; single networks differ much
    raw, centred = (np.concatenate([deep(how, k) for k in range(3)]).mean(axis=0) for how in ("raw", "centred"))
    assert deep("raw", 1).shape == (NETWORKS, len(DEEP))
    np.testing.assert_allclose(raw, [0.03, 0.04, 0.10, 0.17], atol=0.04)
    np.testing.assert_allclose(centred, [0, 0, 0.03, 0.11], atol=0.04)
    assert (np.diff(raw) > 0).all()


@every
def test_test_digits_are_prepared_with_the_numbers_of_the_training_digits(how):
    training, test = prepared(how)
    raw, raw_test = split(SCALINGS["raw"], 0)
    fitted = PREPROCESSINGS[how].fit(raw.x)
    np.testing.assert_array_equal(test, fitted(raw_test.x))
    np.testing.assert_array_equal(training, fitted(raw.x))
    np.testing.assert_allclose(pictured(how)[3].ravel(), fitted(digits().x[3:4])[0])


def test_whitening_makes_some_test_digits_enormous():
    training, test = prepared("whitened")
    assert np.abs(test).max() > 3 * np.abs(training).max()
    assert training.var(axis=0).max() < 1.001 < 10 < test.var(axis=0).max()
