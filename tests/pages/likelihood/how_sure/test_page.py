"""The page of the intervals: its scenes, what is asked, where the tosses come from, and what nonsense gets."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages import contents
from pages.kit.words import Words
from tests.pages.reading import alternatives, text

PAGE = "how_sure"
OF_TOSSES = ("intervals", "geometry", "belief")


def shown(opened, **query):
    app = opened(PAGE, **query)
    assert not app.exception
    return app


def test_its_question_hides_nothing_unless_a_link_puts_it_first(opened):
    app = shown(opened)
    assert len(alternatives(app)) == 1
    assert text(app).count("Test yourself") == 1
    asked = shown(opened, guess="ask")
    assert alternatives(asked) == []
    assert "Before you look" in text(asked)


def test_the_answer_is_the_interval_without_a_width(opened):
    app = shown(opened)
    app.button(key="how_sure/guess/wald").click().run()
    assert not app.exception
    assert "**Right**: Wald" in text(app)
    assert "Clopper–Pearson (exact) 0 – 0.3085" in text(app)


def test_a_wrong_answer_is_told_within_a_sentence(opened):
    assert "You said: all three. The answer: Wald." in text(shown(opened, guess="all"))


def test_a_refused_answer_is_told_under_the_name_that_it_has_in_the_link(opened):
    assert "asks for covers = “bad”" in text(shown(opened, covers="bad"))
    assert "asks for guess = “bad”" in text(shown(opened, guess="bad"))


@pytest.mark.parametrize("scene", [scene.slug for scene in contents.page(PAGE).scenes])
def test_every_picture_has_its_sentence_under_it(scene, opened):
    app = shown(opened, scene=scene, flips="7of40", level="0.9")
    (said,) = alternatives(app)
    assert said in text(app)


@pytest.mark.parametrize("scene", OF_TOSSES)
def test_no_tosses_are_told_and_nothing_is_drawn(scene, opened):
    app = shown(opened, scene=scene, flips="none")
    assert "every interval is all of 0 to 1" in text(app)
    assert not alternatives(app)


@pytest.mark.parametrize("scene", OF_TOSSES)
def test_tosses_come_from_the_coins_page_and_a_click_takes_those_of_a_real_coin(scene, opened):
    app = shown(opened, scene=scene, flips="1100110011")
    assert "**6 heads in 10 tosses**" in text(app)
    app.button(key="sure/kerrich").click().run()
    assert not app.exception
    assert "**5,067 heads in 10,000 tosses** · Kerrich" in text(app)
    assert app.query_params["flips"] in ("5067of10000", ["5067of10000"])
    assert [app.number_input(key=key).value for key in ("coin_heads", "coin_tosses")] == [5067, 10000]


def test_counts_that_cannot_be_are_told_and_stay_typed(opened):
    app = shown(opened)
    app.number_input(key="coin_heads").set_value(11.0).run()
    assert not app.exception
    assert "more heads than tosses" in text(app)
    assert app.number_input(key="coin_heads").value == 11
    assert "**3 heads in 10 tosses**" in text(app)
    app.number_input(key="coin_tosses").set_value(20.0).run()
    assert "**11 heads in 20 tosses**" in text(app)


def test_what_a_live_chart_writes_becomes_the_tosses(opened):
    app = shown(opened)
    app.session_state["coin_heads"] = 8.0
    app.run()
    assert "**8 heads in 10 tosses**" in text(app)
    assert app.query_params["flips"] in ("8of10", ["8of10"])


def test_tosses_and_level_are_kept_from_scene_to_scene(opened):
    app = shown(opened, scene="geometry", flips="7of40", level="0.9")
    app.get("segmented_control")[0].set_value("belief").run()
    assert not app.exception
    assert "**7 heads in 40 tosses**" in text(app)
    assert "middle 90% is" in text(app)


HOSTILE = {
    "level": ("0", "1", "nan", "1e999", "-1", "95", "x", ""),
    "flips": ("9of3", "1of1e999", "5of99999999999", "nan", "HX"),
    "cover_tosses": ("0", "1e999", "-3", "2.5", "5001", "nan"),
    "cover_p": ("2", "nan", "-0.1"),
    "prior_a": ("0", "1e999", "nan", "-1"),
    "prior_b": ("0", "abc"),
    "guess": ("<b>", "no"),
    "covers": ("7",),
    "order_seed": ("-1", "1e999"),
    "scene": ("cut",),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in HOSTILE.items() for value in values])
def test_what_is_not_possible_in_a_link_is_told_and_the_default_shown(opened, name, value):
    app = shown(opened, **({"flips": "3of10"} if name == "order_seed" else {}), **{name: value})
    if value:
        assert "which is not possible" in text(app)
    assert "nan" not in text(app).replace("“nan”", "")


@pytest.mark.parametrize("scene", [scene.slug for scene in contents.page(PAGE).scenes])
@pytest.mark.parametrize("level", ["0.001", "0.999999"])
@pytest.mark.parametrize("flips", ["0", "3of10", "1000000000of1000000000"])
def test_every_level_that_may_be_gives_numbers(opened, scene, level, flips):
    edges = {"belief": {"prior_a": "0.01", "prior_b": "1000000"}, "coverage": {"cover_tosses": "1", "cover_p": "0"}}
    query = edges.get(scene, {}) | ({} if scene == "coverage" else {"flips": flips})
    app = shown(opened, scene=scene, level=level, **query)
    assert "nan" not in text(app)
    assert not re.search(r"\binf\b", text(app))
    assert len(alternatives(app)) == 1


def test_every_section_of_the_words_is_shown_and_no_gap_is_left(opened, sections_shown):
    for query in (
        {"guess": "wald", "ways": "true"},
        {"scene": "geometry", "flips": "0of10"},
        {"scene": "coverage", "covers": "wald"},
        {"scene": "belief"},
        {"flips": "none"},
        {"guess": "ask"},
    ):
        assert not re.search(r"\[\[\w+\]\]", text(shown(opened, **query)))
    assert set(Words(contents.page(PAGE).file).sections) <= sections_shown


def test_a_number_of_heads_that_comes_alone_goes_with_the_tosses_that_are_held():
    def script():
        import streamlit as st

        from pages.likelihood import flips

        flips.now()
        st.session_state[flips.HEADS] = 7.0
        flips._counted()
        st.text(flips.held().text)

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.text[0].value == "7of10"
