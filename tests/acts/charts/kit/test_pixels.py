import altair as alt

from acts.charts.kit import pixels
from acts.charts.kit.picture import named


def test_places_are_variables_in_their_order():
    found = pixels.layout({"side": "width / 2", "pitch": "side + 10"})
    assert [(each["name"], each["expr"]) for each in found] == [("side", "width / 2"), ("pitch", "side + 10")]


def test_a_column_of_pixels_is_drawn_where_it_says_from_the_upper_left_corner():
    chart = named("boxes").mark_rect().encode(**pixels.box()).to_dict()["encoding"]
    for channel, size in (("x", "width"), ("y", "height")):
        scale = chart[channel]["scale"]
        assert scale["domain"] == scale["range"] == [{"expr": "0"}, {"expr": size}]
        assert chart[channel]["axis"] is None
    assert [chart[each]["field"] for each in ("x", "x2", "y", "y2")] == ["left", "right", "top", "bottom"]


def test_a_number_below_0_is_red_and_its_strength_is_an_opacity():
    chart = named("boxes").mark_rect().encode(color=pixels.sign("z"), opacity=pixels.strength("s")).to_dict()
    colour = chart["encoding"]["color"]
    assert colour["condition"] == {"test": "datum.z < 0", "value": "red"}
    assert colour["value"] == "blue"
    assert chart["encoding"]["opacity"]["scale"] == {"clamp": True, "domain": [0, 1], "range": [0, 1]}


def test_a_value_may_follow_an_expression():
    chart = alt.Chart(alt.NamedData("one")).mark_rule().encode(alt.X(value=pixels.at("width / 2"))).to_dict()
    assert chart["encoding"]["x"] == {"value": {"expr": "width / 2"}}
