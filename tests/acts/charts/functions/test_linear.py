import numpy as np

from acts.charts.functions.linear import DEEPENING, collapse_picture
from acts.experiments.functions.linear import SAMPLES
from tests.acts.charts.reading import rows, starts


def collapses(slope=0.5, seed=0, depth=3.0):
    return collapse_picture(slope, seed, (depth,), [f"{n:g} layers" for (n,) in DEEPENING.settings((depth,))])


def test_a_stack_of_lines_lies_on_the_line_at_every_depth_and_one_of_tanh_only_at_1():
    shown = collapses()
    straight, bent = rows(shown, "straight"), rows(shown, "bent")
    assert set(straight["depth"]) == set(range(1, 13))
    np.testing.assert_allclose(straight["single"], straight["deep"], atol=1e-9)
    off = np.abs(bent["single"] - bent["deep"])
    assert off[bent["depth"] == 1].max() < 1e-9
    assert all(off[bent["depth"] == depth].max() > 0.1 for depth in range(2, 13))
    assert straight["single"].size == 12 * SAMPLES
    assert shown.alt == "3 layers"


def test_both_axes_hold_every_point_and_have_the_same_ends():
    shown = collapses(slope=-4.0, seed=5)
    low, high = starts(shown)["single"]
    assert starts(shown)["deep"] == [low, high]
    for name in ("straight", "bent"):
        points = rows(shown, name)
        for column in ("single", "deep"):
            assert low < points[column].min() <= points[column].max() < high


def test_a_slope_of_0_is_one_point():
    straight = rows(collapses(slope=0.0), "straight")
    assert not straight["deep"][straight["depth"] > 1].any()
