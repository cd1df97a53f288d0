"""Two readings of one formula: the binomial probability over k at a fixed p, and over p at a fixed k.

Side by side on one vertical axis: the number that both share stands at the same height in both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Ends, Place, whole
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, named, ticks
from acts.charts.likelihood import over_p
from acts.charts.likelihood.over_p import P, Window
from acts.language import cached
from acts.likelihood import binomial

_BARS = 80
_COUNTS = Place("counts", 0.0, 0.46, "k, heads", ",.10~g")
_ACROSS = Place(over_p.ACROSS, 0.54, 1.0, *over_p.AXIS)
_UP = Place("up", 0.04, 1.0, "P(k heads in n tosses)", ".4~g")


def two_readings_settings(window: Window, start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the chart can show: the slider's stops and the exact start."""
    return _live(window).settings(start)


def stride(window: Window) -> int:
    """Return the distance between two k that have a bar: 1, or more where there are too many k."""
    low, high = window.ends
    return max(math.ceil(window.tosses.tosses * (high - low) / _BARS), 1)


def two_readings_picture(window: Window, start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live chart of both readings.

    Parameters
    ----------
    window : Window
        The tosses, whose heads are the fixed k, and the stretch of p.
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `two_readings_settings(window, start)`.
    """
    stops, counts, top = np.array([p for (p,) in two_readings_settings(window, start)]), _counts(window), _top(window)
    data = {
        "bars": _bars(window, stops, counts, top),
        "curve": _curve(window),
        "shared": _shared(window, stops),
    }
    room = 0.6 * stride(window)
    ends: Ends = (float(counts[0] - room), float(counts[-1] + room))
    marks = {"counts": whole(*ends), "up": [mark for mark in ticks(0.0, top, 4) if mark <= 1]}
    return _live(window).picture(
        _spec(), data, start, sentences, marks=marks, across=window.ends, counts=ends, up=(0.0, top)
    )


def _live(window: Window) -> Live:
    return Live((window.parameter,), most=51)


def _top(window: Window) -> float:
    tosses = window.tosses
    return 1.25 * float(binomial.pmf(tosses.heads, tosses.tosses, tosses.estimate))


def _bars(window: Window, stops: Array, counts: Array, top: float) -> bytes:
    """Return a bar for each p and k: that of the fixed k is lit, one that is higher than the picture is cut."""
    half = 0.4 * stride(window)
    p, k = (axis.ravel() for axis in np.meshgrid(stops, counts, indexing="ij"))
    mass = binomial.pmf(k, window.tosses.tosses, p)
    return arrow(
        {
            "p": p, "left": k - half, "right": k + half, "k": k, "mass": np.minimum(mass, top),
            "lit": k == window.tosses.heads, "cut": mass > top,
        }
    )  # fmt: skip


def _curve(window: Window) -> bytes:
    """Return the probability of the fixed k over p."""
    tosses = window.tosses
    p = np.unique(np.concatenate([np.linspace(*window.ends, 401), [tosses.estimate]]))
    return arrow({"p": p, "mass": binomial.pmf(tosses.heads, tosses.tosses, p)})


def _shared(window: Window, stops: Array) -> bytes:
    """Return the number that both readings share, at each p; a p outside the picture is a triangle at its edge."""
    tosses, (low, high) = window.tosses, window.ends
    shapes = np.select([stops < low, stops > high], ["triangle-left", "triangle-right"], "circle")
    return arrow(
        {
            "p": stops, "x": np.clip(stops, low, high), "k": np.full(stops.size, float(tosses.heads)),
            "mass": binomial.pmf(tosses.heads, tosses.tosses, stops), "shape": [str(shape) for shape in shapes],
        }
    )  # fmt: skip


def _counts(window: Window) -> Array:
    """Return the k that have a bar, the fixed one among them, over the same stretch as the p: k = n p."""
    tosses, step, (low, high) = window.tosses, stride(window), window.ends
    first = math.ceil((max(tosses.tosses * low - 0.5, 0) - tosses.heads) / step)
    last = math.floor((min(tosses.tosses * high + 0.5, tosses.tosses) - tosses.heads) / step)
    return tosses.heads + step * np.arange(first, last + 1, dtype=float)


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    live = Live((P,))
    return live.over(_over_counts(live), _over_p(live), resolve={"x": "independent"})


def _over_counts(live: Live) -> dict[str, Any]:
    """Return the bars over k at the p of the slider."""
    mass, bars = _UP.up("mass:Q"), live.now("bars")
    box = {"x": _COUNTS.across("left:Q"), "x2": alt.X2("right:Q"), "y": mass, "y2": alt.Y2(datum=0)}
    plain = bars.transform_filter("!datum.lit").mark_bar(opacity=0.55, **theme.QUIET)
    lit = bars.transform_filter("datum.lit").mark_bar(**theme.QUIET)
    cut = bars.transform_filter("datum.cut").mark_point(shape="triangle-up", filled=True, size=60, **theme.QUIET)
    level = live.now("shared").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    return layered(
        plain.encode(**box, color=alt.value("blue")),
        lit.encode(**box, color=alt.value(theme.ACCENT)),
        cut.encode(_COUNTS.across("k:Q"), mass, color=alt.value(theme.FURNITURE)),
        level.encode(mass, color=alt.value(theme.ACCENT)),
        _dot(live).encode(_COUNTS.across("k:Q"), mass, color=alt.value(theme.ACCENT)),
    )


def _over_p(live: Live) -> dict[str, Any]:
    """Return the curve over p of the fixed k."""
    mass = _UP.up("mass:Q")
    line = named("curve").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    shape = alt.Shape("shape:N").scale(None).legend(None)
    return layered(
        line.encode(_ACROSS.across("p:Q"), mass, color=alt.value("blue")),
        _dot(live).encode(_ACROSS.across("x:Q"), mass, shape, color=alt.value(theme.ACCENT)),
    )


def _dot(live: Live) -> alt.Chart:
    dot: alt.Chart = live.now("shared").mark_point(filled=True, size=170, opacity=1, **theme.QUIET)
    return dot
