import numpy as np
import pytest

from acts.charts.functions.kin import ALONG, kin_picture
from acts.vector import KIN
from tests.acts.charts.reading import rows, starts

OTHERS, HEAT, SHIFT = (1.0, 0.0), 0.7, 3.0


def drawn(function, cat=2.0):
    names = ("soft", "maximum") if function.single else ("cat", "dog", "tiger")
    words = [f"at {z}" for (z,) in ALONG.settings((cat,))]
    return kin_picture(function.slug, names, OTHERS, HEAT, SHIFT, (cat,), words)


@pytest.mark.parametrize("function", KIN, ids=lambda f: f.slug)
def test_the_lines_and_the_marks_are_the_values_of_the_function(function):
    shown = drawn(function, 1.2345)
    assert shown.alt == "at 1.2345"
    lines, points = rows(shown, "lines"), rows(shown, "points")
    for place, found in ((lines["z"], lines), (points["cat"], points)):
        first = np.unique(place)
        z = SHIFT + np.stack([first, np.full_like(first, OTHERS[0]), np.full_like(first, OTHERS[1])], axis=-1)
        wanted = function(z, temperature=HEAT)
        if function.single:
            np.testing.assert_allclose(found["f"][found["name"] == "soft"], wanted)
            np.testing.assert_allclose(found["f"][found["name"] == "maximum"], z.max(axis=-1))
        else:
            np.testing.assert_allclose(found["f"].reshape(-1, 3), wanted)
    assert 1.2345 in points["cat"]


@pytest.mark.parametrize("cat", [-1e6, 1e6])
def test_a_logit_far_off_has_its_place(cat):
    low, high = starts(drawn(KIN[0], cat))["across"]
    assert low <= cat <= high
