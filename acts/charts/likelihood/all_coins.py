"""The picture of all real coins: every share of heads with its interval, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named
from acts.language import _, cached
from acts.likelihood import Tosses, interval
from acts.likelihood.evidence import FAIR
from acts.likelihood.intervals import LEVEL


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the picture of all coins.

    Parameters
    ----------
    name : str
        Written above the interval.
    counts : Tosses
    chosen : bool
        Whether it is the one looked at: drawn in the accent colour.
    """

    name: str
    counts: Tosses
    chosen: bool = False


def forest_picture(rows: Sequence[Row], alt_text: str) -> Picture:
    """Return every share of heads with its 95% interval, one below the other, on an axis stretched around 1/2.

    A filled circle where the interval holds 1/2, an open diamond where it does not.
    """
    spans = [interval(row.counts, LEVEL) for row in rows]
    columns: dict[str, Any] = {
        "row": np.arange(len(rows), dtype=np.float64),
        "name": [row.name for row in rows],
        "p": np.array([row.counts.estimate for row in rows]) - FAIR,
        "low": np.array([span.low for span in spans]) - FAIR,
        "high": np.array([span.high for span in spans]) - FAIR,
        "holds": ["yes" if span.low <= FAIR <= span.high else "no" for span in spans],
        "chosen": ["yes" if row.chosen else "no" for row in rows],
    }
    return Picture(_forest_spec(len(rows)), {"rows": arrow(columns), "fair": arrow({"p": np.array([FAIR])})}, alt_text)


@cached(maxsize=4)
def _forest_spec(count: int) -> dict[str, Any]:
    marked = [-0.5, -0.2, -0.05, -0.01, 0, 0.01, 0.05, 0.2]
    axis = alt.Axis(
        grid=True, values=marked, labelExpr="format(datum.value + 0.5, '.3~f')", labelOverlap=True, **theme.AXIS
    )
    scale = alt.Scale(type="symlog", constant=0.004, domain=[-0.55, 0.3], nice=False)

    def across(column: str) -> Any:
        return alt.X(column).scale(scale).title(_("probability of heads p, stretched around 1/2")).axis(axis)

    x = across("p:Q")
    y = alt.Y("row:Q").scale(domain=[count - 0.3, -0.8], nice=False).axis(None)
    tint = alt.Color("chosen:N").scale(domain=["yes", "no"], range=[theme.ACCENT, "blue"]).legend(None)
    rows = named("rows")
    rule = rows.mark_rule(strokeWidth=theme.THICK, **theme.QUIET).encode(across("low:Q"), alt.X2("high:Q"), y, tint)
    fair = rows.mark_rule(strokeDash=[4, 4], **theme.QUIET).encode(
        alt.XDatum(0).scale(scale), color=alt.value(theme.FURNITURE)
    )
    shape = alt.Shape("holds:N").scale(domain=["yes", "no"], range=["circle", "diamond"]).legend(None)
    filled = rows.transform_filter("datum.holds == 'yes'").mark_point(filled=True, size=110, opacity=1, **theme.QUIET)
    open_ = rows.transform_filter("datum.holds == 'no'").mark_point(size=150, strokeWidth=3, opacity=1, **theme.QUIET)
    text = rows.mark_text(align="left", baseline="bottom", dy=-7, fontSize=14, **theme.QUIET)
    words = text.encode(alt.X(value=2), y, alt.Text("name:N"), color=alt.value(theme.FURNITURE))
    marks = [mark.encode(x, y, tint, shape) for mark in (filled, open_)]
    return finished(alt.layer(fair, rule, *marks, words).properties(height=38 * count + 40))
