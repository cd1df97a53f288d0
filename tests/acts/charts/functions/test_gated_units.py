import csv
import io
import json

import numpy as np
import pytest

from acts.charts.functions.gated_units import HIGH, LOW, MOVING, gated_units_csv, slices_picture, surface_picture
from acts.vector import UNITS
from tests.acts.charts.reading import rows

every_unit = pytest.mark.parametrize("slug", UNITS)


def words(start):
    return [str(s) for s in MOVING.settings(start)]


def slices(slug, start=(2.0, 1.0)):
    return slices_picture(slug, ("b", "a"), start, words(start))


def surface(slug, start=(2.0, 1.0)):
    return surface_picture(slug, start, words(start))


@every_unit
def test_the_point_has_the_value_and_the_slopes_of_the_unit_at_every_setting(slug):
    points = rows(slices(slug, (1.37, -0.123)), "points")
    assert ((points["a"] == 1.37) & (points["b"] == -0.123)).sum() == 1
    in_a, in_b = UNITS[slug].partials(points["a"], points["b"])
    np.testing.assert_allclose(points["f"], UNITS[slug](points["a"], points["b"]), rtol=1e-6, atol=1e-30)
    np.testing.assert_allclose(points["da"], in_a, rtol=1e-6, atol=1e-30)
    np.testing.assert_allclose(points["db"], in_b, rtol=1e-6, atol=1e-30)


@every_unit
def test_the_lines_along_b_and_along_a_are_slices_of_the_unit(slug):
    shown = slices(slug, (1.37, -0.123))
    by_b, by_a = rows(shown, "along_b"), rows(shown, "along_a")
    mine = by_b["a"] == 1.37
    np.testing.assert_allclose(by_b["f"][mine], UNITS[slug](1.37, by_b["x"][mine]), rtol=1e-5, atol=1e-6)
    mine = by_a["b"] == -0.123
    np.testing.assert_allclose(by_a["f"][mine], UNITS[slug](by_a["x"][mine], -0.123), rtol=1e-5)
    assert set(by_a["d"][mine]) == {float(np.float32(UNITS[slug].gate(-0.123)))}


def test_a_slope_that_jumps_is_drawn_with_a_gap():
    lines = rows(slices("reglu"), "along_b")
    assert np.isnan(lines["d"][lines["x"] == 0]).all()
    assert not np.isnan(rows(slices("swiglu"), "along_b")["d"]).any()


@every_unit
def test_the_contours_are_where_the_unit_has_their_levels(slug):
    shown = surface(slug)
    lines, labels = rows(shown, "contours"), rows(shown, "labels")
    np.testing.assert_allclose(UNITS[slug](lines["a"], lines["b"]), lines["level"], rtol=1e-3)
    assert np.abs(lines["a"]).max() <= HIGH
    levels = set(lines["level"])
    assert {-level for level in levels} == levels
    assert len(levels) >= 6
    assert len(labels["level"]) >= 6
    np.testing.assert_allclose(UNITS[slug](labels["a"], labels["b"]), labels["level"], rtol=1e-3)
    for part in set(lines["part"]):
        steps = np.diff(np.sort(lines["b"][lines["part"] == part]))
        assert steps.max(initial=0) < 1.01 * (HIGH - LOW) / 800 + 1e-6, "a contour runs through where it is not"


def test_contours_below_0_are_dashed():
    assert '"test": "datum.level < 0"' in json.dumps(dict(surface("glu").spec))


@every_unit
def test_the_place_on_the_surface_is_there_at_every_setting(slug):
    points = rows(surface(slug, (1.37, -0.123)), "points")
    assert ((points["a"] == 1.37) & (points["b"] == -0.123)).sum() == 1
    assert len(points["a"]) == len(MOVING.settings((1.37, -0.123)))


def test_the_surface_is_one_small_image():
    (url,) = rows(surface("geglu"), "surface")["url"]
    assert url.startswith("data:image/png;base64,")
    assert len(url) < 20_000


def test_the_alternative_text_is_what_is_said_at_the_start():
    assert surface("glu", (1.37, 2.0)).alt == slices("glu", (1.37, 2.0)).alt == "(1.37, 2.0)"


@every_unit
def test_the_numbers_to_take_away_are_those_of_the_unit(slug):
    head, *lines = csv.reader(io.StringIO(gated_units_csv(slug, 1.5, -0.7)))
    assert head == ["a", "b", slug, "slope_in_a", "slope_in_b"]
    a, b, f, in_a, in_b = np.array(lines, dtype=float).T
    np.testing.assert_array_equal(f, UNITS[slug](a, b))
    np.testing.assert_array_equal([in_a, in_b], UNITS[slug].partials(a, b))
    assert (a[:161] == 1.5).all()
    assert (b[161:] == -0.7).all()
