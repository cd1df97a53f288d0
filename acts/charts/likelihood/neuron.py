"""A neuron that learns to say 0 under two losses: its output and its slope over the epochs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture
from acts.experiments.likelihood.neuron import EPOCHS, lessons

_STRETCH = Interval(0.0, float(EPOCHS))
EPOCH = Parameter("epoch", "k", 150.0, _STRETCH, _STRETCH, 5.0, "epoch")
_LIVE = Live((EPOCH,), most=61)


def neuron_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the epochs that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def neuron_picture(
    w: float, b: float, rate: float, names: tuple[str, str], start: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live picture of a neuron's training by both losses.

    Parameters
    ----------
    w, b, rate : float
        The start and the learning rate.
    names : pair of str
        Cross-entropy and squared error, as they are called.
    start : tuple of float
        The epoch at which the slider starts.
    sentences : sequence of str
        What is seen at each of `neuron_settings(start)`.
    """
    at = np.array([int(epoch) for (epoch,) in neuron_settings(start)])
    epochs = np.arange(EPOCHS + 1.0)
    square, cross = lessons(w, b, rate)
    traces = [
        trace
        for lesson, name in zip((cross, square), names, strict=True)
        for trace in (
            Trace(name, "output", epochs, lesson.outputs, (epochs[at], lesson.outputs[at])),
            Trace(name, "slope", epochs, lesson.slopes, (epochs[at], lesson.slopes[at])),
        )
    ]
    across = Place("across", 0, 1, "epoch")
    panels = (Place("output", 0.0, 0.48, "output a"), Place("slope", 0.56, 1.0, "slope dL/dz"))
    ends = {"across": (0.0, float(EPOCHS)), "output": (-0.04, 1.04), "slope": (-0.04, 1.04)}
    return curves_picture(_LIVE, start, sentences, across, panels, ends, traces)


def neuron_csv(w: float, b: float, rate: float) -> str:
    """Return the output under both losses, a row an epoch, as CSV."""
    square, cross = lessons(w, b, rate)
    found = zip(range(EPOCHS + 1), square.outputs.tolist(), cross.outputs.tolist(), strict=True)
    return csv(("epoch", "output_squared_error", "output_cross_entropy"), found)
