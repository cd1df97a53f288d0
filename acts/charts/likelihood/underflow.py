"""The likelihood as a product that is lost to rounding, above its logarithm, which stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, fitted
from acts.charts.kit.picture import Picture, finished, named, speaker, spoken
from acts.charts.kit.stops import stops
from acts.experiments.likelihood.tossing import FADING, GRID, faded
from acts.likelihood import log_likelihood

THROWN = Parameter("tosses", "n", 1000.0, Interval(1, FADING), Interval(100, 1500), 25, "Tosses")
STOPS = 57
FLOOR = math.log(5e-324) - math.log(2)
"""The logarithm of half the smallest float64: what is below it is rounded to 0."""
_STRETCH = (0.3, 0.7)
_ROOM = 0.12


def fading_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every number of tosses that the chart can show: the slider's stops and the exact start."""
    return stops((THROWN,), seed, STOPS)


def fading_picture(random: int, seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live chart of the product, as a share of its largest value, and of its logarithm below.

    Parameters
    ----------
    random : int
        The seed of the tosses.
    seed : tuple of float
        The number of tosses at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `fading_settings(seed)`.
    """
    every = fading_settings(seed)
    data, deepest = _curves(random, tuple(int(n) for (n,) in every))
    ends = {"across": _STRETCH, "share": (-0.03, 1.1), "log": (deepest, _ROOM * -deepest)}
    spec = fitted(_spec(), THROWN, STOPS, seed[0], (), **ends)
    return Picture(spec, data | spoken((THROWN,), every, sentences), sentences[every.index(seed)])


@lru_cache(maxsize=8)
def _curves(random: int, numbers: tuple[int, ...]) -> tuple[dict[str, bytes], float]:
    """Return the data sets, and the lowest logarithm in them, measured from the top of its curve."""
    low, high = _STRETCH
    shown = (low <= GRID) & (high >= GRID)
    stages = faded(random, numbers)
    tops = np.array([log_likelihood(f.counts, f.counts.estimate) for f in stages])
    share = np.concatenate([f.product[shown] / (f.largest or 1.0) for f in stages])
    log = np.concatenate([f.log[shown] - top for f, top in zip(stages, tops, strict=True)])
    deepest = 1.04 * float(log.min())
    floor = np.minimum(FLOOR - tops, _ROOM * -deepest)
    inside = floor > deepest
    number = np.array(numbers, dtype=float)
    curves: dict[str, Any] = {
        "tosses": np.repeat(number, shown.sum()),
        "p": np.tile(GRID[shown], len(stages)).astype(np.float32),
        "share": share.astype(np.float32),
        "log": log.astype(np.float32),
    }
    bottom = np.full(int(inside.sum()), deepest)
    words = ["a product is 0 here"] * bottom.size
    lost: dict[str, Any] = {"tosses": number[inside], "low": bottom, "floor": floor[inside], "words": words}
    return {"curves": arrow(curves), "lost": arrow(lost)}, deepest


@lru_cache(maxsize=1)
def _spec() -> dict[str, Any]:
    bind: Any = {"tosses": alt.binding_range(min=100, max=1500, step=25, name="tosses ")}
    live = alt.selection_point("live", fields=["tosses"], bind=bind, value=[{"tosses": 1000}])
    across = Place("across", 0, 1, "probability of heads p")
    share = Place("share", 0.02, 0.44, "product / its largest")
    log = Place("log", 0.54, 1.0, "log L − its largest, nats")
    shown, x = named("curves").transform_filter(live), across.across("p:Q")
    line = partial(shown.mark_line, strokeWidth=theme.THICK, **theme.QUIET)
    lost, gray = named("lost").transform_filter(live), alt.value(theme.FURNITURE)
    rect = lost.mark_rect(opacity=0.2, **theme.QUIET)
    edge = lost.mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    text = lost.mark_text(align="left", baseline="bottom", dy=-5, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    chart = alt.layer(
        alt.layer(line().encode(x, share.up("share:Q"), color=alt.value("blue")).add_params(live)),
        alt.layer(
            rect.encode(log.up("low:Q"), alt.Y2("floor:Q"), color=gray),
            edge.encode(log.up("floor:Q"), color=gray),
            text.encode(alt.X(value=6), log.up("low:Q"), alt.Text("words:N"), color=gray),
            line(strokeDash=[9, 4]).encode(x, log.up("log:Q"), color=alt.value("green")),
        ),
        speaker(live),
    ).resolve_scale(y="independent")
    return finished(chart.properties(height=460))
