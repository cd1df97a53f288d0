"""The main script: every visit runs it, and it runs the page that was asked for."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from acts.language import _
from pages import contents, loading
from pages.kit import address, failure, language, streamlit_insides

HERE = Path(__file__).parent
SIDEBAR = 250
"""Its width to begin with, in pixels: a reader may drag its edge."""

st.set_page_config(layout="wide", initial_sidebar_state=SIDEBAR, page_icon=str(HERE / "kit/icon.svg"))
streamlit_insides.style()
language.enter()
sections: dict[str, list[StreamlitPage]] = {}
for entry in contents.PAGES:
    sections.setdefault(_(entry.section) if entry.section else "", []).append(
        st.Page(
            entry.file,
            title=_(entry.label or entry.title),
            icon=entry.icon,
            url_path=entry.slug or None,
            default=not entry.slug,
        )
    )
chosen = st.navigation(sections, position="hidden" if st.context.is_embedded else "sidebar")
address.enter(chosen.url_path)
with failure.caught(chosen.url_path or "home"):
    loading.load(contents.page(chosen.url_path))
    chosen.run()
address.leave()
