"""Where formulas break that are written as textbooks print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import named_rows
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.experiments.functions.naive import (
    REACH,
    Naive,
    Stretch,
    stretches,
    stretches_below,
    trial,
    trials,
    two_below,
)
from acts.language import _, cached

_HOLDS, _BREAKS = "holds", "breaks"
_SYMBOL = 150  # of the marks, in the picture as in the legend
_LABEL = "datum.value ? format(datum.value, '~s') : '0'"  # in thousands: a phone has no room for more
_TICKS = [-1000, -100, -10, 0, 10, 100, 1000]
FAR = 1e6
"""The largest logit that has a place in the picture of the formulas of a vector."""
_FAR_TICKS = [-1e6, -1e3, -10, 0, 10, 1e3, 1e6]


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
    found, broken = [stretches(form) for form in forms], [trial(form, z).broken for form in forms]
    return _picture(names, found, broken, z, REACH, _("pre-activation z"), alt_text)


def naive_vectors_picture(
    forms: Sequence[Naive], names: tuple[str, ...], z: float, gap: float, alt_text: str
) -> Picture:
    """Return that picture for formulas of a vector, over the largest of three logits; the other two are lower by `gap`.

    Parameters
    ----------
    forms : sequence of Naive
        Formulas of a vector.
    names : tuple of str
        What they are called.
    z : float
        The largest logit, from -`FAR` to `FAR`.
    gap : float
    alt_text : str
    """
    reach = REACH if abs(z) <= REACH else FAR
    found = [stretches_below(form, gap, reach) for form in forms]
    broken = [any(each.broken for each in trials(form, two_below(z, gap))) for form in forms]
    return _picture(names, found, broken, z, reach, _("largest logit z"), alt_text)


def _picture(
    names: tuple[str, ...], found: Sequence[Sequence[Stretch]], broken: Sequence[bool], z: float, reach: float,
    title: str, alt_text: str,
) -> Picture:  # fmt: skip
    states = _(_HOLDS), _(_BREAKS)
    data = {
        "stretches": rows(
            {"name": str, "low": float, "high": float, "state": str},
            [(n, s.low, s.high, states[s.broken]) for n, each in zip(names, found, strict=True) for s in each],
        ),
        "here": rows(
            {"name": str, "z": float, "state": str},
            [(n, z, states[falls]) for n, falls in zip(names, broken, strict=True)],
        ),
    }
    return Picture(_spec(names, reach, title), data, alt_text)


@cached(maxsize=4)
def _spec(names: tuple[str, ...], reach: float, title: str) -> dict[str, Any]:
    states = [_(_HOLDS), _(_BREAKS)]
    scale = alt.Scale(type="symlog", domain=[-reach, reach], nice=False)
    axis = alt.Axis(
        grid=True, values=_TICKS if reach == REACH else _FAR_TICKS, labelExpr=_LABEL, labelOverlap=True, **theme.AXIS
    )
    x, y = alt.X("low:Q").scale(scale).title(title).axis(axis), named_rows(names, 165)
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
