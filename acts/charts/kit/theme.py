"""Colours by role, and for each function the colour that it has in every picture; sizes and dashes of all marks.

Colours are names that the host page resolves for light and dark, so one spec serves both. Lines in one
picture differ in their dashes, too, so that nobody has to tell colours apart.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import altair as alt

from acts.catalogue import CATALOGUE, FAMILIES

FURNITURE = "gray"
ACCENT = "orange"  # the tangent, the crosshair's point: never a function's colour
_COLOURS = ("blue", "green", "violet", "red")
DASHES = ([9, 4], [2, 3], [12, 3, 2, 3], [5, 2], [16, 4])  # the first, solid line is the page's own function
# Marks neither pop up boxes nor speak one by one: the chart's alternative text and its sentence do.
QUIET: dict[str, Any] = {"tooltip": None, "aria": False}
FONT = "Source Sans, sans-serif"  # the page's own, for pictures that do not get it from their host
CROSS = "M-1,-1L1,1M1,-1L-1,1"  # the shape of a point, as a path
THICK, THIN, TEXT_SIZE = 3.5, 2.0, 18
NUMBERS: dict[str, Any] = {
    "locale": {"number": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""], "minus": "-"}}
}
"""The `config` of every spec: a picture writes numbers as one types them, where d3's own minus is U+2212."""
AXIS: dict[str, Any] = {
    "labelFontSize": 15,
    "titleFontSize": 16,
    "labelPadding": 6,
    "titlePadding": 6,
}  # read from the back of the room

# What Vega-Lite's host resolves by name, Vega's does not: for light and dark by hand, and one for both in images.
_SHADES = {
    "blue": ("#0b62b0", "#6cb2ff"),
    "orange": ("#b85c00", "#ffb02e"),
    "green": ("#007a5a", "#3ddc9f"),
    "pink": ("#b0237f", "#ff8fcf"),
    "violet": ("#6d3fc0", "#b79cff"),
    "red": ("#b3261e", "#ff8a80"),
    "gray": ("#6b7280", "#a9a5a0"),
    "ink": ("#111827", "#e8ecf2"),
    "paper": ("#ffffff", "#11151c"),
}
MIDDLE = {
    "blue": (63, 143, 210),
    "orange": (230, 140, 30),
    "green": (42, 175, 127),
    "pink": (205, 80, 160),
    "gray": (125, 133, 144),
}


def shade(name: str) -> str:
    """Return a colour for a mark of a picture that is written in Vega: the browser takes the one for its mode."""
    return "light-dark({}, {})".format(*_SHADES[name])


def shades(name: str) -> tuple[str, str]:
    """Return a colour for light and for dark."""
    return _SHADES[name]


def letters(text: str) -> int:
    """Return how many Latin letters are about as wide as a text: a Chinese character is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def legend(names: list[str], *, tight: bool = False) -> alt.Legend:
    """Return a legend above the picture: in one row where that fits, else in columns that a phone has room for.

    A `tight` one stands in one row even where it barely fits.
    """
    few = 1 if max(map(letters, names)) > 14 else 2
    symbol, letter = (40, 7) if tight else (50, 8)
    row = sum(symbol + letter * letters(name) for name in names)  # about the pixels of its symbols and words
    # The box of the picture, since `width` shrinks by the axes after the legend has found its rows. A file has no box.
    room = "(containerSize()[0] - 60 || width)"
    columns: Any = few if len(names) <= few else {"expr": f"{room} > {row} ? {len(names)} : {few}"}
    look: dict[str, Any] = {"symbolSize": 400, "symbolStrokeWidth": 3, "labelFontSize": 15}
    return alt.Legend(orient="top", title=None, columns=columns, offset=4, **look)


def strokes(names: list[str], *, tight: bool = False) -> alt.Legend:
    """Return that legend for lines that share their colours with points: its symbols are pieces of the lines."""
    lines = legend(names, tight=tight)
    lines["symbolType"] = "stroke"
    return lines


def colour(slug: str) -> str:
    """Return the colour name of a function, the same on every page; unknown slugs get the first."""
    return _COLOURS[hue(slug)]


def hue(slug: str) -> int:
    """Return the number of a function's colour, which `own` turns into it."""
    if slug not in CATALOGUE:
        return 0
    members = FAMILIES[CATALOGUE[slug].family].members
    return [member.slug for member in members].index(slug) % len(_COLOURS)


def own() -> alt.Color:
    """Return the channel from a column `hue` to a function's colour, for a spec that functions of all colours share."""
    scale = alt.Scale(domain=list(range(len(_COLOURS))), range=list(_COLOURS))
    return alt.Color("hue:N").scale(scale).legend(None)
