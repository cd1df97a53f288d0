import base64
import zlib

import numpy as np
import pytest

from acts.charts.kit.live import over_rates
from acts.charts.training.turn import turn_picture
from acts.experiments.training.plane import SIDE
from acts.experiments.training.setup import Setup
from acts.experiments.training.turn import Turning
from tests.acts.charts.reading import folded_rows, rows, starts

RATES = (0.1, 3.0, 8.0, 100.0)


def turned(setup=None, rates=RATES, seed=0):
    (known,) = Turning(setup or Setup(), seed, rates).complete()
    return known


def drawn(known, start=0):
    words = tuple(f"rate {rate:g}:\nwords" for rate in known.rates)
    return turn_picture(known, start, words, tuple(f"at {rate:g}" for rate in known.rates))


def pixels(url):
    """Return the places in the palette of each pixel of an indexed PNG."""
    raw = base64.b64decode(url.partition(",")[2])
    start = raw.index(b"IDAT") + 4
    data = zlib.decompress(raw[start : start + int.from_bytes(raw[start - 8 : start - 4], "big")])
    return np.frombuffer(data, np.uint8).reshape(SIDE, SIDE + 1)[:, 1:]


def test_each_stop_shows_its_own_decisions():
    known = turned()
    urls = rows(drawn(known), "stops")["url"]
    assert len(set(urls)) == len(known)
    for url, regions in zip(urls, known.regions, strict=True):
        np.testing.assert_array_equal(pixels(str(url)), regions)


def test_each_kink_that_crosses_the_plane_is_there_with_whether_its_unit_is_dead():
    known = turned()
    shown = folded_rows(drawn(known), "kinks")
    assert [row["place"] for row in shown] == [0, 1, 2, 3]
    for row, kinks, dead in zip(shown, known.kinks, known.dead, strict=True):
        crosses = ~np.isnan(kinks[:, 0])
        ends = np.column_stack([row[name] for name in ("x1", "y1", "x2", "y2")])
        np.testing.assert_allclose(ends, kinks[crosses], rtol=1e-6)
        np.testing.assert_array_equal(row["silent"], dead[crosses])
    assert any(any(row["silent"]) for row in shown)


def test_what_diverged_leaves_a_gap_in_both_curves():
    known = turned()
    assert known.diverged.tolist() == [False, False, False, True]
    stops = rows(drawn(known), "stops")
    np.testing.assert_array_equal(stops["gone"], [0, 0, 0, 1])
    for column in ("share", "score"):
        np.testing.assert_array_equal(np.isnan(stops[column]), known.diverged)


def test_the_slider_has_a_stop_for_each_rate_and_starts_at_its_place():
    shown = drawn(turned(), 2)
    assert starts(shown)["live"] == [{"place": 2.0}]
    (live,) = (param for param in shown.spec["params"] if param["name"] == "live")
    assert (live["bind"]["place"]["min"], live["bind"]["place"]["max"]) == (0.0, 3.0)
    assert shown.alt == "at 8"
    assert over_rates(4).settings((2.0,)) == [(0.0,), (1.0,), (2.0,), (3.0,)]


def test_of_one_training_there_is_no_slider():
    (live,) = (param for param in drawn(turned(rates=(8.0,))).spec["params"] if param["name"] == "live")
    assert "bind" not in live
    assert "bind" in drawn(turned(rates=(3.0, 8.0))).spec["params"][0], "the spec is left as it was"


def test_all_rates_share_one_spec_of_powers_of_ten():
    params = starts(drawn(turned()))
    assert params["across"] == [0.01, 100.0]
    assert params["across_ticks"] == [0.01, 0.1, 1.0, 10.0, 100.0]
    beyond = starts(drawn(turned(rates=(0.0, 1e-4, 1e4))))
    assert beyond["across"] == [1e-4, 1e4]
    np.testing.assert_array_equal(rows(drawn(turned(rates=(0.0, 1e-4))), "stops")["rate"], [1e-4, 1e-4])


@pytest.mark.parametrize("rates", [RATES, (0.0, 0.1), (8.0,), (0.1, 1e4)])
def test_a_press_anywhere_across_the_curves_finds_the_nearest_rate(rates):
    shown = drawn(turned(rates=rates))
    stops, (low, high) = rows(shown, "stops"), starts(shown)["across"]
    assert (stops["low"][0], stops["high"][-1]) == (low, high)
    np.testing.assert_array_equal(stops["low"][1:], stops["high"][:-1])
    assert (stops["low"] <= stops["rate"]).all()
    assert (stops["rate"] <= stops["high"]).all()


def test_where_values_are_learned_there_is_a_curve_and_the_axis_holds_each_loss():
    known = turned(Setup("sine", steps=100), (0.01, 0.1))
    shown = drawn(known)
    stops = folded_rows(shown, "stops")
    assert [len(row["x"]) for row in stops] == [SIDE, SIDE]
    low, high = starts(shown)["plane_y"]
    np.testing.assert_allclose(stops[1]["y"], np.clip(known.curves[1], low, high), rtol=1e-6)
    low, high = starts(shown)["scores"]
    assert low <= known.loss.min() <= known.loss.max() <= high
    assert "url" not in stops[0]


def test_all_that_diverged_has_axes_all_the_same():
    known = turned(Setup("sine", steps=100), (50.0, 100.0))
    assert known.diverged.all()
    low, high = starts(drawn(known))["scores"]
    assert 0 < low < high


@pytest.mark.parametrize("data", ["moons", "sine"])
def test_no_kink_in_the_plane_is_an_empty_list_and_not_a_missing_row(data):
    known = turned(Setup(data, initialiser="zeros", steps=100), (0.1, 0.2))
    assert [row["x1"] for row in folded_rows(drawn(known), "kinks")] == [[], []]


def test_kinks_of_many_units_are_thin():
    assert starts(drawn(turned(Setup(width=16, steps=100), (0.1,))))["thin"] is False
    assert starts(drawn(turned(Setup(width=100, steps=100), (0.1,))))["thin"] is True


def test_dead_and_living_kinks_differ_in_their_dashes():
    def rules(node):
        if isinstance(node, dict):
            if node.get("mark", {}) and isinstance(node["mark"], dict) and node["mark"].get("type") == "rule":
                yield node["encoding"]
            for each in node.values():
                yield from rules(each)
        elif isinstance(node, list):
            for each in node:
                yield from rules(each)

    dashes = [encoding["strokeDash"] for encoding in rules(drawn(turned()).spec) if "strokeDash" in encoding]
    assert dashes == [{"condition": {"test": "datum.silent", "value": [7, 6]}, "value": [1, 0]}]


def test_the_training_points_of_each_class_are_told_apart():
    known = turned(Setup("spiral", steps=100), (0.1,))
    points = rows(drawn(known), "points")
    train = known.setup.sets[0]
    np.testing.assert_allclose(np.column_stack([points["x"], points["y"]]), train.x, rtol=1e-6)
    np.testing.assert_array_equal(points["kind"], train.y)
