"""Pictures of maxout: lines to move by hand, and their upper envelope."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, filled, layered, named, padded, ticks
from acts.charts.kit.stops import Setting
from acts.charts.kit.vega_insides import variable
from acts.language import _, cached
from acts.vector import Maxout

SLOPE = Parameter("slope", "w", 1.0, REALS, Interval(-3.0, 3.0), 0.2, "slope of the piece")
INTERCEPT = Parameter("intercept", "b", 0.0, REALS, Interval(-6.0, 6.0), 0.5, "intercept of the piece")
MOVES = (SLOPE, INTERCEPT)
MOVING = Live(MOVES, most=31)
LOW, HIGH = -4.0, 4.0

_USUAL, _FLAT = (-6.0, 8.0), (-3.4, 3.4)
_LINES, _SLOPES = (0.06, 0.515), (0.545, 1.0)
_ACROSS = Place("across", 0.0, 1.0, "input z")
_MOVES = {"slope": float, "intercept": float, "line": np.int8}
_STRETCH = dict.fromkeys(("a", "b", "fa", "fb"), np.float32)  # from a to b a line is in the picture, at these heights
_PARTS = {**_MOVES, **dict.fromkeys(("left", "right", "d", "h"), np.float32), **_STRETCH, "corner": np.float32}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the first picture shows: a unit, and which of its pieces moves."""

    unit: Maxout
    moved: int

    @property
    def start(self) -> tuple[float, float]:
        """Where the piece that moves stands."""
        return self.unit.slopes[self.moved], self.unit.intercepts[self.moved]

    def at(self, slope: float, intercept: float) -> Maxout:
        """Return the unit with the piece that moves at this slope and intercept."""
        k = self.moved
        slopes, intercepts = self.unit.slopes, self.unit.intercepts
        return Maxout((*slopes[:k], slope, *slopes[k + 1 :]), (*intercepts[:k], intercept, *intercepts[k + 1 :]))


def envelope_picture(scene: Scene, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the lines, their upper envelope and its slope, while slope and intercept of one line move.

    Parameters
    ----------
    scene : Scene
    start, sentences
        As in `Live.picture`, for `MOVING`.
    """
    unit = scene.at(*start)
    heights, far = extent(unit), not all(s in SLOPE.typical for s in unit.slopes)
    ends: dict[str, Ends] = {"across": (LOW, HIGH), "value": heights}
    ends["flat"] = padded(np.array([*unit.slopes, *_FLAT])) if far else _FLAT
    marks = {"across": ticks(LOW, HIGH, 8), "value": ticks(*heights, 6), "flat": ticks(*ends["flat"], 4)}
    return MOVING.picture(_envelope_spec(), _envelope_data(scene, start), start, sentences, marks=marks, **ends)


def extent(unit: Maxout) -> tuple[float, float]:
    """Return the heights that the picture shows: the usual ones, or more where a line has been put far off."""
    far = not all(s in SLOPE.typical for s in unit.slopes) or not all(b in INTERCEPT.typical for b in unit.intercepts)
    if not far:
        return _USUAL
    return padded(unit.lines(np.array([LOW, HIGH])).ravel(), np.array(_USUAL))


def cut(slope: float, intercept: float, left: float, right: float, ends: tuple[float, float]) -> tuple[float, float]:
    """Return the stretch from left to right on which a line is between two heights; two nan if there is none."""
    if slope == 0:
        inside = ends[0] <= intercept <= ends[1]
    else:
        low, high = sorted((end - intercept) / slope for end in ends)
        left, right = max(left, low), min(right, high)
        inside = left < right
    return (left, right) if inside else (math.nan, math.nan)


@lru_cache(maxsize=64)
def _envelope_data(scene: Scene, start: Setting) -> dict[str, bytes]:
    unit = scene.at(*start)
    heights = extent(unit)
    others = [k for k in range(len(unit.slopes)) if k != scene.moved]
    settings = MOVING.settings(start)
    return {
        "parts": rows(_PARTS, [part for each in settings for part in _parts(scene, each, heights)]),
        "moving": rows({**_MOVES, **_STRETCH}, [(w, b, scene.moved + 1, *_seen(w, b, heights)) for w, b in settings]),
        "still": rows(
            {"line": np.int8, **_STRETCH},
            [(k + 1, *_seen(unit.slopes[k], unit.intercepts[k], heights)) for k in others],
        ),
    }


def _parts(scene: Scene, setting: Setting, heights: Ends) -> list[tuple[float, ...]]:
    """Return a row for each piece of the unit at one setting."""
    unit, found = scene.at(*setting), []
    for piece in unit.pieces:
        w, b = unit.slopes[piece.line], unit.intercepts[piece.line]
        left, right = max(piece.left, LOW), min(piece.right, HIGH)
        if left < right:
            seen = _seen(w, b, heights, left, right)
            corner = float(piece.right) if seen[1] == right and right < HIGH else math.nan
            found.append((*setting, piece.line + 1, left, right, w, w * left + b, *seen, corner))
    return found


def _seen(w: float, b: float, heights: Ends, left: float = LOW, right: float = HIGH) -> tuple[float, ...]:
    """Return the ends of the stretch on which a line is in the picture, and its heights there."""
    near, far = cut(w, b, left, right, heights)
    return near, far, w * near + b, w * far + b


@cached(maxsize=1)
def _envelope_spec() -> dict[str, Any]:
    height = Place("value", *_LINES, "activation f(z)")
    upper = [*_envelope(height), *_lines(height), *_numbers(height), *_corners(height)]
    lower = _slopes(Place("flat", *_SLOPES, "f ′(z)"))
    cross = _here().mark_rule(strokeDash=[4, 4], **theme.QUIET)
    spec = MOVING.over(
        *(layered(*panel) for panel in (upper, lower)),  # one axis for each
        cross.encode(_ACROSS.across("z:Q"), color=alt.value(theme.FURNITURE)),
        _readout(),
        resolve={"y": "independent"},
    )
    move = {"events": "pointermove", "update": f"clamp(invert('x', x()), {LOW}, {HIGH})"}
    return {**spec, "params": [*spec["params"], variable("at", value=0.5, on=[move])]}


_INK = alt.value(theme.FURNITURE)


def _both() -> tuple[tuple[alt.Chart, Any], ...]:
    """Return the lines that stand and the one that moves, each with its colour."""
    return (named("still"), _INK), (MOVING.now("moving"), alt.value(theme.ACCENT))


def _here() -> alt.Chart:
    """Return the piece under the pointer, with the place and the height that the pointer reads off."""
    under = f"datum.left <= at && (at < datum.right || datum.right == {HIGH})"
    rows: alt.Chart = MOVING.now("parts").transform_filter(under)
    return rows.transform_calculate(z="at", f="datum.h + datum.d * (at - datum.left)")


def _box(height: Place) -> dict[str, Any]:
    return {"x": _ACROSS.across("a:Q"), "x2": alt.X2("b:Q"), "y": height.up("fa:Q"), "y2": alt.Y2("fb:Q")}


def _envelope(height: Place) -> list[alt.Chart]:
    seen = MOVING.now("parts").transform_filter("isValid(datum.a)")
    top = seen.mark_rule(strokeWidth=theme.THICK + 1.5, strokeCap="round", opacity=0.85, **theme.QUIET)
    return [top.encode(**_box(height), color=alt.value("blue"))]


def _lines(height: Place) -> list[alt.Chart]:
    dash = alt.StrokeDash("line:O", legend=None).scale(domain=[1, 2, 3, 4, 5], range=[[1, 0], *theme.DASHES[:4]])
    layers = []
    for source, colour in _both():
        line = source.transform_filter("isValid(datum.a)").mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
        layers.append(line.encode(**_box(height), strokeDash=dash, color=colour))
    return layers


def _numbers(height: Place) -> list[alt.Chart]:
    """Return the number of each line at either of its ends, the moving one's in the accent's colour."""
    layers, ends = [], (("a", "fa", "left", 5), ("b", "fb", "right", -5))
    for source, colour in _both():
        for at, level, side, shift in ends:
            look: dict[str, Any] = {"align": side, "dx": shift, "dy": -11, "fontSize": 16, "fontWeight": 700}
            text = source.transform_filter("isValid(datum.a)").mark_text(**look, **theme.QUIET)
            place = _ACROSS.across(f"{at}:Q"), height.up(f"{level}:Q")
            layers.append(text.encode(*place, alt.Text("line:Q"), color=colour))
    return layers


def _corners(height: Place) -> list[alt.Chart]:
    """Return the corners of the envelope, and the point on it under the pointer."""
    corners = MOVING.now("parts").transform_filter("isValid(datum.corner)")
    corners = corners.mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    inside = _here().transform_filter(f"datum.f >= {height.name}[0] && datum.f <= {height.name}[1]")
    dot = inside.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
    return [
        corners.encode(_ACROSS.across("corner:Q"), height.up("fb:Q"), color=_INK),
        dot.encode(_ACROSS.across("z:Q"), height.up("f:Q"), color=alt.value(theme.ACCENT)),
    ]


def _slopes(flat: Place) -> list[alt.Chart]:
    """Return the slope of each piece with its number, and the point on it under the pointer."""
    parts, level = MOVING.now("parts"), flat.up("d:Q")
    rule = parts.mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
    wide = parts.transform_filter("datum.right - datum.left > 0.4")
    number = wide.transform_calculate(m="(datum.left + datum.right) / 2").mark_text(dy=-11, fontSize=15, **theme.QUIET)
    spot = _here().mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
    return [
        rule.encode(_ACROSS.across("left:Q"), alt.X2("right:Q"), y=level, color=alt.value("blue")),
        number.encode(_ACROSS.across("m:Q"), y=level, text=alt.Text("line:Q"), color=_INK),
        spot.encode(_ACROSS.across("z:Q"), y=level, color=alt.value(theme.ACCENT)),
    ]


def _readout() -> alt.Chart:
    words = filled(
        _("z = {z},  f = {f},  piece {k},  f ′ = {slope}"),
        z="format(datum.z, '.3~g')", f="format(datum.f, '.4~g')", k="datum.line",
        slope="format(datum.d, '.4~g')",
    )  # fmt: skip
    read = _here().transform_calculate(words=words).mark_text(
        align="left", baseline="top", fontSize=theme.TEXT_SIZE, **theme.QUIET
    )  # fmt: skip
    readout: alt.Chart = read.encode(alt.X(value=8), alt.Y(value=0), alt.Text("words:N"), color=_INK)
    return readout


def envelope_csv(unit: Maxout) -> str:
    """Return the unit on the picture's grid and at its breakpoints as CSV: value, slope, active piece, all lines."""
    inner = [z for z in unit.breakpoints if LOW < z < HIGH]
    z = np.union1d(np.round(np.linspace(LOW, HIGH, 161), 9), inner)
    header = ["z", "maxout", "slope", "active", *(f"piece_{k + 1}" for k in range(len(unit.slopes)))]
    columns = (z, unit(z), unit.slope(z), unit.active(z) + 1, *unit.lines(z))
    return csv(header, zip(*(column.tolist() for column in columns), strict=True))
