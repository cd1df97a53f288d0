"""A function as a small picture that is a link to its page."""

from collections.abc import Iterable
from gettext import gettext as _

import streamlit as st

from acts import Activation
from acts.charts.thumbnail import WIDTH, thumbnail
from pages import contents


def style() -> None:
    """Make a whole card its link: the link's own box is stretched over the picture above it. Call it once a page."""
    st.html(
        "<style>"
        '[class*="st-key-card-"] { position: relative; }'
        '[class*="st-key-card-"] [data-testid="stPageLink"] a::after { content: ""; position: absolute; inset: 0; }'
        '[class*="st-key-card-"] :is([data-testid="stElementContainer"], [data-testid="stPageLink"], a)'
        " { position: static; }"
        # two cards beside each other on a phone
        '@media (max-width: 640px) { [class*="st-key-gallery-"] > :has(> [class*="st-key-card-"])'
        " { flex: 0 0 calc(50% - 0.5rem) !important; width: calc(50% - 0.5rem) !important; } }"
        "</style>"
    )


def several(name: str, activations: Iterable[Activation]) -> None:
    """Show some cards beside each other, as many as there is room for; `name` tells such rows of a page apart."""
    with st.container(horizontal=True, gap="small", key=f"gallery-{name}"):
        for activation in activations:
            show(activation)


def show(activation: Activation) -> None:
    """Show the card of a function at its default parameters."""
    name = _(activation.name)
    with st.container(border=True, width=WIDTH + 54, key=f"card-{activation.slug}"):
        alt = _("Graph of {name} (solid) and its slope (dashed)").format(name=name)
        st.image(thumbnail(activation), alt=alt, width="stretch")
        st.page_link(contents.page(activation.family).file, label=name, query_params={"fn": activation.slug})
