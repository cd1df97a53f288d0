"""Cards: links with a border, to a function with its small picture, or to a page with what is to be found there."""

import base64
from collections.abc import Iterable, Mapping

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
    picture = _image(thumbnail(activation), _("its graph (solid) and its slope (dashed)"))
    st.page_link(
        contents.page(activation.family).file,
        label=f"{_(activation.name)} {picture}",
        width=WIDTH + 54,
        query_params={"fn": activation.slug},
    )


def door(page: contents.Page, words: str) -> None:
    """Show the card of a page: its title, and in words what is to be found there."""
    st.page_link(page.file, label=f"**{_(page.title)}** {words}", icon=page.icon, width=400)


def pictured(page: contents.Page, words: str, svg: str, alt: str) -> None:
    """Show the card of a page as `door` does, with a picture above."""
    st.page_link(page.file, label=f"**{_(page.title)}** {words} {_image(svg, alt)}", width="stretch")


def found(page: contents.Page, name: str, said: str, query: Mapping[str, str]) -> None:
    """Show the card of what a search found on a page: its name, and in words what it is or where."""
    st.page_link(page.file, label=f"**{name}** {said}", icon=page.icon, width=306, query_params=query)


def _image(svg: str, alt: str) -> str:
    """Return a picture for a label.

    An element of its own for the picture, the link and the border would make the browser's part of the gallery three
    times as long.
    """
    return f"![{alt}](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()})"
