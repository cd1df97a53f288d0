"""Links from page to page."""

from collections.abc import Mapping

import streamlit as st

from acts.language import _
from pages import contents

PRESET, GUESS = "preset", "guess"


def page(slug: str, label: str = "", query: Mapping[str, str] | None = None) -> None:
    """Show a link to another page under its title, or under another label."""
    there = contents.page(slug)
    st.page_link(there.file, label=label or _(there.title), icon=there.icon, query_params=query)


def onward(*slugs: str) -> None:
    """Show where to read on, at the end of a page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Read on:"), width="content")
        for slug in slugs:
            page(slug)
