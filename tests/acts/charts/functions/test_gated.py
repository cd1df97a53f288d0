import json

import numpy as np

import acts
from acts.charts.functions.gated import BETWEEN, DIFFERENCES, EDGE, MEASURED, POWER, SPREADING, means_picture, still
from acts.charts.kit.frames import View, settings
from acts.charts.kit.function import live_picture
from acts.experiments.functions.gated import apart, dip
from tests.acts.charts.reading import rows


def picture(subject, start, view):
    return live_picture(subject, view, start, [""] * len(settings(subject, start)))


def test_the_tanh_form_stays_in_the_picture_and_quick_gelu_leaves_it():
    data = rows(picture(DIFFERENCES, (1.5,), View(-6.0, 6.0, 1)), "frames")
    largest = apart(acts.gelu_tanh, acts.gelu).size
    for power in (POWER.typical.low, 1.5, POWER.typical.high):
        at = data["power"] == power
        assert np.abs(data["f"][at]).max() <= 10**power * largest * (1 + 1e-6) <= EDGE
    assert not np.isnan(data["f"]).any()
    assert not np.isnan(data["c"][data["power"] == 1.5]).any()
    assert np.isnan(data["c"][data["power"] == POWER.typical.high]).any()
    assert np.nanmax(np.abs(data["c"])) <= EDGE


def test_the_axis_of_the_differences_says_what_it_is():
    spec = json.dumps(dict(picture(DIFFERENCES, (1.5,), View(-6.0, 6.0, 1)).spec))
    assert "difference, magnified" in spec
    assert "f(z)" not in spec


def test_silu_is_drawn_as_the_half_line_at_beta_0_and_next_to_relu_at_10():
    data = rows(picture(BETWEEN, (1.0,), View(-4.0, 4.0, 1)), "frames")
    flat, steep = data["beta"] == 0, data["beta"] == 10
    np.testing.assert_array_equal(data["f"][flat], data["c"][flat])
    assert np.abs(data["f"][steep] - acts.relu(data["z"][steep])).max() < 0.03


def test_the_mean_outputs_are_drawn_for_every_function_and_spread():
    data = rows(means_picture((1.0,), [""] * len(SPREADING.settings((1.0,)))), "outputs")
    one = data["spread"] == 1.0
    assert list(data["name"][one]) == [a.name for a in MEASURED]
    selu = data["name"] == "SELU"
    assert data["mean"][one & selu] == 0
    assert (data["mean"][data["kind"] == "gated"] > 0).all()
    assert np.abs(data["mean"][selu & ~one]).min() > 0.01


def test_a_still_function_has_no_slider_and_the_slope_0_where_it_is_lowest():
    subject = still(acts.silu)
    assert settings(subject, ()) == [()]
    assert abs(float(subject.derivative(dip(acts.silu).z))) < 1e-9
