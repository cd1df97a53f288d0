"""Curves in panels one above the other, on one horizontal axis, with a point on each that follows one slider.

What moves is computed at every stop of the slider: the point, its tangent, and the whole curve where it changes, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, nth
from acts.charts.kit.stops import Setting
from acts.language import cached

Numbers = Mapping["Trace", tuple[int, int]]
"""Of each curve, the place of its name among the names, and the place of its panel."""

_LOOKS = (("blue", [1, 0], "circle"), ("violet", [9, 4], "square"), ("green", [2, 3], "diamond"))
_TANGENTS = dict.fromkeys(("a", "b", "ya", "yb", "name", "panel"), float)
_POINTS: dict[str, type] = {**dict.fromkeys(("x", "y", "name", "panel"), float), "shape": str}
_LINE = {"expr": "width > 900 ? 26 : 21"}
_SIZE = {"expr": "width > 900 ? 18 : 15"}


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A curve in a panel.

    Parameters
    ----------
    name : str
        What it is called in the legend; curves of one name look alike in all panels.
    panel : str
        The name of the panel's `Place`.
    x : ndarray
        (points,), or (stops, points) where the curve moves.
    y : ndarray
        Of that shape, with nan where there is nothing to draw.
    at : pair of ndarray, or None
        The point that moves along, x and y at each stop.
    slope : ndarray or None
        At each stop: a tangent through the point.
    """

    name: str
    panel: str
    x: Array
    y: Array
    at: tuple[Array, Array] | None = None
    slope: Array | None = None


def curves_picture(
    live: Live,
    start: Setting,
    sentences: Sequence[str],
    across: Place,
    panels: Sequence[Place],
    ends: Mapping[str, Ends],
    traces: Sequence[Trace],
    words: Sequence[str] = (),
    *,
    right: bool = False,
) -> Picture:
    """Return the live picture of some curves.

    Parameters
    ----------
    live : Live
        The one slider.
    start : tuple of float
        Where the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `live.settings(start)`.
    across : Place
        The horizontal axis.
    panels : sequence of Place
        From the top down.
    ends : mapping of pairs
        The ends of each axis, by the names of the places. A curve breaks off where it leaves its panel, and a point
        outside is a triangle at the edge.
    traces : sequence of Trace
    words : sequence of str
        Lines to be read off at each stop, in the upper left corner; there may be none.
    right : bool
        Whether they stand in the upper right corner instead.
    """
    places = np.array([value for (value,) in live.settings(start)])
    column = live.parameters[0].name
    names = tuple(dict.fromkeys(trace.name for trace in traces))
    rooms = [place.name for place in panels]
    numbers = {trace: (names.index(trace.name), rooms.index(trace.panel)) for trace in traces}
    data = {
        "still": _curves([t for t in traces if t.x.ndim == 1], ends, numbers),
        "moving": _curves([t for t in traces if t.x.ndim == 2], ends, numbers, (column, places)),
        "points": _points(traces, across, ends, (column, places), numbers),
        "tangents": _tangents(traces, across, ends, (column, places), numbers),
        "words": arrow({column: places, "words": list(words) or [""] * places.size}),
    }
    moved, lit = any(trace.x.ndim == 2 for trace in traces), any(trace.at for trace in traces)
    spec = _spec(live, across, tuple(panels), names, lit=lit, moved=moved, right=right)
    return live.picture(spec, data, start, sentences, marks=None, **ends)


def _curves(
    traces: Sequence[Trace], ends: Mapping[str, Ends], numbers: Numbers, stops: tuple[str, Array] | None = None
) -> bytes:
    """Return the rows of some curves; names and panels travel as numbers, which are a tenth of the bytes.

    `stops` are the name and the stops of the slider that moves them.
    """
    columns: dict[str, list[Array]] = {"x": [], "y": [], "name": [], "panel": []}
    for trace in traces:
        low, high = ends[trace.panel]
        columns["x"].append(trace.x.ravel().astype(np.float32))
        columns["y"].append(np.where((trace.y < low) | (trace.y > high), np.nan, trace.y).ravel().astype(np.float32))
        if stops is not None:
            columns.setdefault(stops[0], []).append(np.repeat(stops[1], trace.x.shape[1]))
        for column, number in zip(("name", "panel"), numbers[trace], strict=True):
            columns[column].append(np.full(trace.x.size, number, np.int8))
    return arrow({name: np.concatenate(parts) if parts else np.array([]) for name, parts in columns.items()})


def _points(
    traces: Sequence[Trace], across: Place, ends: Mapping[str, Ends], stops: tuple[str, Array], numbers: Numbers
) -> bytes:
    found: list[tuple[Any, ...]] = []
    left, right = ends[across.name]
    for trace in traces:
        low, high = ends[trace.panel]
        shape = _LOOKS[numbers[trace][0]][2]
        for stop, x, y in zip(stops[1], *(trace.at or ((), ())), strict=trace.at is not None):
            outside = "triangle-left" if x < left else "triangle-right" if x > right else ""
            outside = outside or ("triangle-down" if y < low else "triangle-up" if y > high else shape)
            found.append((stop, np.clip(x, left, right), np.clip(y, low, high), *numbers[trace], outside))
    return rows({stops[0]: float, **_POINTS}, found)


def _tangents(
    traces: Sequence[Trace], across: Place, ends: Mapping[str, Ends], stops: tuple[str, Array], numbers: Numbers
) -> bytes:
    """Return the tangents, each cut at the edges of its panel."""
    found: list[tuple[Any, ...]] = []
    left, right = ends[across.name]
    for trace in traces:
        if trace.at is None or trace.slope is None:
            continue
        low, high = ends[trace.panel]
        for stop, x, y, slope in zip(stops[1], *trace.at, trace.slope, strict=True):
            if not (left <= x <= right and low <= y <= high):
                continue
            # a slope that is nearly 0 meets neither edge within all floats
            cuts = sorted((x + (low - y) / slope, x + (high - y) / slope)) if abs(slope) > 1e-9 else (left, right)
            a, b = max(left, cuts[0]), min(right, cuts[1])
            found.append((stop, a, b, y + slope * (a - x), y + slope * (b - x), *numbers[trace]))
    return rows({stops[0]: float, **_TANGENTS}, found)


@cached(maxsize=32)
def _spec(
    live: Live, across: Place, panels: tuple[Place, ...], names: tuple[str, ...], *, lit: bool, moved: bool, right: bool
) -> dict[str, Any]:
    each = [_panel(live, across, place, names, number, moved=moved) for number, place in enumerate(panels)]
    rules = [_rule(live, across, panels)] if lit else []
    return live.over(*each, *rules, _words(live, right=right), resolve={"y": "independent"})


def _panel(
    live: Live, across: Place, place: Place, names: tuple[str, ...], number: int, *, moved: bool
) -> dict[str, Any]:
    """Return one panel: the curves that stand still, those that move, the tangents and the points."""
    ink, dash = _look(alt.Color, names, 0), _look(alt.StrokeDash, names, 1)
    x, y = across.across("x:Q"), place.up("y:Q")
    still = _of(named("still"), names, number).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    moving = _of(live.now("moving"), names, number).mark_line(**theme.QUIET)
    # moving curves are thin ones over a thick one: where they coincide, both are seen
    widths = [9.0] + [theme.THICK] * (len(names) - 1)
    width = alt.StrokeWidth("name:N").scale(domain=list(names), range=widths).legend(None)
    tangent = _of(live.now("tangents"), names, number).mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
    ends = {"x": across.across("a:Q"), "x2": alt.X2("b:Q"), "y": place.up("ya:Q"), "y2": alt.Y2("yb:Q")}
    dot = _of(live.now("points"), names, number).mark_point(filled=True, size=190, opacity=1, **theme.QUIET)
    return layered(
        still.encode(x, y, ink, dash),
        # the legend takes its widths from here, so that they are here only where such curves are
        *([moving.encode(x, y, ink, dash, width)] if moved else []),
        tangent.encode(ink, dash, **ends),
        dot.encode(x, y, ink, alt.Shape("shape:N").scale(None).legend(None)),
    )


def _of(data: Any, names: tuple[str, ...], number: int) -> Any:
    """Return the rows of a panel, under the names of their curves."""
    return data.transform_filter(f"datum.panel == {number}").transform_calculate(name=nth(names, "datum.name"))


def _look(channel: Any, names: tuple[str, ...], place: int) -> Any:
    """Return the channel from the name of a curve to its colour or its dashes, with a legend of several."""
    legend = theme.strokes(list(names)) if len(names) > 1 else None
    looks = [look[place] for look in _LOOKS[: len(names)]]
    return channel("name:N").scale(domain=list(names), range=looks).legend(legend)


def _rule(live: Live, across: Place, panels: tuple[Place, ...]) -> Any:
    """Return the rule through all panels at the points."""
    first, last = min(panels, key=lambda place: place.start), max(panels, key=lambda place: place.end)
    rule = live.now("points").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    top, bottom = alt.Y(value=first.top), alt.Y2(value=last.bottom)
    return rule.encode(across.across("x:Q"), top, bottom, color=alt.value(theme.FURNITURE))


def _words(live: Live, *, right: bool) -> Any:
    text = live.now("words").mark_text(
        align="right" if right else "left",
        baseline="top",
        lineBreak="\n",
        lineHeight=_LINE,
        fontSize=_SIZE,
        **theme.QUIET,
    )
    return text.encode(
        alt.X(value={"expr": "width - 4"} if right else 4),
        alt.Y(value=0),
        alt.Text("words:N"),
        color=alt.value(theme.FURNITURE),
    )
