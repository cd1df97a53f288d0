"""A neuron that learns to say 0 under two losses: its output and its slope over the epochs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.picture import Picture
from acts.charts.kit.stops import stops
from acts.experiments.likelihood.neuron import EPOCHS, lessons

_STRETCH = Interval(0.0, float(EPOCHS))
EPOCH = Parameter("epoch", "k", 150.0, _STRETCH, _STRETCH, 5.0, "epoch")
STOPS = 61


def epoch_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the epochs that the live picture can show: the slider's stops and the exact start."""
    return stops((EPOCH,), seed, STOPS)


def neuron_picture(
    w: float, b: float, rate: float, names: tuple[str, str], seed: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the live picture of a neuron's training by both losses.

    Parameters
    ----------
    w, b, rate : float
        The start and the learning rate.
    names : pair of str
        Cross-entropy and squared error, as they are called.
    seed : tuple of float
        The epoch at which the slider starts.
    sentences : sequence of str
        What is seen at each of `epoch_settings(seed)`.
    """
    at = np.array([int(epoch) for (epoch,) in epoch_settings(seed)])
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
    panels = (Place("output", 0.02, 0.55, "output a"), Place("slope", 0.63, 1.0, "slope dL/dz"))
    ends = {"across": (0.0, float(EPOCHS)), "output": (-0.04, 1.04), "slope": (-0.04, 1.04)}
    return curves_picture(EPOCH, STOPS, seed, sentences, across, panels, ends, traces, (), 500)
