import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import address


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Leaky ReLU", "Leaky ReLU"),
        ("<b>", "\\<b\\>"),
        ("a\x00b", "a�b"),
        ("激活", "激活"),
        ("x" * 100, "x" * 60 + "…"),
    ],
)
def test_a_reader_s_text_is_quoted_short_and_as_text(given, said):
    assert address.quoted(given) == said


def seed_of_two_pages():
    import streamlit as st

    from pages.kit import address

    address.enter(st.session_state.setdefault("page", "one"))
    st.text(f"{address.setting('seed', 0.0, address.read_number, '{:g}'.format):g}")
    address.leave()


def visited(app, page, *, moved=None, **query):
    app.session_state["page"] = page
    if moved is not None:
        app.session_state["seed"] = moved
    app.query_params = query
    app.run()
    assert not app.exception
    return app.text[0].value, app.query_params


def test_one_name_on_two_pages_is_two_settings_and_a_return_writes_them():
    app = AppTest.from_function(seed_of_two_pages)
    assert visited(app, "one") == ("0", {})
    assert visited(app, "one", moved=3.0) == ("3", {"seed": "3"})
    assert visited(app, "two") == ("0", {})
    assert visited(app, "two", moved=5.0) == ("5", {"seed": "5"})
    assert visited(app, "one") == ("3", {"seed": "3"})
    assert visited(app, "two") == ("5", {"seed": "5"})


def test_a_link_says_all_and_what_it_says_is_read_or_refused():
    app = AppTest.from_function(seed_of_two_pages)
    visited(app, "one")
    visited(app, "one", moved=3.0)
    assert visited(app, "two", seed="0,5") == ("0.5", {"seed": "0.5"})
    assert visited(app, "one", seed="−2") == ("-2", {"seed": "-2"})
    assert visited(app, "one", other="1") == ("0", {"other": "1"})
    assert visited(app, "two", seed="1,000") == ("0", {})
