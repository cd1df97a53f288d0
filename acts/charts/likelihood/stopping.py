"""One count under two stopping rules: the outcomes that were possible under each, with those that a p-value counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered
from acts.language import _, cached
from acts.likelihood import Tosses, binomial, waiting

P = Parameter("p", "p", 0.5, Interval(0.05, 0.95), Interval(0.3, 0.9), 0.05, "Probability of heads")
LONGEST = 40
"""The longest wait that is drawn."""
_LIVE = Live((P,))
_ACROSS = {
    "fixed": Place("counts", 0.0, 1.0, "", "d", orient="top"),
    "waited": Place("waits", 0.0, 1.0, "tosses until the third tail", "d"),
}
_UP = {
    "fixed": Place("by_heads", 0.0, 0.48, "probability", ".1f"),
    "waited": Place("by_wait", 0.52, 1.0, "probability", ".1f"),
}
SEEN = Tosses(9, 12)
"""Nine heads and three tails: either twelve tosses were fixed, or the tossing stopped at the third tail."""


def stopping_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return every p that the picture can show: the slider's stops and the exact start."""
    return _LIVE.settings(start)


def stopping_picture(start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live picture of the outcomes of both rules, one below the other.

    Lit are the outcomes that are at least as strong evidence for more heads as `SEEN`, which is marked itself.

    Parameters
    ----------
    start : tuple of float
        The p at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `stopping_settings(start)`.
    """
    data, top = _bars(start)
    marks = {"counts": range(0, 13, 3), "waits": (3, 12, 20, 30, 40)}
    return _LIVE.picture(
        _spec(), {"bars": data}, start, sentences, marks=marks, counts=(-0.6, SEEN.tosses + 0.6),
        waits=(SEEN.tails - 0.8, LONGEST + 0.8), by_heads=(0.0, top), by_wait=(0.0, top),
    )  # fmt: skip


@lru_cache(maxsize=16)
def _bars(start: tuple[float, ...]) -> tuple[bytes, float]:
    """Return a bar for each p, rule and outcome, and the height of the axes."""
    stops = np.array([p for (p,) in stopping_settings(start)])
    parts = []
    for rule, outcomes, seen in (
        ("fixed", np.arange(SEEN.tosses + 1.0), SEEN.heads),
        ("waited", np.arange(SEEN.tails, LONGEST + 1.0), SEEN.tosses),
    ):
        p, count = (each.ravel() for each in np.meshgrid(stops, outcomes, indexing="ij"))
        parts.append((rule, p, count, _mass(rule, count, p), np.sign(count - seen)))
    sizes = [part[1].size for part in parts]
    p, count, mass, side = (np.concatenate([part[k] for part in parts]) for k in range(1, 5))
    columns: dict[str, Any] = {
        "rule": list(np.repeat([part[0] for part in parts], sizes)),
        "p": p, "left": count - 0.4, "right": count + 0.4, "count": count, "mass": mass, "side": side,
    }  # fmt: skip
    return arrow(columns), 1.15 * float(mass.max())


def _mass(rule: str, count: Array, p: Array) -> Array:
    if rule == "fixed":
        return np.asarray(binomial.pmf(count, SEEN.tosses, p))
    return np.asarray(waiting.pmf(count, 1 - p, SEEN.tails))


@cached(maxsize=8)
def _spec() -> dict[str, Any]:
    # the upper axis is named inside its panel, which gives both panels the height of a title
    name = _LIVE.now("bars").transform_filter("datum.rule == 'fixed' && datum.side == 0")
    name = name.mark_text(align="right", baseline="top", dx=-4, dy=4, fontSize=16, **theme.QUIET)
    corner = {"x": alt.X(value={"expr": "width"}), "y": alt.Y(value=_UP["fixed"].top)}
    name = name.encode(**corner, text=alt.value(_("heads in 12 tosses")), color=alt.value(theme.FURNITURE))
    return _LIVE.over(_panel("fixed"), _panel("waited"), name, resolve={"x": "independent", "y": "independent"})


def _panel(rule: str) -> dict[str, Any]:
    across, up = _ACROSS[rule], _UP[rule].up("mass:Q")
    bars = _LIVE.now("bars").transform_filter(f"datum.rule == '{rule}'")
    box = {"x": across.across("left:Q"), "x2": alt.X2("right:Q"), "y": up, "y2": alt.Y2(datum=0)}
    plain = bars.transform_filter("datum.side < 0").mark_bar(opacity=0.55, **theme.QUIET)
    lit = bars.transform_filter("datum.side >= 0").mark_bar(**theme.QUIET)
    seen = bars.transform_filter("datum.side == 0")
    point = seen.mark_point(shape="triangle-down", filled=True, size=110, opacity=1, yOffset=-9, **theme.QUIET)
    text = seen.mark_text(align="center", dy=-24, fontSize=theme.TEXT_SIZE - 2, **theme.QUIET)
    place = {"x": across.across("count:Q"), "y": up}
    return layered(
        plain.encode(**box, color=alt.value("blue")),
        lit.encode(**box, color=alt.value(theme.ACCENT)),
        point.encode(**place, color=alt.value(theme.FURNITURE)),
        text.encode(**place, text=alt.value(_("seen")), color=alt.value(theme.FURNITURE)),
    )
