import numpy as np

import acts
from acts.charts.functions.exponential import BESIDE, CLOSING_IN
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
