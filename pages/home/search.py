"""Finds pages, scenes and terms by what a reader calls a topic, in English or in Chinese."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from acts.language import _, cached
from pages.contents import PAGES, Page, Scene
from pages.terms import TERMS, Term

_EXACT, _BEGINS, _HOLDS, _STARTS, _SPREAD, _WITHIN, _NOWHERE = range(7)
"""How a text fits the names of a place: it is a name, a name begins with it, a name holds it, its words begin words of
one name, or words of several names, it holds a name of several words, or none of that."""

ALIKE = 0.8
"""How similar a word is at least to one that is meant, as a ratio of difflib: 1 is equal."""

_SHORT = 4
"""How long a word is at least for others to be similar to it."""

Words = tuple[str, ...]

_FILLERS = {
    "a", "an", "and", "are", "between", "do", "does", "for", "how", "in", "is", "of", "on", "or", "the", "to", "versus",
    "vs", "what", "when", "which", "why", "with",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+|[^\W\d_a-z]+")
_SPELLINGS = tuple(
    (re.compile(pattern), as_here)
    for pattern, as_here in (
        (r"'s\b", ""),
        (r"([a-z]{3})iz(e[ds]?|ers?|ing|ations?)\b", r"\1is\2"),
        (r"\bcenter(ed)?", lambda found: "centred" if found[1] else "centre"),
        (r"\b(colo|behavio)r", r"\1ur"),
        (r"([a-z])ies\b", r"\1y"),
        (r"(ss|x|sh|ch)es\b", r"\1"),
        (r"([a-z]{2}[^\Ws])s\b", r"\1"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a scene of it."""

    page: Page
    scene: Scene | None = None

    @property
    def names(self) -> Iterator[tuple[str, int]]:
        """What it is found by, each with its rank: 0 is the most apt. The first scene stands for its page, too."""
        if self.scene is not None:
            yield from _apt((self.scene.title, self.scene.label), self.scene.keywords)
        if self.scene is None or self.scene is self.page.scenes[0]:
            titles = (self.page.title, self.page.label) if self.page.label else (self.page.title,)
            yield from _apt(titles, self.page.keywords)


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the glossary."""

    term: Term

    @property
    def names(self) -> Iterator[tuple[str, int]]:
        """What it is found by, each with its rank: 0 is the most apt."""
        return _apt((self.term.name, self.term.chinese), tuple(_(form) for form in self.term.forms))


def _apt(titles: Words, keywords: Words) -> Iterator[tuple[str, int]]:
    """Return titles, as they are written and as the visitor reads them, and then keywords, each with its rank."""
    yield from ((name, 0) for title in titles for name in (title, _(title)))
    yield from ((keyword, apt) for apt, keyword in enumerate(keywords, start=1))


PLACES = tuple(Place(page, scene) for page in PAGES if page.slug for scene in page.scenes or (None,))
"""Every scene, and every page that has none, in the order of the table of contents."""


ENTRIES = tuple(Entry(term) for term in TERMS)

Named = TypeVar("Named", Place, Entry)


def search(text: str) -> tuple[Place, ...]:
    """Return the places with this text as a topic, best match first; none for an empty text.

    Case, hyphens, plurals, and British or American spelling do not matter.
    """
    return _best(text, PLACES)


def terms(text: str) -> tuple[Term, ...]:
    """Return the terms of the glossary that are called so, best match first, as `search` does."""
    return tuple(entry.term for entry in _best(text, ENTRIES))


def _best(text: str, places: tuple[Named, ...]) -> tuple[Named, ...]:
    wanted = _topic(text)
    ranks = {place: _rank(wanted, place) for place in places} if wanted else {}
    found = [place for place, (fit, _apt) in ranks.items() if fit != _NOWHERE]
    return tuple(sorted(found, key=ranks.__getitem__))


def nearest(text: str, count: int = 3) -> tuple[Place, ...]:
    """Return at most `count` places with words like these in a name, the most similar first."""
    wanted = _topic(text)
    likeness = {place: _likeness(wanted, place) for place in PLACES}
    near = [place for place, alike in likeness.items() if alike >= ALIKE]
    return tuple(sorted(near, key=lambda place: -likeness[place])[:count])


def _rank(wanted: Words, place: Place | Entry) -> tuple[int, int]:
    """Return how well a text fits a place, and how apt the name is that it fits: the smaller, the better."""
    names = _named(place)
    every = tuple(word for name, _apt_ in names for word in name)
    spread = _SPREAD if all(_begins(word, every) for word in wanted) else _NOWHERE
    return min(*((_fit(wanted, name), apt) for name, apt in names), (spread, 0))


def _fit(wanted: Words, name: Words) -> int:
    """Return how the words of a text fit a name."""
    run, whole = "".join(wanted), "".join(name)
    if run == whole:
        return _EXACT
    if name[: len(wanted)] == wanted:
        return _BEGINS
    if _holds(name, wanted):
        return _HOLDS
    if all(_begins(word, name) for word in wanted) or (len(run) > _SHORT and whole.startswith(run)):
        return _STARTS
    if _holds(wanted, name) and (len(name) > 1 or (len(name[0]) > 2 and not name[0].isascii())):
        return _WITHIN
    return _NOWHERE


def _holds(name: Words, part: Words) -> bool:
    """Return whether words stand in a name one after the other; Chinese ones may be parts of its words."""
    if len(part) == 1 and not part[0].isascii():
        return any(part[0] in word for word in name)
    return any(name[at : at + len(part)] == part for at in range(len(name) - len(part) + 1))


def _begins(word: str, name: Words) -> bool:
    """Return whether a word is one of a name, or the beginning of one."""
    return word in name or (len(word) >= _SHORT - 1 and any(each.startswith(word) for each in name))


def _likeness(wanted: Words, place: Place) -> float:
    """Return how similar the words of a text are to words in a name of a place: the least similar word counts."""
    return max(min((_similar(word, name) for word in wanted), default=0.0) for name, _apt_ in _named(place))


def _similar(word: str, name: Words) -> float:
    if word in name:
        return 1.0
    if len(word) < _SHORT:
        return 0.0
    compared = difflib.SequenceMatcher(b=word)
    best = 0.0
    for each in name:
        compared.set_seq1(each)
        if len(each) >= _SHORT and compared.real_quick_ratio() > best and compared.quick_ratio() > best:
            best = max(best, compared.ratio())
    return best


@cached(maxsize=512)
def _named(place: Place | Entry) -> tuple[tuple[Words, int], ...]:
    """Return the names of a place, each as words and with its aptness; a name without a word is left out."""
    return tuple((words, apt) for name, apt in place.names if (words := _words(name)))


def _topic(text: str) -> Words:
    """Return the words of a text, or none if they are only a Latin letter."""
    words = _words(text)
    return () if len("".join(words)) == 1 and words[0].isascii() else words


def _words(text: str) -> Words:
    """Return the words of a text as they are compared, at most a dozen, and fillers only if there is nothing else."""
    words = _spelt(text)
    return tuple([word for word in words if word not in _fillers()][:12] or words[:12])


def _spelt(text: str) -> list[str]:
    """Return the words of a text, each spelt as here."""
    plain = unicodedata.normalize("NFKC", text[:500]).casefold()
    for pattern, as_here in _SPELLINGS:
        plain = pattern.sub(as_here, plain)
    return _WORD.findall(plain)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_spelt(" ".join(_FILLERS)))
