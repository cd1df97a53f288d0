"""What pictures of many networks over the learning rate share: axes, a mark for each network, a note to wait by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Place
from acts.charts.kit.picture import like, named
from acts.experiments.training.sweep import Sweep
from acts.language import _

PICK = "pick"
"""The selection: a click on a mark reports its network by this name."""

DIVERGED = 1.15
"""Where networks that diverged stand on the axis of shares."""

RATES = Place("rates", 0.0, 1.0, "learning rate", "~r", "log", grid=False)
BELOW = (0.67, 1.0)
"""The stretch of the lower panel."""


def shares(word: str) -> Place:
    """Return the axis of the share of silent units, which are called so by this word."""
    return Place("shares", 0.1, 0.55, "units dead" if word == "dead" else "units never positive", "%")


def networks(sweeps: Mapping[str, Sweep | None]) -> bytes:
    """Return a row for each network of some sweeps, by their names.

    Those of one rate stand side by side, or networks with the same share would hide one another.
    """
    kinds = {"name": str, "rate": float, "seed": int, "x": float, "y": float, "diverged": str}
    found = []
    for place, (name, swept) in enumerate(sweeps.items()):
        if swept is not None:
            count = len(swept.seeds)
            x = swept.rates[:, None] * _beside(swept, len(sweeps) * count)[place * count :][:count]
            y = np.where(swept.diverged, DIVERGED, swept.share)
            rates, seeds = np.broadcast_arrays(swept.rates[:, None], swept.seeds[None, :])
            words = ["diverged" if gone else "ended" for gone in swept.diverged.ravel()]
            columns = (each.ravel().tolist() for each in (rates, seeds, x, y))
            found += [(name, *row) for row in zip(*columns, words, strict=True)]
    return rows(kinds, found)


def here(rate: float) -> bytes:
    """Return the learning rate to mark."""
    return arrow({"rate": np.array([rate])})


def note(*, known: bool) -> bytes:
    """Return what is said as long as nothing is known."""
    return arrow({"words": [] if known else [_("not trained yet")]})


def marked() -> Any:
    """Return the line at the learning rate to mark."""
    rule = named("here").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    return rule.encode(RATES.across("rate:Q"), color=alt.value(theme.ACCENT))


def waiting(y: int) -> Any:
    """Return the note, `y` pixels below the top."""
    note = named("note").mark_text(fontSize=theme.TEXT_SIZE, baseline="middle", **theme.QUIET)
    return note.encode(alt.X(value=140), alt.Y(value=y), text=alt.Text("words:N"), color=alt.value("gray"))


def band(share: Any, **look: Any) -> Any:
    """Return the stretch from the lowest to the highest share, over the rates."""
    area = named("band").mark_area(**look, **theme.QUIET)
    return area.encode(RATES.across("rate:Q"), like(share, "low:Q"), alt.Y2("high:Q"))


def gone() -> Any:
    """Return one row if any network diverged, none otherwise; its `y` is where those that did stand."""
    lost = named("points").transform_filter("datum.diverged == 'diverged'")
    return lost.transform_aggregate(n="count()", y="min(y)").transform_filter("datum.n > 0")


def _beside(swept: Sweep, count: int) -> Array:
    """Return `count` factors of a rate for marks side by side."""
    apart = np.log(swept.rates[-1] / swept.rates[0]) / max(1, len(swept.rates) - 1) if len(swept.rates) > 1 else 0.0
    return np.asarray(np.exp(0.7 * apart * ((np.arange(count) + 0.5) / count - 0.5)))
