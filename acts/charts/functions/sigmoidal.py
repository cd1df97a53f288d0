"""Pictures of the experiments on saturation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import POSITIVE, Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.frames import Subject
from acts.charts.kit.picture import Picture, finished, named, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions.saturation import Passed, morph, pushed

SPREAD = Parameter("spread", "s", 1.0, POSITIVE, Interval(0.25, 6.0), 0.25, "Spread of the pre-activations")
MORPH = Parameter("t", "t", 0.0, Interval(0.0, 1.0), Interval(0.0, 1.0), 0.05, "From sigmoid to tanh")
MORPHING = Subject("lecun_tanh", "(1 + t) σ((1 + t) z) − t", morph, parameters=(MORPH,))

SMALLEST = 1e-10
"""The foot of the logarithmic axis: what is smaller is not drawn."""


def passed_picture(activation: Activation, passed: tuple[Passed, ...], sentence: str, alt_text: str = "") -> Picture:
    """Return what is left of an upstream gradient behind a unit, against z, on a logarithmic axis, places marked.

    The sentence says what is seen, and is the alternative text if there is no other; with one that stays the same,
    another function is drawn in the same chart.
    """
    upstream = passed[0].upstream
    z = np.linspace(-12, 12, 481)
    curve = np.abs(upstream * activation.derivative(z))
    curve[curve < SMALLEST] = np.nan
    marks = [p for p in passed if abs(p.passed) >= SMALLEST]
    data = {
        "curve": arrow({"z": z, "size": curve, "hue": np.full(z.size, theme.hue(activation.slug))}),
        "marks": arrow(
            {
                "z": np.array([p.z for p in marks]),
                "size": np.array([abs(p.passed) for p in marks]),
            }
        ),
    }
    return Picture(_passed_spec(), data | spoken((), [()], [sentence]), alt_text or sentence)


@cache
def _passed_spec() -> dict[str, Any]:
    x = alt.X("z:Q").scale(domain=[-12, 12], nice=False).title("pre-activation z")
    x = x.axis(grid=False, values=ticks(-12, 12, 8), **theme.AXIS)
    y = alt.Y("size:Q").scale(type="log", domain=[SMALLEST, 100]).title("size of the gradient passed on")
    y = y.axis(**theme.AXIS, format=".0e", values=[1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100])
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y, theme.own())
    dots = named("marks").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    dots = dots.encode(x, y, color=alt.value(theme.ACCENT))
    return finished(alt.layer(line, dots, speaker("true")).properties(height=300))


def crossing_picture(first: Activation, second: Activation, crossing: float, alt_text: str) -> Picture:
    """Return the slopes of two functions with the places where they are equal."""
    z = np.linspace(-5, 5, 401)
    both = (first, second)
    data = {
        "curves": arrow(
            {
                "name": [a.name for a in both for _ in z],
                "z": np.tile(z, 2),
                "slope": np.concatenate([a.derivative(z) for a in both]),
            }
        ),
        "crossings": arrow(
            {
                "z": np.array([-crossing, crossing]),
                "slope": np.array([float(first.derivative(crossing))] * 2),
                "words": [f"−{crossing:.3f}", f"{crossing:.3f}"],
            }
        ),
    }
    return Picture(_crossing_spec(first, second), data, alt_text)


@lru_cache(maxsize=16)
def _crossing_spec(first: Activation, second: Activation) -> dict[str, Any]:
    both = (first, second)
    names = [a.name for a in both]
    x = alt.X("z:Q").scale(domain=[-5, 5], nice=False).title("pre-activation z")
    x = x.axis(grid=False, values=ticks(-5, 5, 8), **theme.AXIS)
    y = alt.Y("slope:Q").title("slope f ′(z)").axis(**theme.AXIS)
    legend = theme.legend(names)
    lines = named("curves").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    lines = lines.encode(
        x, y,
        alt.Color("name:N").scale(domain=names, range=[theme.colour(a.slug) for a in both]).legend(legend),
        alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [9, 4]]).legend(legend),
    )  # fmt: skip
    accent = alt.value(theme.ACCENT)
    rules = named("crossings").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(x, color=alt.value(theme.FURNITURE))
    dots = named("crossings").mark_point(filled=True, size=140, opacity=1, **theme.QUIET).encode(x, y, color=accent)
    # each on the outer side of its line: between the two a narrow picture has the hump of the first curve
    outer: tuple[tuple[str, Any, int], ...] = (("<", "right", -6), (">", "left", 6))
    words = [
        named("crossings")
        .transform_filter(f"datum.z {side} 0")
        .mark_text(fontSize=theme.TEXT_SIZE, align=align, dx=dx, **theme.QUIET)
        .encode(x, alt.Y(value=10), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
        for side, align, dx in outer
    ]
    return finished(alt.layer(lines, rules, dots, *words).properties(height=300))


def pushed_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the spreads that the live histogram can show: the slider's stops and the exact start."""
    return stops((SPREAD,), seed)


def pushed_picture(seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live histogram of sigmoid(z), z from N(0, s^2): shares of 40 bins, and the humps marked."""
    every = pushed_settings(seed)
    data, top = _pushed_data(seed)
    data = data | spoken((SPREAD,), every, sentences)
    return Picture(seeded(_pushed_spec(top), live=setting((SPREAD,), seed)), data, sentences[every.index(seed)])


@lru_cache(maxsize=16)
def _pushed_data(seed: tuple[float, ...]) -> tuple[dict[str, bytes], float]:
    results = [pushed(s) for (s,) in pushed_settings(seed)]
    bins = [
        (r.s, low, high, share)
        for r in results
        for low, high, share in zip(r.edges, r.edges[1:], r.shares, strict=False)
    ]
    humps = [(r.s, hump) for r in results for hump in r.humps]
    columns = [np.array(c) for c in zip(*bins, strict=True)]
    marks = [np.array(c) for c in zip(*humps, strict=True)]
    data = {
        "bins": arrow(dict(zip(("spread", "low", "high", "share"), columns, strict=True))),
        "humps": arrow(dict(zip(("spread", "a"), marks, strict=True))),
    }
    return data, 0.05 * math.ceil(20 * max(columns[-1]))


@lru_cache(maxsize=16)
def _pushed_spec(top: float) -> dict[str, Any]:
    sliders: Any = {SPREAD.name: slider("spread s", grid(SPREAD, 41))}
    live = alt.selection_point("live", fields=[SPREAD.name], bind=sliders, value=[{SPREAD.name: SPREAD.default}])
    x = alt.X("low:Q").scale(domain=[0, 1]).title("output a")
    x = x.axis(grid=False, values=ticks(0, 1, 4), **theme.AXIS)
    y = alt.Y("share:Q").scale(domain=[0, top]).title("share of the outputs").axis(format="%", **theme.AXIS)
    bars = named("bins").mark_bar(**theme.QUIET, binSpacing=1).add_params(live).transform_filter(live)
    drawn = bars.encode(x.bin("binned"), alt.X2("high:Q"), y, color=alt.value(theme.colour("sigmoid")))
    hump = named("humps").transform_filter(live).mark_rule(strokeWidth=theme.THIN, strokeDash=[5, 4], **theme.QUIET)
    peaks = hump.encode(alt.X("a:Q").scale(domain=[0, 1]), color=alt.value(theme.ACCENT))
    return finished(alt.layer(drawn, peaks, speaker(live)).properties(height=280))
