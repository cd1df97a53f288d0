"""Small pictures in rows: what units look for, and what they are shown."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.image import Colour, png
from acts.charts.kit.picture import Picture
from acts.charts.kit.vega import Spec, group, image, signal, text
from acts.charts.kit.vega_insides import in_vega
from acts.experiments.training.film import SHADES, Film
from acts.language import _
from acts.network.digits import INK

GAP, MARKED, MIDDLE = 0, 1, 2 + SHADES
"""Places in the palette: between the tiles, what marks the dead, and a weight of 0."""

_DEAD = "pink"
_PALETTE: list[Colour] = [
    (*theme.MIDDLE["gray"], 0),
    (*theme.MIDDLE[_DEAD], 255),
    *(
        (*theme.MIDDLE["blue" if shade < 0 else "orange"], 25 + 230 * abs(shade) // SHADES)
        for shade in range(-SHADES, SHADES + 1)
    ),
]


def tiled(looks: Array, dead: Array) -> Array:
    """Return the pixels of all units' weights, a tile each, row by row; a dead one is framed and struck through.

    Parameters
    ----------
    looks : ndarray of (units, side, side)
        From -SHADES to SHADES.
    dead : ndarray of (units,), bool

    Returns
    -------
    ndarray of (rows, columns), uint8
        `GAP`, `MARKED`, or `MIDDLE` plus the shade.
    """
    count, side = looks.shape[:2]
    across = math.ceil(math.sqrt(count))
    down, step = math.ceil(count / across), side + 3  # a ring of one pixel for the frame, and a gap
    tiles = np.full((down * across, step, step), GAP, np.uint8)
    tiles[:count, 1 : side + 1, 1 : side + 1] = MIDDLE + looks
    ring, places = side + 1, np.arange(side + 2)
    struck = np.zeros((step, step), bool)
    struck[[0, ring], :-1] = struck[:-1, [0, ring]] = True
    struck[places, places[::-1]] = True
    tiles[:count][dead] = np.where(struck, MARKED, tiles[:count][dead])
    pixels = tiles.reshape(down, across, step, step).swapaxes(1, 2).reshape(down * step, across * step)
    return pixels[:-1, :-1]


def tile_url(looks: Array, dead: Array) -> str:
    """Return `tiled` as an image."""
    return png(tiled(looks, dead), _PALETTE, flat=True)


_INK: list[Colour] = [(*theme.MIDDLE["gray"], round(255 * ink / INK)) for ink in range(int(INK) + 1)]
_SIGNED: list[Colour] = [
    (*theme.MIDDLE["blue" if shade < 0 else "gray"], 255 * abs(shade) // SHADES) for shade in range(-SHADES, SHADES + 1)
]
_WORDS = 26
"""The pixels below a digit that its caption takes."""


def digits_picture(digits: Array, captions: tuple[str, ...], alt_text: str) -> Picture:
    """Return digits in rows, as many a row as make them large, each with its caption below.

    Parameters
    ----------
    digits : ndarray of (n, side, side)
        Whole numbers from 0 to 16.
    captions : tuple of n str
    alt_text : str
    """
    return _in_rows([png(digit, _INK) for digit in digits], captions, alt_text)


def scaled_picture(digits: Array, captions: tuple[str, ...], alt_text: str) -> Picture:
    """Return digits as `digits_picture` does, their pixels under any scaling: gray above 0, blue below.

    The largest pixel of all in size has the full colour.
    """
    shades = np.rint(SHADES * digits / max(float(np.abs(digits).max()), 1e-300)).astype(np.int64)
    return _in_rows([png(shade + SHADES, _SIGNED) for shade in shades], captions, alt_text)


def _in_rows(urls: list[str], captions: tuple[str, ...], alt_text: str) -> Picture:
    marks: list[Spec] = []
    words: dict[str, Any] = {"align": "center", "baseline": "top", "fontSize": signal("step > 60 ? 18 : 15")}
    for k, (url, caption) in enumerate(zip(urls, captions, strict=True)):
        x, y = f"left + {k} % across * step", f"floor({k} / across) * (step + {_WORDS})"
        tile = {"width": signal("0.86 * step"), "height": signal("0.86 * step")}
        marks.append(image(None, url, x=signal(x), y=signal(y), **tile))
        marks.append(text(caption, x=signal(f"{x} + 0.43 * step"), y=signal(f"{y} + 0.9 * step"), **words))
    few, many = (f"min(width / {n}, height / {math.ceil(len(urls) / n)} - {_WORDS})" for n in (5, 7))
    signals = [
        {"name": "across", "update": f"{few} > {many} ? 5 : 7"},
        {"name": "step", "update": f"max(20, {few}, {many})"},
        {"name": "left", "update": "max(0, (width - across * step) / 2)"},
    ]
    return Picture(in_vega(signals, marks), {}, alt_text)


def tiles(shown: Film, left: int) -> Spec:
    """Return the units of the frame now shown, and under them what the colours mean; its images are the frames' `url`.

    Raises
    ------
    ValueError
        If the inputs of the network are no pixels.
    """
    if shown.looks is None:
        raise ValueError("only a network on pixels has weights to look at")
    rows, columns = tiled(shown.looks[0], shown.dead[0]).shape
    high = f"side * {rows / columns:.6f}"
    size = {"width": signal("side"), "height": signal(high)}
    ramp = png(np.arange(2, 3 + 2 * SHADES)[None], _PALETTE)
    struck = tile_url(np.zeros((1, 8, 8), int), np.ones(1, bool))
    # below the tiles, or on their right where it is narrow and a strip stands below them
    ramp_at, dead_at = f"wide ? {high} + 23 : 10", f"wide ? {high} + 23 : 44"
    first, second = "wide ? 0 : side + 10", "wide ? 146 : side + 10"

    def at(x: str, y: str, beyond: str = "0", above: int = 0) -> dict[str, Any]:
        return {"x": signal(f"({x}) + ({beyond})"), "y": signal(f"({y}) - {above}")}

    middle: dict[str, Any] = {"baseline": "middle"}
    long = "(wide ? 100 : 60)"
    marks = [
        text(
            _("weights of the {count} units").format(count=shown.setup.width),
            y=-8,
            limit=signal("width"),
        ),
        image("now", {"field": "url"}, **size),
        text("−", **at(first, ramp_at), **middle),
        image(None, ramp, **at(first, ramp_at, "14", 9), width=signal(long), height=18),
        text("+", **at(first, ramp_at, f"19 + {long}"), **middle),
        image(None, struck, **at(second, dead_at, "0", 11), width=22, height=22),
        text(_("dead") if shown.life.word == "dead" else _("never positive"), **at(second, dead_at, "28"), **middle),
    ]
    return group(None, marks, {"x": left, "y": signal("head + 26"), **size})
