"""Flips that a reader pastes: 0 and 1, H and T, heads and tails, 正 and 反, with any separators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Array

FEW = 5
"""The number of flagged pieces that are shown."""
LONGEST = 20
"""The number of characters shown of a flagged piece."""

_HEADS = "1HhＨｈ１正"
_TAILS = "0TtＴｔ０反"
_BETWEEN = (
    ",;|/\\_&+-:·•*'\"`()[]{}<>"
    "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"  # hyphens and dashes
    "‘’“”«»‹›，、。；：｜／－（）［］｛｝【】「」『』〈〉《》〔〕・～＂＇＿…→"
    "\u200b\u200c\u200d\u2060\ufeff"  # invisible characters that copying leaves behind
)
# A word is replaced by one flip and blanks of the same length, so that positions stay the same.
_WORDS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), new)
    for pattern, new in (
        (r"(?<![a-z])heads(?![a-z])", "H    "),
        (r"(?<![a-z])head(?![a-z])", "H   "),
        (r"(?<![a-z])tails(?![a-z])", "T    "),
        (r"(?<![a-z])tail(?![a-z])", "T   "),
        ("正面", "正 "),
        ("反面", "反 "),
    )
)
# A number with a minus sign is not a flip: -1 in a list of 1 and -1 is not heads. 1-0-1 is three flips.
_NEGATIVE = re.compile(rf"(?<![{_HEADS}{_TAILS}\-\u2212])[-\u2212](?=[01])[01]")
# Numbers with a point, an exponent or a digit from 2 to 9; runs of 0 and 1 alone do not match.
_NUMBER = re.compile(
    r"(?<![0-9０-９.])[01０１]*+"
    r"(?:[2-9２-９.][0-9０-９.]*+(?:[eE][-+]?[0-9]+)?|(?<=[01０１])[eE][-+]?[0-9]+)"
)
_ONE_FLIP = re.compile(r"[01０１]\.?[0０]*(?:[eE][-+]?0+)?")  # 1.0 and numpy's 1. and 1.000e+00, but never 10
_DECIMAL = re.compile(r"[.eE][-+]?[0-9０-９]|[2-9２-９]")
_UNKNOWN = "\0"

_FLIP_0, _FLIP_1, _GAP, _ODD, _LETTER = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text that is neither a flip nor a separator.

    Parameters
    ----------
    line, column : int
        Where it begins, in characters, both counted from 1.
    text : str
        The piece, cut off with … after 20 characters; unprintable characters are shown as �.
    """

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Flips:
    """The flips in a pasted text.

    Parameters
    ----------
    values : ndarray
        (n,) int8: 1 for heads, 0 for tails, in order. Read-only.
    pieces : tuple of Piece
        The first five flagged pieces.
    rejected : int
        The number of all flagged pieces.
    """

    values: Array
    pieces: tuple[Piece, ...]
    rejected: int

    @property
    def heads(self) -> int:
        """The number of heads."""
        return int(np.count_nonzero(self.values))

    @property
    def tosses(self) -> int:
        """The number of flips; may be 0."""
        return int(self.values.size)


def parse(text: str) -> Flips:
    """Read flips out of a text; anything else is flagged and ignored, without an error.

    - 1, H, h, 正 and the words head, heads and 正面 are heads; 0, T, t, 反, tail, tails and 反面 are tails; full-width
      characters too. They may be mixed, and need no separators: ``10`` is two flips, ``HTTH`` four.
    - Blanks, line ends, commas, semicolons, colons, bars, slashes, dashes, quotation marks, brackets and the like
      are separators; a full stop is not. A 1 or 0 written as a decimal is one flip: ``1.``, ``0.0``, ``1.00e+00``.
    - Any other number is flagged as one piece: 0.5, 12, 1e5, 10.0.
    - Everything else is flagged, neighbouring characters as one piece: the digits 2 to 9, other letters, emoji. A word
      with any letter except H and T is flagged as a whole, so "the" gives no flips; so is a -1 or -0 that does not
      follow a flip.

    Parameters
    ----------
    text : str
        A megabyte takes at most a few tenths of a second.

    Returns
    -------
    Flips
    """
    plain = text
    for pattern, new in _WORDS:
        plain = pattern.sub(new, plain)
    plain = _NUMBER.sub(_number, plain)
    plain = _NEGATIVE.sub(2 * _UNKNOWN, plain)
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds()[np.minimum(codes, 0xFFFF)]
    words = _words_with_others(kinds, codes)
    kinds = np.where(words, _ODD, kinds)
    values = kinds[kinds <= _FLIP_1].astype(np.int8)
    values.setflags(write=False)
    odd = np.diff((kinds >= _ODD).astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(odd == 1), np.flatnonzero(odd == -1)
    first = zip(starts[:FEW].tolist(), ends[:FEW].tolist(), strict=True)
    return Flips(values, tuple(_piece(text, start, end) for start, end in first), int(starts.size))


def _number(found: re.Match[str]) -> str:
    """Return one flip and blanks, or unknown characters of the same length; 1011 and a full stop stay unchanged."""
    text = found[0]
    if _ONE_FLIP.fullmatch(text):
        return text[0] + " " * (len(text) - 1)
    return _UNKNOWN * len(text) if _DECIMAL.search(text) else text


def _words_with_others(kinds: Array, codes: Array) -> Array:
    """Return which characters belong to a word, a run of letters, with any letter except H and T."""
    letters = (kinds == _LETTER) | ((kinds <= _FLIP_1) & _is_letter()[np.minimum(codes, 0xFFFF)])
    edges = np.flatnonzero(np.diff(letters.astype(np.int8), prepend=0))  # starts and ends of runs in turn
    if not edges.size:
        return np.zeros(kinds.size, dtype=bool)
    other = np.logical_or.reduceat(kinds == _LETTER, edges)
    other[1::2] = False
    lengths = np.diff(edges, append=kinds.size)
    return np.concatenate([np.zeros(edges[0], dtype=bool), np.repeat(other, lengths)])


def _piece(text: str, start: int, end: int) -> Piece:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    cut = text[start : min(end, start + LONGEST)]
    shown = "".join(character if character.isprintable() else "\ufffd" for character in cut)
    return Piece(line, column, shown + "…" if end - start > LONGEST else shown)


@lru_cache(maxsize=1)
def _kinds() -> Array:
    """Return the kind of each character up to U+FFFF, which is not a character and represents all beyond it."""
    kinds = np.full(0x10000, _ODD, dtype=np.int8)
    kinds[_is_letter()] = _LETTER
    for characters, kind in ((_HEADS, _FLIP_1), (_TAILS, _FLIP_0), (_BETWEEN, _GAP)):
        kinds[[ord(character) for character in characters]] = kind
    kinds[[code for code in range(0x10000) if chr(code).isspace()]] = _GAP
    kinds.setflags(write=False)
    return kinds


@lru_cache(maxsize=1)
def _is_letter() -> Array:
    """Return which characters up to U+FFFF have capitals: the letters of scripts that separate words by blanks."""
    letters = np.array([chr(code).lower() != chr(code).upper() for code in range(0x10000)])
    letters.setflags(write=False)
    return letters
