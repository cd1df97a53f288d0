"""Which function did best, and by how little: a row for each function, a mark for each of its networks."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Place, named_rows, variables
from acts.charts.kit.picture import Picture, finished, like, named, ticks
from acts.experiments.functions.contest import Ranking
from acts.language import _, cached

LEVEL, BEHIND = "among the first", "behind"
"""The two groups of functions (message ids)."""

_ROW = 27
_SCORES = Place("scores", 0.0, 1.0, "test accuracy", "%", grid=True, orient="top")


def contest_picture(ranking: Ranking, names: tuple[str, ...], alt_text: str, *, whole: bool = False) -> Picture:
    """Return the test accuracies of every function's networks, the best function first.

    Without `whole` the picture fills the place that it is given, which has room for few functions.

    Parameters
    ----------
    ranking : Ranking
    names : tuple of str
        What the functions are called, in the order of the ranking.
    alt_text : str
    """
    level, entries = ranking.level, list(zip(names, ranking.entries, strict=True))
    groups = [_(LEVEL if entry in level else BEHIND) for entry in ranking.entries]
    networks = [
        (name, score, group) for (name, entry), group in zip(entries, groups, strict=True) for score in entry.scores
    ]
    functions = [
        (name, entry.median, min(entry.scores), max(entry.scores), group)
        for (name, entry), group in zip(entries, groups, strict=True)
    ]
    data = {
        "networks": rows({"name": str, "score": float, "group": str}, networks),
        "functions": rows({"name": str, "median": float, "low": float, "high": float, "group": str}, functions),
    }
    low = float(np.floor(10 * min(score for _name, score, _group in networks)) / 10)
    axes = variables({"scores": (low, 1.0)}, {"scores": ticks(low, 1.0, 5)})
    return Picture({**_spec(names, len(level) < len(entries), whole), "params": axes}, data, alt_text)


@cached(maxsize=16)
def _spec(names: tuple[str, ...], contrast: bool, whole: bool) -> dict[str, Any]:
    x, y = _SCORES.across("score:Q"), named_rows(names, 170)
    groups = [_(LEVEL), _(BEHIND)] if contrast else [_(LEVEL)]
    look: Any = {"columns": {"expr": "width > 260 ? 2 : 1"}, "symbolSize": 160, "labelFontSize": 15}
    legend = alt.Legend(orient="top", title=None, **look) if contrast else None
    hue = alt.Color("group:N").scale(domain=groups, range=["blue", "red"][: len(groups)]).legend(legend)
    shape = alt.Shape("group:N").scale(domain=groups, range=["circle", "diamond"][: len(groups)]).legend(legend)
    spread = named("functions").mark_rule(strokeWidth=2, opacity=0.6, **theme.QUIET)
    marks = named("networks").mark_point(size=80, strokeWidth=1.8, opacity=0.8, **theme.QUIET)
    median = named("functions").mark_tick(thickness=4, size=20, **theme.QUIET)
    chart = alt.layer(
        spread.encode(like(x, "low:Q"), y, hue, x2=alt.X2("high:Q")),
        marks.encode(x, y, hue, shape),
        median.encode(like(x, "median:Q"), y, hue),
    )
    return finished(chart.properties(height=_ROW * len(names)) if whole else chart)
