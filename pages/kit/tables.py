"""Small tables in Markdown: they wrap on a phone, take LaTeX, and cost one element."""

from collections.abc import Callable, Iterable, Sequence
from contextvars import copy_context

import streamlit as st

from pages.kit.streamlit_insides import WIDE

_KINDS = {"csv": "text/csv", "svg": "image/svg+xml"}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def wide(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a table that scrolls sideways by itself where the page has no room for it; `name` tells tables apart."""
    with st.container(key=f"{WIDE}{name}"):
        st.markdown(table(heads, rows))


def download(label: str, made: Callable[[], str], file: str, key: str) -> None:
    """Offer numbers as CSV, or a figure as SVG, to take away: made when they are asked for, in the visitor's language.

    The server makes them in a thread that knows no session.
    """
    here, kind = copy_context(), _KINDS[file.rpartition(".")[2]]

    def made_here() -> str:
        return here.copy().run(made)

    st.download_button(label, made_here, file, kind, key=key, icon=":material/download:", on_click="ignore")
