"""How far up a training is safe, as it is and with one thing changed: a row each, the learning rate across."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, like, named
from acts.charts.training.sweep import across
from acts.experiments.training.remedies import PLAIN, Ranking

SAFE_AND_LEARNS, SAFE_ONLY = "safe, and learns", "safe, learns too little"
_ROW = 46


def remedies_picture(ranking: Ranking, names: tuple[str, ...], alt_text: str) -> Picture:
    """Return the safe stretch of each remedy, the furthest first.

    Parameters
    ----------
    ranking : Ranking
    names : tuple of str
        What the remedies are called, in the order of the ranking.
    alt_text : str
    """
    effects, rates = ranking.effects, ranking.plain.swept.rates
    reach = float(np.sqrt(rates[1] / rates[0]))  # a rate stands for the stretch halfway to its neighbours
    low, high = float(rates[0]) / reach, float(rates[-1]) * reach
    bars: dict[str, list[Any]] = {"name": [], "from": [], "to": [], "what": []}
    for name, effect in zip(names, effects, strict=True):
        stretches = [(SAFE_ONLY, (float(rates[0]), effect.safe)), (SAFE_AND_LEARNS, effect.learns)]
        for what, stretch in stretches:
            if stretch is not None and stretch[1] is not None:
                row = {"name": name, "from": stretch[0] / reach, "to": stretch[1] * reach, "what": what}
                for column, value in row.items():
                    bars[column].append(value)
    seeds = [(name, rate) for name, effect in zip(names, effects, strict=True) for rate in effect.seeds if rate]
    data = {
        "bars": arrow({**bars, "from": np.array(bars["from"], float), "to": np.array(bars["to"], float)}),
        "seeds": arrow(
            {"name": [name for name, _ in seeds], "to": np.array([rate for _, rate in seeds], float) * reach}
        ),
        "best": arrow(
            {
                "name": list(names),
                "at": np.array([effect.at for effect in effects]),
                "score": [f"{100 * effect.score:.1f}%" for effect in effects],
            }
        ),
        "none": arrow({"name": [name for name, each in zip(names, effects, strict=True) if each.safe is None]}),
        "plain": arrow({"to": np.array([each.safe * reach for each in effects if each.remedy == PLAIN and each.safe])}),
    }
    return Picture(_spec(names, low, high), data, alt_text)


@lru_cache(maxsize=16)
def _spec(names: tuple[str, ...], low: float, high: float) -> dict[str, Any]:
    x = across("from:Q", low, high)
    row_axis = alt.Axis(
        grid=False, ticks=False, domain=False, labelFlush=False, labelLimit=150, labelPadding=6, **theme.AXIS
    )
    y = alt.Y("name:N").sort(list(names)).title(None).axis(row_axis)
    kinds = [SAFE_AND_LEARNS, SAFE_ONLY]
    legend = alt.Legend(orient="top", title=None, columns=1, symbolSize=300, labelFontSize=15, symbolType="square")
    hue = alt.Color("what:N").scale(domain=kinds, range=["blue", "gray"]).legend(legend)
    bars = named("bars")
    thin = bars.transform_filter(f"datum.what == '{SAFE_ONLY}'").mark_bar(size=8, opacity=0.7, **theme.QUIET)
    thick = bars.transform_filter(f"datum.what == '{SAFE_AND_LEARNS}'").mark_bar(size=22, opacity=1, **theme.QUIET)
    seeds = named("seeds").mark_tick(thickness=3, size=30, **theme.QUIET)
    best = named("best").mark_point(shape="diamond", size=130, filled=True, opacity=1, **theme.QUIET)
    score = named("best").mark_text(fontSize=14, fontWeight="bold", dy=-17, **theme.QUIET)
    limit = named("plain").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    none = named("none").mark_text(fontSize=15, align="left", **theme.QUIET)
    accent = alt.value(theme.ACCENT)
    chart = alt.layer(
        thin.encode(x, y, hue, x2=alt.X2("to:Q")),
        thick.encode(x, y, hue, x2=alt.X2("to:Q")),
        seeds.encode(like(x, "to:Q"), y, color=alt.value("green")),
        limit.encode(like(x, "to:Q"), color=accent),
        best.encode(like(x, "at:Q"), y, color=accent),
        score.encode(like(x, "at:Q"), y, text=alt.Text("score:N"), color=alt.value("gray")),
        none.encode(alt.X(value=4), y, text=alt.value("no safe rate"), color=alt.value("red")),
    )
    return finished(chart.properties(height=_ROW * len(names)))
