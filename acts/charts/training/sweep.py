"""Dead units and accuracy against the learning rate: many networks, a point each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import rows
from acts.charts.kit.axes import Ends, Place
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, like, named
from acts.charts.training.rates import BELOW, MARKS, RATES, band, gone, rates_picture, rates_spec, shares
from acts.experiments.training.sweep import Sweep
from acts.language import _, cached

_DEAD = "blue"
_LINES = {"test": ("green", [1, 0]), "training": ("gray", [7, 4])}
"""The lines of the lower panel by their names (message ids): colour and dash."""

_ACCURACY = Place("ends", *BELOW, "accuracy", "%")
_LOSS = Place("ends", *BELOW, "loss, log₁₀", "d")


def sweep_picture(swept: Sweep | None, across: Ends, here: float, word: str, alt_text: str, *, scored: bool) -> Picture:
    """Return the share of units not firing above and the accuracy or the loss below, against the learning rate.

    Parameters
    ----------
    swept : Sweep or None
        What is known so far.
    across : pair of float
        The ends of the learning-rate axis.
    here : float
        A learning rate to mark.
    word : str
        What a unit that does not fire is called.
    alt_text : str
    scored : bool
        Whether there is an accuracy, or a loss because values are learned.
    """
    ends = {"rates": across, "shares": (-0.03, 1.25), "ends": (-0.03, 1.03) if scored else (-4.2, 4.2)}
    ticks = {"ends": (0, 0.5, 1) if scored else (-4, -2, 0, 2, 4)}
    data = {"band": _band(swept, scored)}
    return rates_picture(_spec(word, scored), {"": swept}, data, here, ends, ticks, alt_text)


def _band(swept: Sweep | None, scored: bool) -> bytes:
    """Return a row for each rate and line of the lower panel, each with the shares of the upper one."""
    found: list[tuple[Any, ...]] = []
    if swept is not None:
        spread = [column.tolist() for column in (swept.rates, *swept.spread(swept.share))]
        ends = {"training": np.log10(np.maximum(swept.loss, 1e-12))}
        if scored and swept.accuracy is not None:
            ends = {"training": swept.accuracy}
            ends |= {} if swept.test_accuracy is None else {"test": swept.test_accuracy}
        for name, values in ends.items():
            end = swept.spread(values)[1].tolist()
            found += [(_(name), *row) for row in zip(*spread, end, strict=True)]
    return rows({"name": str, "rate": float, "low": float, "mean": float, "high": float, "end": float}, found)


@cached(maxsize=8)
def _spec(word: str, scored: bool) -> dict[str, Any]:
    return rates_spec(_dead(word), _ended(scored), _lost(), fields=("rate", "seed"), note_at=120)


def _dead(word: str) -> list[Any]:
    """Return the upper panel: the share of units not firing, a point a network, with their mean and their spread."""
    share = shares(word).up("y:Q")
    mean = named("band").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    points = named("points").mark_point(strokeWidth=1.6, opacity=0.9, **theme.QUIET)
    kinds = ["ended", "diverged"]
    shape = alt.Shape("diverged:N").scale(domain=kinds, range=["circle", "cross"]).legend(None)
    hue = alt.Color("diverged:N").scale(domain=kinds, range=[_DEAD, "red"]).legend(None)
    size = alt.Size("diverged:N").scale(domain=kinds, range=[30, 60]).legend(None)
    return [
        band(share, opacity=0.25).encode(color=alt.value(_DEAD)),
        mean.encode(RATES.across("rate:Q"), like(share, "mean:Q"), color=alt.value(_DEAD)),
        points.encode(RATES.across("x:Q"), share, shape, hue, size).properties(name=MARKS),
    ]


def _ended(scored: bool) -> list[Any]:
    """Return the lower panel: how well the networks do at the end."""
    lines = named("band").mark_line(strokeWidth=3, clip=True, **theme.QUIET)
    shown = {_(name): look for name, look in _LINES.items() if scored or name == "training"}
    names, (colours, dashes) = list(shown), zip(*shown.values(), strict=True)
    legend = theme.legend(names)
    ink = alt.Color("name:N").scale(domain=names, range=list(colours)).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=list(dashes)).legend(legend)
    return [lines.encode(RATES.across("rate:Q"), (_ACCURACY if scored else _LOSS).up("end:Q"), ink, dash)]


def _lost() -> Any:
    """Return what the crosses stand for, where there are any."""
    label = gone().mark_text(align="left", baseline="top", fontSize=14, **theme.QUIET)
    return label.encode(alt.X(value=4), alt.Y(value=0), text=alt.value(_("✕ diverged")), color=alt.value("red"))


def sweep_csv(sweeps: Mapping[str, Sweep], what: str = "activation") -> str:
    """Return every network of some sweeps as CSV, a row each; what was not measured is left empty.

    `what` heads the column of the names that the sweeps go by.
    """
    every = []
    for name, swept in sweeps.items():
        parts = swept.share, swept.accuracy, swept.test_accuracy, swept.loss
        for k, rate in enumerate(swept.rates.tolist()):
            for j, seed in enumerate(swept.seeds.tolist()):
                ended = ["" if part is None or swept.diverged[k, j] else part[k, j].item() for part in parts]
                every.append([name, rate, seed, *ended, bool(swept.diverged[k, j])])
    header = [what, "learning_rate", "seed", "not_firing_share", "accuracy", "test_accuracy", "loss", "diverged"]
    return csv(header, every)
