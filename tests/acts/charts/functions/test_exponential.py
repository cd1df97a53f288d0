import numpy as np

import acts
from acts.charts.functions.exponential import (
    BESIDE,
    CLOSING_IN,
    FADED,
    FADING,
    ROUNDED,
    ROUNDING,
    fading_picture,
    rounded_picture,
)
from acts.charts.kit.frames import OPEN, View, settings
from acts.charts.kit.function import live_picture
from tests.acts.charts.reading import rows


def frames(subject, start, view):
    every = settings(subject, start)
    return rows(live_picture(subject, view, start, [""] * len(every)), "frames")


def test_the_jump_of_elu_s_slope_is_drawn_for_every_alpha_but_1_and_celu_s_has_none():
    data = frames(BESIDE, (1.5,), View(-5.0, 3.0, 2))
    jumping = {alpha: bool(np.any(data["dot"][data["alpha"] == alpha] == OPEN)) for alpha in (0.5, 1.0, 1.5, 2.5)}
    assert jumping == {0.5: True, 1.0: False, 1.5: True, 2.5: True}
    at_0 = data["z"] == 0
    np.testing.assert_allclose(data["cd"][at_0], 1.0)


def test_elu_and_celu_are_one_line_at_alpha_1():
    data = frames(BESIDE, (1.0,), View(-5.0, 3.0, 2))
    one = data["alpha"] == 1.0
    np.testing.assert_array_equal(data["f"][one], data["c"][one])
    np.testing.assert_array_equal(np.nan_to_num(data["d"][one], nan=1.0), data["cd"][one])


def test_softplus_is_drawn_beside_relu_at_every_power():
    data = frames(CLOSING_IN, (0.0,), View(-3.0, 3.0, 2))
    np.testing.assert_allclose(data["c"], acts.relu(data["z"]))
    assert (data["f"] >= data["c"] * (1 - 2**-23)).all()  # the column of ReLU may have 32 bits where the other has 64
    assert {-0.5, 0.0, 2.0} <= set(data["power"])


def test_every_rounded_function_is_read_off_on_its_line_at_every_place():
    shown = rounded_picture((-1.1,), [""] * len(ROUNDING.settings((-1.1,))))
    here = rows(shown, "here")
    for activation in ROUNDED:
        mine = here["name"] == activation.name
        assert -1.1 in here["z"][mine]
        np.testing.assert_array_equal(here["f"][mine], activation(here["z"][mine]))
        np.testing.assert_array_equal(here["d"][mine], activation.derivative(here["z"][mine]))


def test_slopes_that_fade_are_positive_and_cross_where_it_is_marked():
    crossing = float(np.log(0.01))
    shown = fading_picture(crossing, (-8.0,), [""] * len(FADING.settings((-8.0,))))
    curves, ring = rows(shown, "curves"), rows(shown, "crossing")
    assert (curves["d"] > 0).all(), "a logarithmic axis has no place for 0"
    assert set(curves["name"]) == {a.name for a in FADED}
    np.testing.assert_allclose(ring["d"], acts.leaky_relu.derivative(crossing))
