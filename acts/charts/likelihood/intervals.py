"""All six intervals for p side by side, at a number of heads that moves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, fitted
from acts.charts.kit.picture import Picture, finished, like, named, speaker, spoken
from acts.charts.kit.stops import stops
from acts.likelihood import METHODS, Tosses
from acts.typeset import typeset

HEADS = 61
"""The most stops of the slider."""

_X = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_FREE = (-0.12, 0.54)
"""From where to where around its row a line from top to bottom is drawn, in rows: the rest is left to the words."""
_SMALL = 1e-4
"""Ends below it are written as powers of ten."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers of heads that the picture of all intervals can show, as the parameter of a live chart.

    Parameters
    ----------
    tosses : Tosses
        As counted: few tosses give every number of heads, many those around the count.
    level : float
    """

    tosses: Tosses
    level: float

    @property
    def parameter(self) -> Parameter:
        """The number of heads, whose typical range is what the slider goes over."""
        k, n = self.tosses.heads, self.tosses.tosses
        low, high, step = 0, n, 1
        if n >= HEADS:
            half = (HEADS - 1) // 2
            step = max(
                round(5 * math.sqrt(n * max(self.tosses.estimate * (1 - self.tosses.estimate), 4 / n)) / half), 1
            )
            low, high = k - step * min(half, k // step), k + step * min(half, (n - k) // step)
        everything = Interval(0.0, float(n))
        return Parameter("heads", "k", float(k), everything, Interval(float(low), float(high)), float(step), "Heads")


def side_settings(stretch: Stretch, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every number of heads that the picture can show: the slider's stops and the exact start."""
    return stops((stretch.parameter,), seed, HEADS)


@lru_cache(maxsize=64)
def spans(stretch: Stretch, seed: tuple[float, ...]) -> Mapping[float, tuple[Interval, ...]]:
    """Return the six intervals, in the order of `METHODS`, for each number of heads that the picture can show."""
    heads = [k for (k,) in side_settings(stretch, seed)]
    each = [method.ends(heads, stretch.tosses.tosses, stretch.level) for method in METHODS.values()]
    columns = [[Interval(float(a), float(b)) for a, b in zip(*both, strict=True)] for both in each]
    return dict(zip(heads, zip(*columns, strict=True), strict=True))


def side_picture(stretch: Stretch, names: Sequence[str], seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live picture of all six intervals, one below the other, their ends in writing.

    What reaches beyond 0 or 1 is red and dashed; an interval without width is a cross.

    Parameters
    ----------
    stretch : Stretch
        The tosses and the level.
    names : sequence of str
        Of the methods, in the order of `METHODS`.
    seed : tuple of float
        The number of heads at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `side_settings(stretch, seed)`.
    """
    every = side_settings(stretch, seed)
    every_span = spans(stretch, seed)
    heads, n = np.array(list(every_span)), stretch.tosses.tosses
    names_of = ("heads", "row", "low", "high", "inner", "outer", "flat", "best", "words")
    columns: dict[str, list[Any]] = {name: [] for name in names_of}
    for row, name in enumerate(names):
        low, high = (np.array([getattr(six[row], end) for six in every_span.values()]) for end in ("low", "high"))
        columns["heads"].append(heads)
        columns["row"].append(np.full(heads.size, float(row)))
        for column, values in (
            ("low", low),
            ("high", high),
            ("inner", np.maximum(low, 0)),
            ("outer", np.minimum(high, 1)),
        ):
            columns[column].append(values)
        columns["flat"].append(low == high)
        columns["best"].append(heads / n)
        columns["words"] += [f"{name}: {ends_written(a, b)}" for a, b in zip(low, high, strict=True)]
    table = {c: values if c == "words" else np.concatenate(values) for c, values in columns.items()}
    start, end = float(np.min(columns["low"])), float(np.max(columns["high"]))
    room = 0.03 * (end - start) or 0.01
    walls, each = np.array([wall for wall in (0.0, 1.0) if start - room <= wall <= end + room]), np.arange(len(names))
    data = {
        "rows": arrow(table),
        "walls": arrow({"p": np.repeat(walls, each.size), "row": np.tile(each, walls.size)}),
    } | spoken((stretch.parameter,), every, sentences)
    spec = fitted(_side_spec(), stretch.parameter, HEADS, seed[0], (), across=(start - room, end + room))
    return Picture(spec, data, sentences[every.index(seed)])


def ends_written(low: float, high: float) -> str:
    """Write both ends, to about the thousandth part of their distance; 0 and 1 only where they are exact.

    Two small ends are written as powers of ten: so many zeros do not fit on a telephone.
    """
    if low == high:
        return _written(low, 4)
    digits = min(max(3 - math.floor(math.log10(high - low)), 3), 15)
    small = max(abs(low), abs(high)) < _SMALL
    return f"{_written(low, digits, small=small)} – {_written(high, digits, small=small)}"


def _written(end: float, digits: int, *, small: bool = False) -> str:
    if end in (0, 1):
        return f"{end:.0f}"
    if small:
        return typeset(f"{end:.{max(digits + math.floor(math.log10(abs(end))), 0)}e}")
    return typeset(f"{end:.{digits}f}")


@lru_cache(maxsize=1)
def _side_spec() -> dict[str, Any]:
    bind: Any = {"heads": alt.binding_range(min=0, max=10, step=1, name="heads ")}
    live = alt.selection_point("live", fields=["heads"], bind=bind, value=[{"heads": 3}])
    gray, red, blue = alt.value(theme.FURNITURE), alt.value("red"), alt.value("blue")
    rows = named("rows").transform_filter(live)
    count = len(METHODS)
    y = alt.Y("row:Q").scale(domain=[count - 0.6, -0.75], nice=False).axis(None)

    def x(column: str) -> Any:
        return _X.across(column)

    def upright(data: Any, column: str, colour: Any, **look: Any) -> Any:
        """Return a line from top to bottom that stops short of the words of each row."""
        part = data.transform_calculate(top=f"datum.row + {_FREE[0]}", bottom=f"datum.row + {_FREE[1]}")
        return part.mark_rule(**look, **theme.QUIET).encode(
            x(column), like(y, "top:Q"), alt.Y2("bottom:Q"), color=colour
        )

    walls = upright(named("walls"), "p:Q", gray, strokeWidth=theme.THIN, opacity=0.4)
    best = upright(rows, "best:Q", alt.value(theme.ACCENT), strokeDash=[4, 4], strokeWidth=theme.THIN)
    bar = rows.transform_filter("datum.inner < datum.outer").mark_rule(strokeWidth=7, **theme.QUIET)
    below = rows.transform_filter("datum.low < 0").mark_rule(strokeWidth=5, strokeDash=[4, 3], **theme.QUIET)
    above = rows.transform_filter("datum.high > 1").mark_rule(strokeWidth=5, strokeDash=[4, 3], **theme.QUIET)
    tick = rows.transform_filter("!datum.flat").mark_tick(thickness=3, size=22, **theme.QUIET)
    cross = rows.transform_filter("datum.flat").mark_point(
        shape="M-1,-1L1,1M1,-1L-1,1", size=160, strokeWidth=4, opacity=1, **theme.QUIET
    )
    text = rows.mark_text(align="left", baseline="bottom", dy=-11, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    chart = alt.layer(
        walls,
        best.add_params(live),
        bar.encode(x("inner:Q"), alt.X2("outer:Q"), y, color=blue),
        below.encode(x("low:Q"), alt.X2("inner:Q"), y, color=red),
        above.encode(x("outer:Q"), alt.X2("high:Q"), y, color=red),
        tick.encode(x("low:Q"), y, color=blue),
        tick.encode(x("high:Q"), y, color=blue),
        cross.encode(x("low:Q"), y, color=red),
        text.encode(alt.X(value=4), y, alt.Text("words:N"), color=gray),
        speaker(live),
    )
    return finished(chart.properties(height=62 * count + 60))
