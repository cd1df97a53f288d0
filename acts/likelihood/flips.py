"""Flips that a reader pastes: 0 and 1, H and T, heads and tails, 正 and 反, as people and programs write them.

A paste is read in three steps. Its shape comes first: vectors of R, series and frames of pandas, JSON, CSV with row
numbers and names hold more than flips, and what is not a flip there is set aside. Then one alphabet is believed, the
one that most of the rest is written in. What is left over is ignored, and said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.likelihood.alphabets import ALPHABETS, DIGITS, SIDES, Alphabet
from acts.likelihood.shapes import without_shape

FEW = 5
"""How many of the ignored pieces are pointed out."""
LONGEST = 20
"""How many characters of such a piece are shown."""
MOST_TEXT = 1_000_000
"""The longest text that is read, in characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text that is no flip and no separator.

    Parameters
    ----------
    line, column : int
        Where it begins, each counted from 1, in characters.
    text : str
        The piece, cut off with … after 20 characters; what cannot be printed is shown as �.
    """

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Flips:
    """What was found in a pasted text.

    Parameters
    ----------
    values : ndarray
        (n,) int8: 1 for heads, 0 for tails, in their order; empty where only counts were given. Read-only.
    counts : tuple of (int, int) or None
        Heads and tosses where the text gives counts, such as ``7 heads 3 tails`` or ``7/10``.
    alphabet : Alphabet or None
        The one that was believed; None without flips.
    shape : str
        What the text is taken for (a message id), such as "a vector of R"; "" for plain flips.
    aside : int
        How many row numbers, names and the like were set aside because of that shape.
    pieces : tuple of Piece
        The first five that were ignored.
    rejected : int
        How many were ignored in all.
    """

    values: Array
    counts: tuple[int, int] | None
    alphabet: Alphabet | None
    shape: str
    aside: int
    pieces: tuple[Piece, ...]
    rejected: int

    @property
    def heads(self) -> int:
        """How many heads."""
        return self.counts[0] if self.counts else int(np.count_nonzero(self.values))

    @property
    def tosses(self) -> int:
        """How many flips; may be 0."""
        return self.counts[1] if self.counts else int(self.values.size)


def parse(text: str) -> Flips:
    """Read flips out of a text; nothing raises.

    - The sides are those of `ALPHABETS`, in small letters, capitals or full width; ``10`` is two flips, ``HTTH`` four.
      Where letters and digits or several alphabets mix, the one that most of the text is written in is believed, and
      the flips of the others are ignored.
    - Known shapes: vectors and data frames of R, series and frames of pandas, arrays of numpy, JSON, CSV and TSV with a
      header and row numbers, ``x1=1, x2=0``, run lengths ``3H2T``, counts ``7 heads 3 tails``, ``7 of 10``, ``7/10``.
    - Blanks, line ends, commas, semicolons, colons, bars, slashes, dashes, quotation marks, brackets and the like
      separate. A full stop does not. But a 1 or 0 written as a decimal is one flip: ``1.``, ``0.0``, ``1.00e+00``.
    - Any other number is ignored as a whole: 0.5, 12, 1e5, 10.0, and a -1 or -0 that follows no flip. So is a word with
      other letters, such as "the", unless it is a run of flips with a few letters among them: HHTHX keeps HHTH.

    Parameters
    ----------
    text : str
        What is longer than `MOST_TEXT` is for the caller to refuse; a megabyte takes about half a second.

    Returns
    -------
    Flips
    """
    plain = text.translate(_narrow())
    if found := _counts(plain):
        return Flips(_frozen([]), found[0], found[1], "counts", 0, (), 0)
    if runs := _runs(plain):
        return Flips(_frozen(runs[0]), None, runs[1], "run lengths", 0, (), 0)
    blanked, shape, aside = without_shape(plain)
    return _free(text, blanked, shape, aside)


# -- the parts of a text -------------------------------------------------------------------------------------------

_SIGNS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"  # hyphens and dashes
_BETWEEN = frozenset(
    ",;|/\\_&+-:·•*'\"`()[]{}<>=" + _SIGNS + "‘’“”«»‹›，、。；：｜／－（）［］｛｝【】「」『』〈〉《》〔〕・～＂＇＿…→"
    "\u200b\u200c\u200d\u2060\ufeff"  # nothing to be seen, and left behind by copying
)
_IDEOGRAMS = "".join(sorted({word for word in SIDES if not word.isascii() and len(word) == 1}))
_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?P<side>正面|反面|[{_IDEOGRAMS}])"
    r"|(?P<number>[0-9.]*[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)"
    rf"|(?P<word>(?:(?![{_IDEOGRAMS}]){_LETTERS})+)"
    r"|(?P<odd>(?P<one>\S)(?P=one)*)"
)
_ONE_FLIP = re.compile(r"[01]\.0*(?:[eE][-+]?0+)?|[01][eE][-+]?0+")  # 1.0 and numpy's 1. and 1.000e+00, but never 10
_PLAIN_RUN = re.compile(r"[01]+(?:\.(?=$))?")
_NEGATIVE = re.compile(rf"(?<![\w{_SIGNS}\-])[-\u2212](?=[01](?![0-9]))")
_NEARLY = 0.8
"""The share of its letters that makes a long run with others among them a run of flips all the same."""
_RUN = 5
"""How many letters such a run has at least."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str
    text: str


def _tokens(plain: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(plain):
        kind = str(found.lastgroup)
        if kind == "odd" and (found["one"] in _BETWEEN or found["one"].isspace()):
            continue
        yield _Token(found.start(), found.end(), kind, found[0])


def _sides(token: _Token, alphabet: Alphabet) -> list[int] | None:
    """Return the flips that a token stands for in an alphabet; None if any part of it is not a flip."""
    text = token.text.lower()
    if token.kind == "number":
        if alphabet is not DIGITS:
            return None
        if set(text) <= {"0", "1"}:
            return [int(digit) for digit in text]
        return [int(text[0])] if _ONE_FLIP.fullmatch(text) else None
    if text in alphabet.heads:
        return [1]
    if text in alphabet.tails:
        return [0]
    singles = _singles(alphabet)
    if token.kind == "word" and set(text) <= singles.keys():
        return [singles[letter] for letter in text]
    return None


@lru_cache(maxsize=len(ALPHABETS))
def _singles(alphabet: Alphabet) -> dict[str, int]:
    """Return the single letters of an alphabet with their sides; a run is made of these."""
    sides = [(word, 1) for word in alphabet.heads] + [(word, 0) for word in alphabet.tails]
    return {word: side for word, side in sides if len(word) == 1}


# -- free text -----------------------------------------------------------------------------------------------------


def _free(text: str, blanked: str, shape: str, aside: int) -> Flips:
    """Read what is left of a text once its shape is known."""
    tokens = list(_tokens(blanked))
    negative = {found.end() for found in _NEGATIVE.finditer(blanked)}
    alphabet = _believed(tokens)
    values: list[int] = []
    ignored: list[tuple[int, int]] = []
    for token in tokens:
        flips = None if alphabet is None or token.start in negative else _sides(token, alphabet)
        if flips is not None:
            values += flips
        elif alphabet is not None and (kept := _nearly(token, alphabet)):
            values += [side for side in kept if side is not None]
            ignored += [(token.start + k, token.start + k + 1) for k, side in enumerate(kept) if side is None]
        else:
            ignored.append((token.start - (token.start in negative), token.end))
    ignored = _merged(ignored)
    pieces = tuple(_piece(text, *span) for span in ignored[:FEW])
    return Flips(_frozen(values), None, alphabet if values else None, shape, aside, pieces, len(ignored))


def _believed(tokens: Sequence[_Token]) -> Alphabet | None:
    """Return the alphabet that most flips are written in: that of letters before that of digits where they tie."""
    kinds = Counter((token.kind, token.text.lower()) for token in tokens if token.kind != "odd")
    scores = {}
    for alphabet in ALPHABETS:
        score = 0
        for (kind, text), count in kinds.items():
            token = _Token(0, len(text), kind, text)
            flips = _sides(token, alphabet) or [side for side in _nearly(token, alphabet) if side is not None]
            score += count * len(flips)
        scores[alphabet.name] = score
    best = max(scores.values())
    return next(alphabet for alphabet in ALPHABETS if scores[alphabet.name] == best) if best else None


def _nearly(token: _Token, alphabet: Alphabet) -> list[int | None]:
    """Return the sides of a long run, with None for its few other letters; an empty list if it is no such run."""
    if token.kind != "word" or len(token.text) < _RUN:
        return []
    text, singles = token.text.lower(), _singles(alphabet)
    flips = sum(count for letter, count in Counter(text).items() if letter in singles)
    return [singles.get(letter) for letter in text] if flips >= _NEARLY * len(text) else []


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces with those that touch each other as one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _piece(text: str, start: int, end: int) -> Piece:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    cut = text[start : min(end, start + LONGEST)]
    shown = "".join(character if character.isprintable() else "\ufffd" for character in cut)
    return Piece(line, column, shown + "…" if end - start > LONGEST else shown)


def _frozen(values: Sequence[int]) -> Array:
    array = np.array(values, dtype=np.int8)
    array.setflags(write=False)
    return array


@lru_cache(maxsize=1)
def _narrow() -> dict[int, str]:
    """Return the table from full-width letters, digits and the like to narrow ones, character for character."""
    table = {0xFF01 + k: chr(0x21 + k) for k in range(94)}
    return table | {0x3000: " ", 0x00A0: " ", 0x2212: "-", 0: "\ufffd"}


# -- counts and run lengths ----------------------------------------------------------------------------------------

_WORDY = "|".join(sorted((re.escape(word) for word in SIDES if word != "1" and word != "0"), key=len, reverse=True))
_PAIR = re.compile(rf"(\d{{1,10}}+)\s*+(?:[x×*]\s*)?({_WORDY})(?![^\W\d_])", re.IGNORECASE)
_NAMED = re.compile(rf"(?<![^\W\d_])({_WORDY})\s*[:=]\s*(\d{{1,10}})(?!\d)", re.IGNORECASE)
_OF = re.compile(
    r"\s*(\d{1,10})\s*(?:heads?)?\s*(?:/|of|out of|in)\s*(\d{1,10})\s*(?:tosses|flips|throws)?\s*[.!]?\s*",
    re.IGNORECASE,
)
_FILL = re.compile(r"(?:[\s,;&+.·]|and|und|et|y)*", re.IGNORECASE)


def _counts(plain: str) -> tuple[tuple[int, int], Alphabet | None] | None:
    """Return heads and tosses where the whole text gives counts."""
    if (found := _OF.fullmatch(plain)) and not re.fullmatch(r"\s*[01]+\s*/\s*[01]+\s*", plain):
        heads, tosses = map(int, found.groups())
        return ((heads, tosses), None) if heads <= tosses else None
    for pattern, number, side in ((_PAIR, 1, 2), (_NAMED, 2, 1)):
        pairs = [(int(found[number]), found[side].lower()) for found in pattern.finditer(plain)]
        if len(pairs) == 2 and _FILL.fullmatch(
            pattern.sub("", plain).replace("{", "").replace("}", "").replace('"', "")
        ):
            for alphabet in ALPHABETS:
                first, second = (word for _, word in pairs)
                if first in alphabet.heads and second in alphabet.tails and len(first) > 1:
                    return (pairs[0][0], pairs[0][0] + pairs[1][0]), alphabet
                if first in alphabet.tails and second in alphabet.heads and len(first) > 1:
                    return (pairs[1][0], pairs[0][0] + pairs[1][0]), alphabet
    return None


def _runs(plain: str) -> tuple[list[int], Alphabet] | None:
    """Return the flips where the whole text is run lengths, such as ``3H2T``, on one line."""
    if "\n" in plain.strip():
        return None
    pairs = [(int(found[1]), found[2].lower()) for found in _PAIR.finditer(plain)]
    if not pairs or not _FILL.fullmatch(_PAIR.sub("", plain)) or sum(n for n, _ in pairs) > MOST_TEXT:
        return None
    for alphabet in ALPHABETS:
        if all(word in (*alphabet.heads, *alphabet.tails) for _, word in pairs):
            return [int(word in alphabet.heads) for n, word in pairs for _one in range(n)], alphabet
    return None
