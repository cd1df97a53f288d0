import math

import numpy as np
import pytest

from acts.experiments.networks.signals import (
    FUNCTIONS,
    LAYERS,
    NETWORKS,
    SHOWN,
    STARTS,
    WIDTH,
    depths,
    overview,
    verdict,
)
from tests.reproduce.depth import GRADIENTS


def test_the_variances_of_the_starts_are_those_of_their_names():
    assert [STARTS[start].variance(WIDTH) for start in ("small", "xavier", "he", "large")] == pytest.approx(
        [0.01, 1.0, 2.0, 100.0]
    )


@pytest.mark.parametrize("slug", GRADIENTS)
def test_the_mean_over_the_networks_is_close_to_what_is_noted(slug):
    for start, noted in zip(("small", "xavier", "he"), GRADIENTS[slug], strict=True):
        seen = verdict(depths(slug, start), 20)
        assert seen.lowest - 0.3 <= noted <= seen.highest + 0.3


def test_a_band_holds_its_mean_and_ends_at_the_last_layer():
    found = depths("gelu", "he")
    for band in (found.activations, found.gradients, found.weights):
        known = np.isfinite(band.middle)
        assert (band.low[known] <= band.middle[known]).all()
        assert (band.middle[known] <= band.high[known]).all()
        assert (np.isfinite(band.theory) == known).all()
    assert (np.isfinite(found.gradients.middle) == np.tri(LAYERS, dtype=bool)).all()
    assert found.gradients.middle.diagonal() == pytest.approx(0.0, abs=1e-12)
    assert found.gradients.theory.diagonal() == pytest.approx(0.0, abs=1e-12)
    assert found.units.shape == (LAYERS, LAYERS, SHOWN)


def test_gradients_of_weights_are_those_of_pre_activations_times_the_activations_below():
    found = depths("relu", "xavier")
    parts = found.gradients.theory + found.activations.theory[:-1]
    np.testing.assert_allclose(found.weights.theory, parts, atol=1e-12)
    # Activations shrink forward as gradients do backward: every layer has the same gradient of its weights.
    for band in (found.weights.theory[-1], found.weights.middle[-1]):
        assert np.ptp(band) < 0.3
        assert band.mean() == pytest.approx(-49 * math.log10(2) / 2, abs=0.35)


def test_the_gradient_of_sigmoids_stays_below_the_product_of_the_bounds_under_xavier():
    found = depths("sigmoid", "xavier")
    assert (found.gradients.middle[-1, :-1] < (np.arange(1, LAYERS) - LAYERS) * math.log10(4)).all()


@pytest.mark.parametrize(
    ("slug", "start", "layers", "back", "ahead"),
    [
        ("sigmoid", "xavier", 1, "holds", "hold"),
        ("sigmoid", "xavier", 20, "vanishes", "hold"),
        ("sigmoid", "large", 30, "holds", "saturated"),
        ("tanh", "large", 30, "explodes", "saturated"),
        ("tanh", "xavier", 20, "holds", "hold"),
        ("relu", "xavier", 10, "shrinks", "dead"),
        ("elu", "xavier", 50, "shrinks", "shrink"),
        ("selu", "he", 30, "grows", "grow"),
        ("relu", "xavier", 40, "vanishes", "vanish"),
        ("relu", "he", 40, "holds", "dead"),
        ("selu", "large", 20, "explodes", "explode"),
        ("gelu", "he", 50, "differs", "vanish"),
    ],
)
def test_the_verdict_names_what_happens_at_both_ends(slug, start, layers, back, ahead):
    seen = verdict(depths(slug, start), layers)
    assert (seen.back, seen.ahead) == (back, ahead)
    assert seen.lowest <= seen.gradient <= seen.highest


def test_every_pair_has_finite_sizes():
    for slug in FUNCTIONS[::3]:
        for start in STARTS:
            found = depths(slug, start, seed=1)
            assert np.isfinite(found.activations.low).all()
            assert np.isfinite(found.gradients.low[np.tri(LAYERS, dtype=bool)]).all()


def test_a_seed_decides_the_networks():
    one, other = depths("tanh", "xavier", 0), depths("tanh", "xavier", 1)
    assert depths("tanh", "xavier", 0) is one
    assert not np.array_equal(one.gradients.middle, other.gradients.middle, equal_nan=True)
    assert NETWORKS == 10


def test_differences_in_size_grow_for_gelu_and_silu_under_he_alone():
    for slug in FUNCTIONS:
        unstable = verdict(depths(slug, "he"), 20).unstable
        assert unstable == (slug in ("gelu", "silu"))
    assert depths("relu", "he").growth == pytest.approx(1.0, abs=1e-9)
    assert depths("tanh", "he").growth[-1] < 0.01


def test_the_overview_is_the_theory_of_every_pair():
    sizes = overview(20)
    assert sizes["gelu", "xavier"] == pytest.approx(depths("gelu", "xavier").gradients.theory[19, 0], abs=1e-12)
    assert len(sizes) == len(FUNCTIONS) * len(STARTS)
    assert set(overview(1).values()) == {0.0}


def test_the_claims_on_fifty_layers_have_their_verdicts():
    size = overview(LAYERS)
    assert max(size["sigmoid", "xavier"], size["sigmoid", "he"]) < -20
    assert abs(size["sigmoid", "large"]) < 1
    assert verdict(depths("sigmoid", "large"), LAYERS).flat > 1 / 4
    assert size["relu", "he"] == pytest.approx(0, abs=1e-9)
    assert size["relu", "xavier"] < -6
    assert size["tanh", "large"] > 15
    assert size["elu", "xavier"] > -2
    assert size["elu", "small"] < -40
    assert min(size[pair] for pair in (("tanh", "xavier"), ("relu", "he"), ("selu", "xavier"))) > -1
