"""A fault of ours: a sentence with a way on for the visitor, the traceback for the log."""

import logging

from streamlit.testing.v1 import AppTest


def failing():
    import streamlit as st

    from pages.kit import address, failure

    address.enter("page")
    with failure.caught("page"):
        value = address.setting("x", 1.0, address.read_number)
        st.text(f"{1 / value:g}")
    address.leave()


def test_a_fault_is_said_logged_and_mended_by_leaving_out_the_settings(monkeypatch, caplog):
    monkeypatch.undo()  # the other tests want to see a fault: see conftest.py
    app = AppTest.from_function(failing)
    app.query_params["x"] = "0"
    with caplog.at_level(logging.ERROR):
        app.run()
    assert not app.exception
    assert "went wrong" in app.error[0].value
    assert "ZeroDivisionError" in caplog.text
    app.button[0].click().run()
    assert not app.error
    assert app.text[0].value == "1"
