import json

import numpy as np

import acts
from acts.charts.functions.sigmoidal import SPREAD, SPREADING, crossing_picture, passed_picture, pushed_picture
from acts.experiments.functions.saturation import backward, pushed, slope_crossing
from tests.acts.charts.reading import rows


def test_what_is_passed_on_is_drawn_at_the_places_asked_for():
    passed = backward(acts.sigmoid, 2.0, (-10.0, 0.0, 10.0))
    shown = passed_picture(acts.sigmoid, passed, "words", "what it is")
    marks = rows(shown, "marks")
    np.testing.assert_allclose(marks["size"], [2 * acts.sigmoid.derivative(z) for z in (-10.0, 0.0, 10.0)])
    assert shown.alt == "what it is"
    assert list(rows(shown, "said")["words"]) == ["words"]
    assert shown.spec is passed_picture(acts.tanh, passed, "", "").spec, "another function would draw it anew"
    assert "log" in json.dumps(dict(shown.spec))


def test_nothing_passed_on_is_left_out_of_a_logarithmic_picture():
    passed = backward(acts.hard_sigmoid, 0.0, (-10.0, 0.0, 10.0))
    shown = passed_picture(acts.hard_sigmoid, passed, "", "")
    assert rows(shown, "marks")["size"].size == 0
    assert np.isnan(rows(shown, "curve")["size"]).all()


def test_the_crossing_lies_on_both_curves():
    z = slope_crossing(acts.tanh, acts.sigmoid, 0.0, 5.0)
    marks = rows(crossing_picture(acts.tanh, acts.sigmoid, z, ""), "crossings")
    np.testing.assert_allclose(marks["slope"], acts.sigmoid.derivative(z), rtol=1e-12)


def test_the_labels_of_the_crossings_stand_outside_the_hump_between_them():
    layers = dict(crossing_picture(acts.tanh, acts.sigmoid, 1.66, "").spec)["layer"]
    texts = [layer for layer in layers if layer["mark"]["type"] == "text"]
    sides = {each["transform"][0]["filter"]: (each["mark"]["align"], each["mark"]["dx"] > 0) for each in texts}
    assert sides == {"datum.z < 0": ("right", False), "datum.z > 0": ("left", True)}


def test_the_histogram_holds_every_stop_and_the_exact_start():
    start = (1.234,)
    sentences = [f"{s}" for (s,) in SPREADING.settings(start)]
    shown = pushed_picture(start, sentences)
    bins = rows(shown, "bins")
    assert shown.alt == "1.234"
    assert {SPREAD.typical.low, SPREAD.typical.high, 1.234} <= set(bins["spread"])
    np.testing.assert_allclose(bins["share"][bins["spread"] == 1.234], pushed(1.234).shares)
