import numpy as np
import pytest

from acts.charts.networks.normalisation import LIVE, SCALE, passage_picture, rates_picture
from acts.experiments.networks.normalisation import LAYERS, passage, trained
from acts.experiments.training.sweep import sweeps
from tests.acts.charts.reading import rows, starts


def drawn(slug, on, start=SCALE.default):
    found = passage(slug, tuple(scale for (scale,) in LIVE.settings((start,))), 0)
    return found, passage_picture(found, on, start, tuple(f"{scale:g}" for scale in found.scales))


@pytest.mark.parametrize("on", [False, True])
def test_the_switch_adds_the_networks_with_normalisation(on):
    found, picture = drawn("relu", on)
    layers = rows(picture, "layers")
    assert sorted(set(layers["kind"].tolist())) == [0, 1][: on + 1]
    assert len(rows(picture, "names")["name"]) == on + 1
    for kind in range(on + 1):
        here = (layers["kind"] == kind) & (layers["scale"] == 1.0)
        of = found.gradients[kind, found.scales.index(1.0)]
        np.testing.assert_allclose(layers["gradients_mean"][here], of.mean(axis=0), rtol=1e-6)
        np.testing.assert_allclose(layers["gradients_low"][here], of.min(axis=0), rtol=1e-6)
        assert layers["layer"][here].tolist() == list(range(1, LAYERS + 1))


def test_the_axes_hold_everything_and_stay_where_they_are_when_the_switch_is_turned():
    found, off = drawn("sigmoid", False)
    _found, on = drawn("sigmoid", True)
    for name in ("activations", "gradients"):
        low, high = starts(off)[f"{name}_y"]
        assert (low, high) == tuple(starts(on)[f"{name}_y"])
        assert low < getattr(found, name).min()
        assert high > getattr(found, name).max()


def test_a_scale_that_was_typed_is_a_stop_of_its_own():
    _found, picture = drawn("tanh", True, 1.37)
    assert starts(picture)["live"] == [{"scale": 1.37}]
    assert 1.37 in rows(picture, "layers")["scale"]
    assert picture.alt == "1.37"


def test_the_third_panel_shows_what_the_function_can_do():
    for slug, title in (("relu", "dead units"), ("tanh", "saturated outputs")):
        assert title in str(drawn(slug, False)[1].spec)


def test_a_point_is_a_learning_rate_and_a_cross_one_at_which_networks_diverge():
    setup = trained("relu", 1.0, 64)
    rates = (0.1, 31.6)
    swept = sweeps((setup,), rates, (0, 1)).complete()
    picture = rates_picture(swept, rates, False, "dead", "said")
    points = rows(picture, "points")
    assert points["rate"].tolist() == list(rates)
    assert points["gone"].tolist() == [False, True]
    np.testing.assert_allclose(points["accuracy_mean"][0], swept[0].test_accuracy[0].mean())
    np.testing.assert_allclose(points["share_high"][0], swept[0].share[0].max())
    assert points["accuracy_low"][0] <= points["accuracy_mean"][0] <= points["accuracy_high"][0]
    assert np.isnan(points["accuracy_mean"][1])
    assert picture.alt == "said"
    assert "height" not in picture.spec
