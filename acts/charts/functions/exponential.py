"""Pictures of the experiments on soft rectifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation, Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, powers
from acts.charts.kit.frames import Subject
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.exponential import softened, softened_slope
from acts.functions.exponential import celu, elu, softplus, sparse_plus, squareplus
from acts.functions.rectified import leaky_relu, relu
from acts.functions.sigmoidal import sigmoid
from acts.language import _, cached

ALPHA = Parameter("alpha", r"\alpha", 1.5, Interval(0.1, 1e6), Interval(0.1, 2.5), 0.1, "shape of ELU and of CELU")
POWER = Parameter("power", "k", 0.0, Interval(-2.0, 4.0), Interval(-0.5, 2.0), 0.1, "beta as a power of ten")
PLACE = Parameter("z", "z", -8.0, Interval(-12.0, 0.0), Interval(-10.0, 0.0), 0.25, "read off at")
NEAR = Parameter("z", "z", -1.0, Interval(-4.0, 4.0), Interval(-4.0, 4.0), 0.2, "read off at")

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

ROUNDED = (softplus, squareplus, sparse_plus, relu)
"""Three functions without a corner, and ReLU."""
ROUNDING = Live((NEAR,), labels=("z",))

FADED = (elu, leaky_relu, sigmoid)
"""The functions whose slopes are compared on a logarithmic axis, which has no place for the slope 0."""
FADING = Live((PLACE,), labels=("z",))

_Z = Place("places", 0.0, 1.0, "pre-activation z")
_VALUE = Place("values", 0.0, 0.46, "f(z)")
_SLOPE = Place("slopes", 0.54, 1.0, "f ′(z)")
_LOG_SLOPE = Place("slopes", 0.0, 1.0, "slope f ′(z)", ".0e", "log")
_LOG_ENDS = (1e-6, 2.0)


def rounded_picture(start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the rounded functions beside ReLU, with their slopes, read off at a place that moves.

    `start` and `sentences` are those of `Live.picture`, for `ROUNDING`.
    """
    ends = (NEAR.domain.low, NEAR.domain.high)
    z = np.union1d(np.linspace(*ends, 161), [1e-9])  # so that the jump of ReLU's slope is upright
    data = _read_off(ROUNDED, z, ROUNDING.settings(start))
    marks = {"places": ticks(*ends, 8), "values": (0, 2, 4), "slopes": (0, 0.5, 1)}
    return ROUNDING.picture(
        _rounded_spec(), data, start, sentences, marks=marks, places=ends, values=(-0.2, 4.4), slopes=(-0.06, 1.1)
    )


@cached(maxsize=1)
def _rounded_spec() -> dict[str, Any]:
    hues = [theme.colour(a.slug) for a in ROUNDED[:-1]]
    layers = _read_off_layers(ROUNDING, ROUNDED, [*hues, theme.FURNITURE], {"f": _VALUE, "d": _SLOPE})
    return ROUNDING.over(*layers, resolve={"y": "independent"})


def fading_picture(crossing: float, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the slopes left of 0 on a logarithmic axis, read off at a place that moves.

    Parameters
    ----------
    crossing : float
        Where ELU's slope is that of leaky ReLU, which is marked.
    start, sentences
        As in `Live.picture`, for `FADING`.
    """
    ends = (PLACE.domain.low, PLACE.domain.high)
    data = _read_off(FADED, np.linspace(*ends, 241)[:-1], FADING.settings(start))
    data["crossing"] = arrow({"at": np.array([crossing]), "d": elu.derivative(np.array([crossing]))})
    marks = {"places": ticks(*ends, 6), "slopes": powers(*_LOG_ENDS)}
    return FADING.picture(_fading_spec(), data, start, sentences, marks=marks, places=ends, slopes=_LOG_ENDS)


@cached(maxsize=1)
def _fading_spec() -> dict[str, Any]:
    hues = [theme.colour(a.slug) for a in FADED[:-1]]  # the sigmoid's own is that of ELU
    ring = named("crossing").mark_point(size=260, opacity=1, strokeWidth=theme.THIN, **theme.QUIET)
    return FADING.over(
        ring.encode(_Z.across("at:Q"), _LOG_SLOPE.up("d:Q"), color=alt.value(theme.FURNITURE)),
        *_read_off_layers(FADING, FADED, [*hues, theme.FURNITURE], {"d": _LOG_SLOPE}),
    )


def _read_off(compared: Sequence[Activation], z: Array, settings: Sequence[Setting]) -> dict[str, bytes]:
    """Return the curves of some functions, and their values and slopes at each place of a slider."""
    every, names = np.array([place for (place,) in settings]), [_(a.name) for a in compared]
    return {
        data: arrow(
            {
                "name": np.repeat(names, at.size), column: np.tile(at, len(names)),
                "f": np.concatenate([a(at) for a in compared]),
                "d": np.concatenate([a.derivative(at) for a in compared]),
            }
        )
        for data, column, at in (("curves", "at", z), ("here", "z", every))
    }  # fmt: skip


def _read_off_layers(
    live: Live, compared: Sequence[Activation], hues: list[str], panels: Mapping[str, Place]
) -> list[alt.Chart]:
    """Return the layers of that: for each column a panel with the lines, and a point on each where it is read off."""
    names = [_(a.name) for a in compared]
    legend = theme.legend(names)
    hue = alt.Color("name:N").scale(domain=names, range=hues).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], *theme.DASHES[: len(names) - 1]]).legend(legend)
    here, there = _Z.across("z:Q"), _Z.across("at:Q")
    lines = named("curves").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    dots = live.now("here").mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    rule = live.now("here").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    return [
        *(lines.encode(there, place.up(f"{column}:Q"), hue, dash) for column, place in panels.items()),
        rule.encode(here, color=alt.value(theme.FURNITURE)),
        *(
            dots.encode(here, place.up(f"{column}:Q"), color=alt.value(theme.ACCENT))
            for column, place in panels.items()
        ),
    ]
