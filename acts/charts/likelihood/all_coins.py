"""The picture of all real coins: every share of heads with its interval, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, layered, named
from acts.language import _, cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL

_NAMES = "min(235, width * 0.5)"
"""The width of the column of names: a phone cuts long names short."""
_SCALE = alt.Scale(
    type="symlog", constant=0.004, domain=[-0.55, 0.3], nice=False, range=[{"expr": _NAMES}, {"expr": "width"}]
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the picture of all coins.

    Parameters
    ----------
    name : str
        Written beside the interval.
    counts : Tosses
    chosen : bool
        Whether it is the one looked at: drawn in the accent colour.
    """

    name: str
    counts: Tosses
    chosen: bool = False


def all_coins_picture(rows: Sequence[Row], alt_text: str) -> Picture:
    """Return every share of heads with its interval, one below the other, on an axis stretched around 1/2.

    A filled circle where the interval holds 1/2, an open diamond where it does not.
    """
    spans = [interval(row.counts, LEVEL) for row in rows]
    columns: dict[str, Any] = {
        "row": np.arange(len(rows), dtype=np.float64),
        "name": [row.name for row in rows],
        "p": np.array([row.counts.estimate for row in rows]) - FAIR,
        "low": np.array([span.low for span in spans]) - FAIR,
        "high": np.array([span.high for span in spans]) - FAIR,
        "holds": ["yes" if FAIR in span else "no" for span in spans],
        "chosen": ["yes" if row.chosen else "no" for row in rows],
    }
    return Picture(_spec(len(rows)), {"rows": arrow(columns)}, alt_text)


@cached(maxsize=8)
def _spec(count: int) -> dict[str, Any]:
    y = alt.Y("row:Q").scale(domain=[count - 0.4, -0.6], nice=False).axis(None)
    tint = alt.Color("chosen:N").scale(domain=["yes", "no"], range=[theme.ACCENT, "blue"]).legend(None)
    return finished(layered(_fair(), _interval(y, tint), *_shares(y, tint), _names(y)))


def _across(column: str) -> Any:
    """Return the horizontal channel of a distance from 1/2: stretched where the largest experiments lie."""
    marked = [-0.5, -0.2, -0.05, -0.01, 0, 0.01, 0.05, 0.2]
    written = "format(datum.value + 0.5, '.3~f')"
    axis = alt.Axis(grid=True, values=marked, labelExpr=written, labelOverlap=True, **theme.AXIS)
    return alt.X(column).scale(_SCALE).title(_("p, stretched around 1/2")).axis(axis)


def _fair() -> Any:
    rule = named("rows").mark_rule(strokeDash=[4, 4], **theme.QUIET)
    return rule.encode(alt.XDatum(0).scale(_SCALE), color=alt.value(theme.FURNITURE))


def _interval(y: Any, tint: Any) -> Any:
    rule = named("rows").mark_rule(strokeWidth=theme.THICK, **theme.QUIET)
    return rule.encode(_across("low:Q"), alt.X2("high:Q"), y, tint)


def _shares(y: Any, tint: Any) -> list[Any]:
    """Return the shares of heads, by whether the interval holds 1/2."""
    shape = alt.Shape("holds:N").scale(domain=["yes", "no"], range=["circle", "diamond"]).legend(None)
    holds = named("rows").transform_filter("datum.holds == 'yes'")
    leaves_out = named("rows").transform_filter("datum.holds == 'no'")
    filled = holds.mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    hollow = leaves_out.mark_point(size=150, strokeWidth=3, opacity=1, **theme.QUIET)
    return [mark.encode(_across("p:Q"), y, tint, shape) for mark in (filled, hollow)]


def _names(y: Any) -> Any:
    text = named("rows").mark_text(
        align="left", baseline="middle", fontSize=15, limit={"expr": f"{_NAMES} - 10"}, **theme.QUIET
    )
    return text.encode(alt.X(value=0), y, alt.Text("name:N"), color=alt.value(theme.FURNITURE))
