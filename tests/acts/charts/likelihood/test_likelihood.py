import json
import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from acts.charts.kit.figure import LEFT, PANEL, RIGHT, WIDTH
from acts.charts.likelihood import over_p
from acts.charts.likelihood.likelihood import likelihood_picture, likelihood_svg
from acts.charts.likelihood.over_p import Window
from acts.likelihood import Tosses, divergence, likelihood
from tests.acts.charts.likelihood.windows import ALL, TEN
from tests.acts.charts.reading import rows, starts


def picture(window, start=0.5, guess=None):
    sentences = [f"at {p}" for (p,) in over_p.live(window).settings((start,))]
    return likelihood_picture(window, guess, lambda p: f"product at {p}", "top", (start,), sentences)


@pytest.mark.parametrize("window", ALL, ids=str)
def test_nothing_is_drawn_outside_the_panel_or_without_a_number(window):
    for start in (0.0, 0.5, 1.0):
        shown = picture(window, start)
        (low, high), (left, right) = starts(shown)["l"], starts(shown)["across"]
        assert low < high < math.inf
        for data in ("curve", "stops", "maximum"):
            drawn = rows(shown, data)["l"]
            assert np.isfinite(drawn).all()
            assert low <= drawn.min() <= drawn.max() < high
        stops = rows(shown, "stops")
        assert left <= stops["x"].min() <= stops["x"].max() <= right


def test_the_point_is_the_likelihood_of_its_p_and_its_words_are_the_product_there():
    stops = rows(picture(Window(TEN, near=False)), "stops")
    for p, size, words in zip(stops["p"], stops["l"], stops["words"], strict=True):
        assert size == pytest.approx(likelihood(TEN, p), rel=1e-12)
        assert words == f"product at {p}"


def test_the_diamond_has_its_words_and_stands_on_the_highest_point_of_the_curve():
    shown = picture(Window(TEN, near=False))
    top, curve = rows(shown, "maximum"), rows(shown, "curve")
    assert top["p"].tolist() == [0.3]
    assert list(top["words"]) == ["top"]
    assert top["l"][0] == curve["l"].max() == likelihood(TEN, 0.3)


def test_a_likelihood_too_small_for_a_float_is_drawn_as_its_ratio_to_the_largest():
    shown = picture(Window(Tosses(520, 1010), near=True))
    stops = rows(shown, "stops")
    np.testing.assert_allclose(stops["l"], np.exp(-1010 * divergence(520 / 1010, stops["p"])), rtol=1e-12)
    assert "max L" in json.dumps(dict(shown.spec))
    assert "max L" not in json.dumps(dict(picture(Window(TEN, near=False)).spec))


def test_the_exact_start_is_a_frame_with_its_words_and_its_sentence():
    shown = picture(Window(TEN, near=False), start=0.12345)
    assert shown.alt == "at 0.12345"
    assert "product at 0.12345" in list(rows(shown, "stops")["words"])
    (live,) = [param for param in shown.spec["params"] if param["name"] == "live"]
    assert live["value"] == [{"p": 0.12345}]


def test_other_tosses_need_no_other_spec_and_the_picture_fills_its_place():
    first, second = (picture(Window(tosses, near=False)).spec for tosses in (TEN, Tosses(4, 11)))
    assert first["layer"] is second["layer"]
    assert "height" not in first


@pytest.mark.parametrize("window", ALL, ids=str)
def test_there_are_few_enough_rows_that_the_unseen_mark_may_speak(window):
    shown = picture(window)
    drawn = json.dumps(dict(shown.spec)).count('{"name": "curve"}')
    assert drawn * rows(shown, "curve")["p"].size < 5000


def test_a_guess_is_marked_and_only_data_that_are_sent_are_named():
    shown = picture(Window(TEN, near=False), guess=0.4)
    assert rows(shown, "guess")["p"].tolist() == [0.4]
    text = json.dumps(dict(shown.spec))
    assert '"name": "empty"' not in text
    assert all(f'{{"name": "{name}"}}' in text for name in shown.data)


SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("window", ALL, ids=str)
def test_the_figure_to_take_away_has_the_numbers_of_the_core_and_marks_the_maximum(window):
    root = ET.fromstring(likelihood_svg(window, 0.5, "a title", "the top"))
    low, high = window.ends
    curve, *_upright = root.findall(f"{SPACE}g/{SPACE}path[@stroke-linejoin]")
    x, y = np.array(re.findall(r"[ML](-?[\d.e-]+),(-?[\d.e-]+)", curve.get("d")), dtype=float).T
    p = low + (x - LEFT) / (WIDTH - LEFT - RIGHT) * (high - low)
    bottom = float(root.get("height")) - 62
    share = (bottom - y) / PANEL * 1.2  # of the largest
    best, near = window.tosses.estimate, 0.0006 / (WIDTH - LEFT - RIGHT) * (high - low)  # what rounding leaves of p
    around = np.clip([p - near, np.clip(best, p - near, p + near), p + near], 0.0, 1.0)
    core = np.exp(-window.tosses.tosses * divergence(best, around))
    assert (core.min(axis=0) - 1e-5 <= share).all()
    assert (share <= core.max(axis=0) + 1e-5).all()
    words = [text.text for text in root.iter(f"{SPACE}text")]
    assert {"a title", "the top", "probability of heads p"} <= set(words)
    assert ("p = 0.5" in words) == (low <= 0.5 <= high and window.tosses.estimate != 0.5)


def test_the_figure_of_a_likelihood_too_small_for_an_axis_says_that_it_is_a_ratio():
    assert "L(p) / max L" in likelihood_svg(Window(Tosses(5_000, 10_000), near=False), 0.4, "", "")
    assert "L(p) / max L" not in likelihood_svg(Window(TEN, near=False), 0.4, "", "")
