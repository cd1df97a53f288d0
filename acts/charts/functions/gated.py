"""Pictures of the experiments on gated functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, named_rows
from acts.charts.kit.frames import Subject, subject_of
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named, padded, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.gated import magnified, mean_output
from acts.functions.exponential import selu
from acts.functions.gated import MEMBERS, gelu_tanh, quick_gelu, silu
from acts.functions.rectified import relu
from acts.language import _, cached

POWER = Parameter("power", "k", 1.5, Interval(0.0, 3.3), Interval(0.0, 3.3), 0.1, "magnification, as a power of ten")
SPREAD = Parameter(
    "spread", "s", 1.0, Interval(0.1, 10.0), Interval(0.1, 3.0), 0.1, "standard deviation of the pre-activations"
)
EDGE = 1.0  # what is magnified beyond it has left the picture


def _quick(z: Any, power: float) -> Any:
    difference = magnified(quick_gelu, z, power)
    return np.where(np.abs(difference) <= EDGE, difference, np.nan)


DIFFERENCES = Subject(
    "gelu_tanh",
    "tanh form − exact",
    lambda z, power: magnified(gelu_tanh, z, power),
    parameters=(POWER,),
    companion=_quick,
    companion_name="quick − exact",
    up="difference, magnified",
)
BETWEEN = Subject(
    "silu",
    silu.name,
    silu.value,
    parameters=silu.parameters,
    companion=lambda z, **_: z / 2,
    companion_name="z / 2",
)

SPREADING = Live((SPREAD,), labels=("standard deviation s",))
MEASURED = (*MEMBERS, relu, selu)
"""The functions whose mean outputs are compared."""

_MEAN = Place("means", 0.0, 1.0, "mean output")


@lru_cache(maxsize=16)
def still(activation: Activation) -> Subject:
    """Return a function with its slope at its default parameters, which no slider moves."""
    return replace(subject_of(activation), second_derivative=None, parameters=(), anchors=())


def means_picture(start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the mean output of each function for z from N(0, s^2), as bars, while s moves.

    `start` and `sentences` are those of `Live.picture`, for `SPREADING`.
    """
    every = [spread for (spread,) in SPREADING.settings(start)]
    means = np.array([[mean_output(a, spread) for a in MEASURED] for spread in every])
    names = [_(a.name) for a in MEASURED]
    kinds = ["gated" if a in MEMBERS else "other" for a in MEASURED]
    columns: dict[str, Any] = {
        "spread": np.repeat(np.array(every), len(names)), "name": names * len(every), "kind": kinds * len(every),
        "mean": means.ravel(),
    }  # fmt: skip
    data, ends = {"outputs": arrow(columns), "zero": arrow({"mean": np.zeros(1)})}, padded(means)
    return SPREADING.picture(_means_spec(), data, start, sentences, marks={"means": ticks(*ends, 6)}, means=ends)


@cached(maxsize=1)
def _means_spec() -> dict[str, Any]:
    names, kinds = [_(a.name) for a in MEASURED], ["gated", "other"]
    hue = alt.Color("kind:N").scale(domain=kinds, range=[theme.colour(MEMBERS[0].slug), theme.FURNITURE]).legend(None)
    bars = SPREADING.now("outputs").mark_bar(**theme.QUIET)
    written = SPREADING.now("outputs").transform_calculate(end="max(0, datum.mean)")
    written = written.mark_text(align="left", dx=6, fontSize=15, **theme.QUIET)
    zero = named("zero").mark_rule(strokeWidth=theme.THIN, **theme.QUIET)
    return SPREADING.over(
        bars.encode(_MEAN.across("mean:Q"), named_rows(names, 150), hue),
        written.encode(
            _MEAN.across("end:Q"),
            named_rows(names, 150),
            alt.Text("mean:Q", format=".3f"),
            color=alt.value(theme.FURNITURE),
        ),
        zero.encode(_MEAN.across("mean:Q"), color=alt.value(theme.FURNITURE)),
    )
