"""The picture of a logistic regression: the hill of the log-likelihood with two ways up, above the curves they fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, lifted
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, nth, padded
from acts.language import cached
from acts.likelihood.intervals import LEVEL
from acts.likelihood.logistic import Fit, Sample, Step, information, log_likelihood
from acts.likelihood.orings import FLIGHTS

SHOWN = 30
"""How many steps can be drawn."""
_STRETCH = Interval(0.0, float(SHOWN))
STEP = Parameter("step", "k", 3.0, _STRETCH, _STRETCH, 1.0, "steps taken")
_LIVE = Live((STEP,), most=SHOWN + 1, labels=(STEP.meaning,))
REGION = -math.log1p(-LEVEL)
"""The nats below the maximum that bound the joint region of two parameters: half the chi-square quantile, 5.99."""
DROPS = (0.25, 1.0, REGION, 6.0, 10.0, 15.0)
HEIGHTS = (-0.05, -0.25, -1.0, -3.0, -6.0, -10.0, -15.0)
_PATH: dict[str, type] = {**dict.fromkeys(("step", "a", "b", "order", "piece", "on"), float), "name": str}
_PLACES: dict[str, type] = {**dict.fromkeys(("step", "a", "b"), float), "shape": str, "name": str}
_REACH = (25.0, 85.0)
THICKER = 3.0
_MAP = 0.42
"""The share of a narrow picture's height that the map has; elsewhere it stands beside the curves."""
_PLANE = Place("intercept", 0.0, 0.5, "intercept a", narrow=(0.0, 1.0))
_UP = Place("slope", 0.0, 1.0, "slope b", narrow=(0.0, _MAP))
_CHANCE = Place("chance", 0.0, 1.0, "probability of distress", orient="right", narrow=(0.6, 1.0))
_TEMPERATURE = Place("temperature", 0.55, 1.0, "temperature at launch, °F", narrow=(0.0, 1.0))
_LOOKS = {"newton": ("blue", [1, 0], "circle"), "ascent": ("violet", [9, 4], "square")}


def orings_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of steps that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def orings_picture(
    best: Fit,
    climbs: dict[str, tuple[str, Fit]],
    mark: tuple[float, str],
    start: tuple[float, ...],
    sentences: Sequence[str],
) -> Picture:
    """Return the live picture of two climbs over one hill, and of the curves that they have fitted so far.

    Parameters
    ----------
    best : Fit
        The fit to draw the hill around: arrived, or running off.
    climbs : mapping of "newton" and "ascent" to (name, Fit)
    mark : (float, str)
        An x to be marked, and its words.
    start : tuple of float
        The number of steps at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `orings_settings(start)`.
    """
    names = {kind: name for kind, (name, _fit) in climbs.items()}
    fits = {kind: done for kind, (_name, done) in climbs.items()}
    ends, hill = _hill(best, fits["newton"], fits["ascent"].steps[0])
    data = {
        "hill": hill,
        "samples": _samples(best.sample),
        "band": _band(best),
        "mark": rows({"x": float, "words": str}, [mark]),
        **_climbed(fits, names, [int(k) for (k,) in orings_settings(start)], ends),
    }
    axes = {**ends, "temperature": _REACH, "chance": (-0.12, 1.12)}
    return _LIVE.picture(_spec(tuple(names.values())), data, start, sentences, marks=None, **axes)


def flights_csv() -> str:
    """Return the flights as CSV."""
    found = [(flight.name, f"{flight.temperature:g}", int(flight.distress)) for flight in FLIGHTS]
    return csv(("flight", "temperature_f", "distress"), found)


@lru_cache(maxsize=16)
def _hill(best: Fit, newton: Fit, start: Step) -> tuple[dict[str, Ends], bytes]:
    """Return the ends of the plane, and the contours: on a concave hill each ray crosses a height once."""
    endless = best.verdict != "arrived"
    ends = _plane_ends(best, newton, start)
    (left, right), (low, high) = ends.values()
    centre, turned, levels = _rays(best, ends)
    found: list[Array] = []
    for level, height in levels:
        line = _outline(best.sample, centre, turned, level, 721 if endless else 121)
        inside = (left <= line[0]) & (line[0] <= right) & (low <= line[1]) & (line[1] <= high)
        if inside.any():
            tag = int(np.argmax(np.where(inside, line[1], -np.inf)))
            line = np.where(inside, line, np.nan)
            label = np.arange(line.shape[1]) == tag
            found.append(np.vstack([line, np.full(label.size, height), np.arange(label.size), label]))
    a, b, height_of, order, label = np.concatenate(found, axis=1) if found else np.empty((5, 0))
    region = np.isclose(height_of, -REGION) & (not endless)
    words = [f"{value:.3g}" if on else "" for value, on in zip(height_of, label, strict=True)]
    return ends, arrow({"a": a, "b": b, "height": height_of, "order": order, "region": region, "words": words})


def _plane_ends(best: Fit, newton: Fit, start: Step) -> dict[str, Ends]:
    """Return the ends of the plane: around Newton's steps and the start, and the maximum with its errors."""
    near = newton.steps if best.verdict == "arrived" else newton.steps[:7]
    places = np.array([(step.intercept, step.slope) for step in (*near, start)])
    if best.errors is not None:
        middle, reach = np.array([best.last.intercept, best.last.slope]), 2.6 * np.array(best.errors)
        places = np.vstack([places, middle - reach, middle + reach])
    return {"intercept": padded(places[:, 0]), "slope": padded(places[:, 1])}


def _rays(best: Fit, ends: dict[str, Ends]) -> tuple[Array, Array, list[tuple[float, float]]]:
    """Return the centre of the rays, the matrix from a circle to their ends, and the heights, each with its label."""
    if best.verdict == "arrived":
        centre = np.array([best.last.intercept, best.last.slope])
        turned = 100 * np.linalg.cholesky(np.linalg.inv(information(best.sample, *centre)))
        return centre, turned, [(best.last.log_likelihood - drop, -drop) for drop in DROPS]
    (left, right), (low, high) = ends.values()
    a, b = np.meshgrid(np.linspace(left, right, 41), np.linspace(low, high, 41))
    k = int(np.argmax(log_likelihood(best.sample, a, b)))
    turned = 3 * np.diag([right - left, high - low])
    return np.array([a.flat[k], b.flat[k]]), turned, [(height, height) for height in HEIGHTS]


def _outline(sample: Sample, centre: Array, turned: Array, level: float, count: int) -> Array:
    """Return the line of one height around a place, (2, count); nan where the hill does not fall to it."""
    turn = np.linspace(0, 2 * np.pi, count)
    way = turned @ np.array([np.cos(turn), np.sin(turn)])
    near, far = np.zeros(count), np.ones(count)
    for _round in range(50):
        middle = (near + far) / 2
        above = log_likelihood(sample, *(centre[:, None] + middle * way)) > level
        near, far = np.where(above, middle, near), np.where(above, far, middle)
    return np.asarray(centre[:, None] + np.where((far < 1) & (near > 0), near, np.nan) * way)


def _samples(sample: Sample) -> bytes:
    """Return the samples at their labels; samples with the same x and label are stacked."""
    x, y = np.array(sample.x), np.array(sample.y)
    rank = np.array([sum((x[:k] == x[k]) & (y[:k] == y[k])) for k in range(x.size)])
    return arrow({"x": x, "y": np.where(y == 1, 1 + 0.04 * rank, -0.04 * rank), "one": y == 1})


def _band(best: Fit) -> bytes:
    x = np.linspace(*_REACH, 121) if best.errors is not None else np.array([])
    low, high = best.band(x) if x.size else (x, x)
    return arrow({"x": x, "low": np.asarray(low), "high": np.asarray(high)})


def _climbed(fits: dict[str, Fit], names: dict[str, str], every: list[int], ends: dict[str, Ends]) -> dict[str, bytes]:
    """Return the paths up to each stop, their last places, and the curves fitted there."""
    path: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    for kind, done in fits.items():
        way = _within([(step.intercept, step.slope) for step in done.steps], *ends.values())
        for k in every:
            taken = done.steps[: k + 1]
            so_far = [point for point in way if point[0] <= k]
            path += [(k, a, b, order, piece, on, names[kind]) for order, (_n, a, b, piece, on) in enumerate(so_far)]
            place, shown = (taken[-1].intercept, taken[-1].slope), list(so_far[-1][1:3])
            if so_far[-1][0] < len(taken) - 1:  # the last step was all outside
                shown = [float(np.clip(x, *stretch)) for x, stretch in zip(place, ends.values(), strict=True)]
            places.append((k, *shown, _pointing(place, shown, ends) or _LOOKS[kind][2], names[kind]))
    return {"path": rows(_PATH, path), "places": rows(_PLACES, places), "curves": _fitted(fits, every)}


def _fitted(fits: Mapping[str, Fit], every: Sequence[int]) -> bytes:
    """Return the curve that each climb has fitted at each stop."""
    x = np.linspace(*_REACH, 61)
    here = [
        Fit(done.sample, done.link, done.steps[: k + 1], "climbing", None, None)
        for done in fits.values()
        for k in every
    ]
    return arrow(
        {
            "step": np.tile(np.repeat(np.array(every, np.int8), x.size), len(fits)),
            "x": np.tile(x, len(here)).astype(np.float32),
            "p": np.concatenate([fit.probability(x) for fit in here]).astype(np.float32),
            "kind": np.repeat(np.arange(len(fits), dtype=np.int8), len(every) * x.size),
        }
    )


def _within(places: list[tuple[float, float]], across: Ends, up: Ends) -> list[tuple[int, float, float, int, bool]]:
    """Return the points of a path that starts on the map, as far as it lies there: step, a, b, piece, whether a place.

    A step that leaves the map ends where it crosses the edge; a step that comes back begins a new piece there.
    """
    points, piece = [(0, *places[0], 0, True)], 0
    for number, (start, end) in enumerate(pairwise(places), 1):
        first, last = 0.0, 1.0
        for a, b, (low, high) in zip(start, end, (across, up), strict=True):
            cuts = sorted(((low - a) / (b - a), (high - a) / (b - a))) if a != b else (0.0, float(low <= a <= high))
            first, last = max(first, cuts[0]), min(last, cuts[1])
        if first >= last:
            continue
        for share in (first, last) if first else (last,):
            piece += share == first > 0
            a, b = end if share == 1 else (p + share * (q - p) for p, q in zip(start, end, strict=True))
            points.append((number, a, b, piece, share == 1))
    return points


def _pointing(place: tuple[float, float], shown: Sequence[float], ends: dict[str, Ends]) -> str:
    """Return the triangle at the edge for a place off the map; an empty text for a place on the map."""
    sides = [
        (abs(x - at) / (high - low), before if x < low else after)
        for x, at, (low, high), before, after in zip(
            place,
            shown,
            ends.values(),
            ("triangle-left", "triangle-down"),
            ("triangle-right", "triangle-up"),
            strict=True,
        )
        if (x < low and at <= low + 1e-9 * (high - low)) or (x > high and at >= high - 1e-9 * (high - low))
    ]
    return max(sides)[1] if sides else ""


@cached(maxsize=8)
def _spec(names: tuple[str, str]) -> dict[str, Any]:
    panels = layered(*_map(), *_ways(names)), layered(*_launch(), _curves(names), *_flights())
    return _LIVE.over(*panels, resolve={"x": "independent", "y": "independent"})


def _ink(names: tuple[str, str]) -> Any:
    looks = [look[0] for look in _LOOKS.values()]
    return alt.Color("name:N").scale(domain=list(names), range=looks).legend(theme.strokes(list(names)))


def _dash(names: tuple[str, str]) -> Any:
    looks = [look[1] for look in _LOOKS.values()]
    return alt.StrokeDash("name:N").scale(domain=list(names), range=looks).legend(theme.strokes(list(names)))


def _across(column: str) -> Any:
    """Return the horizontal channel of the map, whose axis stands at its lower edge."""
    return lifted(_PLANE.across(column), _MAP)


def _map() -> list[Any]:
    """Return the lines of one height, the region's thicker, with their heights in writing."""
    a, b, order, gray = _across("a:Q"), _UP.up("b:Q"), alt.Order("order:Q"), alt.value(theme.FURNITURE)
    line = named("hill").mark_line(strokeWidth=1.2, **theme.QUIET)
    region = named("hill").transform_filter("datum.region").mark_line(strokeWidth=THICKER, **theme.QUIET)
    written = named("hill").transform_filter("datum.words != ''")
    text = written.mark_text(fontSize=14, baseline="bottom", dy=-2, **theme.QUIET)
    return [
        line.encode(a, b, order, alt.Detail("height:N"), color=gray),
        region.encode(a, b, order, alt.Detail("height:N"), color=gray),
        text.encode(a, b, alt.Text("words:N"), color=gray),
    ]


def _ways(names: tuple[str, str]) -> list[Any]:
    """Return both climbs so far: their paths, a dot at each step, and where they are now."""
    a, b, ink = _across("a:Q"), _UP.up("b:Q"), _ink(names)
    way = _LIVE.now("path").mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    steps = _LIVE.now("path").transform_filter("datum.on")
    dots = steps.mark_point(filled=True, size=45, opacity=1, **theme.QUIET)
    last = _LIVE.now("places").mark_point(filled=True, size=210, opacity=1, **theme.QUIET)
    return [
        way.encode(a, b, alt.Order("order:Q"), alt.Detail("piece:N"), ink, _dash(names)),
        dots.encode(a, b, ink),
        last.encode(a, b, ink, alt.Shape("shape:N").scale(None).legend(None)),
    ]


def _launch() -> list[Any]:
    """Return the band of the fitted probability, and the marked temperature."""
    x, top, gray = _TEMPERATURE.across("x:Q"), alt.Y(value=_CHANCE.top), alt.value(theme.FURNITURE)
    band = named("band").mark_area(opacity=0.15, **theme.QUIET)
    mark = named("mark").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("mark").mark_text(align="left", baseline="top", dx=6, fontSize=15, **theme.QUIET)
    return [
        band.encode(x, _CHANCE.up("low:Q"), alt.Y2("high:Q"), color=alt.value("blue")),
        mark.encode(x, top, alt.Y2(value=_CHANCE.bottom), color=gray),
        words.encode(x, top, alt.Text("words:N"), color=gray),
    ]


def _curves(names: tuple[str, str]) -> Any:
    """Return the curves fitted so far."""
    called = _LIVE.now("curves").transform_calculate(name=nth(names, "datum.kind"))
    line = called.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return line.encode(_TEMPERATURE.across("x:Q"), _CHANCE.up("p:Q"), _ink(names), _dash(names))


def _flights() -> list[Any]:
    """Return the flights, by whether there was distress."""
    layers = []
    for one, symbol in ((True, "triangle-up"), (False, "circle")):
        these = named("samples").transform_filter("datum.one" if one else "!datum.one")
        dot = these.mark_point(shape=symbol, filled=one, size=110, strokeWidth=2, opacity=1, **theme.QUIET)
        colour = alt.value("red" if one else "green")
        layers.append(dot.encode(_TEMPERATURE.across("x:Q"), _CHANCE.up("y:Q"), color=colour))
    return layers
