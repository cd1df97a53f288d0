"""The learning rates at which a training is safe, unchanged and with one remedy: a row for each remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import named_rows, powers, variables
from acts.charts.kit.picture import Picture, finished, named
from acts.charts.training.rates import RATES, note
from acts.experiments.training.remedies import PLAIN, Effect, Ranking
from acts.language import _, cached

SAFE_AND_LEARNS, SAFE_ONLY = "safe, and learns", "safe, learns too little"
"""What the bars are called in the legend (message ids)."""

_ACCENT = alt.value(theme.ACCENT)


def remedies_picture(ranking: Ranking | None, rates: Sequence[float], names: tuple[str, ...], alt_text: str) -> Picture:
    """Return the safe stretch of each remedy, the furthest first.

    Parameters
    ----------
    ranking : Ranking or None
        None before anything is trained.
    rates : sequence of float
        The learning rates of the sweeps.
    names : tuple of str
        What the remedies are called, in the order of the ranking.
    alt_text : str
    """
    reach = float(np.sqrt(rates[1] / rates[0]))  # a rate stands for the stretch halfway to its neighbours
    low, high = float(rates[0]) / reach, float(rates[-1]) * reach
    effects = list(zip(names, ranking.effects, strict=True)) if ranking else []
    seeds = [(name, rate * reach) for name, effect in effects for rate in effect.seeds if rate]
    best = [(name, effect.at, f"{100 * effect.score:.1f}%") for name, effect in effects]
    plain = [(effect.safe * reach,) for _name, effect in effects if effect.remedy == PLAIN and effect.safe]
    data = {
        "bars": _bars(effects, float(rates[0]), reach),
        "seeds": rows({"name": str, "to": float}, seeds),
        "best": rows({"name": str, "at": float, "score": str}, best),
        "none": rows({"name": str}, [(name,) for name, effect in effects if effect.safe is None]),
        "plain": rows({"to": float}, plain),
        "note": note(known=bool(effects)),
    }
    spec = {**_spec(names), "params": variables({"rates": (low, high)}, {"rates": powers(low, high)})}
    return Picture(spec, data, alt_text)


def _bars(effects: Sequence[tuple[str, Effect]], lowest: float, reach: float) -> bytes:
    """Return a row for each bar: a thin one over the safe rates, a thick one over the rates at which it learns, too."""
    found: list[tuple[str, float, float, str, bool]] = []
    for name, effect in effects:
        for kind, stretch in ((SAFE_ONLY, (lowest, effect.safe)), (SAFE_AND_LEARNS, effect.learns)):
            if stretch is not None and stretch[1] is not None:
                found.append((name, stretch[0] / reach, stretch[1] * reach, _(kind), kind == SAFE_AND_LEARNS))
    return rows({"name": str, "from": float, "to": float, "what": str, "learns": bool}, found)


@cached(maxsize=16)
def _spec(names: tuple[str, ...]) -> dict[str, Any]:
    y = named_rows(names, 150).scale(domain=list(names))
    chart = alt.layer(*_stretches(y), *_seeds(y), *_scores(y), *_unsafe(y), _waiting())
    return finished(chart)


def _stretches(y: Any) -> list[Any]:
    """Return the bars: thin over the safe rates, thick over the rates at which it learns, too."""
    kinds = [_(SAFE_AND_LEARNS), _(SAFE_ONLY)]
    legend = alt.Legend(orient="top", title=None, columns=1, symbolSize=300, labelFontSize=15, symbolType="square")
    hue = alt.Color("what:N").scale(domain=kinds, range=["blue", "gray"]).legend(legend)
    thin = named("bars").transform_filter("!datum.learns").mark_bar(size=8, opacity=0.7, **theme.QUIET)
    thick = named("bars").transform_filter("datum.learns").mark_bar(size=22, opacity=1, **theme.QUIET)
    return [bar.encode(RATES.across("from:Q"), y, hue, x2=alt.X2("to:Q")) for bar in (thin, thick)]


def _seeds(y: Any) -> list[Any]:
    """Return a tick at the highest safe rate of each seed alone, and a line at that of the unchanged training."""
    seeds = named("seeds").mark_tick(thickness=3, size=30, **theme.QUIET)
    limit = named("plain").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    x = RATES.across("to:Q")
    return [seeds.encode(x, y, color=alt.value("green")), limit.encode(x, color=_ACCENT)]


def _scores(y: Any) -> list[Any]:
    """Return a diamond at the rate of the best test accuracy, with its number."""
    best = named("best").mark_point(shape="diamond", size=130, filled=True, opacity=1, **theme.QUIET)
    score = named("best").mark_text(fontSize=15, fontWeight="bold", dy=-17, **theme.QUIET)
    x = RATES.across("at:Q")
    return [best.encode(x, y, color=_ACCENT), score.encode(x, y, text=alt.Text("score:N"), color=alt.value("gray"))]


def _unsafe(y: Any) -> list[Any]:
    """Return the words of rows without a safe rate."""
    none = named("none").mark_text(fontSize=15, align="left", **theme.QUIET)
    return [none.encode(alt.X(value=4), y, text=alt.value(_("no safe rate")), color=alt.value("red"))]


def _waiting() -> Any:
    """Return the note of a picture without any result yet."""
    words = named("note").mark_text(fontSize=theme.TEXT_SIZE, **theme.QUIET)
    middle = alt.X(value={"expr": "width / 2"}), alt.Y(value={"expr": "height / 2"})
    return words.encode(*middle, alt.Text("words:N"), color=alt.value(theme.FURNITURE))
