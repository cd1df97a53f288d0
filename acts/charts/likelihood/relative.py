"""The relative likelihood of a coin: its curve, and the axes of every picture of it."""

from __future__ import annotations

import numpy as np

from acts.activation import Array
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.picture import ticks
from acts.likelihood import Tosses, interval, statistics
from acts.likelihood.intervals import LEVEL

WIDE = 0.999
"""The level of the interval that a curve is drawn around."""
ACROSS = Place("across", 0.0, 1.0, "probability of heads p", ".4~f")
TITLE, WRITTEN, MARKS = "L(p) / L(p̂)", ".1f", (0, 0.5, 1)
"""Of the vertical axis."""


def relative(tosses: Tosses, p: Array) -> Array:
    """Return the relative likelihood L(p) / L(p-hat) of these tosses, 1 at the maximum."""
    return np.asarray(np.exp(-np.asarray(statistics(tosses, p).likelihood_ratio) / 2))


def places(tosses: Tosses, low: float, high: float) -> Array:
    """Return places on the axis, denser where the likelihood is, the ends of the interval among them."""
    wide, inner = interval(tosses, WIDE), interval(tosses, LEVEL)
    span = wide.high - wide.low
    near = np.linspace(max(low, wide.low - span / 2), min(high, wide.high + span / 2), 241)
    return np.union1d(np.concatenate([np.linspace(low, high, 81), near]), [tosses.estimate, inner.low, inner.high])


def marks(ends: Ends) -> list[float]:
    """Return the ticks of the axis of p."""
    return ticks(*ends, 6)
