import numpy as np

import acts
from acts.charts.functions.rectified import MAXIMUM, random_slopes_picture, zooming
from acts.charts.kit.frames import View, settings
from acts.charts.kit.function import live_picture
from tests.acts.charts.reading import rows


def test_random_slopes_lie_in_the_wedge_and_come_back_with_their_seed():
    first, again, other = (rows(random_slopes_picture(0.1, 0.4, seed, ""), "drawn") for seed in (3, 3, 4))
    negative = first["z"] < 0
    slopes = first["a"][negative] / first["z"][negative]
    assert (slopes >= 0.1).all()
    assert (slopes <= 0.4).all()
    assert np.ptp(slopes) > 0.2
    np.testing.assert_array_equal(first["a"], again["a"])
    assert not np.array_equal(first["a"], other["a"])


def test_the_maximum_and_leaky_relu_are_drawn_together_and_part_only_beyond_one():
    every = settings(MAXIMUM, (2.0,))
    data = rows(live_picture(MAXIMUM, View(-4.0, 4.0, 1), (2.0,), [""] * len(every)), "frames")
    apart = {alpha: np.abs(data["f"] - data["c"])[data["alpha"] == alpha].max() for alpha in (-1.0, 0.5, 2.0)}
    assert apart[0.5] == 0
    assert apart[2.0] == 4.0  # at z = 4 the maximum is 8, at z = -4 it is -4 and not -8
    assert apart[-1.0] == 0.0


def test_a_corner_looks_the_same_at_every_magnification():
    subject = zooming(acts.relu, 0.0)
    u = np.linspace(-1, 1, 9)
    np.testing.assert_allclose(subject.value(u, zoom=4.0), subject.value(u, zoom=0.0), rtol=1e-9)
    curved, straight = (subject.companion(u, zoom=k) for k in (0.0, 4.0))
    assert abs(curved[0] + curved[-1]) > 0.1
    assert abs(straight[0] + straight[-1]) < 1e-3
