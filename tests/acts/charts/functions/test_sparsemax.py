import numpy as np

from acts.charts.functions.sparsemax import REACH, SPACING, crowd_picture, path_picture, path_stops
from acts.charts.kit.stops import stops
from acts.experiments.functions.softmax import crowd
from acts.vector import softmax, sparsemax
from tests.acts.charts.reading import rows

NAMES, KINDS, TITLES = ("cat", "dog", "tiger"), ("Softmax", "Sparsemax"), ("x", "y")


def test_the_paths_are_what_both_functions_give_at_every_temperature():
    seed = (0.77,)
    shown = path_picture(NAMES, KINDS, TITLES, seed, [f"at {t}" for (t,) in path_stops(seed)])
    assert shown.alt == "at 0.77"
    paths = rows(shown, "paths")
    here = (paths["temperature"] == 0.77) & (paths["k"] == 0)
    z = np.array([[first, 1.0, 0.0] for first in paths["z"][here]])
    assert (z[0, 0], z[-1, 0]) == (-REACH, REACH)
    np.testing.assert_allclose(paths["soft"][here], softmax(z, temperature=0.77)[:, 0], rtol=1e-6)
    np.testing.assert_allclose(paths["sparse"][here], sparsemax(z, temperature=0.77)[:, 0], rtol=1e-6, atol=1e-7)
    assert sum(map(len, shown.data.values())) < 200_000


def test_the_crowd_is_what_both_functions_give_at_every_spacing():
    seed = (0.123,)
    shown = crowd_picture(40, KINDS, TITLES, seed, [f"at {s}" for (s,) in stops((SPACING,), seed)])
    assert shown.alt == "at 0.123"
    drawn = rows(shown, "crowd")
    here = drawn["spacing"] == 0.123
    assert list(drawn["k"][here]) == list(range(1, 41))
    np.testing.assert_allclose(drawn["soft"][here], crowd(40, 0.123).shares, rtol=1e-6)
    np.testing.assert_allclose(drawn["sparse"][here], crowd(40, 0.123).sparse, rtol=1e-6)


def test_the_largest_crowd_is_still_light():
    every = stops((SPACING,), (0.1,))
    shown = crowd_picture(300, KINDS, TITLES, (0.1,), [""] * len(every))
    assert sum(map(len, shown.data.values())) < 300_000
