"""The likelihood as a product, which underflows, above its logarithm, which does not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered
from acts.experiments.likelihood.tossing import FADING, GRID, Faded, faded
from acts.language import _, cached
from acts.likelihood import log_likelihood

THROWN = Parameter("tosses", "n", 1000.0, Interval(1, FADING), Interval(100, 1500), 25, "Tosses")
FLOOR = math.log(5e-324) - math.log(2)
"""The logarithm of half the smallest float64: what is below it is rounded to 0."""
_LIVE = Live((THROWN,), most=57)
_STRETCH = (0.3, 0.7)
_ROOM = 0.12
_ACROSS = Place("across", 0, 1, "probability of heads p")
_SHARE = Place("share", 0.0, 0.46, "product / its largest")
_LOG = Place("log", 0.52, 1.0, "log L − its largest, nats")


def underflow_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every number of tosses that the chart can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def underflow_picture(seed: int, start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live chart of the product, as a share of its largest value, and of its logarithm below.

    Parameters
    ----------
    seed : int
        Of the tosses.
    start : tuple of float
        The number of tosses at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `underflow_settings(start)`.
    """
    data, deepest = _curves(seed, tuple(int(n) for (n,) in underflow_settings(start)))
    return _LIVE.picture(
        _spec(), data, start, sentences, across=_STRETCH, share=(-0.03, 1.1), log=(deepest, _ROOM * -deepest)
    )


@lru_cache(maxsize=8)
def _curves(seed: int, numbers: tuple[int, ...]) -> tuple[dict[str, bytes], float]:
    """Return the data sets, and the lowest logarithm in them, measured from the top of its curve."""
    low, high = _STRETCH
    shown = (low <= GRID) & (high >= GRID)
    stages = faded(seed, numbers)
    tops = np.array([log_likelihood(stage.counts, stage.counts.estimate) for stage in stages])
    log = np.concatenate([stage.log[shown] - top for stage, top in zip(stages, tops, strict=True)])
    deepest = 1.04 * float(log.min())
    curves: dict[str, Any] = {
        "tosses": np.repeat(np.array(numbers, dtype=float), shown.sum()),
        "p": np.tile(GRID[shown], len(stages)).astype(np.float32),
        "share": np.concatenate([_share(stage)[shown] for stage in stages]).astype(np.float32),
        "log": log.astype(np.float32),
    }
    floor = np.minimum(FLOOR - tops, _ROOM * -deepest)
    inside = floor > deepest
    lost = {
        "tosses": np.array(numbers, dtype=float)[inside],
        "low": np.full(int(inside.sum()), deepest),
        "floor": floor[inside],
    }
    return {"curves": arrow(curves), "lost": arrow(lost)}, deepest


def _share(stage: Faded) -> Any:
    return stage.product / (stage.largest or 1.0)


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    return _LIVE.over(_product(), _logarithm(), resolve={"y": "independent"})


def _product() -> dict[str, Any]:
    line = _LIVE.now("curves").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    return layered(line.encode(_ACROSS.across("p:Q"), _SHARE.up("share:Q"), color=alt.value("blue")))


def _logarithm() -> dict[str, Any]:
    """Return the curve of the logarithm, over the stretch in which a product is 0."""
    lost, gray = _LIVE.now("lost"), alt.value(theme.FURNITURE)
    stretch = lost.mark_rect(opacity=0.2, **theme.QUIET)
    edge = lost.mark_rule(strokeDash=[6, 4], strokeWidth=theme.THIN, **theme.QUIET)
    name = lost.mark_text(align="left", baseline="bottom", dy=-5, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    words = alt.TextValue(_("a product is 0 here"))
    line = _LIVE.now("curves").mark_line(strokeWidth=theme.THICK, strokeDash=[9, 4], **theme.QUIET)
    return layered(
        stretch.encode(_LOG.up("low:Q"), alt.Y2("floor:Q"), color=gray),
        edge.encode(_LOG.up("floor:Q"), color=gray),
        name.encode(alt.X(value=6), _LOG.up("low:Q"), words, color=gray),
        line.encode(_ACROSS.across("p:Q"), _LOG.up("log:Q"), color=alt.value("green")),
    )
