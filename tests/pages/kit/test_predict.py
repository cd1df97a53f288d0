"""Test yourself: a question gates nothing, unless a link wants it first, for the whole visit or until that is ended."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import text

HIDDEN = "What the question is about."


def two_pages():
    import streamlit as st

    from pages.kit import address, predict

    page = st.session_state.setdefault("page", "one")
    address.enter(page)

    def why():
        st.session_state["computed"] = st.session_state.get("computed", 0) + 1
        return "It is A."

    def truth():
        st.session_state["trained"] = st.session_state.get("trained", 0) + 1
        return ("a",)

    if predict.comes_first(page) != (not predict.ask(page, "What is it?", {"a": "A", "b": "B"}, truth, why)):
        raise ValueError("what is said before the question is asked is not what it says")
    if not predict.comes_first(page):
        st.markdown("What the question is about.")
        predict.ask(page, "And what is that?", {"a": "A", "b": "B"}, ("a", "b"), "Both are.", "other")
    address.leave()


@pytest.fixture
def app():
    return AppTest.from_function(two_pages)


def visited(app, page="one", **query):
    app.session_state["page"] = page
    app.query_params = query
    app.run()
    assert not app.exception
    return app


def pressed(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_nothing_waits_for_a_guess_and_its_answer_is_computed_when_one_is_made(app):
    visited(app)
    assert HIDDEN in text(app)
    assert "**Test yourself** · What is it?" in text(app)
    assert "computed" not in app.session_state
    pressed(app, "one/guess/b")
    assert "**You said: B. The answer: A.** It is A." in text(app)
    assert app.session_state["computed"] == 1
    assert app.query_params == {"guess": "b"}
    pressed(app, "one/guess/again")
    assert "It is A." not in text(app)
    assert app.query_params == {}


def test_a_link_with_a_guess_shows_its_verdict(app):
    assert "**Right**: A. It is A." in text(visited(app, guess="a"))
    assert app.query_params == {"guess": "a"}


def test_several_answers_can_be_right(app):
    assert "**Right**: B. Both are." in text(visited(app, other="b"))
    pressed(app, "one/guess/b")
    assert app.query_params == {"other": "b", "guess": "b"}


@pytest.mark.parametrize("name", ["guess", "other"])
def test_an_older_link_that_passes_the_question_over_shows_everything(name, app):
    visited(app, **{name: "skip"})
    assert HIDDEN in text(app)
    assert not app.warning
    assert app.query_params == {}


@pytest.mark.parametrize(("name", "value"), [("guess", "c"), ("guess", ""), ("other", "ask"), ("guess", ["a", "b"])])
def test_a_guess_that_is_no_answer_is_refused_and_the_question_is_asked(name, value, app):
    visited(app, **{name: value})
    assert HIDDEN in text(app)
    assert "The link asks for" in app.warning[0].value
    assert text(app).count("**Test yourself**") == 2
    assert app.query_params == {}


def test_a_link_that_wants_the_question_first_hides_what_it_is_about_until_a_guess_is_made(app):
    visited(app, guess="ask")
    assert "**Before you look** · What is it?" in text(app)
    assert HIDDEN not in text(app)
    assert app.query_params == {"guess": "ask"}
    pressed(app, "one/guess/a")
    assert HIDDEN in text(app)
    pressed(app, "one/guess/again")
    assert HIDDEN not in text(app)


def test_questions_come_first_on_every_page_of_the_visit_until_that_is_ended(app):
    visited(app, guess="ask")
    visited(app, "two")
    assert HIDDEN not in text(app)
    assert app.query_params == {"guess": "ask"}
    visited(app, "one", guess="b")
    assert HIDDEN in text(app)
    visited(app, "two", guess="skip")
    assert HIDDEN not in text(app)
    visited(app, "one", other="a")  # a link that says nothing of the guess of before
    assert HIDDEN not in text(app)
    pressed(app, "one/guess/end")
    assert HIDDEN in text(app)
    assert HIDDEN in text(visited(app, "two"))
    assert "**Test yourself**" in text(app)
    assert app.query_params == {}
    assert HIDDEN in text(visited(app, "one"))


def test_a_guess_is_kept_for_who_returns_to_the_page(app):
    visited(app, guess="ask")
    pressed(app, "one/guess/b")
    visited(app, "two")
    visited(app, "one")
    assert "**You said: B. The answer: A.**" in text(app)
    assert app.query_params["guess"] == "b"


def test_what_is_right_is_computed_once_a_guess_is_made(app):
    assert "trained" not in visited(app).session_state
    assert "Right" in text(pressed(app, "one/guess/a"))
    assert app.session_state["trained"] == 1
