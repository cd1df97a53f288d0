"""Figures to take away into a paper or onto a slide, as SVG.

A figure has axes, labels and a legend, and its lines differ in their dashes, so that it reads in black and white, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.picture import ticks
from acts.charts.kit.svg import document, path
from acts.typed import typed

Ends = tuple[float, float]

WIDTH, PANEL = 720, 270
"""The width of a figure and the height of each of its panels, in pixels."""
LEFT, RIGHT, GAP, BELOW = 90, 20, 26, 62
_LINE, _SIZE, _SAMPLE, _CHARACTER = 28, 17, 44, 8.5
_INK, _GRID = "#111827", "#d5d9e0"


@dataclass(frozen=True, slots=True)
class Line:
    """A curve of a figure: its points, a name for the legend, and its look; a row that is not a number is a gap."""

    x: Array
    y: Array
    name: str = ""
    colour: str = theme.shades("blue")[0]
    dash: tuple[int, ...] = ()
    width: float = theme.THICK


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a figure: a filled or open dot, or a diamond, with words beside it."""

    x: float
    y: float
    shape: str = "filled"
    words: str = ""
    colour: str = theme.shades("blue")[0]


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of a figure: the title and the ends of its y axis, its lines and its marks."""

    title: str
    ends: Ends
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()


def figure(title: str, across: str, stretch: Ends, panels: Sequence[Panel]) -> str:
    """Return a figure with its panels under each other on one x axis.

    Parameters
    ----------
    title : str
        What is shown.
    across : str
        The title of the x axis.
    stretch : pair of float
        Where the x axis begins and ends.
    panels : sequence of Panel
        From the top; the lines of the first that have a name are in the legend, if they are several.
    """
    lines = [line for line in panels[0].lines if line.name]
    legend, rows = _legend(lines) if len(lines) > 1 else ("", 0)
    begin = 16 + (1 + rows) * _LINE
    height = begin + len(panels) * (PANEL + GAP) - GAP + BELOW
    drawn = [
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<g font-family="{theme.FONT}" font-size="{_SIZE}" fill="{_INK}">',
        _text(LEFT, 26, title, 'font-weight="bold"'),
        legend,
    ]
    for number, panel in enumerate(panels):
        drawn.append(_panel(panel, stretch, begin + number * (PANEL + GAP), last=panel is panels[-1]))
    drawn += [_text((LEFT + WIDTH - RIGHT) / 2, height - 14, across, 'text-anchor="middle"'), "</g>"]
    return document(WIDTH, height, *drawn, name=title)


def _panel(panel: Panel, stretch: Ends, top: float, *, last: bool) -> str:
    """Return a panel with its grid, its axes, and what is drawn in it; numbers below it only where it is the last."""
    right, bottom, (low, high), (floor, ceiling) = WIDTH - RIGHT, top + PANEL, stretch, panel.ends

    def along(x: Array | float) -> Array:
        return np.asarray(LEFT + (np.asarray(x) - low) / (high - low) * (right - LEFT))

    def up(y: Array | float) -> Array:
        return np.asarray(bottom - (np.asarray(y) - floor) / (ceiling - floor) * PANEL)

    parts = []
    for at in ticks(floor, ceiling, 5):
        y = float(up(at))
        look = f'stroke="{_INK if not at else _GRID}"'
        parts.append(f'<path d="M{LEFT},{y:.2f}H{right}" {look}/>')
        parts.append(_text(LEFT - 8, y + 6, typed(f"{at + 0.0:.6g}"), 'text-anchor="end" class="up"'))
    for at in ticks(low, high, 8):
        x = float(along(at))
        parts.append(f'<path d="M{x:.2f},{bottom}v6" stroke="{_INK}"/>')
        if last:
            parts.append(_text(x, bottom + 24, typed(f"{at + 0.0:.6g}"), 'text-anchor="middle" class="across"'))
    parts.append(f'<path d="M{LEFT},{top}V{bottom}H{right}" fill="none" stroke="{_INK}"/>')
    middle = (top + bottom) / 2
    turned = f'text-anchor="middle" transform="rotate(-90 22 {middle:g})"'
    parts.append(_text(22, middle, panel.title, turned))
    parts += [path(along(line.x), up(line.y), _look(line), digits=3) for line in panel.lines]
    parts += [_mark(mark, float(along(mark.x)), float(up(mark.y))) for mark in panel.marks]
    return "".join(parts)


def _mark(mark: Mark, x: float, y: float) -> str:
    fill = mark.colour if mark.shape == "filled" else "#ffffff"
    look = f'fill="{fill}" stroke="{mark.colour}" stroke-width="2.5"'
    drawn = f'<circle cx="{x:.3f}" cy="{y:.3f}" r="5" {look}/>'
    if mark.shape == "diamond":
        drawn = f'<path d="M{x:.3f},{y:.3f}m-8,0l8,-8l8,8l-8,8z" {look}/>'
    if not mark.words:
        return drawn
    left = x > (LEFT + WIDTH - RIGHT) / 2
    return drawn + _text(x + (-12 if left else 12), y - 10, mark.words, f'text-anchor="{"end" if left else "start"}"')


def _legend(lines: Sequence[Line]) -> tuple[str, int]:
    """Return a sample of each line with its name, in as many rows as they need, and the number of rows."""
    parts, x, row = [], float(LEFT), 0
    for line in lines:
        wide = _SAMPLE + 8 + _CHARACTER * theme.letters(line.name) + 22
        if x > LEFT and x + wide > WIDTH - RIGHT:
            x, row = float(LEFT), row + 1
        y = 16 + (1 + row) * _LINE
        parts.append(f'<path d="M{x:g},{y}h{_SAMPLE}" {_look(line)}/>')
        parts.append(_text(x + _SAMPLE + 8, y + 6, line.name, 'class="name"'))
        x += wide
    return "".join(parts), row + 1


def _look(line: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(map(str, line.dash))}"' if line.dash else ""
    return f'stroke="{line.colour}" stroke-width="{line.width:g}"{dash}'


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text x="{x:.6g}" y="{y:.6g}" {look}>{escape(words)}</text>'
