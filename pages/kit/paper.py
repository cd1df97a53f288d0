"""All scenes of a page under each other, as a handout: their pictures and sentences, without controls.

A scene runs as it does by itself, and the style sheet leaves out what paper cannot use. Two scenes may draw a control
of one key, and what takes long is not begun: the handout says how long it takes, see `pages.kit.progress`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from pages.kit import streamlit_insides
from pages.kit.streamlit_insides import SHEET

AT_MOST = 2.5e9  # multiplications, about half a second: a job of a handout that takes more says its price

_ON = ContextVar("on", default=False)


def on() -> bool:
    """Return whether a scene of a handout is being shown."""
    return _ON.get()


@contextmanager
def sheet(slug: str, title: str) -> Iterator[None]:
    """Show the scene of the block on a sheet of its own, under its title."""
    token = _ON.set(True)
    try:
        with st.container(key=f"{SHEET}{slug}"), streamlit_insides.apart():
            st.subheader(title, anchor=False)
            yield
    finally:
        _ON.reset(token)
