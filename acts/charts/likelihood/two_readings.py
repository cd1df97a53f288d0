"""Two readings of one formula: the binomial probability over k at a fixed p, and over p at a fixed k.

Side by side on one vertical axis: the number that both share stands at the same height in both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, fitted
from acts.charts.kit.frames import stops
from acts.charts.kit.picture import Picture, finished, named, speaker, spoken
from acts.charts.likelihood.readings import Window
from acts.likelihood import binomial

STOPS = 51
_BARS = 80
_LEFT = Place("counts", 0.0, 0.46, "k, heads", ",.10~g")
_RIGHT = Place("across", 0.54, 1.0, "probability of heads p", ".12~g")
_UP = Place("up", 0.04, 1.0, "P(k heads in n tosses)", ".4~g")


def pair_settings(window: Window, seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can show: the slider's stops and the exact start."""
    return stops(window.parameter, seed, STOPS)


def stride(window: Window) -> int:
    """Return which k have a bar: every one, or every so many-th where there are too many."""
    low, high = window.ends
    return max(math.ceil(window.tosses.tosses * (high - low) / _BARS), 1)


def pair_picture(window: Window, seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live chart of both readings.

    Parameters
    ----------
    window : Window
        The tosses, whose heads are the fixed k, and the stretch of p.
    seed : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `pair_settings(window, seed)`.
    """
    every, tosses = pair_settings(window, seed), window.tosses
    stops, counts, (low, high) = np.array([p for (p,) in every]), _counts(window), window.ends
    half = 0.4 * stride(window)
    top = 1.25 * binomial.pmf(tosses.heads, tosses.tosses, tosses.estimate)
    p, k = (axis.ravel() for axis in np.meshgrid(stops, counts, indexing="ij"))
    mass = binomial.pmf(k, tosses.tosses, p)
    curve = np.unique(np.concatenate([np.linspace(low, high, 401), [tosses.estimate]]))
    shared = binomial.pmf(tosses.heads, tosses.tosses, stops)
    data = {
        "bars": arrow(
            {
                "p": p, "start": k - half, "end": k + half, "k": k, "mass": np.minimum(mass, top),
                "lit": k == tosses.heads, "cut": mass > top,
            }
        ),
        "curve": arrow({"p": curve, "mass": binomial.pmf(tosses.heads, tosses.tosses, curve)}),
        "shared": arrow(
            {
                "p": stops, "x": np.clip(stops, low, high), "k": np.full(stops.size, float(tosses.heads)),
                "mass": shared, "shape": _shapes(stops, low, high),
            }
        ),
    } | spoken((window.parameter,), every, sentences)  # fmt: skip
    ends = (float(counts[0] - 1.5 * half), float(counts[-1] + 1.5 * half))
    axes = {"across": (low, high), "counts": ends, "up": (0.0, top)}
    spec = fitted(_spec(), window.parameter, STOPS, seed[0], ("counts",), **axes)
    return Picture(spec, data, sentences[every.index(seed)])


def _counts(window: Window) -> Array:
    """Return the k that have a bar, the fixed one among them, over the same stretch as the p: k = n p."""
    tosses, step, (low, high) = window.tosses, stride(window), window.ends
    first = math.ceil((max(tosses.tosses * low - 0.5, 0) - tosses.heads) / step)
    last = math.floor((min(tosses.tosses * high + 0.5, tosses.tosses) - tosses.heads) / step)
    return tosses.heads + step * np.arange(first, last + 1, dtype=float)


def _shapes(stops: Array, low: float, high: float) -> list[str]:
    return [str(s) for s in np.select([stops < low, stops > high], ["triangle-left", "triangle-right"], "circle")]


@lru_cache(maxsize=1)
def _spec() -> dict[str, Any]:
    bind: Any = {"p": alt.binding_range(min=0, max=1, step=0.02, name="p ")}
    live = alt.selection_point("live", fields=["p"], bind=bind, value=[{"p": 0.5}])
    blue, accent, gray = (alt.value(colour) for colour in ("blue", theme.ACCENT, theme.FURNITURE))
    mass, floor = _UP.up("mass:Q"), alt.Y2(datum=0)
    bars, here = named("bars").transform_filter(live), named("shared").transform_filter(live)
    start, end = _LEFT.across("start:Q"), alt.X2("end:Q")
    plain = bars.transform_filter("!datum.lit").mark_bar(opacity=0.55, **theme.QUIET)
    lit = bars.transform_filter("datum.lit").mark_bar(**theme.QUIET)
    cut = bars.transform_filter("datum.cut").mark_point(shape="triangle-up", filled=True, size=60, **theme.QUIET)
    dot = here.mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    level = here.mark_rule(strokeDash=[4, 4], **theme.QUIET)
    left = alt.layer(
        plain.encode(start, end, mass, floor, color=blue).add_params(live),
        lit.encode(start, end, mass, floor, color=accent),
        cut.encode(_LEFT.across("k:Q"), mass, color=gray),
        level.encode(mass, color=accent),
        dot.encode(_LEFT.across("k:Q"), mass, color=accent),
    )
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    right = alt.layer(
        line.encode(_RIGHT.across("p:Q"), mass, color=blue),
        dot.encode(_RIGHT.across("x:Q"), mass, alt.Shape("shape:N").scale(None).legend(None), color=accent),
    )
    chart = alt.layer(left, right, speaker(live)).resolve_scale(x="independent")
    return finished(chart.properties(height=340))
