import csv
import io
import json

import numpy as np
import pytest

from acts.charts.functions.maxout import HIGH, LOW, MOVING, Scene, cut, envelope_csv, envelope_picture, extent
from acts.charts.functions.maxout_fit import FITTING, errors_picture, falling_picture, fit_picture
from acts.experiments.functions.maxout import MOST, falling, followed
from acts.vector import Maxout
from tests.acts.charts.reading import rows

UNIT = Maxout((-1.0, 0.25, 1.5), (-1.0, 0.0, -2.0))


def drawn(unit=UNIT, moved=1, start=None):
    scene = Scene(unit, moved)
    start = start or scene.start
    return envelope_picture(scene, start, [f"at {s}" for s in MOVING.settings(start)])


def test_the_parts_are_the_pieces_of_the_unit_at_every_setting():
    start = (0.137, 0.42)
    parts = rows(drawn(start=start), "parts")
    for slope, intercept in (start, (-3.0, 5.0), (3.0, -5.0)):
        mine = (parts["slope"] == slope) & (parts["intercept"] == intercept)
        unit = Maxout((-1.0, slope, 1.5), (-1.0, intercept, -2.0))
        inside = [p for p in unit.pieces if p.right > LOW and p.left < HIGH]
        assert list(parts["line"][mine]) == [p.line + 1 for p in inside]
        np.testing.assert_allclose(parts["d"][mine], [unit.slopes[p.line] for p in inside], rtol=1e-6)
        np.testing.assert_allclose(parts["h"][mine], unit(parts["left"][mine]), atol=1e-5)
        np.testing.assert_allclose(parts["left"][mine], [max(p.left, LOW) for p in inside], rtol=1e-6)


def test_breakpoints_in_the_picture_are_marked():
    parts = rows(drawn(), "parts")
    mine = (parts["slope"] == 0.25) & (parts["intercept"] == 0.0)
    marked = parts["corner"][mine]
    np.testing.assert_allclose(marked[~np.isnan(marked)], UNIT.breakpoints, rtol=1e-6)


def test_what_is_drawn_stays_between_the_heights_of_the_picture():
    parts = rows(drawn(), "parts")
    low, high = extent(UNIT)
    for column in ("fa", "fb"):
        seen = parts[column][~np.isnan(parts[column])]
        assert seen.min() >= low - 1e-4
        assert seen.max() <= high + 1e-4


def test_a_line_far_off_gets_a_picture_that_holds_it():
    far = Maxout((1e6, 0.0), (0.0, -1e6))
    low, high = extent(far)
    assert low <= -4e6
    assert high >= 4e6
    parts = rows(drawn(far, 0), "parts")
    mine = parts["slope"] == 1e6
    assert np.isfinite(parts["fa"][mine]).any()


@pytest.mark.parametrize(
    ("slope", "intercept", "stretch"),
    [(1.0, 0.0, (-2.0, 2.0)), (-2.0, 0.0, (-1.0, 1.0)), (0.0, 1.0, (-4.0, 4.0)), (1e-9, 0.0, (-4.0, 4.0))],
)
def test_a_line_is_cut_where_it_leaves_the_picture(slope, intercept, stretch):
    assert cut(slope, intercept, -4.0, 4.0, (-2.0, 2.0)) == pytest.approx(stretch)


@pytest.mark.parametrize(("slope", "intercept"), [(0.0, 3.0), (0.1, 9.0)])
def test_a_line_outside_the_picture_is_not_drawn(slope, intercept):
    assert np.isnan(cut(slope, intercept, -4.0, 4.0, (-2.0, 2.0))).all()


def test_every_line_has_a_dash_of_its_own():
    spec = json.dumps(dict(drawn().spec))
    assert '"domain": [1, 2, 3, 4, 5]' in spec


def test_a_unit_of_one_piece_has_a_picture():
    shown = drawn(Maxout((0.5,), (1.0,)), 0)
    assert rows(shown, "still")["line"].size == 0
    assert shown.alt == "at (0.5, 1.0)"


def test_the_numbers_to_take_away_are_those_of_the_unit_with_its_breakpoints():
    head, *lines = csv.reader(io.StringIO(envelope_csv(UNIT)))
    assert head == ["z", "maxout", "slope", "active", "piece_1", "piece_2", "piece_3"]
    z = np.array([float(line[0]) for line in lines])
    assert set(UNIT.breakpoints) <= set(z.tolist())
    assert [float(line[1]) for line in lines] == UNIT(z).tolist()
    assert [int(line[3]) for line in lines] == (UNIT.active(z) + 1).tolist()


def fit(slug, start=(3.0,)):
    return fit_picture(slug, ("f", "fit", "up", "down"), start, [str(s) for s in FITTING.settings(start)])


@pytest.mark.parametrize("slug", ["square", "bump"])
def test_the_fit_is_drawn_for_every_number_of_pieces(slug):
    found, shown = followed(slug), fit(slug)
    data = rows(shown, "fit")
    assert set(data["pieces"]) == set(range(1, MOST + 1))
    mine = data["pieces"] == 4
    np.testing.assert_allclose(data["fit"][mine], found.value(4, data["z"][mine]), atol=1e-5)
    off = data["off"][mine]
    assert np.nanmax(np.abs(off)) == pytest.approx(found.errors[3], rel=0.02)
    corners = data["z"][mine][data["corner"][mine] == 1]
    inner = [z for unit in found.parts(4) for z in unit.breakpoints if found.target.low < z < found.target.high]
    np.testing.assert_allclose(corners, sorted(set(inner)), rtol=1e-5)
    assert shown.alt == "(3.0,)"


def test_the_two_units_are_drawn_where_their_difference_is_taken():
    assert "'up'" in json.dumps(dict(fit("sine").spec))
    assert "'up'" not in json.dumps(dict(fit("exp").spec))


def test_the_number_of_pieces_in_force_is_marked_among_the_errors():
    data = rows(errors_picture("exp", 5, "words"), "errors")
    assert data["k"][data["now"] == 1].tolist() == [5.0]
    np.testing.assert_array_equal(data["error"], followed("exp").errors)
    assert data["guide"][0] / data["guide"][1] == pytest.approx(4)


def test_the_shares_of_what_sleeps_are_drawn_under_their_names():
    found = falling(0)
    data = rows(falling_picture(found, ("a", "b", "c"), "words"), "shares")
    for name, column in zip("abc", (found.relu, found.piece, found.unit), strict=True):
        assert tuple(data["share"][data["name"] == name]) == column
