"""Which language a session speaks; tests/browser/test_languages.py has two visitors on one server."""

import threading

import pytest
from streamlit.testing.v1 import AppTest

from acts import language
from pages.kit.language import of_session
from tests.pages.seam import Wide, widened


@pytest.fixture(autouse=True)
def taught(monkeypatch):
    """German, and two kinds of Chinese, all in full-width letters."""
    monkeypatch.setattr(language, "_catalogues", dict(language._catalogues))
    for each in ("de", "zh", "zh_TW"):
        language.teach(each, Wide())


def script():
    import streamlit as st

    from acts.language import spoken
    from pages.kit import language

    st.button("pressed", on_click=lambda: st.session_state.update(heard=spoken()))
    language.enter()
    st.markdown(spoken())


def session(locale: str | None = None, *lang: str) -> AppTest:
    app = AppTest.from_function(script)
    app.context["locale"] = locale
    if lang:
        app.query_params["lang"] = list(lang)
    return app.run()


def spoken(app: AppTest) -> str:
    assert not app.exception
    return app.markdown[0].value


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de-CH", "de"), ("zh-TW", "zh_TW"), ("zh-CN", "zh"), ("en-GB", "en"), ("tlh", "en"), ("", "en"), (None, "en")],
)
def test_without_a_choice_it_is_the_language_of_the_browser_or_english(locale, expected):
    assert spoken(session(locale)) == expected


def test_the_address_chooses_and_the_choice_is_kept_where_the_address_loses_it():
    app = session("zh-CN", "de")
    assert spoken(app) == "de"
    app.query_params.clear()
    assert spoken(app.run()) == "de"
    app.query_params["lang"] = "en"
    assert spoken(app.run()) == "en"


def test_a_callback_that_begins_a_thread_hears_the_language_of_its_session():
    app = session("zh-CN", "de")
    assert app.button[0].click().run().session_state["heard"] == "de"


@pytest.mark.parametrize("asked", [["tlh"], [""], ["de", "en"], ["../de"]])
def test_a_language_that_there_is_not_is_refused_in_the_one_that_is_spoken(asked):
    app = session("de-CH", *asked)
    assert spoken(app) == "de"
    (said,) = app.warning
    assert said.value.startswith(widened("The link asks for language = "))
    assert said.value.endswith(widened("Shown instead: English."))  # the catalogue of German says Deutsch


def test_a_language_that_there_is_needs_no_word():
    assert not session("de-CH", "zh-TW").warning


def test_outside_of_any_session_it_is_the_language_of_the_source():
    heard = []
    alone = threading.Thread(target=lambda: heard.append(of_session()))
    alone.start()
    alone.join()
    assert heard == [language.SOURCE]
