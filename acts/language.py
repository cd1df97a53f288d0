"""The one seam that every visible word goes through, on pages and in pictures: `_`, and `ngettext` for a count.

Sentences are whole messages with named gaps. The language is that of the visitor: a server speaks several at once,
each of its threads one. The server sets with `ask_with` how a thread finds the language of its visitor.

A catalogue is `locale/<language>/LC_MESSAGES/acts.mo` beside this file. It is looked for once: the standard library's
own `gettext` and `ngettext` look at the disk at every call, and a page makes hundreds of calls.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TypeVar

SOURCE = "en"
"""The language of the message ids."""

_FOLDER = Path(__file__).resolve().parent / "locale"
_language: ContextVar[str] = ContextVar("language")
_ask: Callable[[], str] = lambda: SOURCE  # noqa: E731, replaced by `ask_with`
_catalogues: dict[str, NullTranslations] = {SOURCE: NullTranslations()}
_catalogues |= {
    path.name: translation("acts", _FOLDER, [path.name])
    for path in (sorted(_FOLDER.iterdir()) if _FOLDER.is_dir() else ())
}

Returned = TypeVar("Returned")


def ask_with(ask: Callable[[], str]) -> None:
    """Set how a thread without a language finds the language of its visitor."""
    global _ask
    _ask = ask


def teach(language: str, catalogue: NullTranslations) -> None:
    """Add a language, or replace its catalogue; texts that are cached in that language stay as they are."""
    _catalogues[language] = catalogue


def known(language: str) -> bool:
    """Return whether there is a catalogue of this language."""
    return language in _catalogues


def others() -> dict[str, str]:
    """Return the languages that this thread does not speak, each with its name in itself."""
    # each catalogue translates this name of a language by the name of its own
    names = {each: catalogue.gettext("English") for each, catalogue in _catalogues.items()}
    return {each: name for each, name in names.items() if each != spoken()}


def speak(language: str) -> None:
    """Use this language in this thread from now on.

    Raises
    ------
    LookupError
        If the language has no catalogue.
    """
    if not known(language):
        raise LookupError(f"{language!r} is none of {', '.join(_catalogues)}")
    _language.set(language)


def spoken() -> str:
    """Return the language of this thread."""
    try:
        return _language.get()
    except LookupError:
        speak(_ask())
        return _language.get()


def _(message: str) -> str:
    """Return a message in the language of this thread."""
    return _catalogues[spoken()].gettext(message)


def ngettext(one: str, several: str, count: int) -> str:
    """Return the message for this count in the language of this thread."""
    return _catalogues[spoken()].ngettext(one, several, count)


def listed(items: Sequence[str]) -> str:
    """Return the items as a sentence lists them: `a`, `a and b`, `a, b and c`; nothing of no items."""
    if len(items) < 2:
        return "".join(items)
    *rest, last = items
    return _("{items} and {last}").format(items=_(", ").join(rest), last=last)


def joined(sentences: Iterable[str]) -> str:
    """Return whole sentences one after the other, as a paragraph; empty ones are left out."""
    return between().join(sentence for sentence in sentences if sentence)


def between() -> str:
    """Return what stands between two sentences: a blank, or nothing in a language that writes none."""
    return _("{before} {after}").format(before="", after="")


def with_values(name: str, values: Sequence[str]) -> str:
    """Return a function's name with its parameters behind it, each with its value; the name alone without any."""
    return _("{name}, {values}").format(name=name, values=_(", ").join(values)) if values else name


def cached(maxsize: int) -> Callable[[Callable[..., Returned]], Callable[..., Returned]]:
    """Return a decorator like `functools.lru_cache(maxsize)` for what holds words: one result a language."""

    def decorate(function: Callable[..., Returned]) -> Callable[..., Returned]:
        @functools.lru_cache(maxsize)
        def kept(_language: str, *arguments: object, **named: object) -> Returned:
            return function(*arguments, **named)

        @functools.wraps(function)
        def asked(*arguments: object, **named: object) -> Returned:
            return kept(spoken(), *arguments, **named)

        return asked

    return decorate
