"""The negative log-likelihood of each law over the logit, and its slope: output minus target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, padded
from acts.experiments.likelihood.outputs import REACH, Law, laws

LOGIT = Parameter("logit", "z", 1.0, REALS, Interval(-REACH, REACH), 0.1, "logit z")
_LIVE = Live((LOGIT,), most=61, labels=(LOGIT.meaning,))
_Z = np.linspace(-REACH, REACH, 181)


def laws_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the logits that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def laws_picture(law: Law, names: tuple[str, str], start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the NLL of a law above, with a tangent at the slider's logit, and its slope on output - target below.

    Parameters
    ----------
    law : Law
    names : pair of str
        What the NLL with its slope, and output - target, are called.
    start : tuple of float
        The logit at which the slider starts.
    sentences : sequence of str
        What is seen at each of `laws_settings(start)`.
    """
    z = np.array([value for (value,) in laws_settings(start)])
    nll, slope, residual = law.nll(_Z), law.slope(_Z), law.of(_Z) - law.target
    traces = [
        Trace(names[0], "nll", _Z, nll, (z, law.nll(z)), law.slope(z)),
        Trace(names[0], "slope", _Z, slope, (z, law.slope(z))),
        Trace(names[1], "slope", _Z, residual),
    ]
    across = Place("across", 0.0, 1.0, "logit z")
    panels = Place("nll", 0.0, 0.48, "NLL, nats"), Place("slope", 0.56, 1.0, "slope in z")
    ends = {"across": (-REACH, REACH), "nll": padded(nll), "slope": padded(slope, residual)}
    return curves_picture(_LIVE, start, sentences, across, panels, ends, traces)


def laws_csv() -> str:
    """Return the laws with their outputs and losses as CSV."""
    found = [(law.slug, law.name, law.output, law.loss, law.apart) for law in laws()]
    return csv(("task", "law", "output", "loss", "largest_difference"), found)
