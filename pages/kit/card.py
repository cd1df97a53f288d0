"""Cards: links with a border, to a function with its small picture, or to a page with what is to be found there."""

import base64
from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import Activation
from acts.charts.kit.thumbnail import WIDTH, thumbnail
from acts.language import _
from pages import contents

_LINK = '[class*="st-key-cards-"] [data-testid="stPageLink"] a'


def style() -> None:
    """Make the links of every row a card, whose picture is part of the link. Call it once a page."""
    st.html(
        "<style>"
        '[class*="st-key-cards-"] { align-items: stretch; }'
        '[class*="st-key-cards-"] > * { margin: 0; }'
        '[class*="st-key-cards-"] :has(> a), [class*="st-key-cards-"] :has(> * > a) { height: 100%; }'
        f"{_LINK} {{ align-items: flex-start; height: 100%; margin: 0; padding: 0.9rem 1rem; line-height: 1.5;"
        " border: 1px solid #80808059; }"
        f"{_LINK}:focus-visible {{ outline: 2px solid; }}"
        f"{_LINK} > span:last-child {{ flex: 1; white-space: normal; }}"
        f"{_LINK} :is(img, strong) {{ display: block; }}"
        f"{_LINK} p:has(img) {{ display: flex; flex-direction: column-reverse; }}"  # read after the name, seen above it
        f"{_LINK} img {{ width: 100%; height: auto; max-height: none; margin-bottom: 0.4rem; }}"
        # two pictures beside each other on a phone
        '@media (max-width: 640px) { [class*="st-key-cards-"] > :has(img)'
        " { flex: 0 0 calc(50% - 0.5rem) !important; width: calc(50% - 0.5rem) !important; } }"
        "</style>"
    )


def row(name: str) -> DeltaGenerator:
    """Return a place for cards beside each other, as many as there is room for; `name` tells rows of a page apart."""
    return st.container(horizontal=True, gap="small", key=f"cards-{name}")


def several(name: str, activations: Iterable[Activation]) -> None:
    """Show a row of functions."""
    with row(name):
        for activation in activations:
            show(activation)


def show(activation: Activation) -> None:
    """Show the card of a function at its default parameters."""
    name = _(activation.name)
    alt = _("its graph (solid) and its slope (dashed)")
    # an image within the label, since an element of its own for the picture, the link and the border would make
    # the browser's part of the gallery three times as long
    svg = base64.b64encode(thumbnail(activation).encode()).decode()
    st.page_link(
        contents.page(activation.family).file,
        label=f"{name} ![{alt}](data:image/svg+xml;base64,{svg})",
        width=WIDTH + 54,
        query_params={"fn": activation.slug},
    )


def door(page: contents.Page, words: str) -> None:
    """Show the card of a page: its title, and in words what is to be found there."""
    st.page_link(page.file, label=f"**{_(page.title)}** {words}", icon=page.icon, width=400)
