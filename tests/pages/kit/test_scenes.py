"""The row of scenes: which one a link opens, what a switch keeps, and what the address says of it.

The page is one of the test's own, with three scenes of a box each; the words of its opening are those of a real page.
"""

import pytest
from streamlit.testing.v1 import AppTest

from pages import contents
from pages.contents import Page, Scene
from tests.pages.reading import text

PAGE = Page(
    "rectified",
    "Three boxes",
    "",
    contents.FUNCTIONS,
    scenes=(
        Scene("curve", "The first box", "First", names=("guess", "shared", "first", "slope_*")),
        Scene("second", "The second box", "Second", names=("shared", "second")),
        Scene("third", "The third box", "Third", names=("shared", "third", "third_too")),
    ),
)


def three_boxes():
    import streamlit as st

    from acts.language import _
    from pages.kit import address, predict, scenes

    def box(*keys):
        def stage():
            picture, controls = scenes.stage()
            for key in ("shared", *keys):
                address.setting(key, 0.0, address.read_number, "{:g}".format)
                controls.number_input(key, key=key)
            picture.markdown(f"The stage of {keys[0]}.")

        return stage

    def ask():
        return predict.ask("rectified", "What is it?", {"a": "A", "b": "B"}, "a", lambda: "It is A.")

    address.enter("rectified")
    st.session_state.setdefault("runs", []).append(_("a run"))
    scenes.show("rectified", {"curve": box("first"), "second": box("second"), "third": box("third", "third_too")}, ask)
    address.leave()


@pytest.fixture
def opened(monkeypatch):
    """Open the page by what a link holds."""
    monkeypatch.setattr(contents, "PAGES", (PAGE,))

    def open_page(**query):
        app = AppTest.from_function(three_boxes)
        app.query_params = query
        app.run()
        assert not app.exception
        return app

    return open_page


def row(app):
    return app.get("segmented_control")[0]


def switched(app, slug):
    row(app).set_value(slug).run()
    assert not app.exception
    return app


def is_open(app, name):
    return [each.value for each in app.markdown if each.value.startswith("The stage of")] == [f"The stage of {name}."]


def typed(app, key, value):
    app.number_input(key=key).set_value(value).run()
    return app


def values(app):
    return {box.key: box.value for box in app.number_input}


def button(app, label):
    return next(each for each in app.button if each.label == label)


def test_the_first_scene_opens_where_a_link_asks_for_nothing(opened):
    app = opened()
    assert is_open(app, "first")
    assert app.query_params == {}
    assert row(app).options == ["First", "Second", "Third"]


def test_a_link_opens_the_scene_that_it_names_whatever_else_it_asks_for(opened):
    app = opened(scene="second", third="3", first="1")
    assert is_open(app, "second")
    assert app.query_params == {"scene": "second", "third": "3", "first": "1"}
    assert values(switched(app, "third")) == {"shared": 0, "third": 3, "third_too": 0}


@pytest.mark.parametrize("named", ["nonsense", "", "First", ["second", "third"]])
def test_a_scene_that_is_not_there_opens_the_first_and_a_sentence_says_so(named, opened):
    app = opened(scene=named, third="3")
    assert is_open(app, "first")
    assert "The link asks for scene" in app.warning[0].value
    assert "Shown instead: The first box." in app.warning[0].value
    assert "scene" not in app.query_params
    assert not switched(app, "second").warning


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"third": "3"}, "third"),
        ({"shared": "1"}, "first"),
        ({"shared": "1", "second": "2"}, "second"),
        ({"second": "2", "third": "3", "third_too": "4"}, "third"),
        ({"slope_one": "1", "slope_two": "2", "slope_three": "3", "third": "1", "third_too": "2"}, "first"),
        ({"second": "no number"}, "second"),
        ({"unknown": "1"}, "first"),
        ({"third": "3", "guess": "skip"}, "third"),
    ],
)
def test_a_link_without_a_scene_opens_the_one_that_shows_most_of_what_it_asks_for(query, name, opened):
    app = opened(**query)
    assert is_open(app, name)
    assert (
        values(app).items()
        >= {key: float(value) for key, value in query.items() if key in values(app) and value.isdigit()}.items()
    )


def test_a_switch_keeps_what_was_set_and_takes_the_settings_of_the_closed_scene_out_of_the_address(opened):
    app = typed(typed(opened(), "shared", 7.0), "first", 1.0)
    assert app.query_params == {"shared": "7", "first": "1"}
    switched(app, "second")
    assert values(app) == {"shared": 7, "second": 0}
    assert app.query_params == {"scene": "second", "shared": "7"}
    typed(typed(app, "second", 2.0), "shared", 8.0)
    switched(app, "curve")
    assert values(app) == {"shared": 8, "first": 1}
    assert app.query_params == {"shared": "8", "first": "1"}
    assert values(switched(app, "second")) == {"shared": 8, "second": 2}


def test_a_box_that_is_at_its_default_stays_there_when_its_scene_is_opened_again(opened):
    app = typed(opened(first="5"), "first", 0.0)
    assert values(switched(switched(app, "third"), "curve"))["first"] == 0
    assert app.query_params == {}


def test_after_ten_switches_every_box_still_writes_its_value(opened):
    app = opened()
    for turn, slug in enumerate(["second", "third", "curve"] * 3 + ["second"]):
        switched(app, slug)
        for key in values(app):
            typed(app, key, turn + 1.0)
            assert app.query_params[key] == str(turn + 1)
    assert app.query_params == {"scene": "second", "shared": "10", "second": "10"}


def test_next_leads_through_all_scenes_and_each_press_is_an_entry_of_the_history(opened):
    app = opened()
    for title, name in (("The second box", "second"), ("The third box", "third")):
        button(app, f"Next: {title}").click().run()
        assert is_open(app, name)
        assert app.query_params == {"scene": name}
        assert 'data-entry="new"' in next(
            each.proto.body for each in app.get("html") if "data-entry" in each.proto.body
        )
    assert not any(each.label.startswith("Next") for each in app.button)


def test_a_setting_that_is_moved_is_no_entry_of_the_history(opened):
    app = typed(switched(opened(), "third"), "third", 4.0)
    assert 'data-entry="same"' in next(each.proto.body for each in app.get("html") if "data-entry" in each.proto.body)


def test_only_the_open_scene_runs_and_the_question_stands_below_the_first(opened):
    app = opened()
    assert "Test yourself" in text(app)
    assert "It is A." not in text(app)
    assert "Test yourself" not in text(switched(app, "third"))
    assert set(values(app)) == {"shared", "third", "third_too"}


def test_a_question_that_comes_first_stands_in_place_of_every_scene_until_it_is_answered(opened):
    app = opened(guess="ask", scene="third", third="3")
    assert is_open(app, "third") is False
    assert "Before you look" in text(app)
    assert is_open(switched(app, "second"), "second") is False
    assert "Before you look" in text(app)
    button(app, "B").click().run()
    assert is_open(app, "second")
    assert "You said: B. The answer: A." in text(app)
    assert app.query_params["guess"] == "b"
    assert values(switched(app, "third"))["third"] == 3
    assert "You said: B. The answer: A." in text(app)
    button(app, "Ask me again").click().run()
    assert is_open(app, "third") is False
    button(app, "No more questions").click().run()
    assert is_open(app, "third")
    assert "guess" not in app.query_params
    assert "Before you look" not in text(switched(app, "curve"))
    assert "Test yourself" in text(app)


def test_a_guess_of_a_scene_s_link_is_kept_while_its_card_is_not_shown(opened):
    app = opened(scene="third", guess="b")
    assert is_open(app, "third")
    assert "You said: B" in text(switched(app, "curve"))


def stages(app):
    return [each.value.removeprefix("The stage of ") for each in app.markdown if each.value.startswith("The stage of")]


def test_all_scenes_stand_under_each_other_for_paper_with_the_settings_of_the_link(opened):
    app = opened(scene="all", shared="7", third="3")
    assert stages(app) == ["first.", "second.", "third."]
    assert [each.value for each in app.subheader] == ["The first box", "The second box", "The third box"]
    assert values(app) == {"shared": 7, "first": 0, "second": 0, "third": 3, "third_too": 0}
    assert app.query_params == {"scene": "all", "shared": "7", "third": "3"}
    assert row(app).options == ["First", "Second", "Third", "All scenes"]
    assert row(app).value == "all"
    assert "Test yourself" not in text(app)
    assert not any(each.label.startswith("Next") for each in app.button)


def test_the_row_of_scenes_leads_from_all_of_them_to_one(opened):
    app = switched(opened(scene="all", shared="7", third="3"), "third")
    assert stages(app) == ["third."]
    assert values(app) == {"shared": 7, "third": 3, "third_too": 0}
    assert app.query_params == {"scene": "third", "shared": "7", "third": "3"}
    assert row(app).options == ["First", "Second", "Third"]


def test_a_button_leads_to_all_scenes_and_is_an_entry_of_the_history(opened):
    app = typed(switched(opened(), "third"), "third", 4.0)
    button(app, "All scenes on paper").click().run()
    assert not app.exception
    assert stages(app) == ["first.", "second.", "third."]
    assert values(app)["third"] == 4
    assert app.query_params == {"scene": "all", "third": "4"}
    assert 'data-entry="new"' in next(each.proto.body for each in app.get("html") if "data-entry" in each.proto.body)
    assert not any(each.label == "All scenes on paper" for each in app.button)


def test_a_question_that_comes_first_stands_in_place_of_all_scenes_too(opened):
    app = opened(guess="ask", scene="all")
    assert not stages(app)
    button(app, "B").click().run()
    assert stages(app) == ["first.", "second.", "third."]
