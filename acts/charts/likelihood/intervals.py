"""All six intervals for p side by side, at a number of heads that moves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, like, named
from acts.language import _, cached
from acts.likelihood import METHODS, Tosses
from acts.likelihood.intervals import LEVEL
from acts.typed import typed

HEADS = 61
"""The most stops of the slider."""

_ACROSS = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_FREE = (-0.12, 0.44)
"""From where to where around its row a line from top to bottom is drawn, in rows: the rest is left to the words."""
_SMALL = 1e-4
"""Ends below it are written with a power of ten, such as 2.5e-7."""
_ROWS: dict[str, type] = {
    **dict.fromkeys(("heads", "row", "low", "high", "inner", "outer"), float),
    "flat": bool,
    "best": float,
    "words": str,
}


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


def intervals_settings(stretch: Stretch, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every number of heads that the picture can show: the slider's stops and the exact start."""
    return _live(stretch).settings(start)


def _live(stretch: Stretch) -> Live:
    return Live((stretch.parameter,), most=HEADS)


@lru_cache(maxsize=64)
def spans(stretch: Stretch, start: tuple[float, ...]) -> Mapping[float, tuple[Interval, ...]]:
    """Return the six intervals, in the order of `METHODS`, for each number of heads that the picture can show."""
    heads = [k for (k,) in intervals_settings(stretch, start)]
    each = [method.ends(heads, stretch.tosses.tosses, stretch.level) for method in METHODS.values()]
    columns = [[Interval(float(a), float(b)) for a, b in zip(*both, strict=True)] for both in each]
    return dict(zip(heads, zip(*columns, strict=True), strict=True))


def intervals_picture(
    stretch: Stretch, names: Sequence[str], start: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live picture of all six intervals, one below the other, their ends in writing.

    What reaches beyond 0 or 1 is red and dashed; an interval without width is a cross.

    Parameters
    ----------
    stretch : Stretch
        The tosses and the level.
    names : sequence of str
        Of the methods, in the order of `METHODS`.
    start : tuple of float
        The number of heads at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `intervals_settings(stretch, start)`.
    """
    every = spans(stretch, start)
    low = min(span.low for six in every.values() for span in six)
    high = max(span.high for six in every.values() for span in six)
    room = 0.03 * (high - low) or 0.01
    ends = low - room, high + room
    data = {"rows": _rows(stretch, names, every), "walls": _walls(ends, len(names))}
    return _live(stretch).picture(_spec(), data, start, sentences, across=ends)


def _rows(stretch: Stretch, names: Sequence[str], every: Mapping[float, tuple[Interval, ...]]) -> bytes:
    """Return each interval at each number of heads: its ends, the part inside [0, 1], and both ends in writing."""
    found = []
    for row, name in enumerate(names):
        for heads, six in every.items():
            low, high = six[row].low, six[row].high
            words = _("{name}: {interval}").format(name=name, interval=ends_written(low, high))
            inside = max(low, 0.0), min(high, 1.0)
            found.append((heads, row, low, high, *inside, low == high, heads / stretch.tosses.tosses, words))
    return rows(_ROWS, found)


def _walls(ends: tuple[float, float], count: int) -> bytes:
    """Return 0 and 1 beside each row, where they are in the picture."""
    walls = [wall for wall in (0.0, 1.0) if ends[0] <= wall <= ends[1]]
    return rows({"p": float, "row": float}, [(wall, row) for wall in walls for row in range(count)])


def intervals_csv(tosses: Tosses, level: float) -> str:
    """Return the ends of all six intervals as CSV."""
    found = []
    for slug, method in METHODS.items():
        span = method.interval(tosses.heads, tosses.tosses, level)
        found.append((slug, tosses.heads, tosses.tosses, level, span.low, span.high))
    return csv(("method", "heads", "tosses", "level", "low", "high"), found)


def ends_written(low: float, high: float) -> str:
    """Write both ends, to about the thousandth part of their distance; 0 and 1 only where they are exact.

    Two small ends are written as 2.5e-7: their zeros do not fit on a telephone. So is one that would round to 0.
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
        return typed(f"{end:.{max(digits + math.floor(math.log10(abs(end))), 0)}e}")
    written = f"{end:.{digits}f}"
    return typed(written if float(written) else f"{end:.3g}")


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    live, count = _live(Stretch(Tosses(0, 1), LEVEL)), len(METHODS)
    y = alt.Y("row:Q").scale(domain=[count - 0.6, -0.75], nice=False).axis(None)
    return live.over(
        _upright(named("walls"), y, "p:Q", alt.value(theme.FURNITURE), strokeWidth=theme.THIN, opacity=0.4),
        _upright(live.now("rows"), y, "best:Q", alt.value(theme.ACCENT), strokeDash=[4, 4], strokeWidth=theme.THIN),
        *_bars(live.now("rows"), y),
        *_ticks(live.now("rows"), y),
        _text(live.now("rows"), y),
    )


def _upright(data: alt.Chart, y: Any, column: str, colour: Any, **look: Any) -> Any:
    """Return a line from top to bottom that stops short of the words of each row."""
    part = data.transform_calculate(top=f"datum.row + {_FREE[0]}", bottom=f"datum.row + {_FREE[1]}")
    rule = part.mark_rule(**look, **theme.QUIET)
    return rule.encode(_ACROSS.across(column), like(y, "top:Q"), alt.Y2("bottom:Q"), color=colour)


def _bars(here: alt.Chart, y: Any) -> list[Any]:
    """Return each interval: the part inside [0, 1], and what reaches beyond."""
    bar = here.transform_filter("datum.inner < datum.outer").mark_rule(strokeWidth=7, **theme.QUIET)
    below = here.transform_filter("datum.low < 0").mark_rule(strokeWidth=5, strokeDash=[4, 3], **theme.QUIET)
    above = here.transform_filter("datum.high > 1").mark_rule(strokeWidth=5, strokeDash=[4, 3], **theme.QUIET)
    return [
        bar.encode(_ACROSS.across("inner:Q"), alt.X2("outer:Q"), y, color=alt.value("blue")),
        below.encode(_ACROSS.across("low:Q"), alt.X2("inner:Q"), y, color=alt.value("red")),
        above.encode(_ACROSS.across("outer:Q"), alt.X2("high:Q"), y, color=alt.value("red")),
    ]


def _ticks(here: alt.Chart, y: Any) -> list[Any]:
    """Return both ends of each interval, or a cross where it has no width."""
    tick = here.transform_filter("!datum.flat").mark_tick(thickness=3, size=22, **theme.QUIET)
    cross = here.transform_filter("datum.flat").mark_point(
        shape=theme.CROSS, size=160, strokeWidth=4, opacity=1, **theme.QUIET
    )
    return [
        *(tick.encode(_ACROSS.across(end), y, color=alt.value("blue")) for end in ("low:Q", "high:Q")),
        cross.encode(_ACROSS.across("low:Q"), y, color=alt.value("red")),
    ]


def _text(here: alt.Chart, y: Any) -> Any:
    text = here.mark_text(align="left", baseline="bottom", dy=-11, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    return text.encode(alt.X(value=4), y, alt.Text("words:N"), color=alt.value(theme.FURNITURE))
