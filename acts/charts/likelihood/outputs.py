"""What comes out against the logit that goes in: the functions of an output layer, as still lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, ticks
from acts.experiments.likelihood.outputs import softmax
from acts.language import _, cached

REACH, TOP = 6.0, 8.0
SECOND, THIRD = 1.0, 0.0
"""The fixed logits of two classes; the logit of the third class moves."""
_COLOURS = ("blue", "green", "violet", "red", "gray")
_LINES = ([1, 0], *theme.DASHES)


def outputs_picture(functions: Mapping[str, Activation], extent: tuple[float, float], alt_text: str) -> Picture:
    """Return some functions of one logit, by the names they are shown under, within this extent of the output."""
    z = np.linspace(-REACH, REACH, 241)
    return _lines(z, {name: np.asarray(f(z)) for name, f in functions.items()}, extent, "logit z", "output", alt_text)


def rate_picture(name: str, alt_text: str) -> Picture:
    """Return the exponential of the logit: the expected count."""
    z = np.linspace(-REACH, REACH, 241)
    return _lines(z, {name: np.exp(z)}, (-0.4, TOP), "logit z", "expected count", alt_text)


def softmax_picture(names: tuple[str, str, str], alt_text: str) -> Picture:
    """Return the softmax of three logits while the first moves, by the names of the classes."""
    z = np.linspace(-REACH, REACH, 241)
    shares = dict(zip(names, softmax((z, SECOND, THIRD)), strict=True))
    return _lines(z, shares, (-0.05, 1.05), "logit z₁ of class 1", "probability", alt_text)


def _lines(
    z: Any, lines: Mapping[str, Any], extent: tuple[float, float], across: str, up: str, alt_text: str
) -> Picture:
    columns: dict[str, Any] = {
        "z": np.tile(z, len(lines)),
        "a": np.concatenate(list(lines.values())),
        "name": [name for name in lines for _place in z],
    }
    return Picture(_spec(tuple(lines), extent, across, up), {"lines": arrow(columns)}, alt_text)


@cached(maxsize=32)
def _spec(names: tuple[str, ...], extent: tuple[float, float], across: str, up: str) -> dict[str, Any]:
    x = alt.X("z:Q").scale(domain=[-REACH, REACH], nice=False).title(_(across))
    x = x.axis(grid=False, values=ticks(-REACH, REACH, 6), **theme.AXIS)
    y = alt.Y("a:Q").scale(domain=list(extent), nice=False).title(_(up)).axis(values=ticks(*extent, 4), **theme.AXIS)
    legend = theme.legend(list(names)) if len(names) > 1 else None
    places = [k % len(_COLOURS) for k in range(len(names))]
    ink = alt.Color("name:N").scale(domain=list(names), range=[_COLOURS[k] for k in places]).legend(legend)
    places = [k % len(_LINES) for k in range(len(names))]
    dash = alt.StrokeDash("name:N").scale(domain=list(names), range=[_LINES[k] for k in places]).legend(legend)
    line = named("lines").mark_line(strokeWidth=theme.THICK, clip=True, **theme.QUIET)
    return finished(line.encode(x, y, ink, dash))
