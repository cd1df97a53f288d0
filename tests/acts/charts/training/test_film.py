import json
import math

import pytest

from acts.charts.training.film import FRAME, SEEN, film_picture
from acts.experiments.training.film import film
from acts.experiments.training.setup import Setup


def pictured(setup, rate=1.0, seed=0):
    shown = film(setup, rate, seed)
    words = tuple((f"step {step}", "", "", "") for step in shown.steps)
    return shown, film_picture(shown, words, "what is seen", shown.frames - 1)


def data(picture, name):
    (body,) = picture.spec["marks"]
    return next(each["values"] for each in body["data"] if each["name"] == name)


def numbers(node):
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        return [number for each in node for number in numbers(each)]
    return [node] if isinstance(node, float) else []


SETUPS = [
    Setup(),
    Setup("spiral", width=40, steps=100),
    Setup("sine"),
    Setup(activation="leaky_relu"),
    Setup(depth=2, width=5),
    Setup(initialiser="zeros", steps=100),
]


@pytest.mark.parametrize("setup", SETUPS, ids=str)
@pytest.mark.parametrize("rate", [0.0, 1.0, 1e6])
def test_every_frame_is_there_and_every_number_finite(setup, rate):
    shown, picture = pictured(setup, rate)
    frames, rows = data(picture, "frames"), data(picture, "rows")
    assert [frame["f"] for frame in frames] == list(range(shown.frames)) == [row["f"] for row in rows]
    assert all(("url" in frame) != ("curve" in frame) for frame in frames)
    assert len(data(picture, "points")) == len(shown.setup.sets[0].x)
    assert all(math.isfinite(number) for number in numbers(picture.spec))
    assert "NaN" not in json.dumps(picture.spec)
    assert picture.alt == "what is seen"


def test_the_film_starts_where_it_is_told_and_its_slider_has_a_stop_for_each_frame():
    shown, picture = pictured(Setup())
    frame = next(signal for signal in picture.spec["signals"] if signal["name"] == "frame")
    assert frame["value"] == frame["bind"]["max"] == shown.frames - 1
    words = tuple(("", "", "", "") for _ in shown.steps)
    frame = next(s for s in film_picture(shown, words, "", 3).spec["signals"] if s["name"] == "frame")
    assert frame["value"] == 3


def test_the_film_fills_its_place_and_reports_the_frame_at_which_it_rests():
    _, picture = pictured(Setup())
    assert "height" not in picture.spec
    assert "height" not in [signal["name"] for signal in picture.spec["signals"]]
    assert [param["name"] for param in picture.spec["params"]] == [SEEN]
    seen = next(signal for signal in picture.spec["signals"] if signal["name"] == SEEN)
    assert seen["update"].startswith("playing ? {} :")
    assert f"{FRAME}: frame" in seen["update"]


def test_dead_kinks_differ_in_dash_and_in_the_stroke_that_says_where_a_unit_fires():
    shown, picture = pictured(Setup(), 8.0)
    kinks = data(picture, "frames")[-1]["kinks"]
    assert {kink["dead"] for kink in kinks} == {0, 1}
    assert sum(kink["dead"] for kink in kinks) <= shown.dead[-1].sum()
    text = json.dumps(picture.spec)
    assert "datum.dead ? [7, 6] : [1, 0]" in text
    assert "datum.dead ? 0 :" in text


def test_a_film_is_light_enough_for_a_phone():
    _, picture = pictured(Setup())
    assert len(json.dumps(picture.spec)) < 500_000
