import pytest

from acts.charts.kit.axes import NARROW, Place, lifted, named_rows, powers, variables, whole


@pytest.mark.parametrize("name", ["width", "height", "padding", "autosize", "background"])
def test_an_axis_cannot_take_the_name_of_a_variable_of_the_picture(name):
    with pytest.raises(ValueError, match=f"'{name}' is a variable of the picture itself"):
        Place(name, 0.0, 1.0, "share")


def test_an_axis_takes_its_stretch_of_the_picture_from_the_left_or_from_the_top():
    place = Place("share", 0.25, 0.75, "share", "%")
    across, up = (channel.to_dict()["scale"] for channel in (place.across("s:Q"), place.up("s:Q")))
    assert across["range"] == [{"expr": "width * 0.25"}, {"expr": "width * 0.75"}]
    assert up["range"] == [{"expr": "height * 0.75"}, {"expr": "height * 0.25"}]
    assert across["domain"] == up["domain"] == [{"expr": "share[0]"}, {"expr": "share[1]"}]
    assert (place.top, place.bottom) == ({"expr": "height * 0.25"}, {"expr": "height * 0.75"})


def test_an_axis_that_is_not_visible_keeps_its_scale():
    place = Place("share", 0.0, 1.0, "share")
    shown, hidden = place.up("s:Q").to_dict(), place.up("s:Q", visible=False).to_dict()
    assert hidden["axis"] is None
    assert hidden["scale"] == shown["scale"]


def test_axes_of_a_place_keep_zero_out_but_on_a_log_scale_which_has_none():
    scales = {kind: Place("s", 0.0, 1.0, "", kind=kind).up("s:Q").to_dict()["scale"] for kind in ("linear", "log")}
    assert scales["linear"]["zero"] is False
    assert "zero" not in scales["log"]
    assert scales["log"]["type"] == "log"


def test_the_variables_of_an_axis_are_its_ends_and_its_ticks():
    found = variables({"share": (0.0, 1.0), "rows": (2.5, -0.5)}, {"rows": (0, 1, 2)})
    assert found == [
        {"name": "share", "value": [0.0, 1.0]},
        {"name": "share_ticks", "value": [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]},
        {"name": "rows", "value": [2.5, -0.5]},
        {"name": "rows_ticks", "value": [0, 1, 2]},
    ]


def test_the_ticks_of_an_axis_that_turns_downwards_are_between_its_ends_too():
    _ends, found = variables({"rows": (10.0, 0.0)})
    assert found["value"] == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]


def test_an_axis_that_counts_has_no_ticks_between_whole_numbers():
    assert whole(-0.5, 2.5) == [0.0, 1.0, 2.0]
    assert whole(0.0, 100.0) == [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]


def test_an_axis_on_a_log_scale_has_its_ticks_at_the_powers_of_ten():
    assert powers(0.01, 100.0) == [0.01, 0.1, 1.0, 10.0, 100.0]
    assert powers(0.2, 0.9) == []


def test_an_axis_without_a_title_says_so():
    assert Place("rows", 0.0, 1.0, "").up("y:Q").to_dict()["title"] is None


def test_rows_stand_in_the_order_of_their_names_from_the_top_down():
    channel = named_rows(("relu", "elu"), 120).to_dict()
    assert (channel["field"], channel["sort"], channel["axis"]["labelLimit"]) == ("name", ["relu", "elu"], 120)


def test_a_narrow_picture_may_have_its_panels_elsewhere():
    place = Place("share", 0.25, 0.75, "", narrow=(0.0, 0.5))
    first, last = (end["expr"] for end in place.across("s:Q").to_dict()["scale"]["range"])
    assert first == f"width * (width < {NARROW} ? 0.0 : 0.25)"
    assert last == f"width * (width < {NARROW} ? 0.5 : 0.75)"
    assert place.top == {"expr": f"height * (width < {NARROW} ? 0.0 : 0.25)"}


def test_a_horizontal_axis_stands_below_its_panel_where_a_narrow_picture_has_others_below_that():
    axis = lifted(Place("share", 0.0, 0.5, "", narrow=(0.0, 1.0)).across("s:Q"), 0.4).to_dict()["axis"]
    assert axis["offset"] == {"expr": f"width < {NARROW} ? height * -0.6 : 0"}
