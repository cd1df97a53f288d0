import altair as alt
import pytest

from acts.charts.kit.picture import Picture, named
from acts.charts.kit.plane import Axis, Plane, ends, grid, laid_out
from tests.acts.charts.reading import rows

PANEL = Plane("one", "0", "side", "head", "low", "y")


def test_the_marks_of_an_axis_are_round_numbers_below_its_end():
    assert Axis.of((-4.3, 4.3)).marks == ((-4.0, "-4"), (-2.0, "-2"), (0.0, "0"), (2.0, "2"))
    assert Axis.of((0.0, 1.0), (0, 0.5)).marks == ((0.0, "0"), (0.5, "0.5"))


@pytest.mark.parametrize(("reach", "count"), [((1e-8, 1e4), 4), ((0.5, 2e4), 3), ((1e-3, 1e-1), 3)])
def test_the_marks_of_a_log_axis_are_a_few_powers_of_ten(reach, count):
    marks = Axis.decades(reach).marks
    assert len(marks) == count
    assert all(reach[0] <= place <= reach[1] for place, _label in marks)
    assert all(float(label) == place for place, label in marks)


def test_the_grid_has_the_marks_of_every_panel_and_says_which_is_at_0():
    axes = {"one": (Axis.of((-1.0, 1.0), (-1, 0, 1)), Axis.decades((1.0, 100.0)))}
    table = rows(Picture({}, {"grid": grid(axes)}, ""), "grid")
    assert table["axis"].tolist() == list("xxxyyy")
    assert table["strong"].tolist() == [False, True, False, False, False, False]
    assert ends(axes) == {"one_x": (-1.0, 1.0), "one_y": (1.0, 100.0)}


def test_a_frame_is_what_altair_would_make_of_its_layers():
    here = named("stops").transform_filter({"param": "live"})
    box, *others = PANEL.frame(here, "title", "across")
    written = here.mark_rect(fillOpacity=0, stroke="gray", opacity=0.5, tooltip=None, aria=False)
    written = written.encode(**PANEL.across, **PANEL.up).to_dict(context={"top_level": False})
    assert box == {name: written[name] for name in box}
    kinds = [part["mark"]["type"] for part in others]
    assert kinds == ["rule", "text", "rule", "text", "text", "text"]
    channel = PANEL.y("value:Q").to_dict(context={"data": alt.NamedData("grid")})
    assert others[2]["encoding"]["y"] == channel


def test_words_stand_at_a_corner_in_their_colour():
    words = PANEL.words(named("stops"), "said", "right", "top", alt.value("blue"), dx=-5)
    assert words["encoding"]["color"] == {"value": "blue"}
    assert words["encoding"]["x"] == {"value": {"expr": "side"}}
    assert (words["mark"]["align"], words["mark"]["dx"]) == ("right", -5)


def test_a_layout_defines_its_variables_in_their_order():
    spec = laid_out({"params": [{"name": "live"}]}, {"head": "50", "low": "head + 100"})
    assert spec["params"] == [{"name": "live"}, {"name": "head", "expr": "50"}, {"name": "low", "expr": "head + 100"}]
