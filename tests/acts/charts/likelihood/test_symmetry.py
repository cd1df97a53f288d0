import numpy as np

import acts
from acts.charts.likelihood.symmetry import symmetry_picture, symmetry_settings
from tests.acts.charts.reading import rows


def test_the_lower_panel_shows_what_an_output_adds_up_to_at_a_logit_and_its_negative():
    start = (2.0,)
    words = [f"{z:g}" for (z,) in symmetry_settings(start)]
    picture = symmetry_picture([("one", acts.sigmoid), ("other", acts.cloglog)], start, words)
    still, points = rows(picture, "still"), rows(picture, "points")
    sums = still["y"][(still["name"] == 0) & (still["panel"] == 1)]
    np.testing.assert_allclose(sums, 1, rtol=1e-6)
    here = points["mirrored"] == 2.0
    value = points["y"][here & (points["name"] == 1) & (points["panel"] == 1)]
    np.testing.assert_allclose(value, float(acts.cloglog(2.0) + acts.cloglog(-2.0)))
