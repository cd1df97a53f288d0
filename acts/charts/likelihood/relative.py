"""The relative likelihood of a coin: its curve, and the axes of every picture of it."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.picture import ticks
from acts.language import _
from acts.likelihood import Tosses, interval, statistics
from acts.likelihood.intervals import LEVEL

WIDE = 0.999
"""The level of the interval that a curve is drawn around."""


def relative(tosses: Tosses, p: Array) -> Array:
    """Return the relative likelihood L(p) / L(p-hat) of these tosses, 1 at the maximum."""
    return np.asarray(np.exp(-np.asarray(statistics(tosses, p).likelihood_ratio) / 2))


def places(tosses: Tosses, low: float, high: float) -> Array:
    """Return places on the axis, denser where the likelihood is, the ends of the interval among them."""
    wide, inner = interval(tosses, WIDE), interval(tosses, LEVEL)
    span = wide.high - wide.low
    near = np.linspace(max(low, wide.low - span / 2), min(high, wide.high + span / 2), 241)
    return np.union1d(np.concatenate([np.linspace(low, high, 81), near]), [tosses.estimate, inner.low, inner.high])


def across(low: float, high: float) -> Any:
    """Return the horizontal channel of p between fixed ends."""
    axis = alt.Axis(grid=False, values=ticks(low, high, 6), format=".4~f", labelOverlap=True, **theme.AXIS)
    return alt.X("p:Q").scale(domain=[low, high], nice=False).title(_("probability of heads p")).axis(axis)
