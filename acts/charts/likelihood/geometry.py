"""Intervals for p as geometry on the log-likelihood: a cut, a parabola and tangents, at a level that moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.language import cached
from acts.likelihood import Tosses, divergence, score
from acts.likelihood.intervals import LEVEL, LIKELIHOOD_RATIO, WALD, WILSON, fall

MOVED = Parameter("level", "1 - \\alpha", LEVEL, Interval(0.0, 1.0, "()"), Interval(0.5, 0.99), 0.01, "Level")
_LIVE = Live((MOVED,), most=50)
_THREE = (LIKELIHOOD_RATIO, WALD, WILSON)
_UP = Place("up", 0.02, 1.0, "log L − max, nats", ".3~g")
_ACROSS = Place("across", 0.0, 1.0, "probability of heads p", ".4~g")
_SHAPES = {"likelihood_ratio": "circle", "wald": "diamond", "wilson": "square"}
_COLOURS = {"likelihood_ratio": "blue", "wald": "green", "wilson": "violet"}

Mark = tuple[float, str, float, float]
"""The end of an interval: level, method, p, height."""
Tangent = tuple[float, float, float, float, float]
"""From the end of an interval to p-hat: level, p and height there, p-hat and the height there."""


def geometry_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every level that the geometry can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def geometry_picture(tosses: Tosses, start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live geometry of three intervals: the cut, the parabola, and the tangents at the ends.

    The likelihood-ratio interval is where the log-likelihood is above the cut z^2 / 2 below its top; Wald's where the
    parabola is. Wilson's ends are where the tangent climbs by z^2 on its way to p-hat.

    Parameters
    ----------
    tosses : Tosses
    start : tuple of float
        The level at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `geometry_settings(start)`.
    """
    data, across, up = _geometry(tosses, start)
    return _LIVE.picture(_spec(), data, start, sentences, across=across, up=up)


@lru_cache(maxsize=64)
def _geometry(tosses: Tosses, start: tuple[float, ...]) -> tuple[dict[str, bytes], Ends, Ends]:
    """Return the data sets, and the ends of both axes."""
    levels = [level for (level,) in geometry_settings(start)]
    marks, tangents = _marked(tosses, three(tosses, start))
    low, high = _across(three(tosses, start)[max(levels)])
    deepest, best = fall(max(levels)), tosses.estimate
    floor = min(-1.7 * deepest, 1.05 * min(height for *_, height in marks))
    top = max(1.5 * deepest, 1.15 * max((height for *_, height in tangents), default=0.0))
    data = {
        "curve": _curve(tosses, (low, high), floor),
        "parabola": _parabola(tosses, np.linspace(low, high, 201), floor),
        "marks": rows(
            {"level": float, "kind": str, "p": float, "l": float, "foot": float}, [(*mark, floor) for mark in marks]
        ),
        "tangents": rows(
            dict.fromkeys(("level", "p", "l", "to", "up"), float) | {"words": str},
            [(*tangent, f"+{2 * fall(tangent[0]):.3g}") for tangent in tangents],
        ),
        "cut": rows(
            {"level": float, "l": float, "words": str},
            [(level, -fall(level), f"-{fall(level):.3g}") for level in levels],
        ),
        "best": rows(dict.fromkeys(("p", "l", "low", "high"), float), [(best, 0.0, floor, top)]),
        "beyond": rows(
            dict.fromkeys(("from", "to", "low", "high"), float),
            [(*side, floor, top) for side in [(low, 0.0)] * (low < 0) + [(1.0, high)] * (high > 1)],
        ),
    }
    return data, (low, high), (floor, top)


@lru_cache(maxsize=64)
def three(tosses: Tosses, start: tuple[float, ...]) -> Mapping[float, tuple[Interval, ...]]:
    """Return likelihood-ratio, Wald's and Wilson's interval at each of `geometry_settings(start)`."""
    levels = [level for (level,) in geometry_settings(start)]
    each = [method.ends(tosses.heads, tosses.tosses, levels) for method in _THREE]
    columns = [[Interval(float(a), float(b)) for a, b in zip(*both, strict=True)] for both in each]
    return dict(zip(levels, zip(*columns, strict=True), strict=True))


def _across(widest: Sequence[Interval]) -> Ends:
    """Return the ends of the axis of p: around the widest of these intervals."""
    low, high = min(span.low for span in widest), max(span.high for span in widest)
    room = 0.08 * (high - low)
    return low - room, high + room


def _curve(tosses: Tosses, ends: Ends, floor: float) -> bytes:
    """Return the log-likelihood below its top, broken off at the floor."""
    low, high = ends
    p = np.union1d(np.linspace(max(low, 0.0), min(high, 1.0), 301), [tosses.estimate])
    height = -tosses.tosses * np.asarray(divergence(tosses.estimate, p))
    return arrow({"p": p, "l": np.where(height < floor, np.nan, height)})


def _parabola(tosses: Tosses, p: Array, floor: float) -> bytes:
    """Return the parabola that fits the top; with all tosses alike there is none."""
    if not (tosses.heads and tosses.tails):
        return arrow({"p": p, "l": np.full(p.size, np.nan)})
    best = tosses.estimate
    height = -tosses.tosses * (p - best) ** 2 / (2 * best * (1 - best))
    return arrow({"p": p, "l": np.where(height < floor, np.nan, height)})


def _marked(tosses: Tosses, spans: Mapping[float, tuple[Interval, ...]]) -> tuple[list[Mark], list[Tangent]]:
    """Return the ends of the three intervals at each level, and Wilson's tangents."""
    marks, tangents, best = [], [], tosses.estimate
    for level, found in spans.items():
        for method, span in zip(_THREE, found, strict=True):
            if method is WALD and span.low == span.high:
                continue  # no parabola
            for end in (span.low, span.high):
                at = -fall(level) if method is WALD else -tosses.tosses * float(divergence(best, end))
                marks.append((level, method.slug, end, at))
                if method is WILSON and end != best:
                    tangents.append((level, end, at, best, at + float(score(tosses, end)) * (best - end)))
    return marks, tangents


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    x, y = _ACROSS.across("p:Q"), _UP.up("l:Q")
    line, *words = _cut(y)
    layers = [*_climbs(), _beyond(), _summit(x), line, *_curves(x, y), *_tangents(x, y), *words]
    return _LIVE.over(*layers, *(layer for slug in _SHAPES for layer in _ends(slug, x, y)))


def _beyond() -> Any:
    """Return the stretches where there is no coin."""
    box = named("beyond").mark_rect(opacity=0.15, **theme.QUIET)
    x, low = _ACROSS.across("from:Q"), _UP.up("low:Q")
    return box.encode(x, alt.X2("to:Q"), low, alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))


def _summit(x: Any) -> Any:
    rule = named("best").mark_rule(strokeDash=[2, 3], strokeWidth=theme.THIN, **theme.QUIET)
    return rule.encode(x, _UP.up("low:Q"), alt.Y2("high:Q"), color=alt.value(theme.FURNITURE))


def _cut(y: Any) -> list[Any]:
    """Return the line of the cut, and how deep it lies."""
    cut, accent = _LIVE.now("cut"), alt.value(theme.ACCENT)
    below: Any = {"align": "left", "baseline": "top", "dy": 5, "fontSize": theme.TEXT_SIZE, **theme.QUIET}
    line = cut.mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    around = cut.mark_text(stroke=theme.shade("paper"), strokeWidth=5, **below)  # a narrow parabola crosses the words
    words = cut.mark_text(**below)
    return [
        line.encode(y, color=accent),
        *(each.encode(alt.X(value=6), y, alt.Text("words:N"), color=accent) for each in (around, words)),
    ]


def _curves(x: Any, y: Any) -> list[Any]:
    """Return the parabola under the log-likelihood."""
    parabola = named("parabola").mark_line(strokeWidth=theme.THIN + 0.5, strokeDash=[9, 4], **theme.QUIET)
    curve = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return [
        parabola.encode(x, y, color=alt.value(_COLOURS["wald"])),
        curve.encode(x, y, color=alt.value(_COLOURS["likelihood_ratio"])),
    ]


def _tangents(x: Any, y: Any) -> list[Any]:
    """Return Wilson's tangents, each with a stroke where it ends."""
    tangents, colour = _LIVE.now("tangents"), alt.value(_COLOURS["wilson"])
    tangent = tangents.mark_rule(strokeWidth=theme.THIN + 0.5, strokeDash=[12, 3, 2, 3], **theme.QUIET)
    reach = tangents.mark_point(shape="stroke", size=300, strokeWidth=3, **theme.QUIET)
    return [
        tangent.encode(x, alt.X2("to:Q"), y, alt.Y2("up:Q"), color=colour),
        reach.encode(_ACROSS.across("to:Q"), _UP.up("up:Q"), color=colour),
    ]


def _climbs() -> list[Any]:
    """Return how far the tangents climb, in writing beside their ends."""
    tangents, colour = _LIVE.now("tangents"), alt.value(_COLOURS["wilson"])
    look: Any = {"baseline": "bottom", "dy": -6, "fontSize": theme.TEXT_SIZE - 2, **theme.QUIET}
    from_left = tangents.transform_filter("datum.p < datum.to").mark_text(align="right", dx=-12, **look)
    from_right = tangents.transform_filter("datum.p > datum.to").mark_text(align="left", dx=12, **look)
    x, y = _ACROSS.across("to:Q"), _UP.up("up:Q")
    return [each.encode(x, y, alt.Text("words:N"), color=colour) for each in (from_left, from_right)]


def _ends(slug: str, x: Any, y: Any) -> list[Any]:
    """Return the ends of an interval on its curve, each with a stem down to the axis."""
    these, colour = _LIVE.now("marks").transform_filter(f"datum.kind == '{slug}'"), alt.value(_COLOURS[slug])
    stem = these.mark_rule(strokeWidth=1.5, strokeDash=[3, 3], **theme.QUIET)
    dot = these.mark_point(shape=_SHAPES[slug], filled=True, size=190, opacity=1, **theme.QUIET)
    return [stem.encode(x, y, alt.Y2("foot:Q"), color=colour), dot.encode(x, y, color=colour)]
