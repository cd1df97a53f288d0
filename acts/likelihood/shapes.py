"""What programs print around flips: vectors of R, series and frames of pandas, JSON, CSV with row numbers and names.

`without_shape` blanks out what belongs to the shape of a text, so that only its flips are left to be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from acts.likelihood.alphabets import ALPHABETS, SIDES

_R_INDEX = re.compile(r"^[ \t]*\[(\d+)\](?=[ \t]|$)", re.MULTILINE)
_FOOTER = re.compile(
    r"^[ \t]*(?:(?:Name|Length|Levels): [^\n]*|dtype: \w+[^\n]*|\[\d+ rows x \d+ columns\]|\.\.\.|…)[ \t]*$",
    re.MULTILINE,
)
_CALL = re.compile(
    r"(?<![\w.])(?:[A-Za-z_][\w.]*\s*(?:<-|=(?!=))\s*)?(?:(?:np|numpy|pd|pandas|torch)\.)?(?:c|array|Series|tensor|list|factor)\s*(?=[(\[])"
)
_DTYPE = re.compile(r",\s*dtype\s*=\s*[\w.]+")
_KEY = re.compile(r"([\"']?)([A-Za-z][\w .$-]{0,40}?)\1[ \t]*(?::|<-|=)[ \t]*(?=[\"'\[({\w])")
_INTEGER = re.compile(r"[\"']?(\d{1,12})[\"']?")
_DELIMITERS = ("\t", ",", ";", "|", " ")
_LIKELY = ("flip", "toss", "outcome", "result", "side", "face", "coin", "value", "x", "y")
"""Names of columns that are flips rather than something else where several could be."""


def without_shape(plain: str) -> tuple[str, str, int]:
    """Return the text with all that belongs to its shape blanked out, the shape, and how many entries were set aside.

    Blanks take the place of what goes, character for character, so that positions stay what they were.
    """
    indices = list(_R_INDEX.finditer(plain))
    if indices and _is_r(plain, indices):
        return _blank(plain, [found.span() for found in indices], _FOOTER), "a vector of R", len(indices)
    if table := _table(plain):
        return table
    if records := _records(plain):
        return records
    calls = [found.span() for pattern in (_CALL, _DTYPE) for found in pattern.finditer(plain)]
    if calls:
        return _blank(plain, calls, _FOOTER), "an array", len(calls)
    return plain, "", 0


def _blank(plain: str, spans: Sequence[tuple[int, int]], *patterns: re.Pattern[str]) -> str:
    """Return the text with these stretches, and all that fits the patterns, as blanks."""
    spans = [*spans, *(found.span() for pattern in patterns for found in pattern.finditer(plain))]
    characters = list(plain)
    for start, end in spans:
        characters[start:end] = ["\n" if c == "\n" else " " for c in characters[start:end]]
    return "".join(characters)


def _is_r(plain: str, indices: Sequence[re.Match[str]]) -> bool:
    """Return whether lines begin with R's places in brackets: they start at 1 and grow, with entries behind them."""
    places = [int(found[1]) for found in indices]
    rest = plain[indices[0].end() :].partition("\n")[0]
    growing = places[0] == 1 and all(a < b for a, b in pairwise(places))
    return growing and bool(rest.strip()) and not rest.lstrip().startswith("[")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: its cells with their places in the text."""

    cells: tuple[tuple[int, int, str], ...]


def _table(plain: str) -> tuple[str, str, int] | None:
    """Return a table with everything but its flips blanked out; None if the text is not a table with row numbers."""
    body = _blank(plain, [], _FOOTER)
    for delimiter in _DELIMITERS:
        lines = list(_lines(body, delimiter))
        if len(lines) < 2:
            continue
        width = Counter(len(line.cells) for line in lines[1:]).most_common(1)[0][0]
        short = width - 1 if delimiter == " " else width  # R writes no name over its row names
        header = len(lines[0].cells) in (width, short) and not any(map(_is_cell, lines[0].cells))
        rows = lines[1:] if header else lines
        if width < 2 or not rows or any(len(line.cells) != width for line in rows):
            continue
        numbered = _counting(rows, 0) and (header or len(rows) >= 3 or _lettered(rows, range(1, width)))
        if not numbered and not (header and len(rows) > 1):
            continue
        names = [text for _s, _e, text in lines[0].cells] if header else []
        names = [""] * (width - len(names)) + names
        chosen = _flip_column(rows, names, 1 if numbered else 0)
        if chosen is None:
            continue
        kept = {row.cells[chosen][:2] for row in rows}
        gone = [cell[:2] for line in lines for cell in line.cells if cell[:2] not in kept]
        aside = sum(len(row.cells) - 1 for row in rows)
        return _blank(body, gone), "a table with row numbers" if numbered else "a table", aside
    return None


def _lines(body: str, delimiter: str) -> Iterator[_Line]:
    start = 0
    for line in body.split("\n"):
        if line.strip():
            pattern = r"[^ \t\r]+" if delimiter == " " else rf"[^{re.escape(delimiter)}\r]*"
            cells = []
            for found in re.finditer(pattern, line):
                text = found[0].strip().strip("\"'")
                if found[0].strip() or (delimiter != " " and found.start() != found.end()):
                    cells.append((start + found.start(), start + found.end(), text))
            yield _Line(tuple(cells))
        start += len(line) + 1


def _is_cell(cell: tuple[int, int, str]) -> bool:
    """Return whether a cell could be an entry, a flip or a number, rather than the name of a column."""
    text = cell[2].lower()
    return bool(re.fullmatch(r"[-+0-9.,eE]+", text)) or text in SIDES


def _counting(rows: Sequence[_Line], column: int) -> bool:
    """Return whether a column numbers the rows."""
    found = [_INTEGER.fullmatch(row.cells[column][2]) for row in rows]
    numbers = [int(each[1]) for each in found if each]
    return len(numbers) == len(rows) and all(b - a == 1 for a, b in pairwise(numbers))


def _lettered(rows: Sequence[_Line], columns: Sequence[int]) -> bool:
    return any(all(row.cells[k][2].lower() in SIDES - {"1", "0"} for row in rows) for k in columns)


def _flip_column(rows: Sequence[_Line], names: Sequence[str], first: int) -> int | None:
    """Return the column that holds one flip a row; of several the one named so, None if there is no such column."""
    fitting = [k for k in range(first, len(rows[0].cells)) if _one_each([row.cells[k][2] for row in rows])]
    named = [k for k in fitting if any(name in names[k].lower() for name in _LIKELY)]
    return next(iter(named or fitting), None)


def _one_each(entries: Sequence[str]) -> bool:
    """Return whether all entries are single flips of one alphabet."""
    lowered = {entry.lower().rstrip(".") if entry.lower() in ("0.", "1.") else entry.lower() for entry in entries}
    lowered = {"1" if e in ("1.0",) else "0" if e in ("0.0",) else e for e in lowered}
    return any(lowered <= {*alphabet.heads, *alphabet.tails} for alphabet in ALPHABETS)


def _records(plain: str) -> tuple[str, str, int] | None:
    """Return the text of named entries with all but the flips blanked out; None if it has no names."""
    # without any of these no name can end, and the search for one is slow
    keys = list(_KEY.finditer(plain)) if any(sign in plain for sign in (":", "<-", "=")) else []
    if not keys:
        return None
    spans = [found.span() for found in keys]
    by_name: dict[str, list[tuple[int, int, str]]] = {}
    for found in keys:
        entry = re.match(r"\s*(\"[^\"\n]*\"|'[^'\n]*'|[^\s,;}\])]+)", plain[found.end() : found.end() + 60])
        if entry and plain[found.end()] not in "[({":
            start = found.end() + entry.start(1)
            by_name.setdefault(found[2], []).append((start, start + len(entry[1]), entry[1].strip("\"'")))
    repeated = {name: entries for name, entries in by_name.items() if len(entries) > 1}
    if len(repeated) > 1:  # records: one of their fields holds the flips
        fitting = [name for name, entries in repeated.items() if _one_each([text for *_span, text in entries])]
        counted = [n for n in fitting if not _numbers_rows([text for *_span, text in repeated[n]])] or fitting
        named = [n for n in counted if any(likely in n.lower() for likely in _LIKELY)] or counted
        if named:
            gone = [entry[:2] for name, entries in by_name.items() if name != named[0] for entry in entries]
            return _blank(plain, [*spans, *gone]), "records", len(gone) + len(keys)
    calls = [found.span() for pattern in (_CALL, _DTYPE) for found in pattern.finditer(plain)]
    return _blank(plain, [*spans, *calls], _FOOTER), "named entries", len(keys)


def _numbers_rows(entries: Sequence[str]) -> bool:
    numbers = [int(entry) for entry in entries if entry.isdigit()]
    return len(numbers) == len(entries) > 2 and all(b - a == 1 for a, b in pairwise(numbers))
