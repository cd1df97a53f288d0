"""Two outputs between 0 and 1 at a logit and its negative: those of sigmoid add up to 1, those of cloglog do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from acts.activation import REALS, Activation, Interval, Parameter
from acts.charts.kit.axes import Place
from acts.charts.kit.curves import Trace, curves_picture
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture

_REACH = 4.0
MIRRORED = Parameter("mirrored", "z", 2.0, REALS, Interval(-_REACH, _REACH), 0.1, "logit z")
_LIVE = Live((MIRRORED,), most=81, labels=(MIRRORED.meaning,))
_Z = np.linspace(-_REACH, _REACH, 241)


def symmetry_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the logits that the live picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def symmetry_picture(
    functions: Sequence[tuple[str, Activation]], start: tuple[float, ...], sentences: Sequence[str]
) -> Picture:
    """Return the outputs of some functions above, and below what each adds up to at a logit and at its negative.

    Parameters
    ----------
    functions : sequence of (str, Activation)
        Under the names that they are shown by.
    start : tuple of float
        The logit at which the slider starts.
    sentences : sequence of str
        What is seen at each of `symmetry_settings(start)`.
    """
    z = np.array([value for (value,) in symmetry_settings(start)])
    traces = [
        trace
        for name, f in functions
        for trace in (
            Trace(name, "output", _Z, np.asarray(f(_Z)), (z, np.asarray(f(z)))),
            Trace(name, "sum", _Z, np.asarray(f(_Z) + f(-_Z)), (z, np.asarray(f(z) + f(-z)))),
        )
    ]
    across = Place("across", 0.0, 1.0, "logit z")
    panels = Place("output", 0.0, 0.48, "output at z"), Place("sum", 0.54, 1.0, "at z + at -z")
    ends = {"across": (-_REACH, _REACH), "output": (-0.05, 1.05), "sum": (0.88, 1.32)}
    return curves_picture(_LIVE, start, sentences, across, panels, ends, traces)
