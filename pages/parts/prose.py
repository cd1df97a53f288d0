"""The words of a page: a .md file beside it, in sections that the page shows by name.

A number in the words stands there as [[name]] and is put in by the page that computed it.
"""

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_GAP = re.compile(r"\[\[(\w+)\]\]")


class Words:
    """The sections of one .md file."""

    def __init__(self, page_file: str) -> None:
        path = Path(page_file).with_suffix(".md")
        self.sections = _sections(path, path.stat().st_mtime_ns)

    def text(self, name: str, /, **values: str) -> str:
        """Return a section with its gaps filled in; a gap without a value is a KeyError."""
        return _GAP.sub(lambda gap: values[gap[1]], self.sections[name])

    def show(self, name: str, /, **values: str) -> None:
        """Show a section."""
        st.markdown(self.text(name, **values))


@lru_cache(maxsize=64)
def _sections(path: Path, _changed: int) -> dict[str, str]:
    """Read a file once for each time it was written, so that an edit shows on the next run."""
    parts = _HEADING.split(path.read_text(encoding="utf-8"))
    return {name.strip(): text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}
