import numpy as np

from acts.charts.functions.sparsemax import CROWDING, HEATING, REACH, crowd_picture, path_picture
from acts.experiments.functions.softmax import crowd
from acts.vector import softmax, sparsemax
from tests.acts.charts.reading import rows

NAMES = ("cat", "dog", "tiger")


def test_the_paths_are_what_both_functions_give_at_every_temperature():
    start = (0.77,)
    shown = path_picture(NAMES, start, [f"at {t}" for (t,) in HEATING.settings(start)])
    assert shown.alt == "at 0.77"
    paths = rows(shown, "paths")
    here = (paths["temperature"] == 0.77) & (paths["k"] == 0)
    z = np.array([[first, 1.0, 0.0] for first in paths["z"][here]])
    assert (z[0, 0], z[-1, 0]) == (-REACH, REACH)
    np.testing.assert_allclose(paths["soft"][here], softmax(z, temperature=0.77)[:, 0], rtol=1e-6)
    np.testing.assert_allclose(paths["sparse"][here], sparsemax(z, temperature=0.77)[:, 0], rtol=1e-6, atol=1e-7)
    assert sum(map(len, shown.data.values())) < 200_000


def test_the_crowd_is_what_both_functions_give_at_every_spacing():
    start = (0.123,)
    shown = crowd_picture(40, start, [f"at {s}" for (s,) in CROWDING.settings(start)])
    assert shown.alt == "at 0.123"
    drawn = rows(shown, "crowd")
    here = drawn["spacing"] == 0.123
    assert list(drawn["k"][here]) == list(range(1, 41))
    np.testing.assert_allclose(drawn["soft"][here], crowd(40, 0.123).shares, rtol=1e-6)
    np.testing.assert_allclose(drawn["sparse"][here], crowd(40, 0.123).sparse, rtol=1e-6)


def test_the_largest_crowd_is_still_light():
    every = CROWDING.settings((0.1,))
    shown = crowd_picture(300, (0.1,), [""] * len(every))
    assert sum(map(len, shown.data.values())) < 300_000
