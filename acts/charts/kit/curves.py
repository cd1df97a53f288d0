"""Curves in panels one above the other, on one horizontal axis, with a point on each that follows one slider.

What moves is computed at every stop of the slider: the point, its tangent, and the whole curve where it changes, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.language import cached

Numbers = dict[str, int]

_LOOKS = (("blue", [1, 0], "circle"), ("violet", [9, 4], "square"), ("green", [2, 3], "diamond"))
_TANGENTS = dict.fromkeys(("live", "a", "b", "ya", "yb", "name", "panel"), float)
_POINTS = dict.fromkeys(("live", "x", "y", "name", "panel"), float) | {"shape": str}
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
    live: Parameter,
    most: int,
    seed: tuple[float, ...],
    sentences: Sequence[str],
    across: Place,
    panels: Sequence[Place],
    ends: Mapping[str, Ends],
    traces: Sequence[Trace],
    words: Sequence[str] = (),
    height: int = 520,
) -> Picture:
    """Return the live picture of some curves.

    Parameters
    ----------
    live : Parameter
        What the slider moves, over at most so many stops as `most` says.
    seed : tuple of float
        Where the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `stops((live,), seed, most)`.
    across : Place
        The horizontal axis.
    panels : sequence of Place
        From the top down.
    ends : mapping of pairs
        The ends of each axis, by the names of the places. A curve breaks off where it leaves its panel, and a point
        outside is a triangle at the edge.
    traces : sequence of Trace
    words : sequence of str
        Lines to be read off at each stop, at the top; there may be none.
    height : int
        Of the whole, in pixels.
    """
    every = stops((live,), seed, most)
    places = np.array([value for (value,) in every])
    names = tuple(dict.fromkeys(trace.name for trace in traces))
    numbers: Numbers = {text: k for texts in (names, [p.name for p in panels]) for k, text in enumerate(texts)}
    data = {
        "still": _curves([t for t in traces if t.x.ndim == 1], ends, None, numbers),
        "moving": _curves([t for t in traces if t.x.ndim == 2], ends, places, numbers),
        "points": _points(traces, across, ends, places, numbers),
        "tangents": _tangents(traces, across, ends, places, numbers),
        "words": arrow({"live": places, "words": list(words) or [""] * places.size}),
    }
    moved = any(trace.x.ndim == 2 for trace in traces)
    spec = _spec(live, most, across, tuple(panels), names, height, any(trace.at for trace in traces), moved)
    spec = fitted(spec, live, most, seed[0], (), **ends)
    renamed = {"said": spoken((live,), every, sentences)["said"]}
    return Picture(spec, data | renamed, sentences[every.index(seed)])


def _curves(traces: Sequence[Trace], ends: Mapping[str, Ends], places: Array | None, numbers: Numbers) -> bytes:
    """Return the rows of some curves; names and panels travel as numbers, which are a tenth of the bytes."""
    columns: dict[str, list[Array]] = {"x": [], "y": [], "live": [], "name": [], "panel": []}
    for trace in traces:
        low, high = ends[trace.panel]
        columns["x"].append(trace.x.ravel().astype(np.float32))
        columns["y"].append(np.where((trace.y < low) | (trace.y > high), np.nan, trace.y).ravel().astype(np.float32))
        columns["live"].append(
            np.zeros(trace.x.size, np.int8) if places is None else np.repeat(places, trace.x.shape[1])
        )
        columns["name"].append(np.full(trace.x.size, numbers[trace.name], np.int8))
        columns["panel"].append(np.full(trace.x.size, numbers[trace.panel], np.int8))
    return arrow({name: np.concatenate(parts) if parts else np.array([]) for name, parts in columns.items()})


def _points(traces: Sequence[Trace], across: Place, ends: Mapping[str, Ends], places: Array, numbers: Numbers) -> bytes:
    found: list[tuple[Any, ...]] = []
    left, right = ends[across.name]
    for trace in traces:
        low, high = ends[trace.panel]
        shape, kind = _LOOKS[numbers[trace.name]][2], (numbers[trace.name], numbers[trace.panel])
        for live, x, y in zip(places, *(trace.at or ((), ())), strict=trace.at is not None):
            outside = "triangle-left" if x < left else "triangle-right" if x > right else ""
            outside = outside or ("triangle-down" if y < low else "triangle-up" if y > high else shape)
            found.append((live, np.clip(x, left, right), np.clip(y, low, high), *kind, outside))
    return rows(_POINTS, found)


def _tangents(
    traces: Sequence[Trace], across: Place, ends: Mapping[str, Ends], places: Array, numbers: Numbers
) -> bytes:
    """Return the tangents, each cut at the edges of its panel."""
    found: list[tuple[Any, ...]] = []
    left, right = ends[across.name]
    for trace in traces:
        if trace.at is None or trace.slope is None:
            continue
        low, high = ends[trace.panel]
        for live, x, y, slope in zip(places, *trace.at, trace.slope, strict=True):
            if not (left <= x <= right and low <= y <= high):
                continue
            # a slope that is nearly 0 meets neither edge within all floats
            cuts = sorted((x + (low - y) / slope, x + (high - y) / slope)) if abs(slope) > 1e-9 else (left, right)
            a, b = max(left, cuts[0]), min(right, cuts[1])
            kind = numbers[trace.name], numbers[trace.panel]
            found.append((live, a, b, y + slope * (a - x), y + slope * (b - x), *kind))
    return rows(_TANGENTS, found)


@cached(maxsize=32)
def _spec(
    live: Parameter,
    most: int,
    across: Place,
    panels: tuple[Place, ...],
    names: tuple[str, ...],
    height: int,
    lit: bool,
    moved: bool,
) -> dict[str, Any]:
    sliders: Any = {live.name: slider(live.meaning, grid(live, most))}
    chosen = alt.selection_point("live", fields=[live.name], bind=sliders, value=[{live.name: live.default}])
    legend = theme.strokes(list(names)) if len(names) > 1 else None
    looks = _LOOKS[: len(names)]
    ink = alt.Color("name:N").scale(domain=list(names), range=[look[0] for look in looks]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=[look[1] for look in looks]).legend(legend)
    # moving curves are thin ones over a thick one: where they coincide, both are seen
    widths = [9.0] + [theme.THICK] * (len(names) - 1)
    width = alt.StrokeWidth("name:N").scale(domain=list(names), range=widths).legend(None)
    shape = alt.Shape("shape:N").scale(None).legend(None)
    gray = alt.value(theme.FURNITURE)

    def of(data: str, number: int) -> alt.Chart:
        """Return the rows of a panel, under the names of their curves."""
        told = f"{json.dumps(names)}[datum.name]"
        return named(data).transform_filter(f"datum.panel == {number}").transform_calculate(name=told)

    def now(rows: alt.Chart) -> alt.Chart:
        return rows.transform_calculate(**{live.name: "datum.live"}).transform_filter(chosen)

    layers = []
    for number, place in enumerate(panels):
        x, y = across.across("x:Q"), place.up("y:Q")
        still = of("still", number).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
        moving = now(of("moving", number)).mark_line(**theme.QUIET)
        tangent = now(of("tangents", number)).mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
        dot = now(of("points", number)).mark_point(filled=True, size=190, opacity=1, **theme.QUIET)
        still = still.encode(x, y, ink, dash)
        layers.append(
            alt.layer(
                # the slider's selection on ONE layer: on two, it would be declared twice and the chart would stay blank
                still.add_params(chosen) if number == 0 else still,
                # the legend takes its widths from here, so that they are here only where such curves are
                *([moving.encode(x, y, ink, dash, width)] if moved else []),
                tangent.encode(across.across("a:Q"), alt.X2("b:Q"), place.up("ya:Q"), alt.Y2("yb:Q"), ink, dash),
                dot.encode(x, y, ink, shape),
            )
        )
    if lit:
        top, bottom = (
            {"expr": f"height * {share}"} for share in (min(p.start for p in panels), max(p.end for p in panels))
        )
        rule = now(named("points")).mark_rule(strokeDash=[4, 4], **theme.QUIET)
        layers.append(rule.encode(across.across("x:Q"), alt.Y(value=top), alt.Y2(value=bottom), color=gray))
    text = now(named("words")).mark_text(
        align="left", baseline="top", lineBreak="\n", lineHeight=_LINE, fontSize=_SIZE, **theme.QUIET
    )
    layers.append(text.encode(alt.X(value=4), alt.Y(value=0), alt.Text("words:N"), color=gray))
    chart = alt.layer(*layers, speaker(chosen)).resolve_scale(y="independent").properties(height=height)
    return finished(chart)
