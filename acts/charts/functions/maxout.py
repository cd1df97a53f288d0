"""Pictures of maxout: lines and their upper envelope under the hand, fits, and pieces that fall asleep."""

from __future__ import annotations

import csv
import io
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, padded, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid
from acts.charts.kit.vega_insides import variable
from acts.vector import Maxout

SLOPE = Parameter("slope", "w", 1.0, REALS, Interval(-3.0, 3.0), 0.2, "slope of the piece")
INTERCEPT = Parameter("intercept", "b", 0.0, REALS, Interval(-6.0, 6.0), 0.5, "intercept of the piece")
MOVES = (SLOPE, INTERCEPT)
LOW, HIGH = -4.0, 4.0
_USUAL, _FLAT = (-6.0, 8.0), (-3.4, 3.4)
_PANELS = {True: ((0.05, 0.66), (0.73, 1.0)), False: ((0.07, 1.0),)}
_STOPS = 31


@dataclass(frozen=True, slots=True)
class Scene:
    """What the first picture shows: a unit, which of its pieces moves, and whether slopes are shown."""

    unit: Maxout
    moved: int
    slopes: bool

    @property
    def seed(self) -> tuple[float, float]:
        """Where the piece that moves stands."""
        return self.unit.slopes[self.moved], self.unit.intercepts[self.moved]

    def settings(self, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
        """Return every setting of slope and intercept of the piece that moves."""
        axes = [sorted({*grid(p, _STOPS), value}) for p, value in zip(MOVES, seed, strict=True)]
        return list(itertools.product(*axes))

    def at(self, slope: float, intercept: float) -> Maxout:
        """Return the unit with the piece that moves at this slope and intercept."""
        k = self.moved
        slopes, intercepts = self.unit.slopes, self.unit.intercepts
        return Maxout((*slopes[:k], slope, *slopes[k + 1 :]), (*intercepts[:k], intercept, *intercepts[k + 1 :]))


def envelope_picture(
    titles: tuple[str, str, str], word: str, scene: Scene, seed: tuple[float, ...], said: Sequence[str]
) -> Picture:
    """Return the lines, their upper envelope and its slope, while slope and intercept of one line move.

    Parameters
    ----------
    titles : tuple of str
        Of the horizontal axis, of the values and of the slopes.
    word : str
        What a line is called; its number follows.
    scene : Scene
    seed, said
        As in `live_picture`.
    """
    every = scene.settings(seed)
    data, extents = _envelope_data(scene, seed)
    spec = seeded(_envelope_spec(titles, word, scene.slopes, extents), live=setting(MOVES, seed))
    return Picture(spec, data | spoken(MOVES, every, said), said[every.index(seed)])


def extent(unit: Maxout) -> tuple[float, float]:
    """Return the heights that the picture shows: the usual ones, or more where a line has been put far off."""
    far = not all(s in SLOPE.typical for s in unit.slopes) or not all(b in INTERCEPT.typical for b in unit.intercepts)
    if not far:
        return _USUAL
    return padded(unit.lines(np.array([LOW, HIGH])).ravel(), np.array(_USUAL))


def cut(slope: float, intercept: float, left: float, right: float, ends: tuple[float, float]) -> tuple[float, float]:
    """Return the stretch from left to right on which a line is between two heights; two nan where it nowhere is."""
    if slope == 0:
        inside = ends[0] <= intercept <= ends[1]
    else:
        low, high = sorted((end - intercept) / slope for end in ends)
        left, right = max(left, low), min(right, high)
        inside = left < right
    return (left, right) if inside else (math.nan, math.nan)


@lru_cache(maxsize=64)
def _envelope_data(
    scene: Scene, seed: tuple[float, ...]
) -> tuple[dict[str, bytes], tuple[tuple[float, float], tuple[float, float]]]:
    start = scene.at(*seed)
    ends = extent(start)
    parts: list[tuple[float, ...]] = []
    lines: list[tuple[float, ...]] = []
    still: list[tuple[float, ...]] = []
    for each in scene.settings(seed):
        unit = scene.at(*each)
        for piece in unit.pieces:
            w, b = unit.slopes[piece.line], unit.intercepts[piece.line]
            left, right = max(piece.left, LOW), min(piece.right, HIGH)
            if left < right:
                near, far = cut(w, b, left, right, ends)
                corner = float(piece.right) if far == right and right < HIGH else math.nan
                parts.append(
                    (*each, piece.line + 1, left, right, w, w * left + b, near, far, w * near + b, w * far + b, corner)
                )
        w, b = each
        near, far = cut(w, b, LOW, HIGH, ends)
        lines.append((w, b, scene.moved + 1, near, far, w * near + b, w * far + b))
    for k, (w, b) in enumerate(zip(start.slopes, start.intercepts, strict=True)):
        if k != scene.moved:
            near, far = cut(w, b, LOW, HIGH, ends)
            still.append((k + 1, near, far, w * near + b, w * far + b))
    columns = ("slope", "intercept", "line", "left", "right", "d", "h", "a", "b", "fa", "fb", "corner")
    data = {
        "parts": _columns(columns, parts),
        "moving": _columns((*columns[:3], *columns[7:11]), lines),
        "still": _columns((*columns[2:3], *columns[7:11]), still),
    }
    flat = _FLAT if all(s in SLOPE.typical for s in start.slopes) else padded(np.array([*start.slopes, *_FLAT]))
    return data, (ends, flat)


def _columns(names: tuple[str, ...], rows: list[tuple[float, ...]]) -> bytes:
    table = np.array(rows, dtype=np.float64).reshape(-1, len(names))
    return arrow({name: column.astype(_kind(name)) for name, column in zip(names, table.T, strict=True)})


def _kind(name: str) -> Any:
    """Parameters stay exact, since a filter compares them."""
    return {"slope": np.float64, "intercept": np.float64, "line": np.int8}.get(name, np.float32)


@lru_cache(maxsize=64)
def _envelope_spec(
    titles: tuple[str, str, str], word: str, slopes: bool, extents: tuple[tuple[float, float], ...]
) -> dict[str, Any]:
    sliders: Any = {p.name: slider(p.name, grid(p, _STOPS)) for p in MOVES}
    live = alt.selection_point(
        "live", fields=[p.name for p in reversed(MOVES)], bind=sliders, value=[{p.name: p.default for p in MOVES}]
    )
    ink, grey, accent = alt.value(theme.shade("ink")), alt.value(theme.FURNITURE), alt.value(theme.ACCENT)

    def along(column: str) -> Any:
        axis = alt.Axis(grid=False, values=ticks(LOW, HIGH, 8), **theme.AXIS)
        return alt.X(column).scale(domain=[LOW, HIGH], nice=False).title(titles[0]).axis(axis)

    def up(column: str, panel: int) -> Any:
        top, bottom = _PANELS[slopes][panel]
        scale = alt.Scale(
            domain=list(extents[panel]), nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}]
        )
        axis = alt.Axis(orient="left", values=ticks(*extents[panel], 6 - 2 * panel), format=".6~g", **theme.AXIS)
        return alt.Y(column).scale(scale).title(titles[1 + panel]).axis(axis)

    box = {"x": along("a:Q"), "x2": alt.X2("b:Q"), "y": up("fa:Q", 0), "y2": alt.Y2("fb:Q")}
    parts = named("parts").transform_filter(live)
    seen = parts.transform_filter("isValid(datum.a)")
    top = seen.mark_rule(strokeWidth=theme.THICK + 1.5, strokeCap="round", opacity=0.85, **theme.QUIET)
    layers = [top.encode(**box, color=alt.value("blue"))]
    dashes = alt.StrokeDash("line:O", legend=None).scale(domain=[1, 2, 3, 4, 5], range=[[1, 0], *theme.DASHES[:4]])
    for rows, colour in ((named("still"), ink), (named("moving").transform_filter(live), accent)):
        shown = rows.transform_filter("isValid(datum.a)").transform_calculate(name=f"'{word} ' + datum.line")
        layers.append(
            shown.mark_rule(strokeWidth=theme.THIN, **theme.QUIET).encode(**box, strokeDash=dashes, color=colour)
        )
    # a number at either end of each line, the moving one's in the accent's colour
    for source, colour in ((named("still"), ink), (named("moving").transform_filter(live), accent)):
        ends: tuple[tuple[str, str, Any, int], ...] = (("a", "fa", "left", 5), ("b", "fb", "right", -5))
        for at, height, side, shift in ends:
            text = source.transform_filter("isValid(datum.a)").mark_text(
                align=side, dx=shift, dy=-11, fontSize=16, fontWeight=700, **theme.QUIET
            )
            layers.append(text.encode(along(f"{at}:Q"), up(f"{height}:Q", 0), alt.Text("line:Q"), color=colour))
    corners = parts.transform_filter("isValid(datum.corner)").mark_point(
        filled=True, size=110, opacity=1, **theme.QUIET
    )
    layers.append(corners.encode(along("corner:Q"), up("fb:Q", 0), color=ink))
    here = parts.transform_filter(f"datum.left <= at && (at < datum.right || datum.right == {HIGH})")
    here = here.transform_calculate(z="at", f="datum.h + datum.d * (at - datum.left)")
    inside = here.transform_filter(f"datum.f >= {extents[0][0]} && datum.f <= {extents[0][1]}")
    dot = inside.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
    layers.append(dot.encode(along("z:Q"), up("f:Q", 0), color=accent))
    cross = here.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(along("z:Q"), color=grey)
    words = f"'z = ' + format(datum.z, '.3~g') + ',  f = ' + format(datum.f, '.4~g') + ',  {word} ' + datum.line"
    lower: list[Any] = []
    if slopes:
        flat = parts.mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
        level = {"y": up("d:Q", 1)}
        lower.append(flat.encode(along("left:Q"), alt.X2("right:Q"), **level, color=alt.value("blue")))
        mark = parts.transform_filter("datum.right - datum.left > 0.4").transform_calculate(
            m="(datum.left + datum.right) / 2"
        )
        names = mark.mark_text(dy=-11, fontSize=15, **theme.QUIET)
        lower.append(names.encode(along("m:Q"), **level, text=alt.Text("line:Q"), color=ink))
        spot = here.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
        lower.append(spot.encode(along("z:Q"), **level, color=accent))
        words += " + ',  f ′ = ' + format(datum.d, '.4~g')"
    read = here.transform_calculate(words=words).mark_text(
        align="left", baseline="top", fontSize=theme.TEXT_SIZE, **theme.QUIET
    )
    readout = read.encode(alt.X(value=8), alt.Y(value=0), alt.Text("words:N"), color=ink)
    layers[0] = layers[0].add_params(live)
    panels = [alt.layer(*panel) for panel in (layers, lower) if panel]  # one axis for each
    chart = alt.layer(*panels, cross, readout, speaker(live)).resolve_scale(y="independent")
    spec = finished(chart.properties(height=500 if slopes else 360))
    move = {"events": "pointermove", "update": f"clamp(invert('x', x()), {LOW}, {HIGH})"}
    return {**spec, "params": [*spec["params"], variable("at", value=0.5, on=[move])]}


def envelope_csv(unit: Maxout) -> str:
    """Return the unit on the picture's grid and at its breakpoints as CSV: value, slope, active piece, all lines."""
    out = io.StringIO()
    writer = csv.writer(out)
    inner = [z for z in unit.breakpoints if LOW < z < HIGH]
    z = np.union1d(np.round(np.linspace(LOW, HIGH, 161), 9), inner)
    writer.writerow(["z", "maxout", "slope", "active", *(f"piece_{k + 1}" for k in range(len(unit.slopes)))])
    for row in zip(z, unit(z), unit.slope(z), unit.active(z) + 1, *unit.lines(z), strict=True):
        writer.writerow([int(v) if k == 3 else repr(float(v)) for k, v in enumerate(row)])
    return out.getvalue()
