import numpy as np
import pytest

from acts.activation import Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.live import Live
from tests.acts.charts.reading import rows

LIVE = Live((Parameter("t", "t", 1.0, Interval(-10.0, 10.0), Interval(0.0, 4.0), 1.0, "moved by t"),))
ACROSS, UPPER, LOWER = Place("across", 0, 1, "x"), Place("upper", 0, 0.5, "f"), Place("lower", 0.6, 1, "f ′")
X = np.linspace(0, 4, 9)
STOPS = np.arange(5.0)
ENDS = {"across": (0.0, 4.0), "upper": (-1.0, 9.0), "lower": (-1.0, 9.0)}


def picture(start=(1.0,), traces=None, words=()):
    given = traces or [
        Trace("square", "upper", X, X**2, (STOPS, STOPS**2), 2 * STOPS),
        Trace("square", "lower", X, 2 * X, (STOPS, 2 * STOPS)),
        Trace("scaled", "upper", np.tile(X, (5, 1)), STOPS[:, None] * X),
    ]
    return curves_picture(LIVE, start, [f"at {k:g}" for k in STOPS], ACROSS, (UPPER, LOWER), ENDS, given, words)


def test_a_curve_breaks_off_where_it_leaves_its_panel_and_its_point_is_a_triangle_there():
    drawn = rows(picture(), "still")
    square = drawn["panel"] == 0
    assert np.isnan(drawn["y"][square][X**2 > 9]).all()
    assert np.isfinite(drawn["y"][square][X**2 <= 9]).all()
    points = rows(picture(), "points")
    assert points["shape"][points["panel"] == 0].tolist() == ["circle"] * 4 + ["triangle-up"]
    assert points["y"][points["panel"] == 0].tolist() == [0, 1, 4, 9, 9]


def test_a_curve_may_have_the_name_of_a_panel():
    lower = Trace("upper", "lower", X, 2 * X, (STOPS, 2 * STOPS))
    shown = picture(traces=[Trace("square", "upper", X, X**2), lower])
    drawn = rows(shown, "still")
    assert drawn["panel"].tolist() == drawn["name"].tolist() == np.repeat([0, 1], X.size).tolist()
    assert set(rows(shown, "points")["name"]) == {1}


def test_a_tangent_stays_in_its_panel_and_has_the_slope():
    tangents = rows(picture(), "tangents")
    assert tangents["t"].tolist() == [0, 1, 2, 3]  # the last point is not in its panel
    slopes = (tangents["yb"] - tangents["ya"]) / (tangents["b"] - tangents["a"])
    np.testing.assert_allclose(slopes, [0, 2, 4, 6], atol=1e-12)
    for end in ("ya", "yb"):
        assert (tangents[end] >= -1 - 1e-9).all()
        assert (tangents[end] <= 9 + 1e-9).all()
    for end in ("a", "b"):
        assert (tangents[end] >= 0).all()
        assert (tangents[end] <= 4).all()


def test_a_moving_curve_has_a_line_for_each_stop():
    moving = rows(picture(), "moving")
    assert moving["t"].tolist() == np.repeat(STOPS, X.size).tolist()
    np.testing.assert_allclose(moving["y"][moving["t"] == 2], 2 * X)


def test_the_picture_says_where_it_starts_and_the_spec_holds_the_slider():
    shown = picture((3.0,), words=[f"read {k:g}" for k in STOPS])
    assert shown.alt == "at 3"
    live = next(param for param in shown.spec["params"] if param["name"] == "live")
    assert live["value"] == [{"t": 3.0}]
    assert (live["bind"]["t"]["min"], live["bind"]["t"]["max"]) == (0.0, 4.0)
    assert rows(shown, "words")["words"].tolist() == [f"read {k:g}" for k in STOPS]


def test_a_slope_that_is_nothing_leaves_a_level_tangent():
    flat = Trace("flat", "upper", X, 0 * X + 2, (STOPS, 0 * STOPS + 2), 0 * STOPS + 1e-300)
    tangents = rows(picture(traces=[flat]), "tangents")
    assert tangents["a"].tolist() == [0.0] * 5
    assert tangents["b"].tolist() == [4.0] * 5
    assert tangents["yb"] == pytest.approx([2.0] * 5)


def test_only_a_picture_with_a_curve_that_moves_has_thick_lines_and_a_legend_of_them():
    standing = [Trace(name, "upper", X, k * X, (STOPS, k * STOPS)) for k, name in enumerate(("slow", "fast"))]
    assert "strokeWidth" not in str([_encodings(picture(traces=standing).spec)])
    moving = [*standing, Trace("slow", "upper", np.tile(X, (5, 1)), STOPS[:, None] * X)]
    assert "strokeWidth" in str([_encodings(picture(traces=moving).spec)])


def _encodings(spec):
    return [spec.get("encoding"), *map(_encodings, spec.get("layer", ()))]
