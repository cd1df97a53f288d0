"""The pictures of a gated unit: its surface over a and b, and what is seen along either of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.image import Colour, png
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.language import cached
from acts.vector import UNITS

LOW, HIGH = -4.0, 4.0
_SPAN = Interval(LOW, HIGH)
A = Parameter("a", "a", 2.0, _SPAN, _SPAN, 0.25, "what is let through")
B = Parameter("b", "b", 1.0, _SPAN, _SPAN, 0.25, "what opens the gate")
MOVES = (A, B)
MOVING = Live(MOVES, most=33)

_SIDE, _SHADES = 96, 120
_LEVELS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_ACROSS = Place("across", 0.0, 1.0, "b; for the dashed line a")
_B, _A = Place("across", 0.0, 1.0, "b, opens the gate"), Place("surface", 0.0, 1.0, "a, let through", grid=False)
_VALUE, _RATE = Place("value", 0.0, 0.487, "f(a, b)"), Place("rate", 0.513, 1.0, "slopes")
_CONTOUR = {"level": float, "b": np.float32, "a": np.float32, "part": np.int16}
_LABEL = {"level": float, "b": np.float32, "a": np.float32}


def surface_picture(slug: str, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the surface of a unit with its contours and a point on it.

    Parameters
    ----------
    slug : str
        Of the unit.
    start, sentences
        As in `Live.picture`, for `MOVING`.
    """
    a, b = np.array(MOVING.settings(start)).T
    data = {"points": arrow({"a": a, "b": b}), **_surface(slug)}
    marks = {"across": ticks(LOW, HIGH, 8), "surface": ticks(LOW, HIGH, 8)}
    spec = _surface_spec(float(UNITS[slug].gate(0.0)) == 0)
    return MOVING.picture(spec, data, start, sentences, marks=marks, across=(LOW, HIGH), surface=(LOW, HIGH))


def slices_picture(slug: str, names: tuple[str, str], start: Setting, sentences: Sequence[str]) -> Picture:
    """Return a unit and its slopes along b and along a through a point.

    Parameters
    ----------
    slug : str
        Of the unit.
    names : tuple of two str
        Of the lines along b and along a.
    start, sentences
        As in `Live.picture`, for `MOVING`.
    """
    data, values, rates = _slice_data(slug, start)
    ends: dict[str, Ends] = {"across": (LOW, HIGH), "value": values, "rate": rates}
    return MOVING.picture(_slices_spec(names), data, start, sentences, marks={"across": ticks(LOW, HIGH, 8)}, **ends)


@lru_cache(maxsize=64)
def _slice_data(slug: str, start: Setting) -> tuple[dict[str, bytes], Ends, Ends]:
    """Return the data, and the ends of the axes of the values and of the slopes."""
    unit, points = UNITS[slug], np.array(MOVING.settings(start))
    a, b = (np.unique(column) for column in points.T)
    f, (in_a, in_b) = unit(*points.T), unit.partials(*points.T)
    # the slope in b may jump where the gate has its corner: a gap there, and the line right up to it
    tiny = np.nextafter(np.float32(0), np.float32(1))
    x = np.sort(np.concatenate([np.linspace(LOW, HIGH, 80), [-tiny, 0.0, tiny]]))
    hole = np.where(x == 0, np.nan, 0.0) if unit.gate.claims().kinks else np.zeros(x.size)
    along_b, slope_b = unit(a[:, None], x), unit.partials(a[:, None], x)[1] + hole
    ends = np.array([LOW, HIGH])
    along_a = unit(ends, b[:, None])
    data = {
        "points": arrow({"a": points[:, 0], "b": points[:, 1], **_small(f=f, da=in_a, db=in_b)}),
        "along_b": arrow({"a": np.repeat(a, x.size), **_small(x=np.tile(x, a.size), f=along_b, d=slope_b)}),
        "along_a": arrow(
            {"b": np.repeat(b, 2), **_small(x=np.tile(ends, b.size), f=along_a, d=np.repeat(unit.gate(b), 2))}
        ),
    }
    slopes = np.concatenate([slope_b.ravel(), unit.gate(b)])
    return data, padded(along_b.ravel(), along_a.ravel()), padded(slopes)


def _small(**columns: Any) -> dict[str, Array]:
    return {name: np.ravel(column).astype(np.float32) for name, column in columns.items()}


@lru_cache(maxsize=16)
def _surface(slug: str) -> dict[str, bytes]:
    """Return the surface as an image, its contours, and where each of them is labelled."""
    unit = UNITS[slug]
    across = (np.arange(_SIDE) + 0.5) / _SIDE * (HIGH - LOW) + LOW
    f = unit(across[::-1, None], across)
    top = float(np.abs(f).max())
    shade = np.round(np.sqrt(np.abs(f) / top) * (_SHADES - 1)).astype(int)
    url = png(np.where(f < 0, _SHADES + shade, shade), _COLOURS)
    levels = [level for level in _LEVELS if level < 0.85 * top][-4:]
    signed = sorted({*levels, *(-level for level in levels)})
    parts = [
        (level, 10 * number + part, each)
        for number, level in enumerate(signed)
        for part, each in enumerate(_contour(slug, level))
    ]
    return {
        "surface": arrow({"url": [url]}),
        "contours": rows(_CONTOUR, [(level, *point, part) for level, part, each in parts for point in each]),
        "labels": rows(_LABEL, [(level, *_middle(each)) for level, _part, each in parts if len(each) > 40]),
    }


def _contour(slug: str, level: float) -> list[Array]:
    """Return the contour of a level in as many parts as it enters the picture, each a row (b, a) for each point."""
    b = np.linspace(LOW, HIGH, 801)
    with np.errstate(all="ignore"):
        a = level / UNITS[slug].gate(b)  # a contour is a function of b
    inside = np.isfinite(a) & (np.abs(a) <= HIGH)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(int), [0]])))
    return [np.column_stack([b[first:last], a[first:last]]) for first, last in edges.reshape(-1, 2)]


def _middle(contour: Array) -> Array:
    """Return the point half along a contour."""
    length = np.cumsum(np.hypot(*np.diff(contour, axis=0).T))
    middle: Array = contour[int(np.searchsorted(length, length[-1] / 2))]
    return middle


_COLOURS: list[Colour] = [
    (*theme.MIDDLE[name], round(120 * level / (_SHADES - 1))) for name in ("blue", "pink") for level in range(_SHADES)
]


@cached(maxsize=2)
def _surface_spec(zero: bool) -> dict[str, Any]:
    """Return the spec; `zero` says whether the unit is 0 on the whole line b = 0."""
    return MOVING.over(_surface_panel(_A, zero))


@cached(maxsize=4)
def _slices_spec(names: tuple[str, str]) -> dict[str, Any]:
    panels = _slices(_VALUE, names, "f", "f", "f"), _slices(_RATE, names, "d", "db", "da")
    return MOVING.over(*panels, resolve={"y": "independent"})


def _surface_panel(up: Place, zero: bool) -> dict[str, Any]:
    """Return the surface with its contours, where it is 0, and the point that the sliders choose."""
    ink, accent = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
    image = named("surface").mark_image(
        width={"expr": "width"}, height=up.bottom, aspect=False, align="left", baseline="top", **theme.QUIET
    )
    contour = named("contours").mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    dash = alt.condition("datum.level < 0", alt.value([6, 4]), alt.value([1, 0]))
    through = MOVING.now("points").mark_rule(strokeDash=[4, 4], strokeWidth=1.5, **theme.QUIET)
    return layered(
        image.encode(alt.X(value=0), alt.Y(value=0), alt.Url("url:N")),
        *_zero_lines(up, zero),
        contour.encode(_B.across("b:Q"), up.up("a:Q"), alt.Detail("part:N"), color=ink, strokeDash=dash),
        _levels(up).encode(color=ink),
        through.encode(up.up("a:Q"), color=accent),
        through.encode(_B.across("b:Q"), color=accent),
        _dot(_B, "b", "a", up, "circle"),
    )


def _zero_lines(up: Place, zero: bool) -> list[alt.Chart]:
    """Return the lines on which every unit, or this one, is 0."""
    ink, none = alt.value(theme.FURNITURE), named("surface").transform_calculate(zero="0")
    lines = [none.mark_rule(strokeWidth=1.5, **theme.QUIET).encode(up.up("zero:Q"), color=ink)]
    if zero:
        upright = none.transform_calculate(low=str(LOW), high=str(HIGH)).mark_rule(strokeWidth=1.5, **theme.QUIET)
        lines.append(upright.encode(_B.across("zero:Q"), y=up.up("low:Q"), y2=alt.Y2("high:Q"), color=ink))
    return lines


def _levels(up: Place) -> alt.Chart:
    """Return the level of each contour, written on it."""
    text = named("labels").transform_calculate(words="format(datum.level, '~g')")
    mark: alt.Chart = text.mark_text(fontSize=18, fontWeight=700, dy=-11, **theme.QUIET)
    return mark.encode(_B.across("b:Q"), up.up("a:Q"), alt.Text("words:N"))


def _slices(up: Place, names: tuple[str, str], column: str, along_b: str, along_a: str) -> dict[str, Any]:
    """Return what is seen along b and along a through the point, with the point on both lines."""
    legend = theme.legend(list(names))
    hue = alt.Color("name:N").scale(domain=list(names), range=["blue", "green"]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=[[1, 0], [9, 4]]).legend(legend)

    def line(fixed: str, name: str) -> alt.Chart:
        here = MOVING.now({"a": "along_b", "b": "along_a"}[fixed], fixed)
        drawn = here.transform_calculate(name=quoted(name))
        mark: alt.Chart = drawn.mark_line(strokeWidth=theme.THICK - 0.5, **theme.QUIET)
        return mark.encode(_ACROSS.across("x:Q"), up.up(f"{column}:Q"), hue, dash)

    dots = _dot(_ACROSS, "b", along_b, up, "circle"), _dot(_ACROSS, "a", along_a, up, "square")
    return layered(line("a", names[0]), line("b", names[1]), *dots)


def _dot(along: Place, across: str, column: str, up: Place, shape: str) -> alt.Chart:
    mark: alt.Chart = MOVING.now("points").mark_point(
        filled=True, size=150, opacity=1, shape=shape, **theme.QUIET
    )  # fmt: skip
    return mark.encode(along.across(f"{across}:Q"), up.up(f"{column}:Q"), color=alt.value(theme.ACCENT))


def gated_units_csv(slug: str, a: float, b: float) -> str:
    """Return the unit and both its slopes along b with a fixed, and along a with b fixed, as CSV."""
    unit, steps = UNITS[slug], np.round(np.linspace(LOW, HIGH, 161), 9)
    found: list[tuple[float, ...]] = []
    for pair in ((np.full(steps.size, a), steps), (steps, np.full(steps.size, b))):
        columns = (*pair, unit(*pair), *unit.partials(*pair))
        found += zip(*(column.tolist() for column in columns), strict=True)
    return csv(["a", "b", slug, "slope_in_a", "slope_in_b"], found)
