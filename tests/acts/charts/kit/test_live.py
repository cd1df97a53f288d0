import altair as alt
import pytest

from acts.activation import Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from tests.acts.charts.reading import rows, starts

LEFT, RIGHT = (
    Parameter(name, name, 0.0, Interval(-9.0, 9.0), Interval(0.0, 2.0), 1.0, name) for name in ("left", "right")
)
UP = Place("up", 0.0, 1.0, "value")


@pytest.fixture
def pair():
    return Live((LEFT, RIGHT), labels=("first", "second"))


def picture(live, start):
    dots = live.now("dots").mark_point().encode(alt.X("left:Q"), UP.up("right:Q"))
    spec = live.over(dots, height=100)
    sentences = [f"at {each}" for each in live.settings(start)]
    return live.picture(spec, {"dots": b""}, start, sentences, up=(0.0, 2.0))


def test_every_combination_of_stops_is_a_setting_and_so_is_the_start(pair):
    assert pair.settings((0.5, 2.0)) == [(a, b) for a in (0.0, 0.5, 1.0, 2.0) for b in (0.0, 1.0, 2.0)]


def test_the_first_slider_is_the_upper_one_where_each_field_puts_its_slider_above_those_before(pair):
    selection, *_axes = picture(pair, (0.5, 2.0)).spec["params"]
    assert selection["select"]["fields"] == ["right", "left"]
    assert [selection["bind"][name]["name"] for name in ("left", "right")] == ["first ", "second "]


def test_a_picture_starts_at_its_start_and_speaks_its_sentence(pair):
    shown = picture(pair, (0.5, 2.0))
    assert starts(shown) == {
        "live": [{"left": 0.5, "right": 2.0}],
        "up": [0.0, 2.0],
        "up_ticks": [0.0, 0.5, 1.0, 1.5, 2.0],
    }
    assert shown.alt == "at (0.5, 2.0)"
    said = rows(shown, "said")
    assert said["words"][(said["left"] == 0.5) & (said["right"] == 2.0)].tolist() == [shown.alt]


def test_the_rows_of_one_slider_are_those_at_its_value_wherever_the_others_stand(pair):
    (filtered,) = pair.now("dots", "left").mark_point().to_dict()["transform"]
    assert filtered == {"filter": "live.left ? datum.left == live.left[0] : true"}
    (filtered,) = pair.now("dots").mark_point().to_dict()["transform"]
    assert filtered == {"filter": {"param": "live"}}
