"""The messages of the app and their translations: `python -m tests.messages` brings every catalogue up to date.

A catalogue is acts/locale/<language>/LC_MESSAGES/acts.po, with acts.mo beside it, which the app reads. The command adds
what the app says and the catalogue lacks, drops what no file says any more, compiles, and prints what has no
translation yet. It finds the messages that stand in calls of `_` and `ngettext`, and the words of the most common
records. Words that reach `_` by another way are found when a page is shown: tests/pages/test_seam.py names them, and
`python -m tests.messages "these words"` adds them.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib

from acts import CATALOGUE
from pages.contents import PAGES
from pages.terms import TERMS

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "acts" / "locale"
SOURCES = (ROOT / "app.py", *sorted((ROOT / "acts").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py")))
PLURALS = {"zh": "nplurals=1; plural=0;"}
"""The rule of the plural in each language that there is a catalogue of, as gettext writes it."""

Message = tuple[str, ...]
"""A message as the source has it; one for a count is two, for one and for several."""


def path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "acts.po"


def message(entry: polib.POEntry) -> Message:
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def translations(entry: polib.POEntry) -> list[str]:
    """Return the translation, or those for each form of the plural."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@cache
def written() -> dict[Message, str]:
    """Return the messages that stand in a call of `_` or `ngettext`, each with the first file that says it."""
    found: dict[Message, str] = {}
    for file, node in _nodes():
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        said = node.args[: {"_": 1, "ngettext": 2}.get(name, 0)] if isinstance(node, ast.Call) else []
        if said and all(isinstance(each, ast.Constant) for each in said):
            found.setdefault(tuple(each.value for each in said), file)
    return found


@cache
def constants() -> dict[str, str]:
    """Return every text of the source, each with the first file that has it; names of arguments with blanks, too."""
    found: dict[str, str] = {}
    for file, node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.setdefault(node.value, file)
            found.setdefault(node.value.replace("_", " "), file)
    return found


def of_records() -> Iterator[str]:
    """Go through the words of the records that most pages show."""
    for activation in CATALOGUE.values():
        yield activation.name
        for parameter in activation.parameters:
            yield from (parameter.name.replace("_", " "), parameter.meaning)
        yield from (call.note for call in activation.calls)
    for page in PAGES:
        yield from (page.section, page.title, page.label)
        for scene in page.scenes:
            yield from (scene.title, scene.label)
    for term in TERMS:
        yield from (term.name, *term.forms, term.definition)


def place(said: Message) -> str:
    """Return the file that says a message, or nothing if there is none any more."""
    return written().get(said) or (constants().get(said[0], "") if len(said) == 1 else "")


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for source in SOURCES:
        file = source.relative_to(ROOT).as_posix()
        yield from ((file, node) for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))))


def renew(language: str, more: list[str]) -> list[Message]:
    """Bring one catalogue up to date with the source; return the messages without a translation."""
    file = path(language)
    known = {message(entry): entry for entry in (polib.pofile(str(file)) if file.exists() else ())}
    wanted = {*known, *written(), *((words,) for words in (*of_records(), *more) if words)}
    new = polib.POFile(wrapwidth=0)
    new.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    new.metadata |= {"Language": language, "Plural-Forms": PLURALS[language]}
    for said in sorted(wanted, key=lambda each: (place(each), each)):
        if place(said):
            entry = known.get(said) or polib.POEntry(msgid=said[0], msgid_plural=said[1] if len(said) > 1 else "")
            entry.occurrences = [(place(said), "")]
            if entry.msgid_plural and not entry.msgstr_plural:
                entry.msgstr_plural = {0: ""}
            new.append(entry)
    file.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(file), newline="\n")
    new.save_as_mofile(str(file.with_suffix(".mo")))
    return [message(entry) for entry in new if not all(translations(entry))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*", help="messages that the command does not find")
    more = parser.parse_args().words
    for language in PLURALS:
        left = renew(language, more)
        print(f"{language}: {len(left)} messages without a translation", *left, sep="\n  ")


if __name__ == "__main__":
    main()
