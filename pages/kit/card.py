"""Cards: links with a border, to a function with its small picture, or to a page with what is to be found there."""

import base64
from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts import Activation
from acts.charts.kit.thumbnail import WIDTH, thumbnail
from acts.language import _
from pages import contents
from pages.kit.streamlit_insides import CARDS


def row(name: str) -> DeltaGenerator:
    """Return a place for cards beside each other, as many as there is room for; `name` tells rows of a page apart."""
    return st.container(horizontal=True, gap="small", key=f"{CARDS}{name}")


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
