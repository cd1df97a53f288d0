"""Links from the words of a scene to the glossary: the first time that a term occurs in them, and no other time.

`scene` opens a scene for links. A fragment that runs alone gives up the links that it made in the run before, and makes
them again: `part`.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from acts import language
from acts.language import _, cached
from pages.kit import links
from pages.terms import BY_SLUG, TERMS, Term

PAGE, NAME = "glossary", "term"
"""The slug of the page, and the name of the chosen term in its address."""

# Formulas, code, links, tags, directives, icons, addresses, headings and tables; and bold words, simple ones by name.
_ASIDE = re.compile(
    r"\$\$.*?\$\$|\$[^$\n][^$]*\$|```.*?```|`[^`]*`|!?\[[^\]]*\]\([^)]*\)|<[^>]+>|:[a-z-]+\[[^\]]*\]|:[a-z]+/\w+:"
    r"|https?://\S+|^[ \t]*[|#][^\n]*$|(?<!\w)\*\*(?P<bold>[^*$`\[<:]+)\*\*(?!\w)|\*\*.+?\*\*",
    re.DOTALL | re.MULTILINE,
)
_LETTER = r"[^\W\u3040-\u9fff]"  # a Chinese word has no spaces around it
_BEFORE, _BEHIND = rf"(?<!{_LETTER})(?<!{_LETTER}-)", rf"(?!-?{_LETTER})"


def called(term: Term) -> str:
    """Return what a term is called in the language of the visitor.

    A catalogue may say the same word differently where it is a label; the Chinese name of a term is its record's.
    """
    return term.chinese if language.spoken() == "zh" else _(term.name)


@dataclass(slots=True)
class _Linked:
    """What a session knows of the open scene: the terms that have their link, each with the parts it stands in."""

    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    running: bool = False


def _linked() -> _Linked:
    linked: _Linked = st.session_state.setdefault("terms/linked", _Linked())
    return linked


@contextmanager
def scene() -> Iterator[None]:
    """Let the words that are shown in the block have one link for each term."""
    linked = _linked()
    linked.terms, linked.parts, linked.running = {}, (), True
    try:
        yield
    finally:
        linked.running = False


@contextmanager
def part(name: str) -> Iterator[None]:
    """Run a part of a scene, with the rest or alone."""
    linked = _linked()
    outer, alone = linked.parts, not linked.running
    if alone:
        linked.terms = {slug: parts for slug, parts in linked.terms.items() if name not in parts}
    linked.parts, linked.running = (*outer, name), True
    try:
        yield
    finally:
        linked.parts, linked.running = outer, not alone


def with_links(text: str) -> str:
    """Return the words of a scene with a link for each term that has none on the page yet."""
    linked = _linked()
    if not linked.running:
        return text
    pieces, end = [], 0
    for start, stop, slug in occurrences(text):
        if slug not in linked.terms:
            linked.terms[slug] = linked.parts
            pieces += [text[end:start], _link(text[start:stop], slug)]
            end = stop
    return "".join([*pieces, text[end:]])


def _link(words: str, slug: str) -> str:
    return links.in_words(PAGE, words, {NAME: slug}, _(BY_SLUG[slug].definition))


@cached(maxsize=512)
def occurrences(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where terms occur in a text of Markdown, in order: start, end and slug; only in plain words."""
    pattern, slugs = _forms()
    asides = [aside.span() for aside in _ASIDE.finditer(text) if aside["bold"] is None]
    ends = [0, *(end for _start, end in asides)]
    starts = [*(start for start, _end in asides), len(text)]
    return tuple(
        (word.start(), word.end(), slugs[_same(word[0])])
        for end, start in zip(ends, starts, strict=True)
        for word in pattern.finditer(text, end, start)
    )


@cached(maxsize=8)
def _forms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of all forms of all terms, the longest first, and the slug of the term of each form.

    The source's own forms are among them: a part that has no translation is shown as it was written.
    """
    forms = [
        (form, term.slug)
        for term in TERMS
        for form in dict.fromkeys((term.name, called(term), *term.forms, *map(_, term.forms)))
    ]
    longest = sorted((form for form, _slug in forms), key=len, reverse=True)
    pattern = re.compile(f"{_BEFORE}(?:{'|'.join(map(_written, longest))}){_BEHIND}")
    return pattern, {_same(form): slug for form, slug in forms}


def _written(form: str) -> str:
    """Return the pattern of a form: it may begin a sentence, and be broken at the end of a line."""
    first, *rest = (re.escape(word) for word in form.split())
    if form[0].islower():
        first = f"[{form[0]}{form[0].upper()}]{re.escape(form.split()[0][1:])}"
    return r"\s+".join([first, *rest])


def _same(words: str) -> str:
    """Return words as they are compared, when they are known to be a form."""
    return " ".join(words.split()).casefold()
