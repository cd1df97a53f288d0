import json

import numpy as np
import pytest

import acts
from acts.charts.training.one_unit import one_unit_picture, one_unit_runs, one_unit_settings, rate_of
from acts.experiments.training.one_unit import SHOWN, Unit, critical_rate, descent
from tests.acts.charts.reading import rows


def leaky(slope, **sample):
    return Unit(**sample, activation=acts.leaky_relu, parameters=(("negative_slope", slope),))


def picture(unit=None, rate=0.1):
    unit = unit or Unit()
    every = one_unit_settings(unit, (rate,))
    numbers = [(f"left {r}", f"right {r}") for (r,) in every]
    return one_unit_picture(unit, (rate,), [f"at {r}" for (r,) in every], numbers)


def frame(columns, rate):
    return {name: values[columns["rate"] == rate] for name, values in columns.items()}


def param(shown, name):
    return next(p for p in shown.spec["params"] if p["name"] == name)


STRANGE = [
    Unit(),
    Unit(b=-9.0),
    Unit(y=2.5),
    Unit(y=-1.0),
    Unit(x=0.0, w=0.0, b=0.0, y=0.0),
    Unit(x=10.0, w=10.0, b=10.0, y=-10.0),
    Unit(b=1e-9, w=0.0, y=-10.0),
    leaky(0.2),
    leaky(3.0),
    leaky(-5.0),
    leaky(1e6),
    leaky(-1e6, b=-9.0),
]


def test_every_stop_and_the_exact_start_are_in_the_picture_under_their_own_double():
    shown = picture(rate=0.1234567)
    stops = [rate for (rate,) in one_unit_settings(Unit(), (0.1234567,))]
    assert len(stops) == 52
    assert {0.0, 0.01, 0.07, 0.4, 0.5, 0.1234567} <= set(stops)
    for name in ("marks", "first", "written", "said"):
        assert set(rows(shown, name)["rate"]) == set(stops)
    assert shown.alt == "at 0.1234567"
    assert param(shown, "live")["value"] == [{"rate": 0.1234567}]


def test_the_marks_are_the_steps_and_crosses_begin_where_the_unit_falls_silent():
    marks = rows(picture(), "marks")
    for rate in (0.1, 0.23, 0.4):
        run, drawn = descent(Unit(), rate), frame(marks, rate)
        np.testing.assert_array_equal(drawn["step"], np.arange(SHOWN + 1))
        np.testing.assert_allclose(drawn["z"], [step.z for step in run.steps])
        np.testing.assert_allclose(drawn["a"], [step.a for step in run.steps])
        np.testing.assert_array_equal(drawn["silent"], [step.z <= 0 for step in run.steps])
    assert not frame(marks, 0.1)["silent"].any()
    assert frame(marks, 0.4)["silent"].sum() == SHOWN


def test_the_words_of_silence_stand_beside_the_crosses_and_nowhere_else():
    ends = rows(picture(), "ends")
    silent = {run.rate for run in one_unit_runs(Unit(), (0.1,)) if run.ending == "silent"}
    assert set(ends["rate"]) == silent
    np.testing.assert_allclose(frame(ends, 0.4)["z"], -1.5)
    assert not frame(ends, 0.4)["leftwards"]
    # right of the middle there is room on the left only
    assert frame(rows(picture(Unit(y=-1.0)), "ends"), 0.15)["leftwards"]


def test_the_first_step_is_an_arrow_at_the_height_of_the_first_output():
    first = frame(rows(picture(), "first"), 0.4)
    assert (first["z"], first["a"], first["drop"], first["angle"]) == (2.5, 2.5, 0.0, -90)
    assert first["end"] == pytest.approx(-1.5)
    assert first["lands"]
    assert frame(rows(picture(), "first"), 0.0)["angle"] == 0


def test_what_is_beyond_the_picture_is_marked_at_its_edge_on_the_right_side():
    shown = picture(rate=1000.0)
    low, high = param(shown, "across")["value"]
    far = frame(rows(shown, "marks"), 1000.0)
    assert far["off"].tolist() == [0] + [-1] * SHOWN
    assert far["z"].tolist() == [2.5] + [low] * SHOWN
    assert not frame(rows(shown, "first"), 1000.0)["lands"]
    swings = frame(rows(picture(leaky(3.0), 0.5), "marks"), 0.5)
    assert set(swings["off"]) == {-1, 0, 1}
    # the value typed does not shrink what the slider shows
    assert high - low < 25


@pytest.mark.parametrize("rate", [0.0, 0.1, 1e6])
@pytest.mark.parametrize("unit", STRANGE, ids=str)
def test_there_is_never_a_nan_an_empty_picture_or_a_mark_outside(unit, rate):
    shown = picture(unit, rate)
    low, high = param(shown, "across")["value"]
    floor, ceiling = param(shown, "outs")["value"]
    assert low < 0 < high
    assert floor < min(unit.y, 0) <= max(unit.y, 0) < ceiling
    marks = rows(shown, "marks")
    assert np.isin(rate, marks["rate"])
    for name in ("z", "a"):
        assert np.isfinite(marks[name]).all()
    assert ((marks["z"] >= low) & (marks["z"] <= high)).all()
    assert ((marks["a"] >= floor) & (marks["a"] <= ceiling)).all()
    for name in ("across_ticks", "outs_ticks"):
        assert len(param(shown, name)["value"]) >= 2
    curve = rows(shown, "curve")
    assert np.isfinite(curve["a"]).sum() > 20
    for name in ("first", "ends", "target", "goal"):
        assert all(np.isfinite(v).all() for v in rows(shown, name).values() if v.dtype.kind == "f")


def test_the_graph_is_f_and_is_cut_where_it_leaves_its_panel():
    shown = picture(leaky(3.0))
    curve, (floor, _) = rows(shown, "curve"), param(shown, "outs")["value"]
    inside = np.isfinite(curve["a"])
    np.testing.assert_allclose(curve["a"][inside], acts.leaky_relu(curve["z"][inside], negative_slope=3.0), atol=1e-9)
    assert curve["a"][inside].min() == pytest.approx(floor)
    assert not inside.all()


def test_numbers_stand_at_steps_that_have_room_and_the_first_silent_one_speaks_for_the_rest():
    marks = rows(picture(), "marks")
    labels = frame(marks, 0.4)["label"].tolist()
    assert labels[:2] == ["0", "1, 2, …"]
    assert not any(labels[2:])
    slow = frame(marks, 0.1)
    labelled = slow["z"][slow["label"] != ""]
    assert slow["label"].tolist()[:3] == ["0", "1", "2"]
    assert np.diff(np.sort(labelled)).min() > 0.1
    assert len(labelled) < SHOWN


@pytest.mark.parametrize("x", [0.0, 0.3, 1.0, 2.0, 7.7, 10.0])
def test_the_slider_reaches_beyond_the_rate_at_which_swings_grow(x):
    high = rate_of(Unit(x=x)).typical.high
    assert 2 / (x * x + 1) < high <= 6.3 / (x * x + 1)
    stops = [rate for (rate,) in one_unit_settings(Unit(x=x), ())]
    assert len(stops) == 51
    assert (stops[0], stops[-1]) == (0.0, high)


def test_the_slider_of_the_first_unit_holds_its_critical_rate_and_short_numbers():
    assert critical_rate(Unit()) in [rate for (rate,) in one_unit_settings(Unit(), ())]
    bind = param(picture(), "live")["bind"]["rate"]
    assert (bind["min"], bind["max"], bind["step"]) == (0.0, 0.5, 0.01)


def test_one_spec_serves_every_sample_and_is_not_changed_by_any():
    before = json.dumps(dict(picture().spec))
    other = picture(Unit(x=10.0, y=-3.0), 0.02)
    assert json.dumps(dict(picture().spec)) == before
    assert param(other, "live")["bind"]["rate"]["max"] == 0.05
    assert param(other, "across")["value"] != param(picture(), "across")["value"]


def test_what_is_written_follows_the_slider():
    written = frame(rows(picture(), "written"), 0.4)
    assert (written["left"], written["right"]) == ("left 0.4", "right 0.4")


def test_the_water_says_its_slope():
    assert "slope 0" in rows(picture(), "water")["words"][0]
    assert "slope -5" in rows(picture(leaky(-5.0)), "water")["words"][0]
