from acts.charts.kit.vega import group, image, mark, scaled, signal, text


def test_plain_values_stand_for_themselves_and_others_are_channels_already():
    rule = mark("rule", "rows", x=scaled("x", "z"), y=signal("low"), opacity=0.5)
    assert rule["from"] == {"data": "rows"}
    assert rule["encode"]["update"] == {
        "x": {"scale": "x", "field": "z"},
        "y": {"signal": "low"},
        "opacity": {"value": 0.5},
    }
    assert "from" not in mark("rule", None)


def test_screen_readers_find_words_and_nothing_else():
    assert mark("rule", None)["aria"] is False
    assert image(None, "data:,")["aria"] is False
    assert "aria" not in text("words")


def test_a_group_has_a_name_only_where_events_have_to_know_it():
    assert group("strip", [], {})["name"] == "strip"
    assert "name" not in group(None, [], {})


def test_an_image_fills_its_place():
    assert image(None, "data:,", width=10)["encode"]["update"]["aspect"] == {"value": False}
    assert image(None, "data:,", width=10)["encode"]["update"]["width"] == {"value": 10}
