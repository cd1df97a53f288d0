"""What stands behind a popover: its values travel in every run, since the browser makes its widgets later."""

from streamlit.testing.v1 import AppTest


def two_doors():
    import streamlit as st

    from pages.kit import address, controls
    from pages.kit.popover import popover

    address.enter("rectified")
    controls.number_box("Open", "open", 0.0, 9.0, 1.0, 1.0)
    with popover("Behind"):
        controls.number_box("Number", "number", 0.0, 9.0, 2.0, 1.0)
        address.choice("List", {name: name for name in "abcdefghij"}, "page/list", "c")
        address.choice("Pills", {name: name for name in "abc"}, "page/few", "b")
    st.button("Again", key="again")
    address.leave()


def travels(app):
    boxes = {box.key: box.proto.set_value for box in app.number_input}
    return boxes["open"], boxes["number"], app.selectbox[0].proto.set_value, app.get("button_group")[0].proto.set_value


def test_values_behind_a_popover_travel_in_every_run_and_all_others_once():
    app = AppTest.from_function(two_doors).run()
    assert not app.exception
    assert travels(app) == (True, True, True, True)
    app.button(key="again").click().run()
    assert travels(app) == (False, True, True, True)
    assert app.number_input(key="number").value == 2.0
    assert app.selectbox[0].value == "c"


def test_what_is_set_behind_a_popover_stays():
    app = AppTest.from_function(two_doors).run()
    app.number_input(key="number").set_value(5.0).run()
    app.selectbox[0].set_value("h").run()
    app.button(key="again").click().run()
    assert app.number_input(key="number").value == 5.0
    assert app.selectbox[0].value == "h"
    assert app.session_state["page/list"] == "h"
