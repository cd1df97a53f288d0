import pytest

from acts.activation import Interval, Parameter
from acts.charts.kit.sliders import Slide, listening, on_stops, sliders, started

WEIGHT = Parameter("w", "w", 0.5, Interval(-10.0, 10.0), Interval(-2.0, 2.0), 0.1, "weight w")
MANY = Parameter("m", "m", 0.0, Interval(0.0, 9.0), Interval(0.0, 9.0), 0.01, "many stops")


def named(params):
    return {each["name"]: each for each in params}


def test_a_slider_has_a_stop_at_each_step_of_its_parameter():
    assert Slide.of(WEIGHT) == Slide("weight w", -2.0, 2.0, 0.1)
    assert Slide.of(MANY).step == 0.01


def test_a_slider_starts_where_the_data_say_and_goes_there_when_their_turn_changes():
    params = named([*started(), *sliders({"w": Slide.of(WEIGHT)})])
    assert params["start"]["expr"] == "data('start')[0]"
    assert params["w"]["init"] == "start.w"
    assert params["w"]["bind"] == {"input": "range", "min": -2.0, "max": 2.0, "step": 0.1, "name": "weight w "}
    turned, _kept = params["w"]["on"]
    assert turned == {"events": {"signal": "turn"}, "update": "start.w", "force": True}


def test_what_the_hand_chooses_is_reported_with_all_sliders_whichever_moved():
    params = sliders({"w": Slide.of(WEIGHT), "m": Slide.of(MANY)})
    signal, reporter = (each for each in params if each["name"] == "live")
    assert [each["events"]["signal"] for each in signal["on"]] == ["w", "m"]
    assert all("w: w, m: m" in each["update"] for each in signal["on"])
    assert reporter["views"] == ["none"]


def test_without_sliders_nothing_is_reported():
    assert sliders({}) == []


def test_every_data_set_is_listened_to_by_a_mark_that_is_not_seen():
    marks = [each.to_dict() for each in listening("curve")]
    assert [each["data"]["name"] for each in marks] == ["curve", "live_store"]
    assert all(each["mark"]["opacity"] == 0 for each in marks)


@pytest.mark.parametrize(("value", "there"), [(-2.0, True), (0.3, True), (0.05, False), (2.1, False), (-1.7, True)])
def test_a_value_is_on_a_stop_or_between_two(value, there):
    assert on_stops([WEIGHT], [value]) is there
    assert on_stops([WEIGHT, WEIGHT], [0.0, value]) is there
