import numpy as np
import pytest

from acts.charts.likelihood import losses
from acts.losses import BERNOULLI, HALF_SQUARE, gaussian
from tests.acts.charts.reading import rows, starts

NAMES = ("one", "other")


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("start", [(3.0,), (1e6,), (-0.123,)])
def test_each_point_stands_at_the_loss_and_the_slope_of_its_stop(label, start):
    every = losses.losses_settings(start)
    words = [f"{z:g}" for (z,) in every]
    picture = losses.losses_picture(label, NAMES, start, words, words)
    assert picture.alt == f"{start[0]:g}"
    points = rows(picture, "points")
    z = np.array([value for (value,) in every])
    inside = np.abs(z) <= 6
    for name, loss in enumerate((BERNOULLI, HALF_SQUARE)):
        for panel, values in enumerate((loss.value(z, label), loss.slope(z, label))):
            here = (points["name"] == name) & (points["panel"] == panel)
            np.testing.assert_allclose(points["y"][here][inside], values[inside])
    assert np.isfinite(points["x"]).all()
    assert np.isfinite(points["y"]).all()


@pytest.mark.parametrize("spread", [losses.SPREADS.low, 1e-3, 0.3, 1.0, 1e3, losses.SPREADS.high])
def test_the_gaussian_s_nll_and_the_scaled_square_are_one_curve(spread):
    size = float(gaussian(spread).value(6.0, 1.0))
    assert losses.apart(spread, 1.0) <= 1e-15 * max(size, gaussian(spread).value(-4.0, 1.0), 1.0) * 4
    every = losses.gaussian_settings((spread,))
    picture = losses.gaussian_picture(NAMES, (spread,), [f"{s:g}" for (s,) in every])
    moving = rows(picture, "moving")
    upper = moving["panel"] == 0
    both = [moving["y"][upper & (moving["name"] == name)] for name in (0, 1)]
    np.testing.assert_allclose(*both, rtol=1e-5)
    assert sum(map(len, picture.data.values())) < 400_000


@pytest.mark.parametrize("spread", [losses.SPREADS.low, 0.001, 0.02, 0.1, 0.299, 0.3, 1.0, 3.0, 3.01, 40.0, 1e3, 3e3])
def test_at_every_spread_the_valley_and_its_slope_are_seen_whole(spread):
    every = losses.gaussian_settings((spread,))
    assert len(every) <= losses.STOPS + 1
    picture = losses.gaussian_picture(NAMES, (spread,), [f"{s:g}" for (s,) in every])
    moving, (left, right) = rows(picture, "moving"), starts(picture)["across"]
    assert left < losses.TARGET < right
    for (stop,) in every:
        z, nll, slope = (
            moving[column][np.isclose(moving["spread"], stop, rtol=1e-9, atol=0) & (moving["panel"] == panel)]
            for column, panel in (("x", 0), ("y", 0), ("y", 1))
        )
        seen = np.isfinite(nll)
        assert seen.sum() >= 30  # of two curves
        assert np.nanmin(nll) == pytest.approx(float(gaussian(stop).value(1.0, 1.0)), abs=1e-3)
        assert np.nanmax(nll) > np.nanmin(nll) + 1
        assert np.isfinite(slope).sum() >= 7
        assert z.min() < losses.TARGET - stop
        assert z.max() > losses.TARGET + stop
