"""Losses against the logit: the curves with their slopes, five samples under two losses, and the Gaussian's NLL."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from acts.activation import POSITIVE, REALS, Array, Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture
from acts.losses import BERNOULLI, HALF_SQUARE, gaussian

LOGIT = Parameter("z", "z", 3.0, REALS, Interval(-6.0, 6.0), 0.2, "logit z")
SPREADS = Interval(3e-4, 3e3)
"""Of the Gaussian: those that are drawn."""
PAIR = (BERNOULLI, HALF_SQUARE)
STOPS, TARGET = 61, 1.0
_LIVE = Live((LOGIT,), most=STOPS, labels=(LOGIT.meaning,))
_Z = np.linspace(-6, 6, 241)
_ACROSS = Place("across", 0, 1, "logit z")


def losses_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the logits that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def losses_picture(
    label: int, names: tuple[str, str], start: tuple[float, ...], sentences: Sequence[str], words: Sequence[str]
) -> Picture:
    """Return cross-entropy and squared error of a sigmoid above, their slopes below, a tangent at the slider's logit.

    Parameters
    ----------
    label : {0, 1}
    names : pair of str
        What the two losses are called.
    start : tuple of float
        The logit at which the slider starts.
    sentences, words : sequence of str
        What is seen, and what is to be read off, at each of `losses_settings(start)`.
    """
    z = np.array([value for (value,) in losses_settings(start)])
    traces = [
        trace
        for loss, name in zip(PAIR, names, strict=True)
        for trace in (
            Trace(name, "loss", _Z, loss.value(_Z, label), (z, loss.value(z, label)), loss.slope(z, label)),
            Trace(name, "slope", _Z, loss.slope(_Z, label), (z, loss.slope(z, label))),
        )
    ]
    panels = (Place("loss", 0.0, 0.48, "loss L"), Place("slope", 0.55, 1.0, "slope in z"))
    low, high = (-0.06, 1.1) if label == 0 else (-1.1, 0.06)
    ends = {"across": (-6.0, 6.0), "loss": (-0.3, 6.2), "slope": (low, high)}
    return curves_picture(_LIVE, start, sentences, _ACROSS, panels, ends, traces, words, right=label == 1)


def scale(spread: float) -> float:
    """Return the power of ten that the picture around a spread is drawn in: 1 from 0.3 to 3."""
    return 10.0 ** (math.floor(min(math.log10(spread / 0.3), 0.0)) + math.ceil(max(math.log10(spread / 3), 0.0)))


def spread_around(spread: float) -> Parameter:
    """Return the spread as the parameter of a live chart: from 0.3 to 3 in the scale of this one."""
    low, high, step = (float(f"{end * scale(spread):.12g}") for end in (0.3, 3.0, 0.1))
    return Parameter("spread", r"\sigma", 1.0, POSITIVE, Interval(low, high), step, "spread σ")


def _live(spread: float) -> Live:
    parameter = spread_around(spread)
    return Live((parameter,), most=STOPS, labels=(parameter.meaning,))


def gaussian_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the spreads that the live picture can show: the slider's stops and the exact start."""
    return _live(start[0]).settings(start)


def gaussian_picture(names: tuple[str, str], start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the NLL of a target of 1 against the prediction, and half the squared error, scaled and shifted onto it.

    Parameters
    ----------
    names : pair of str
        What the two are called.
    start : tuple of float
        The spread at which the slider starts. The axes and the slider are in its scale, where all curves look alike.
    sentences : sequence of str
        What is seen at each of `gaussian_settings(start)`.
    """
    spreads = np.array([value for (value,) in gaussian_settings(start)])
    unit = scale(start[0])
    places = _places(unit, 61)
    z = np.tile(places, (spreads.size, 1))
    values, slopes, squares = (
        np.array(part) for part in zip(*(_gaussian(places, float(spread)) for spread in spreads), strict=True)
    )
    traces = [
        Trace(names[0], "nll", z, values),
        Trace(names[1], "nll", z, squares),
        Trace(names[0], "slope", z, slopes),
    ]
    across = Place("across", 0, 1, "prediction z")
    panels = (Place("nll", 0.0, 0.48, "NLL, nats"), Place("slope", 0.52, 1.0, "slope in z"))
    ends = {
        "across": (float(places[0]), float(places[-1])),
        "nll": (-1.0 + math.log(unit), 10.5 + math.log(unit)),
        "slope": (-12.0 / unit, 12.0 / unit),
    }
    return curves_picture(_live(start[0]), start, sentences, across, panels, ends, traces)


def _places(unit: float, count: int) -> Array:
    return TARGET + unit * np.linspace(-5, 5, count)


def _gaussian(z: Array, spread: float) -> tuple[Array, Array, Array]:
    loss = gaussian(spread)
    return loss.value(z, TARGET), loss.slope(z, TARGET), scaled_square(z, spread)


def scaled_square(z: Any, spread: float) -> Any:
    """Return half the squared error from the target of the picture, over spread^2, raised to the height of the NLL."""
    return (np.asarray(z) - TARGET) ** 2 / 2 / spread**2 + float(gaussian(spread).value(TARGET, TARGET))


@lru_cache(maxsize=256)
def apart(spread: float, unit: float) -> float:
    """Return the largest difference, in nats, between the two curves of `gaussian_picture` in this scale."""
    z = _places(unit, 1001)
    return float(np.abs(gaussian(spread).value(z, TARGET) - scaled_square(z, spread)).max())
