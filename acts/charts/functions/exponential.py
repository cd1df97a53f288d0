"""Pictures of the experiments on soft rectifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, powers
from acts.charts.kit.frames import Subject
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.stops import Setting
from acts.experiments.functions.exponential import softened, softened_slope
from acts.functions.exponential import celu, elu, softplus
from acts.functions.rectified import leaky_relu, relu
from acts.functions.sigmoidal import sigmoid
from acts.language import _, cached

ALPHA = Parameter("alpha", r"\alpha", 1.5, Interval(0.1, 1e6), Interval(0.1, 2.5), 0.1, "of both, ELU and CELU")
POWER = Parameter("power", "k", 0.0, Interval(-2.0, 4.0), Interval(-0.5, 2.0), 0.1, "beta as a power of ten")
PLACE = Parameter("z", "z", -5.0, Interval(-12.0, 0.0), Interval(-10.0, 0.0), 0.25, "The pre-activation")

BESIDE = Subject(
    "elu",
    elu.name,
    elu.value,
    elu.derivative,
    parameters=(ALPHA,),
    breaks=lambda **_alpha: (0.0,),
    companion=celu.value,
    companion_derivative=celu.derivative,
    companion_name=celu.name,
)
CLOSING_IN = Subject(
    "softplus",
    softplus.name,
    softened,
    softened_slope,
    parameters=(POWER,),
    companion=lambda z, **_power: relu(z),
    companion_name=relu.name,
)
# softplus at its default, without a slider
ROUNDED = Subject(
    "softplus",
    softplus.name,
    softplus.value,
    softplus.derivative,
    companion=relu.value,
    companion_name=relu.name,
)

COMPARED = (elu, leaky_relu, sigmoid)
"""The functions whose slopes are compared on a logarithmic axis, which has no place for the slope 0."""
FADING = Live((PLACE,), labels=("z",))

_Z = Place("places", 0.0, 1.0, "pre-activation z")
_SLOPE = Place("slopes", 0.0, 1.0, "slope f ′(z)", ".0e", "log")
_ENDS = (1e-6, 2.0)


def fading_picture(crossing: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the slopes left of 0 on a logarithmic axis, read off at a place that moves.

    Parameters
    ----------
    crossing : float
        Where ELU's slope is that of leaky ReLU, which is marked.
    start, sentences
        As in `Live.picture`, for `FADING`.
    """
    low, high = PLACE.domain.low, PLACE.domain.high
    z = np.linspace(low, high, 241)[:-1]
    every = np.array([place for (place,) in FADING.settings(start)])
    names = [_(a.name) for a in COMPARED]
    data = {
        "curves": arrow(
            {
                "name": np.repeat(names, z.size), "at": np.tile(z, len(names)),
                "slope": np.concatenate([a.derivative(z) for a in COMPARED]),
            }
        ),
        "here": arrow(
            {
                "name": np.repeat(names, every.size), "z": np.tile(every, len(names)),
                "slope": np.concatenate([a.derivative(every) for a in COMPARED]),
            }
        ),
        "crossing": arrow({"at": np.array([crossing]), "slope": elu.derivative(np.array([crossing]))}),
    }  # fmt: skip
    marks = {"places": np.arange(low, high + 1, 2).tolist(), "slopes": powers(*_ENDS)}
    return FADING.picture(_fading_spec(), data, start, sentences, marks=marks, places=(low, high), slopes=_ENDS)


@cached(maxsize=1)
def _fading_spec() -> dict[str, Any]:
    names = [_(a.name) for a in COMPARED]
    legend = theme.legend(names)
    hues = [*(theme.colour(a.slug) for a in (elu, leaky_relu)), theme.FURNITURE]  # the sigmoid has ELU's own colour
    hue = alt.Color("name:N").scale(domain=names, range=hues).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], *theme.DASHES[:2]]).legend(legend)
    lines = named("curves").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    rule = FADING.now("here").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    dots = FADING.now("here").mark_point(filled=True, size=140, opacity=1, **theme.QUIET)
    ring = named("crossing").mark_point(size=260, opacity=1, strokeWidth=theme.THIN, **theme.QUIET)
    here, there = _Z.across("z:Q"), _Z.across("at:Q")
    return FADING.over(
        lines.encode(there, _SLOPE.up("slope:Q"), hue, dash),
        rule.encode(here, color=alt.value(theme.FURNITURE)),
        ring.encode(there, _SLOPE.up("slope:Q"), color=alt.value(theme.FURNITURE)),
        dots.encode(here, _SLOPE.up("slope:Q"), color=alt.value(theme.ACCENT)),
    )
