"""The words of a page: words.md in its folder, in parts that the page shows by name.

A number in the words stands there as [[name]] and is put in by the page that computed it; a link to another page has
its slug. The words in another language are words.<language>.md beside it; a part that is missing there is shown as it
is in words.md.
"""

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from acts import language
from pages.kit import links, terms

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_PAGE = re.compile(r"\]\((\w+)\)")
_GAP = re.compile(r"\[\[(\w+)\]\]")


class Words:
    """The words of one page, in the language of its visitor."""

    def __init__(self, page_file: str | Path) -> None:
        self.folder = Path(page_file).parent

    @property
    def sections(self) -> dict[str, str]:
        """The parts by name."""
        path, spoken = self.folder / "words.md", language.spoken()
        parts = _sections(path, path.stat().st_mtime_ns)
        translated = path.with_suffix(f".{spoken}.md")
        if spoken != language.SOURCE and translated.exists():
            return parts | _sections(translated, translated.stat().st_mtime_ns)
        return parts

    def text(self, name: str, /, **values: str) -> str:
        """Return a part with its gaps filled in; a gap without a value is a KeyError."""
        part = _PAGE.sub(lambda page: f"]({links.target(page[1])})", self.sections[name])
        return _GAP.sub(lambda gap: values[gap[1]], part)

    def show(self, name: str, /, **values: str) -> None:
        """Show a part; in a scene, the first time that a term occurs is a link to the glossary."""
        st.markdown(terms.with_links(self.text(name, **values)))


@lru_cache(maxsize=64)
def _sections(path: Path, _changed: int) -> dict[str, str]:
    """Read a file once for each time it was written, so that an edit shows on the next run."""
    parts = _HEADING.split(path.read_text(encoding="utf-8"))
    return {name.strip(): text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}
