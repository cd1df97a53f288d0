"""The picture of a logistic regression: the hill of the log-likelihood with two ways up, above the curves they fit."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, fitted
from acts.charts.kit.picture import Picture, finished, named, padded, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.likelihood.intervals import LEVEL
from acts.likelihood.logistic import Fit, Sample, information, log_likelihood

SHOWN = 30
_STRETCH = Interval(0.0, float(SHOWN))
STEP = Parameter("step", "k", 3.0, _STRETCH, _STRETCH, 1.0, "steps taken")
REGION = -math.log1p(-LEVEL)
"""So many nats below the maximum ends the joint region of two parameters: half the chi-square quantile, 5.99."""
DROPS = (0.25, 1.0, REGION, 6.0, 10.0, 15.0)
HEIGHTS = (-0.05, -0.25, -1.0, -3.0, -6.0, -10.0, -15.0)
_PATH = dict.fromkeys(("step", "a", "b", "order", "piece", "on"), float) | {"name": str}
_PLACES = dict.fromkeys(("step", "a", "b"), float) | {"shape": str, "name": str}
_REACH = (25.0, 85.0)
_HEIGHT, THICKER = 720, 3.0
_PLANE, _UP = Place("intercept", 0.0, 1.0, "intercept a"), Place("slope", 0.09, 0.56, "slope b")
_CHANCE = Place("chance", 0.66, 1.0, "probability of distress")
_TEMPERATURE = Place("temperature", 0.0, 1.0, "temperature at launch, °F")
_LOOKS = {"newton": ("blue", [1, 0], "circle"), "ascent": ("violet", [9, 4], "square")}


def step_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of steps that the live picture can show: the slider's stops and the exact start."""
    return stops((STEP,), seed, SHOWN + 1)


def logistic_picture(
    best: Fit,
    climbs: dict[str, tuple[str, Fit]],
    mark: tuple[float, str],
    seed: tuple[float, ...],
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
    seed : tuple of float
        The number of steps at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `step_settings(seed)`.
    """
    every = step_settings(seed)
    names = {kind: name for kind, (name, _) in climbs.items()}
    fits = {kind: done for kind, (_, done) in climbs.items()}
    ends, hill = _hill(best, fits["newton"], fits["ascent"])
    sample = best.sample
    x, y = np.array(sample.x), np.array(sample.y)
    data = {
        "hill": hill,
        "samples": arrow({"x": x, "y": _fanned(x, y), "one": y == 1}),
        "band": _band(best),
        "mark": arrow({"x": np.array([mark[0]]), "words": [mark[1]]}),
        **_climbed(fits, names, [int(k) for (k,) in every], ends),
    } | spoken((STEP,), every, sentences)
    axes = {**ends, "temperature": _REACH, "chance": (-0.12, 1.12)}
    spec = fitted(_spec(tuple(names.values())), STEP, SHOWN + 1, seed[0], (), **axes)
    return Picture(spec, data, sentences[every.index(seed)])


@lru_cache(maxsize=16)
def _hill(best: Fit, newton: Fit, ascent: Fit) -> tuple[dict[str, Ends], bytes]:
    """Return the ends of the plane, and lines of one height: of a concave hill each ray leaves a height once."""
    endless = best.verdict != "arrived"
    near = newton.steps[:7] if endless else newton.steps
    places = np.array([(step.intercept, step.slope) for step in (*near, ascent.steps[0])])
    if best.errors is not None:
        middle, reach = np.array([best.last.intercept, best.last.slope]), 2.6 * np.array(best.errors)
        places = np.vstack([places, middle - reach, middle + reach])
    ends = {"intercept": padded(places[:, 0]), "slope": padded(places[:, 1])}
    (left, right), (low, high) = ends.values()
    if endless:
        a, b = np.meshgrid(np.linspace(left, right, 41), np.linspace(low, high, 41))
        k = int(np.argmax(log_likelihood(best.sample, a, b)))
        centre, turned = np.array([a.flat[k], b.flat[k]]), 3 * np.diag([right - left, high - low])
        levels = [(height, height) for height in HEIGHTS]
    else:
        centre = np.array([best.last.intercept, best.last.slope])
        turned = 100 * np.linalg.cholesky(np.linalg.inv(information(best.sample, *centre)))
        levels = [(best.last.log_likelihood - drop, -drop) for drop in DROPS]
    rows: list[Array] = []
    for level, told in levels:
        line = _outline(best.sample, centre, turned, level, 721 if endless else 121)
        inside = (left <= line[0]) & (line[0] <= right) & (low <= line[1]) & (line[1] <= high)
        if inside.any():
            tag = int(np.argmax(np.where(inside, line[1], -np.inf)))
            line = np.where(inside, line, np.nan)
            label = np.arange(line.shape[1]) == tag
            rows.append(np.vstack([line, np.full(label.size, told), np.arange(label.size), label]))
    a, b, told, order, label = np.concatenate(rows, axis=1) if rows else np.empty((5, 0))
    region = np.isclose(told, -REGION) & (not endless)
    words = [f"{value:.3g}".replace("-", "−") if on else "" for value, on in zip(told, label, strict=True)]
    return ends, arrow({"a": a, "b": b, "told": told, "order": order, "region": region, "words": words})


def _outline(sample: Sample, centre: Array, turned: Array, level: float, count: int) -> Array:
    """Return the line of one height around a place, (2, count); nan where the hill does not fall to it."""
    turn = np.linspace(0, 2 * np.pi, count)
    way = turned @ np.array([np.cos(turn), np.sin(turn)])
    near, far = np.zeros(count), np.ones(count)
    for _ in range(50):
        middle = (near + far) / 2
        above = log_likelihood(sample, *(centre[:, None] + middle * way)) > level
        near, far = np.where(above, middle, near), np.where(above, far, middle)
    return np.asarray(centre[:, None] + np.where((far < 1) & (near > 0), near, np.nan) * way)


def _fanned(x: Array, y: Array) -> Array:
    """Return heights for the samples: those with one x and one label stand on each other."""
    rank = np.array([sum((x[:k] == x[k]) & (y[:k] == y[k])) for k in range(x.size)])
    return np.where(y == 1, 1 + 0.04 * rank, -0.04 * rank)


def _band(best: Fit) -> bytes:
    x = np.linspace(*_REACH, 121) if best.errors is not None else np.array([])
    low, high = best.band(x) if x.size else (x, x)
    return arrow({"x": x, "low": np.asarray(low), "high": np.asarray(high)})


def _climbed(fits: dict[str, Fit], names: dict[str, str], every: list[int], ends: dict[str, Ends]) -> dict[str, bytes]:
    """Return the paths up to each stop, their last places, and the curves fitted there."""
    x = np.linspace(*_REACH, 61)
    path: list[tuple[Any, ...]] = []
    places: list[tuple[Any, ...]] = []
    fitted_there: list[Array] = []
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
            here = Fit(done.sample, done.link, taken, "climbing", None, None)
            fitted_there.append(here.probability(x))
    return {
        "path": rows(_PATH, path),
        "places": rows(_PLACES, places),
        "curves": arrow(
            {
                "step": np.tile(np.repeat(np.array(every, np.int8), x.size), len(fits)),
                "x": np.tile(x, len(fits) * len(every)).astype(np.float32),
                "p": np.concatenate(fitted_there).astype(np.float32),
                "kind": np.repeat(np.arange(len(fits), dtype=np.int8), len(every) * x.size),
            }
        ),
    }


def _within(places: list[tuple[float, float]], across: Ends, up: Ends) -> list[tuple[int, float, float, int, bool]]:
    """Return the part of a way that lies on the map, its start does, as points: step, a, b, piece, whether a place.

    A step that leaves the map ends where it crosses the edge, one that comes back begins a new piece there.
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
    """Return the triangle at the edge that stands for a place off the map, nothing for one on it."""
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


@lru_cache(maxsize=8)
def _spec(names: tuple[str, str]) -> dict[str, Any]:
    sliders: Any = {STEP.name: slider(STEP.meaning, grid(STEP, SHOWN + 1))}
    live = alt.selection_point("live", fields=[STEP.name], bind=sliders, value=[{STEP.name: STEP.default}])
    looks = list(_LOOKS.values())
    legend = theme.strokes(list(names))
    ink = alt.Color("name:N").scale(domain=list(names), range=[look[0] for look in looks]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=[look[1] for look in looks]).legend(legend)
    shape, gray = alt.Shape("shape:N").scale(None).legend(None), alt.value(theme.FURNITURE)
    plane, fitted_curves = (
        alt.layer(*_plane(live, ink, dash, shape, gray)),
        alt.layer(*_curves(live, names, ink, dash, gray)),
    )
    chart = alt.layer(plane, fitted_curves, speaker(live)).resolve_scale(x="independent", y="independent")
    return finished(chart.properties(height=_HEIGHT))


def _plane(live: Any, ink: Any, dash: Any, shape: Any, gray: Any) -> list[Any]:
    a, b = _PLANE.across("a:Q"), _UP.up("b:Q")
    a = a.axis(orient="top", grid=False, values={"expr": "intercept_ticks"}, offset=-60, **theme.AXIS)
    line = named("hill").mark_line(strokeWidth=1.2, **theme.QUIET)
    region = named("hill").transform_filter("datum.region").mark_line(strokeWidth=THICKER, **theme.QUIET)
    told = named("hill").transform_filter("datum.words != ''")
    text = told.mark_text(fontSize=14, baseline="bottom", dy=-2, **theme.QUIET)
    order, height = alt.Order("order:Q"), alt.Detail("told:N")
    path = named("path").transform_filter(live).mark_line(strokeWidth=theme.THIN, **theme.QUIET)
    dots = (
        named("path")
        .transform_filter(live)
        .transform_filter("datum.on")
        .mark_point(filled=True, size=45, opacity=1, **theme.QUIET)
    )
    last = named("places").transform_filter(live).mark_point(filled=True, size=210, opacity=1, **theme.QUIET)
    return [
        line.encode(a, b, order, height, color=gray).add_params(live),
        region.encode(a, b, order, height, color=gray),
        text.encode(a, b, alt.Text("words:N"), color=gray),
        path.encode(a, b, order, alt.Detail("piece:N"), ink, dash),
        dots.encode(a, b, ink),
        last.encode(a, b, ink, shape),
    ]


def _curves(live: Any, names: tuple[str, str], ink: Any, dash: Any, gray: Any) -> list[Any]:
    x, p = _TEMPERATURE.across("x:Q"), _CHANCE.up("p:Q")
    band = named("band").mark_area(opacity=0.15, **theme.QUIET)
    mark = named("mark").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    words = named("mark").mark_text(align="left", baseline="top", dx=6, fontSize=15, **theme.QUIET)
    called = named("curves").transform_filter(live).transform_calculate(name=f"{json.dumps(names)}[datum.kind]")
    line = called.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    top, bottom = ({"expr": f"height * {share}"} for share in (_CHANCE.start, _CHANCE.end))
    samples = []
    for one, symbol in ((True, "triangle-up"), (False, "circle")):
        rows = named("samples").transform_filter("datum.one" if one else "!datum.one")
        dot = rows.mark_point(shape=symbol, filled=one, size=110, strokeWidth=2, opacity=1, **theme.QUIET)
        samples.append(dot.encode(x, _CHANCE.up("y:Q"), color=alt.value("red" if one else "green")))
    return [
        band.encode(x, _CHANCE.up("low:Q"), alt.Y2("high:Q"), color=alt.value("blue")),
        mark.encode(x, alt.Y(value=top), alt.Y2(value=bottom), color=gray),
        words.encode(x, alt.Y(value=top), alt.Text("words:N"), color=gray),
        line.encode(x, p, ink, dash),
        *samples,
    ]
