"""Draws from softmax: how often each class comes first, and a soft draw while its temperature moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.charts.functions.softmax import HEAT, LOGITS
from acts.charts.kit import theme
from acts.charts.kit.arrow import Column, arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.stops import Setting
from acts.experiments.functions.softmax import shared, soft_draw, winners
from acts.language import cached

SOFT = replace(HEAT, default=0.5)
SOFTENING = Live((SOFT,), most=100)
DRAWN = tuple(p.default for p in LOGITS)

_SHARE = Place("share", 0.0, 1.0, "share")
_ROOM: Any = {"expr": "width > 420 ? 1 : 0"}  # on a phone the numbers of neighbours would lie over each other


def draws_picture(
    names: tuple[str, ...], kinds: tuple[str, str, str], seed: int, start: Setting, sentences: Sequence[str]
) -> Picture:
    """Return, for each class, its share, how often it came first, and its part of one soft draw at a live temperature.

    Parameters
    ----------
    names : tuple of str
        Of the classes.
    kinds : tuple of three str
        Of the share, of how often a class came first, and of the soft draw.
    seed : int
    start, sentences
        As in `Live.picture`, for `SOFTENING`.
    """
    marks = {"share": [0, 0.25, 0.5, 0.75, 1]}
    data = _data(names, kinds, seed, start)
    return SOFTENING.picture(_spec(names, kinds), data, start, sentences, marks=marks, share=(0.0, 1.12))


@lru_cache(maxsize=64)
def _data(names: tuple[str, ...], kinds: tuple[str, str, str], seed: int, start: Setting) -> dict[str, bytes]:
    heats = [t for (t,) in SOFTENING.settings(start)]
    soft = np.array([soft_draw(DRAWN, t, seed) for t in heats])
    still: dict[str, Column] = {
        "name": list(names) * 2,
        "kind": [kind for kind in kinds[:2] for _name in names],
        "share": np.array([*shared(DRAWN).shares, *winners(DRAWN, seed)]),
    }
    moving: dict[str, Column] = {
        SOFT.name: np.repeat(heats, len(names)),
        "name": list(names) * len(heats),
        "kind": [kinds[2]] * soft.size,
        "share": soft.ravel(),
    }
    return {"still": arrow(still), "soft": arrow(moving)}


@cached(maxsize=16)
def _spec(names: tuple[str, ...], kinds: tuple[str, str, str]) -> dict[str, Any]:
    legend = theme.legend(list(kinds))
    x = alt.X("name:N").sort(list(names)).title(None).axis(labelAngle=0, ticks=False, **theme.AXIS)
    x = x.scale(domain=list(names), paddingInner=0.25, paddingOuter=0.12)
    side = alt.XOffset("kind:N").sort(list(kinds)).scale(domain=list(kinds), paddingInner=0.1)
    hue = alt.Color("kind:N").scale(domain=list(kinds), range=["blue", "gray", "orange"]).legend(legend)
    y, layers = _SHARE.up("share:Q"), []
    for rows in (named("still"), SOFTENING.now("soft")):
        bars = rows.mark_bar(opacity=0.85, **theme.QUIET)
        words = rows.mark_text(dy=-10, fontSize=15, opacity=_ROOM, **theme.QUIET)
        layers += [
            bars.encode(x, y, hue, side),
            words.encode(x, y, side, text=alt.Text("share:Q", format=".3f"), color=alt.value(theme.FURNITURE)),
        ]
    return SOFTENING.over(*layers)
