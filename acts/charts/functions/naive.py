"""Where formulas break that are written as textbooks print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import named_rows
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.experiments.functions.naive import REACH, Naive, stretches, trial
from acts.language import _, cached

_HOLDS, _BREAKS = "holds", "breaks"
_SYMBOL = 150  # of the marks, in the picture as in the legend
_LABEL = "datum.value ? format(datum.value, '~s') : '0'"  # in thousands: a phone has no room for more
_TICKS = [-1000, -100, -10, 0, 10, 100, 1000]


def naive_picture(forms: Sequence[Naive], names: tuple[str, ...], z: float, alt_text: str) -> Picture:
    """Return a row for each formula, with the stretches of z in which it holds and breaks, and a mark at one z.

    Parameters
    ----------
    forms : sequence of Naive
        Formulas of one number.
    names : tuple of str
        What they are called.
    z : float
    alt_text : str
    """
    states = _(_HOLDS), _(_BREAKS)
    data = {
        "stretches": rows(
            {"name": str, "low": float, "high": float, "state": str},
            [(n, s.low, s.high, states[s.broken]) for n, f in zip(names, forms, strict=True) for s in stretches(f)],
        ),
        "here": rows(
            {"name": str, "z": float, "state": str},
            [(n, z, states[trial(f, z).broken]) for n, f in zip(names, forms, strict=True)],
        ),
    }
    return Picture(_spec(names), data, alt_text)


@cached(maxsize=4)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    states = [_(_HOLDS), _(_BREAKS)]
    scale = alt.Scale(type="symlog", domain=[-REACH, REACH], nice=False)
    axis = alt.Axis(grid=True, values=_TICKS, labelExpr=_LABEL, labelOverlap=True, **theme.AXIS)
    x, y = alt.X("low:Q").scale(scale).title(_("pre-activation z")).axis(axis), named_rows(names, 165)
    at = alt.X("z:Q").scale(scale)
    legend = theme.legend(states)
    legend["symbolSize"] = _SYMBOL
    hue = alt.Color("state:N").scale(domain=states, range=["blue", theme.ACCENT]).legend(legend)
    shape = alt.Shape("state:N").scale(domain=states, range=["circle", "cross"]).legend(None)
    layers = []
    for state, width in zip(states, (5, 17), strict=True):
        bars = named("stretches").transform_filter(alt.datum.state == state).mark_bar(size=width, **theme.QUIET)
        layers.append(bars.encode(x, alt.X2("high:Q"), y, hue))
    rule = named("here").mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(at, color=alt.value(theme.FURNITURE))
    marks = named("here").mark_point(filled=True, size=_SYMBOL, opacity=1, **theme.QUIET)
    return finished(layered(*layers, rule, marks.encode(at, y, shape=shape, color=alt.value(theme.FURNITURE))))
