"""Each piece of Streamlit's inside that pages/kit/streamlit_insides.py leans on, held against the installed Streamlit.

What the browser gets is read from the files that Streamlit ships; tests/browser/test_streamlit_insides.py looks at the
page that comes of it.
"""

import base64
import dataclasses
import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
import streamlit
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.testing.v1 import AppTest

from pages import contents
from pages.kit import streamlit_insides

STATIC = Path(streamlit.__file__).parent / "static"
RELEASE = f"Streamlit {streamlit.__version__}"


@cache
def frontend() -> str:
    """Return all that Streamlit's part in the browser is made of."""
    return "\n".join(path.read_text(errors="replace") for path in STATIC.rglob("*.js"))


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"data-testid=(\w+)|(?<=\.)([a-z]+-[a-z]+)", " ".join(streamlit_insides.RULES))))
)
def test_streamlit_still_writes_the_name_that_a_rule_looks_for(name):
    (name,) = filter(None, name)
    assert name in frontend(), f"{RELEASE} no longer writes {name!r}: RULES in streamlit_insides.py look for it"


def test_streamlit_still_writes_the_key_of_a_container_as_a_class():
    assert "st-key-" in frontend(), f"{RELEASE} no longer writes a container's key as the class st-key-<key>"


def test_every_inline_script_of_streamlit_is_allowed():
    page = (STATIC / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}" for s in scripts]
    assert hashes == [streamlit_insides.INLINE_SCRIPT], (
        f"{RELEASE} has other inline scripts in its index.html, which the content security policy stops:"
        f" let INLINE_SCRIPT be {hashes}"
    )


def test_streamlit_says_whether_a_thread_runs_a_script():
    assert not streamlit_insides.in_session(), f"{RELEASE} says of a test that it runs in a session"
    script = "import streamlit as st; from pages.kit.streamlit_insides import in_session; st.text(in_session())"
    app = AppTest.from_string(script).run()
    assert not app.exception
    assert app.text[0].value == "True", f"{RELEASE} no longer says that it runs a session"


@pytest.mark.parametrize("kind", sorted(streamlit_insides.DEVELOPER))
def test_streamlit_still_sends_what_its_menu_asks_for_as_a_message_of_its_own(kind):
    assert kind in BackMsg.DESCRIPTOR.fields_by_name, (
        f"{RELEASE} no longer has the message {kind!r}: look what its menu for developers sends, for DEVELOPER"
    )
    assert streamlit_insides.from_a_developer(BackMsg(**{kind: True}).SerializeToString())


@pytest.mark.parametrize("message", [b"", b"no message", BackMsg(stop_script=True).SerializeToString()])
def test_what_a_page_sends_is_not_from_a_developer(message):
    assert not streamlit_insides.from_a_developer(message)


def test_streamlit_forgets_a_chart_that_is_no_longer_on_the_page():
    def script():
        import streamlit as st

        from pages.kit.streamlit_insides import on_the_page

        st.text(str(on_the_page("chart")))
        if st.toggle("show", True):
            spec = {"mark": "point", "params": [{"name": "live", "select": "point"}]}
            st.vega_lite_chart(spec=spec, key="chart", on_select="rerun")

    app = AppTest.from_function(script).run()
    seen = [app.text[0].value]
    for shown in (True, False, False, True, True):
        app.toggle[0].set_value(shown).run()
        seen.append(app.text[0].value)
    assert seen == ["False", "True", "True", "False", "False", "True"], (
        f"{RELEASE} no longer keeps the state of a chart exactly while it is on the page, which on_the_page asks for"
    )


def test_streamlit_still_has_the_setting_that_collects_after_each_run():
    assert "runner.postScriptGC" in config.get_config_options(), (
        f"{RELEASE} no longer knows runner.postScriptGC, which .streamlit/config.toml switches off"
    )


@pytest.mark.parametrize("name", ["server.maxWidgetStateSize", "server.maxMessageSize"])
def test_streamlit_still_has_the_settings_that_bound_a_message(name):
    assert name in config.get_config_options(), (
        f"{RELEASE} no longer knows {name}, by which .streamlit/config.toml bounds what a visitor sends"
    )


def test_a_test_can_open_a_page_by_its_address(opened):
    page = contents.page("how_sure")
    assert [title.value for title in opened(page.slug).title] == [page.title], (
        f"{RELEASE} opens pages otherwise in AppTest than by `_page_hash`, which tests/pages/conftest.py sets"
    )


def test_streamlit_still_tells_a_run_its_query_its_address_and_whether_history_began_it():
    fields = {field.name for field in dataclasses.fields(ScriptRunContext)}
    wanted = {"query_string", "context_info", "is_history_navigation"}
    assert wanted <= fields, f"{RELEASE} no longer has {wanted - fields} in its run context: see asked()"
    named = ClientState.DESCRIPTOR.fields_by_name
    assert "is_history_navigation" in named, f"{RELEASE} no longer says that Back or Forward began a run"
    assert "url" in ContextInfo.DESCRIPTOR.fields_by_name, f"{RELEASE} no longer sends the address of the page"


def test_streamlit_takes_the_query_of_a_run_from_where_it_is_held():
    def script():
        import streamlit as st

        from pages.kit import streamlit_insides

        streamlit_insides.hold("rate=3")
        st.text(streamlit_insides.asked().query["rate"][0])

    app = AppTest.from_function(script).run()
    assert not app.exception, f"{RELEASE} no longer lets a run hold its query: see hold()"
    assert app.text[0].value == "3"


def test_streamlit_lets_a_key_be_drawn_again_where_elements_stand_apart():
    def script():
        import streamlit as st

        from pages.kit import streamlit_insides

        for _ in range(2):
            with streamlit_insides.apart():
                st.session_state["box"] = 3.0
                st.number_input("box", key="box")
        st.number_input("another box", key="another")

    app = AppTest.from_function(script).run()
    assert not app.exception, f"{RELEASE} notes otherwise which keys a run has used: see apart()"
    assert [box.value for box in app.number_input] == [3, 3, 0]
    assert not app.run().exception


@pytest.mark.parametrize("again", ["box", "another"])
def test_a_key_that_was_drawn_apart_is_not_drawn_again_elsewhere(again):
    def script(again):
        import streamlit as st

        from pages.kit import streamlit_insides

        st.number_input("box", key="box")
        with streamlit_insides.apart():
            st.number_input("another box", key="another")
        st.number_input("a box again", key=again)

    app = AppTest.from_function(script, args=(again,)).run()
    assert [each.stack_trace is not None for each in app.exception] == [True]


@pytest.mark.parametrize("section", ["theme.light", "theme.dark"])
def test_the_line_below_a_term_is_seen_on_the_background(section):
    """A line needs a contrast of 3, as WCAG measures it; its words have the colour of the words around them."""
    rule = streamlit_insides.RULES[streamlit_insides.TERM]
    (line,) = re.findall(r"#[0-9a-f]{6}", rule)
    low, high = sorted(map(luminance, (line, config.get_option(f"{section}.backgroundColor"))))
    assert (high + 0.05) / (low + 0.05) >= 3
    assert "color: inherit" in rule


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
