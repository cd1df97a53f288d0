"""Which function did best, and by how little: a row for each function, a mark for each of its networks."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named
from acts.experiments.functions.contest import Ranking

LEVEL, BEHIND = "among the first", "behind"
_ROW = 27


def contest_picture(ranking: Ranking, names: tuple[str, ...], alt_text: str) -> Picture:
    """Return the test accuracies of every function's networks, the best function first.

    Parameters
    ----------
    ranking : Ranking
    names : tuple of str
        What the functions are called, in the order of the ranking.
    alt_text : str
    """
    groups = [LEVEL if entry in ranking.level else BEHIND for entry in ranking.entries]
    seeds = len(ranking.best.scores)
    medians = np.array([entry.median for entry in ranking.entries])
    scores = np.array([entry.scores for entry in ranking.entries])
    data = {
        "networks": arrow(
            {
                "name": [name for name in names for _ in range(seeds)],
                "score": scores.ravel(),
                "group": [group for group in groups for _ in range(seeds)],
            }
        ),
        "functions": arrow(
            {
                "name": list(names),
                "median": medians,
                "low": scores.min(axis=1),
                "high": scores.max(axis=1),
                "group": groups,
            }
        ),
    }
    low = float(np.floor(10 * scores.min()) / 10)
    return Picture(_spec(names, low, BEHIND in groups), data, alt_text)


@lru_cache(maxsize=16)
def _spec(names: tuple[str, ...], low: float, contrast: bool) -> dict[str, Any]:
    axis = alt.Axis(grid=True, orient="top", format="%", tickCount=5, **theme.AXIS)
    x = alt.X("score:Q").scale(domain=[low, 1.0], nice=False).title("test accuracy").axis(axis)
    row_axis = alt.Axis(
        grid=False, ticks=False, domain=False, labelFlush=False, labelLimit=170, labelPadding=6, **theme.AXIS
    )
    y = alt.Y("name:N").sort(list(names)).title(None).axis(row_axis)
    groups = [LEVEL, BEHIND] if contrast else [LEVEL]
    legend = alt.Legend(orient="top", title=None, columns=1, symbolSize=160, labelFontSize=15)
    hue = alt.Color("group:N").scale(domain=groups, range=["blue", "red"][: len(groups)])
    hue = hue.legend(legend if contrast else None)
    shape = alt.Shape("group:N").scale(domain=groups, range=["circle", "diamond"][: len(groups)])
    shape = shape.legend(legend if contrast else None)
    spread = named("functions").mark_rule(strokeWidth=2, opacity=0.6, **theme.QUIET)
    marks = named("networks").mark_point(size=80, strokeWidth=1.8, opacity=0.8, **theme.QUIET)
    median = named("functions").mark_tick(thickness=4, size=20, **theme.QUIET)
    low_x, middle = x.copy(), x.copy()
    low_x.shorthand, middle.shorthand = "low:Q", "median:Q"
    chart = alt.layer(
        spread.encode(low_x, y, hue, x2=alt.X2("high:Q")),
        marks.encode(x, y, hue, shape),
        median.encode(middle, y, hue),
    )
    return finished(chart.properties(height=_ROW * len(names)))
