import numpy as np
import pytest

from acts.charts.likelihood.laws import laws_csv, laws_picture, laws_settings
from acts.experiments.likelihood.outputs import laws
from tests.acts.charts.reading import rows


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.slug)
@pytest.mark.parametrize("start", [(1.0,), (20.0,)])
def test_output_minus_target_lies_on_the_slope_and_the_points_on_both(law, start):
    words = [f"{z:g}" for (z,) in laws_settings(start)]
    picture = laws_picture(law, ("loss", "residual"), start, words)
    still, points = rows(picture, "still"), rows(picture, "points")
    slope, residual = (still["y"][(still["name"] == name) & (still["panel"] == 1)] for name in (0, 1))
    np.testing.assert_allclose(slope, residual, atol=1e-5)
    z = np.array([stop for (stop,) in laws_settings(start)])
    inside = np.abs(z) <= 3
    for panel, values in enumerate((law.nll(z), law.slope(z))):
        np.testing.assert_allclose(points["y"][points["panel"] == panel][inside], values[inside])
    assert picture.alt == f"{start[0]:g}"


def test_the_laws_can_be_taken_away():
    lines = laws_csv().splitlines()
    assert len(lines) == len(laws()) + 1
    assert lines[1].startswith("yes_no,Bernoulli,sigmoid,")
