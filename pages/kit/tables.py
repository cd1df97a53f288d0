"""Small tables in Markdown: they wrap on a phone, take LaTeX, and cost one element."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from pages.kit.streamlit_insides import WIDE


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def wide(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a table that scrolls sideways by itself where the page has no room for it; `name` tells tables apart."""
    with st.container(key=f"{WIDE}{name}"):
        st.markdown(table(heads, rows))


def download(label: str, csv: Callable[[], str], file: str, key: str) -> None:
    """Offer numbers to take away as CSV, made when they are asked for."""
    st.download_button(
        label, csv, file, "text/csv", key=key, icon=":material/download:", on_click="ignore"
    )  # fmt: skip
