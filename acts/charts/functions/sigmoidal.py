"""Pictures of the experiments on saturation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import POSITIVE, Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.frames import Subject
from acts.charts.kit.live import Live, said, speaker
from acts.charts.kit.picture import Picture, finished, layered, named, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.saturation import Passed, morph, pushed
from acts.language import _, cached

SPREAD = Parameter("spread", "s", 1.0, POSITIVE, Interval(0.25, 6.0), 0.25, "Spread of the pre-activations")
MORPH = Parameter("t", "t", 0.0, Interval(0.0, 1.0), Interval(0.0, 1.0), 0.05, "From sigmoid to tanh")
MORPHING = Subject("lecun_tanh", "(1 + t) σ((1 + t) z) − t", morph, parameters=(MORPH,))
SPREADING = Live((SPREAD,), labels=("spread s",))

SMALLEST = 1e-10
"""The foot of the logarithmic axis: what is smaller is not drawn."""


def passed_picture(activation: Activation, passed: tuple[Passed, ...], sentence: str, alt_text: str = "") -> Picture:
    """Return the size of the gradient that a unit passes on, against z, on a logarithmic axis.

    Parameters
    ----------
    activation : Activation
    passed : tuple of Passed
        The places to mark.
    sentence : str
        What is seen, in words.
    alt_text : str
        The alternative text; without it, the sentence. While it stays the same, the page draws another function in the
        chart that is there.
    """
    upstream = passed[0].upstream
    z = np.linspace(-12, 12, 481)
    curve = np.abs(upstream * activation.derivative(z))
    curve[curve < SMALLEST] = np.nan
    marks = [(p.z, abs(p.passed)) for p in passed if abs(p.passed) >= SMALLEST]
    data = {
        "curve": arrow({"z": z, "size": curve, "hue": np.full(z.size, theme.hue(activation.slug))}),
        "marks": rows({"z": float, "size": float}, marks),
    }
    return Picture(_passed_spec(), data | said((), [()], [sentence]), alt_text or sentence)


@cached(maxsize=1)
def _passed_spec() -> dict[str, Any]:
    x = alt.X("z:Q").scale(domain=[-12, 12], nice=False).title(_("pre-activation z"))
    x = x.axis(grid=False, values=ticks(-12, 12, 8), **theme.AXIS)
    y = alt.Y("size:Q").scale(type="log", domain=[SMALLEST, 100]).title(_("size of the gradient passed on"))
    y = y.axis(**theme.AXIS, format=".0e", values=[1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100])
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, y, theme.own())
    dots = named("marks").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return finished(layered(line, dots.encode(x, y, color=alt.value(theme.ACCENT)), speaker("true")))


def crossing_picture(first: Activation, second: Activation, crossing: float, alt_text: str) -> Picture:
    """Return the slopes of two functions with the places where they are equal."""
    z = np.linspace(-5, 5, 401)
    both = (first, second)
    places = np.array([-crossing, crossing])
    data = {
        "curves": arrow(
            {
                "name": [_(a.name) for a in both for _place in z],
                "z": np.tile(z, 2), "slope": np.concatenate([a.derivative(z) for a in both]),
            }
        ),
        "crossings": arrow(
            {
                "z": places, "slope": np.full(2, float(first.derivative(crossing))),
                "words": [f"-{crossing:.3f}", f"{crossing:.3f}"],
            }
        ),
    }  # fmt: skip
    return Picture(_crossing_spec(first, second), data, alt_text)


@cached(maxsize=16)
def _crossing_spec(first: Activation, second: Activation) -> dict[str, Any]:
    both = (first, second)
    names = [_(a.name) for a in both]
    x = alt.X("z:Q").scale(domain=[-5, 5], nice=False).title(_("pre-activation z"))
    x = x.axis(grid=False, values=ticks(-5, 5, 8), **theme.AXIS)
    y = alt.Y("slope:Q").title(_("slope f ′(z)")).axis(**theme.AXIS)
    legend = theme.legend(names)
    hue = alt.Color("name:N").scale(domain=names, range=[theme.colour(a.slug) for a in both]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [9, 4]]).legend(legend)
    lines = named("curves").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    rules = named("crossings").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    dots = named("crossings").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    return finished(
        layered(
            lines.encode(x, y, hue, dash),
            rules.encode(x, color=alt.value(theme.FURNITURE)),
            dots.encode(x, y, color=alt.value(theme.ACCENT)),
            _outside(x, "<", "right", -6),
            _outside(x, ">", "left", 6),
        )
    )


def _outside(x: Any, side: str, align: Any, dx: int) -> Any:
    """Return the label of the crossing on one side of 0, outside the hump of the curves, which a phone cuts close."""
    place = named("crossings").transform_filter(f"datum.z {side} 0")
    label = place.mark_text(fontSize=theme.TEXT_SIZE, align=align, dx=dx, **theme.QUIET)
    return label.encode(x, alt.Y(value=10), alt.Text("words:N"), color=alt.value(theme.FURNITURE))


def pushed_picture(start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the live histogram of sigmoid(z), z from N(0, s^2): shares of 40 bins, and the humps marked.

    `start` and `sentences` are those of `Live.picture`, for `SPREADING`.
    """
    data, top = _pushed_data(start)
    return SPREADING.picture(_pushed_spec(top), data, start, sentences)


@lru_cache(maxsize=16)
def _pushed_data(start: Setting) -> tuple[dict[str, bytes], float]:
    results = [pushed(spread) for (spread,) in SPREADING.settings(start)]
    bins = [
        (r.s, low, high, share)
        for r in results
        for low, high, share in zip(r.edges, r.edges[1:], r.shares, strict=False)
    ]
    data = {
        "bins": rows(dict.fromkeys(("spread", "low", "high", "share"), float), bins),
        "humps": rows({"spread": float, "a": float}, [(r.s, hump) for r in results for hump in r.humps]),
    }
    return data, 0.05 * math.ceil(20 * max(share for *_bin, share in bins))


@cached(maxsize=16)
def _pushed_spec(top: float) -> dict[str, Any]:
    x = alt.X("low:Q").scale(domain=[0, 1]).title(_("output a")).axis(grid=False, values=ticks(0, 1, 4), **theme.AXIS)
    y = alt.Y("share:Q").scale(domain=[0, top]).title(_("share of the outputs")).axis(format="%", **theme.AXIS)
    bars = SPREADING.now("bins").mark_bar(**theme.QUIET, binSpacing=1)
    humps = SPREADING.now("humps").mark_rule(strokeWidth=theme.THIN, strokeDash=[5, 4], **theme.QUIET)
    return SPREADING.over(
        bars.encode(x.bin("binned"), alt.X2("high:Q"), y, color=alt.value(theme.colour("sigmoid"))),
        humps.encode(alt.X("a:Q").scale(domain=[0, 1]), color=alt.value(theme.ACCENT)),
    )
