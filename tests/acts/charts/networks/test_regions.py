import json
import re

import numpy as np
import pytest

from acts.charts.networks.regions import _HALF, live_of, regions_picture
from acts.experiments.networks.regions import STEPS, WIDTHS, regions
from acts.network.regions import upper_bound
from tests.acts.charts.reading import rows, starts

COUNT, END = len(WIDTHS) * len(STEPS), float(len(STEPS) - 1)


def drawn(shown, start=(6.0, END)):
    words = tuple(f"words {place}" for place in range(COUNT))
    return regions_picture(shown, start, words, tuple(f"said {place}" for place in range(COUNT)))


def polygons(path):
    """Return the corners of each closed polygon of a path, in its own numbers."""
    for part in re.findall(r"M([^M]*)z", path):
        begin, moves = part.split("l")
        steps = np.array([begin.split(), *np.array(moves.split()).reshape(-1, 2)], float)
        yield steps.cumsum(axis=0)


def stretches(path):
    found = re.findall(r"M(-?\d+) (-?\d+)l(-?\d+) (-?\d+)", path)
    return np.array(found, float)


def area(corners):
    x, y = corners.T
    return abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2


@pytest.mark.parametrize(("data", "depth"), [("circles", 1), ("spiral", 3)])
def test_the_tints_cover_the_plane_at_every_setting(data, depth):
    shown = regions(data, depth, 0)
    tints = rows(drawn(shown), "tints")
    whole = {}
    for width, place, path in zip(tints["width"], tints["place"], tints["shape"], strict=True):
        key = float(width), float(place)
        whole[key] = whole.get(key, 0.0) + sum(map(area, polygons(str(path))))
        assert np.abs(np.concatenate(list(polygons(str(path))))).max() <= _HALF
    assert len(whole) == COUNT
    assert np.abs(np.array(list(whole.values())) / (2 * _HALF) ** 2 - 1).max() < 0.01
    assert set(tints["kind"]) <= set(range(2 * max(2, shown.data.classes)))


def test_each_layer_has_its_cuts_and_the_decision_is_a_line_of_its_own():
    lines = rows(drawn(regions("circles", 2, 0)), "lines")
    assert set(lines["layer"]) == {0, 1, 2}
    last = (lines["width"] == 8) & (lines["place"] == len(STEPS) - 1)
    assert sorted(lines["layer"][last]) == [0, 1, 2]
    assert set(rows(drawn(regions("circles", 1, 0)), "lines")["layer"]) == {0, 1}


def test_the_cuts_of_the_first_layer_are_straight_lines():
    shown = regions("circles", 1, 0)
    lines = rows(drawn(shown), "lines")
    (at,) = np.flatnonzero((lines["width"] == 1) & (lines["place"] == 0) & (lines["layer"] == 1))
    ends = stretches(str(lines["shape"][at]))
    assert len(ends) == 1
    assert np.abs(ends[0, :2]).max() == _HALF, "from a side of the plane"
    assert np.abs(ends[0, :2] + ends[0, 2:]).max() == _HALF, "to another"


def test_no_cut_lies_between_two_flat_cells():
    shown = regions("spiral", 3, 0)
    lines, cells = rows(drawn(shown), "lines"), shown.cells
    network = np.searchsorted(WIDTHS, 4) * len(STEPS) + len(STEPS) - 1
    assert shown.linear[3, -1] < shown.counts[3, -1], "here some cells beside each other are flat"
    mine = np.flatnonzero(cells.network == network)
    low, high = np.array(shown.box).T

    def flat(place):
        """Return whether a place of the plane, in the numbers of the path, is in a flat cell; None on a cut."""
        x = low + (place * (1, -1) / _HALF + 1) / 2 * (high - low)
        for cell in mine:
            corners = cells.corners[cell, : cells.sizes[cell]]
            along = np.roll(corners, -1, axis=0) - corners
            if (along[:, 0] * (x[1] - corners[:, 1]) > along[:, 1] * (x[0] - corners[:, 0])).all():
                return bool(cells.flat[cell])
        return None

    looked = 0
    for layer in (1, 2, 3):
        (at,) = np.flatnonzero((lines["width"] == 4) & (lines["place"] == len(STEPS) - 1) & (lines["layer"] == layer))
        for x, y, dx, dy in stretches(str(lines["shape"][at])):
            long = np.hypot(dx, dy)
            if long > 60:
                across = np.array([-dy, dx]) / long * 3
                middle = np.array([x + dx / 2, y + dy / 2])
                looked += 1
                assert {flat(middle + across), flat(middle - across)} != {True}
    assert looked > 5


def test_the_panel_has_the_counts_and_the_bound_of_each_width():
    shown = regions("moons", 2, 3)
    stops = rows(drawn(shown), "stops")
    np.testing.assert_array_equal(stops["count"], shown.linear.ravel())
    np.testing.assert_array_equal(stops["born"].reshape(shown.linear.shape), shown.linear[:, :1].repeat(len(STEPS), 1))
    bounds = [upper_bound([int(width)] * 2) for width in stops["width"]]
    np.testing.assert_array_equal(stops["bound"], bounds)
    assert stops["words"][-1] == f"words {COUNT - 1}"


def test_the_sliders_start_where_they_are_told_and_speak_at_each_setting():
    picture = drawn(regions("circles", 1, 0), (3.0, 0.0))
    assert starts(picture)["live"] == [{"width": 3.0, "place": 0.0}]
    settings = live_of(len(STEPS)).settings()
    assert picture.alt == f"said {settings.index((3.0, 0.0))}"
    assert len(rows(picture, "said")["words"]) == COUNT


def test_one_spec_serves_every_network_of_a_depth():
    one, other = (drawn(regions(data, 1, 0)).spec for data in ("circles", "spiral"))
    assert one["layer"] is other["layer"]
    assert "light-dark" not in json.dumps(one)
