import itertools
import json
import math

import numpy as np
import pytest

from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import Window
from acts.charts.likelihood.readings import readings_picture
from acts.likelihood import MOST, Tosses, cross_entropy, divergence, likelihood, log_likelihood
from tests.acts.charts.likelihood.windows import ALL, TEN
from tests.acts.charts.reading import rows, starts


def picture(window, start=0.5, guess=None):
    sentences = [f"at {p}" for (p,) in over_p.live(window).settings((start,))]
    return readings_picture(window, guess, headers, (start,), sentences)


def headers(p):
    return tuple({"wide": f"{name} at {p}", "brief": name} for name in "lgnc")


@pytest.mark.parametrize("window", ALL, ids=str)
def test_nothing_is_drawn_outside_its_panel_or_without_a_number(window):
    for start in (0.0, 0.5, 1.0):
        shown = picture(window, start)
        axes = starts(shown)
        for name in ("l", "g", "n", "c"):
            low, high = axes[name]
            assert math.isfinite(low)
            assert low < high < math.inf
            assert axes[f"{name}_ticks"]
            curve = rows(shown, "curve")[name]
            assert np.isfinite(curve).any()
            for data in ("curve", "stops", "maximum"):
                drawn = rows(shown, data)[name]
                assert low <= np.nanmin(drawn) <= np.nanmax(drawn) <= high
                assert data == "curve" or np.isfinite(drawn).all()
        low, high = axes["across"]
        assert low <= rows(shown, "stops")["x"].min() <= rows(shown, "stops")["x"].max() <= high


@pytest.mark.parametrize("tosses", [Tosses(1, MOST), Tosses(MOST - 1, MOST)], ids=str)
def test_no_reading_is_flat_around_a_maximum_beside_an_end(tosses):
    shown = picture(Window(tosses, near=True), start=tosses.estimate)
    axes, curve = starts(shown), rows(shown, "curve")
    for name in ("l", "g", "n", "c"):
        low, high = axes[name]
        assert np.nanmax(curve[name]) - np.nanmin(curve[name]) > 0.3 * (high - low)


def test_the_points_of_the_worked_example_are_the_likelihoods_of_the_slide():
    stops = rows(picture(Window(TEN, near=False)), "stops")
    values = dict(zip(np.round(stops["p"], 10), zip(*(stops[n] for n in "lgnc"), strict=True), strict=True))
    for p, size in ((0.1, 0.0004782969), (0.2, 0.0016777216), (0.3, 0.0022235661), (0.5, 0.0009765625)):
        drawn, log, nll, bits = values[p]
        assert drawn == pytest.approx(size, rel=1e-12)
        assert log == pytest.approx(math.log(size), rel=1e-12)
        assert nll == -log
        assert bits == pytest.approx(-math.log2(size) / 10, rel=1e-12)


def test_the_diamonds_stand_at_the_maximum():
    maximum = rows(picture(Window(TEN, near=False)), "maximum")
    assert maximum["p"] == [0.3]
    assert maximum["l"] == likelihood(TEN, 0.3)
    assert maximum["g"] == log_likelihood(TEN, 0.3)


def test_the_two_parts_add_up_to_the_cross_entropy():
    curve = rows(picture(Window(TEN, near=False)), "curve")
    inside = np.isfinite(curve["c"])
    parts = curve["h"][inside] + divergence(0.3, curve["p"][inside], "bits")
    np.testing.assert_allclose(parts, cross_entropy(0.3, curve["p"][inside], "bits"), rtol=1e-12)
    np.testing.assert_allclose(parts, curve["c"][inside], rtol=1e-12)


def test_a_point_beyond_its_panel_is_a_triangle_that_points_to_it():
    stops = rows(picture(Window(TEN, near=False)), "stops")
    first = list(stops["p"]).index(0.0)
    assert [stops[f"{n}_shape"][first] for n in "lgnc"] == ["circle", "triangle-down", "triangle-up", "triangle-up"]
    beside = rows(picture(Window(Tosses(500_000_123, MOST), near=True), start=0.9), "stops")
    assert beside["l_shape"][-1] == "triangle-right"


def test_a_likelihood_too_small_for_a_float_is_drawn_as_its_ratio_to_the_largest():
    assert not Window(TEN, near=False).tiny
    window = Window(Tosses(520, 1010), near=True)
    assert window.tiny
    shown = picture(window)
    assert rows(shown, "maximum")["l"] == [1.0]
    assert "max L" in json.dumps(dict(shown.spec))
    stops = rows(shown, "stops")
    expected = np.exp(-1010 * divergence(520 / 1010, stops["p"]))
    np.testing.assert_allclose(stops["l"], expected, rtol=1e-12)


def test_logarithms_that_hardly_bend_are_measured_from_their_maximum():
    near, whole = (Window(Tosses(520, 1010), near) for near in (True, False))
    assert near.narrow
    assert not whole.narrow
    for window in (near, whole):
        low, high = starts(picture(window))["g"]
        curve = rows(picture(window), "curve")["g"]
        assert np.nanmax(curve) - np.nanmin(curve) > 0.6 * (high - low)
    assert rows(picture(near), "maximum")["g"] == [0.0]


def test_the_exact_start_is_a_frame_with_its_words_and_its_sentence():
    shown = picture(Window(TEN, near=False), start=0.12345)
    assert shown.alt == "at 0.12345"
    stops = rows(shown, "stops")
    assert "l at 0.12345" in stops["l_wide"]
    assert set(stops["c_brief"]) == {"c"}
    assert 0.12345 in rows(shown, "said")["p"]
    (live,) = [param for param in shown.spec["params"] if param["name"] == "live"]
    assert live["value"] == [{"p": 0.12345}]
    assert len(live["views"]) == 1


def test_other_tosses_need_no_other_spec():
    first, second = (picture(Window(tosses, near=False)).spec for tosses in (TEN, Tosses(4, 11)))
    assert first["layer"] is second["layer"]


@pytest.mark.parametrize("window", ALL, ids=str)
def test_there_are_few_enough_rows_that_the_unseen_mark_may_speak(window):
    shown = picture(window)
    drawn = json.dumps(dict(shown.spec)).count('{"name": "curve"}')
    assert drawn * rows(shown, "curve")["p"].size < 5000


def test_a_guess_is_marked_where_it_can_be_seen():
    assert rows(picture(Window(TEN, near=False), guess=0.4), "guess")["p"] == [0.4]
    assert rows(picture(Window(Tosses(500_000_123, MOST), near=True), guess=0.4), "guess")["p"].size == 0
    assert rows(picture(Window(TEN, near=False)), "guess")["p"].size == 0


def test_the_picture_names_only_data_it_sends():
    shown = picture(Window(TEN, near=False))
    text = json.dumps(dict(shown.spec))
    assert '"name": "empty"' not in text
    assert all(f'{{"name": "{name}"}}' in text for name in shown.data)


def test_the_panels_stand_two_by_two_and_none_of_them_reaches_into_another():
    boxes = [panel_box(panel) for panel in picture(Window(TEN, near=False)).spec["layer"][:4]]
    assert len({box[:2] for box in boxes}) == len({box[2:] for box in boxes}) == 2
    assert len(set(boxes)) == 4
    for first, second in itertools.combinations(boxes, 2):
        apart = [(first[k + 1] <= second[k]) or (second[k + 1] <= first[k]) for k in (0, 2)]
        assert any(apart)


def panel_box(panel):
    """Return where a panel begins and ends across and down, in pixels of a picture that is 1000 wide and 400 high."""
    (line,) = [
        layer for layer in panel["layer"] if layer["mark"]["type"] == "line" and "strokeDash" not in layer["mark"]
    ]
    sides = [line["encoding"][channel]["scale"]["range"] for channel in "xy"]
    pixels = [
        [pixels_of(end["expr"]) for end in sorted(side, key=lambda end: pixels_of(end["expr"]))] for side in sides
    ]
    return (*pixels[0], *pixels[1])


def pixels_of(expression):
    """Return the pixels that an expression of a range means."""
    share, _, above = expression.removeprefix("width * ").removeprefix("height * ").partition(" + ")
    size = 1000 if expression.startswith("width") else 400
    return float(share) * size + float(above or 0)
