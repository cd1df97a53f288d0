"""The main script: every visit runs it, and it runs the page that was asked for."""

from pathlib import Path

import streamlit as st

from acts.language import _
from pages import contents, loading
from pages.kit import address, language

HERE = Path(__file__).parent

st.set_page_config(layout="wide", page_icon=str(HERE / "kit/icon.svg"))
# The sliders inside charts are the main hands-on control: long enough for a thumb, and for the back of the room.
# A value of many digits is cut short beside its track; the box has the rest of them.
# On a phone, code breaks anywhere and a long formula scrolls by itself, so that the page never does.
st.html(
    "<style>"
    "[data-testid=stVegaLiteChart] form.vega-bindings .vega-bind label { flex: 1; }"
    "[data-testid=stVegaLiteChart] form.vega-bindings input[type=range] { flex: 1 1 8rem; max-width: 28rem; }"
    "[data-testid=stVegaLiteChart] form.vega-bindings input + span"
    " { max-width: 4.5rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }"
    "[data-testid=stMarkdownContainer] td code { white-space: normal; overflow-wrap: anywhere; }"
    ".katex-display { overflow-x: auto; overflow-y: hidden; }"
    "</style>"
)
language.enter()
sections: dict[str, list] = {}
for entry in contents.PAGES:
    sections.setdefault(_(entry.section) if entry.section else "", []).append(
        st.Page(
            entry.file,
            title=_(entry.title),
            icon=entry.icon,
            url_path=entry.slug or None,
            default=not entry.slug,
        )
    )
chosen = st.navigation(sections, position="hidden" if st.context.is_embedded else "sidebar")
address.enter(chosen.url_path)
loading.load(loading.imported(contents.page(chosen.url_path).file))
try:
    chosen.run()
finally:
    loading.shown()
