"""Links from page to page."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from acts.language import _, others
from pages import contents
from pages.kit import language

PRESET, GUESS = "preset", "guess"


def page(slug: str, label: str = "", query: Mapping[str, str] | None = None) -> None:
    """Show a link to another page under its title, or under another label."""
    there = contents.page(slug)
    st.page_link(there.file, label=label or _(there.title), icon=there.icon, query_params=query)


def in_words(slug: str, label: str, query: Mapping[str, str] | None = None, title: str = "") -> str:
    """Return a link to another page as words of Markdown hold it; `title` is what it says where the pointer rests."""
    said = title.replace('"', "&quot;")
    return f'[{label}]({target(slug, query)} "{said}")' if said else f"[{label}]({target(slug, query)})"


def target(slug: str, query: Mapping[str, str] | None = None) -> str:
    """Return what a link in words leads to.

    It begins a session of its own, so it asks for the language that the visitor has chosen.
    """
    asked = urlencode({**(query or {}), **language.chosen()})
    return f"{slug}?{asked}" if asked else slug


def languages(slug: str) -> None:
    """Show links to a page in the other languages, each by its own name."""
    for each, name in others().items():
        asked = {language.NAME: each}
        st.page_link(
            contents.page(slug).file, label=name, icon=":material/translate:", query_params=asked, width="content"
        )


def onward(*slugs: str) -> None:
    """Show where to read on, at the end of a page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Read on:"), width="content")
        for slug in slugs:
            page(slug)
