"""Links from page to page, and from a page to a training that is worth a link of its own."""

from collections.abc import Mapping
from typing import Protocol

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import address

PRESET, GUESS = "preset", "guess"


class Named(Protocol):
    """What a preset has whatever it sets: see `acts.experiments.training.presets.Preset`."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def icon(self) -> str: ...


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


def preset(slug: str, chosen: Named) -> None:
    """Show a link that opens the page with a preset; what the reader has answered there stays answered."""
    st.page_link(
        contents.page(slug).file,
        label=f"**{_(chosen.name)}**",
        icon=f":material/{chosen.icon}:",
        query_params={PRESET: chosen.slug} | address.held(GUESS),
    )
