"""What pictures of many networks over the learning rate share: data, layers and axes of two panels on one axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import Ends, Place, powers, variables
from acts.charts.kit.picture import Picture, finished, layered, like, named
from acts.experiments.training.sweep import Sweep
from acts.language import _

PICK = "pick"
"""The selection: a click on a mark reports its network by this name."""

MARKS = "networks"
"""What the layer of these marks is called."""

DIVERGED = 1.15
"""Where networks that diverged stand on the axis of shares."""

RATES = Place("rates", 0.0, 1.0, "learning rate", "~r", "log", grid=False)
BELOW = (0.53, 1.0)
"""The stretch of the lower panel."""

_FAR = 0.8
"""The distance of two rates, as a natural logarithm, beyond which their marks take no more room."""


def shares(word: str) -> Place:
    """Return the axis of the share of units not firing, which are called so by this word."""
    return Place("shares", 0.0, 0.48, "units dead" if word == "dead" else "units never positive", "%")


def rates_picture(
    spec: Mapping[str, Any],
    sweeps: Mapping[str, Sweep | None],
    data: Mapping[str, bytes],
    here: float,
    ends: Mapping[str, Ends],
    marks: Mapping[str, Sequence[float]],
    alt_text: str,
) -> Picture:
    """Return the picture of some sweeps: a mark for each network, a marked learning rate, and all axes.

    Parameters
    ----------
    spec : mapping
        What `rates_spec` returned.
    sweeps : mapping of str to Sweep or None
        What is known so far, by name.
    data : mapping of str to bytes
        The data sets of the picture's own layers.
    here : float
        The learning rate to mark.
    ends : mapping of str to pair of float
        The ends of the axes `rates`, `shares`, and of that of the lower panel.
    marks : mapping of str to sequence of float
        The ticks of the lower panel's axis.
    alt_text : str
    """
    ticks = {"rates": powers(*ends["rates"]), "shares": (0, 0.5, 1), **marks}
    data = {
        "points": networks(sweeps),
        **data,
        "here": arrow({"rate": np.array([here])}),
        "note": note(known=any(swept is not None for swept in sweeps.values())),
    }
    return Picture({**spec, "params": [*spec["params"], *variables(ends, ticks)]}, data, alt_text)


def rates_spec(
    upper: Sequence[Any], lower: Sequence[Any], *more: Any, fields: Sequence[str], note_at: int
) -> dict[str, Any]:
    """Return the spec of two panels with the marked learning rate and `more` layers; it fills its place.

    Parameters
    ----------
    upper, lower : sequence of chart
        The layers of each panel; a click on the one that is called `MARKS` reports the fields of the nearest mark.
    *more : chart
    fields : sequence of str
    note_at : int
        How many pixels down the note of a picture without any result stands.
    """
    # the colours of the two panels are two scales, or one legend would list both
    apart = dict.fromkeys(("y", "color", "shape", "strokeDash", "size"), "independent")
    panels = layered(*upper), layered(*lower)
    spec = finished(layered(*panels, _marked(), *more, _waiting(note_at), resolve={"scale": apart}))
    pick = {"type": "point", "on": "click", "nearest": True, "fields": list(fields)}
    return {**spec, "params": [{"name": PICK, "select": pick, "views": [MARKS]}]}


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


def note(*, known: bool) -> bytes:
    """Return the note of a picture without any result yet."""
    return arrow({"words": [] if known else [_("not trained yet")]})


def _marked() -> Any:
    """Return the line at the learning rate to mark."""
    rule = named("here").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    return rule.encode(RATES.across("rate:Q"), color=alt.value(theme.ACCENT))


def _waiting(y: int) -> Any:
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
    """Return `count` factors of a rate for marks side by side; where rates are far apart, they stay close to theirs."""
    apart = np.log(swept.rates[-1] / swept.rates[0]) / max(1, len(swept.rates) - 1) if len(swept.rates) > 1 else 0.0
    return np.asarray(np.exp(0.7 * min(apart, _FAR) * ((np.arange(count) + 0.5) / count - 0.5)))
