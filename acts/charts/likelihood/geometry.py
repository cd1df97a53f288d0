"""Intervals for p as geometry on the log-likelihood: a cut, a parabola and tangents, at a level that moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, speaker, spoken
from acts.charts.kit.stops import stops
from acts.likelihood import Tosses, divergence, score
from acts.likelihood.intervals import LEVEL, LIKELIHOOD_RATIO, WALD, WILSON, fall

MOVED = Parameter("level", "1 - \\alpha", LEVEL, Interval(0.0, 1.0, "()"), Interval(0.5, 0.99), 0.01, "Level")
STOPS = 50
"""The most stops of the slider."""
_UP = Place("up", 0.02, 1.0, "log L − max, nats", ".3~g")
_X = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_SHAPES = {"likelihood_ratio": "circle", "wald": "diamond", "wilson": "square"}
_COLOURS = {"likelihood_ratio": "blue", "wald": "green", "wilson": "violet"}


def drop_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every level that the geometry can show: the slider's stops and the exact start."""
    return stops((MOVED,), seed, STOPS)


def drop_picture(tosses: Tosses, seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live geometry of three intervals: the cut, the parabola, and the tangents at the ends.

    The likelihood-ratio interval is where the log-likelihood is above the cut z^2 / 2 below its top; Wald's where the
    parabola is. Wilson's ends are where the tangent climbs by z^2 on its way to p-hat.

    Parameters
    ----------
    tosses : Tosses
    seed : tuple of float
        The level at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `drop_settings(seed)`.
    """
    every = drop_settings(seed)
    data, ends = _geometry(tosses, seed)
    spec = fitted(_drop_spec(), MOVED, STOPS, seed[0], (), **ends)
    return Picture(spec, data | spoken((MOVED,), every, sentences), sentences[every.index(seed)])


@lru_cache(maxsize=64)
def _geometry(tosses: Tosses, seed: tuple[float, ...]) -> tuple[dict[str, bytes], dict[str, Ends]]:
    levels = [level for (level,) in drop_settings(seed)]
    widest = [method.interval(tosses.heads, tosses.tosses, max(levels)) for method in (LIKELIHOOD_RATIO, WALD, WILSON)]
    low, high = min(span.low for span in widest), max(span.high for span in widest)
    room = 0.08 * (high - low)
    low, high = low - room, high + room
    marks, tangents = _marked(tosses, levels)
    deepest, best = fall(max(levels)), tosses.estimate
    floor = min(-1.7 * deepest, 1.05 * min(mark[3] for mark in marks))
    top = max(1.5 * deepest, 1.15 * max((line[4] for line in tangents), default=0.0))
    p = np.union1d(np.linspace(max(low, 0.0), min(high, 1.0), 301), [best])
    height = -tosses.tosses * np.asarray(divergence(best, p))
    places = np.linspace(low, high, 201)
    level, kind, place, up = zip(*marks, strict=True)
    data = {
        "curve": arrow({"p": p, "l": np.where(height < floor, np.nan, height)}),
        "parabola": arrow({"p": places, "l": _parabola(tosses, places, floor)}),
        "marks": arrow(
            {
                "level": np.array(level),
                "kind": list(kind),
                "p": np.array(place),
                "l": np.array(up),
                "foot": np.full(len(marks), floor),
            }
        ),
        "tangents": arrow(
            {name: np.array([line[i] for line in tangents]) for i, name in enumerate(("level", "p", "l", "to", "up"))}
            | {"words": [f"+{2 * fall(line[0]):.3g}" for line in tangents]}
        ),
        "cut": arrow(
            {
                "level": np.array(levels),
                "l": np.array([-fall(level) for level in levels]),
                "words": [f"−{fall(level):.3g}" for level in levels],
            }
        ),
        "best": arrow({"p": np.array([best]), "l": np.array([0.0]), "low": np.array([floor]), "high": np.array([top])}),
        "beyond": arrow(_beyond(low, high, floor, top)),
    }
    return data, {"across": (low, high), "up": (floor, top)}


def _marked(
    tosses: Tosses, levels: list[float]
) -> tuple[list[tuple[float, str, float, float]], list[tuple[float, float, float, float, float]]]:
    """Return the ends of the three intervals, level, method, p and height; and the tangents, level, start and stop."""
    marks, tangents, best = [], [], tosses.estimate
    for level in levels:
        for method in (LIKELIHOOD_RATIO, WALD, WILSON):
            span = method.interval(tosses.heads, tosses.tosses, level)
            if method is WALD and span.low == span.high:
                continue  # no parabola
            for end in (span.low, span.high):
                at = -fall(level) if method is WALD else -tosses.tosses * float(divergence(best, end))
                marks.append((level, method.slug, end, at))
                if method is WILSON and end != best:
                    tangents.append((level, end, at, best, at + float(score(tosses, end)) * (best - end)))
    return marks, tangents


def _parabola(tosses: Tosses, p: Array, floor: float) -> Array:
    """Return the parabola that fits the top; with all tosses alike there is none."""
    if not (tosses.heads and tosses.tails):
        return np.full(p.size, np.nan)
    best = tosses.estimate
    height = -tosses.tosses * (p - best) ** 2 / (2 * best * (1 - best))
    return np.where(height < floor, np.nan, height)


def _beyond(low: float, high: float, floor: float, top: float) -> dict[str, Any]:
    """Return what lies outside of [0, 1], where there is no coin."""
    sides = [(low, 0.0)] * (low < 0) + [(1.0, high)] * (high > 1)
    start, end = (np.array([side[i] for side in sides], dtype=float) for i in (0, 1))
    return {"from": start, "to": end, "low": np.full(start.size, floor), "high": np.full(start.size, top)}


@lru_cache(maxsize=1)
def _drop_spec() -> dict[str, Any]:
    bind: Any = {MOVED.name: alt.binding_range(min=0.5, max=0.99, step=0.01, name="level ")}
    live = alt.selection_point("live", fields=[MOVED.name], bind=bind, value=[{MOVED.name: MOVED.default}])
    gray, accent = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
    x, y, floor = _X.across("p:Q"), _UP.up("l:Q"), alt.Y2("foot:Q")
    cut, marks, tangents = (named(name).transform_filter(live) for name in ("cut", "marks", "tangents"))
    beyond = named("beyond").mark_rect(opacity=0.15, **theme.QUIET)
    summit = named("best").mark_rule(strokeDash=[2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    line = cut.mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    below: Any = {"align": "left", "baseline": "top", "dy": 5, "fontSize": theme.TEXT_SIZE, **theme.QUIET}
    words = cut.mark_text(**below)
    around = cut.mark_text(stroke=theme.shade("paper"), strokeWidth=5, **below)  # a narrow parabola crosses the words
    curve = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    parabola = named("parabola").mark_line(strokeWidth=theme.THIN + 0.5, strokeDash=[9, 4], **theme.QUIET)
    tangent = tangents.mark_rule(strokeWidth=theme.THIN + 0.5, strokeDash=[12, 3, 2, 3], **theme.QUIET)
    reach = tangents.mark_point(shape="stroke", size=300, strokeWidth=3, **theme.QUIET)
    climbs = {"baseline": "bottom", "dy": -6, "fontSize": theme.TEXT_SIZE - 2, **theme.QUIET}
    from_left = tangents.transform_filter("datum.p < datum.to").mark_text(align="right", dx=-12, **climbs)
    from_right = tangents.transform_filter("datum.p > datum.to").mark_text(align="left", dx=12, **climbs)
    layers = [
        *(
            each.encode(_X.across("to:Q"), _UP.up("up:Q"), alt.Text("words:N"), color=alt.value(_COLOURS["wilson"]))
            for each in (from_left, from_right)
        ),
        beyond.encode(_X.across("from:Q"), alt.X2("to:Q"), _UP.up("low:Q"), alt.Y2("high:Q"), color=gray),
        summit.encode(x, _UP.up("low:Q"), alt.Y2("high:Q"), color=gray),
        line.encode(y, color=accent),
        parabola.encode(x, y, color=alt.value(_COLOURS["wald"])),
        curve.encode(x, y, color=alt.value(_COLOURS["likelihood_ratio"])).add_params(live),
        tangent.encode(x, alt.X2("to:Q"), y, alt.Y2("up:Q"), color=alt.value(_COLOURS["wilson"])),
        reach.encode(_X.across("to:Q"), _UP.up("up:Q"), color=alt.value(_COLOURS["wilson"])),
        *(each.encode(alt.X(value=6), y, alt.Text("words:N"), color=accent) for each in (around, words)),
    ]
    for slug, shape in _SHAPES.items():
        these, colour = marks.transform_filter(f"datum.kind == '{slug}'"), alt.value(_COLOURS[slug])
        stem = these.mark_rule(strokeWidth=1.5, strokeDash=[3, 3], **theme.QUIET).encode(x, y, floor, color=colour)
        dot = these.mark_point(shape=shape, filled=True, size=190, opacity=1, **theme.QUIET).encode(x, y, color=colour)
        layers += [stem, dot]
    return finished(alt.layer(*layers, speaker(live)).properties(height=470))
