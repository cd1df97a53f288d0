"""The map of units not firing: a cell for each network, over the learning rate and a number of its initialisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place, powers, variables
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, layered, like, named, quoted, ticks
from acts.charts.training.rates import PICK, RATES, note
from acts.experiments.training.phase import PhaseMap
from acts.language import _, cached

_UP = Place("values", 0.0, 1.0, "", grid=False)
_UP_LOG = Place("values", 0.0, 1.0, "", "~r", "log", grid=False)
_INK = alt.value(theme.shade("ink"))
_HOVER, _CELLS = "hover", "cells"


def phase_picture(shown: PhaseMap, here: tuple[float, float], titles: tuple[str, str, str], alt_text: str) -> Picture:
    """Return the share of units not firing as colour, with a line around where it is half, and a cross for divergence.

    Parameters
    ----------
    shown : PhaseMap
        Cells that are not trained yet stay empty.
    here : (float, float)
        The learning rate and the value of the run to mark, if it lies on the map.
    titles : (str, str, str)
        Of the colour, of the upright axis, and what the dashed line says: below it half do not fire from the start.
    alt_text : str
    """
    across, up = _edges(shown.rates, log=True), _edges(shown.values, log=shown.axis == "scale")
    rows, columns = (part.ravel() for part in np.indices(shown.share.shape))
    known = (~np.isnan(shown.share) | shown.diverged).ravel()
    cells = {
        "rate": shown.rates[columns], "value": shown.values[rows],
        "left": across[columns], "right": across[columns + 1], "low": up[rows], "high": up[rows + 1],
        "share": np.nan_to_num(shown.share).ravel(), "diverged": shown.diverged.ravel(),
    }  # fmt: skip
    inside = int(across[0] <= here[0] <= across[-1] and up[0] <= here[1] <= up[-1])
    below = np.flatnonzero(np.nan_to_num(shown.born) >= 0.5)
    shore = up[below[-1:] + 1]
    data = {
        "cells": arrow({name: column[known] for name, column in cells.items()}),
        "border": arrow(_border(shown, across, up)),
        "born": arrow({"value": shore, "words": [titles[2]] * len(shore)}),
        "note": note(known=bool(known.any())),
        "here": arrow({"rate": np.array(here[:1])[:inside], "value": np.array(here[1:])[:inside]}),
    }
    log = shown.axis == "scale"
    ends = {"rates": (float(across[0]), float(across[-1])), "values": (float(up[0]), float(up[-1]))}
    upright = powers(*ends["values"]) if log else ticks(*ends["values"], 8)
    axes = variables(ends, {"rates": powers(*ends["rates"]), "values": upright})
    spec = _spec(log, titles[0], titles[1])
    return Picture({**spec, "params": [*spec["params"], *axes]}, data, alt_text)


def _edges(middles: Array, *, log: bool) -> Array:
    """Return the ends of the cells around these middles: for n middles n + 1 ends."""
    at = np.log(middles) if log else middles
    between = (at[1:] + at[:-1]) / 2
    edges = np.concatenate([[2 * at[0] - between[0]], between, [2 * at[-1] - between[-1]]])
    return np.asarray(np.exp(edges) if log else edges)


def _border(shown: PhaseMap, across: Array, up: Array) -> dict[str, Array]:
    """Return the sides between a cell in which half of the units or more do not fire and one with fewer."""
    half, known = np.nan_to_num(shown.share) >= 0.5, ~np.isnan(shown.share)
    row, column = np.nonzero((half[:, 1:] != half[:, :-1]) & known[:, 1:] & known[:, :-1])
    upright = across[column + 1], up[row], across[column + 1], up[row + 1]
    row, column = np.nonzero((half[1:] != half[:-1]) & known[1:] & known[:-1])
    level = across[column], up[row + 1], across[column + 1], up[row + 1]
    names = ("x", "y", "x2", "y2")
    return {name: np.concatenate([a, b]) for name, a, b in zip(names, upright, level, strict=True)}


@cached(maxsize=8)
def _spec(log: bool, share: str, title: str) -> dict[str, Any]:
    up = _UP_LOG if log else _UP
    x, y = RATES.across("left:Q"), up.up("low:Q").title(title)
    area = {"x": x, "x2": alt.X2("right:Q"), "y": y, "y2": alt.Y2("high:Q")}
    spec = finished(layered(*_cells(area, share), *_lines(area), *_pointed(area), *_marks(area)))
    events = {PICK: {"on": "click"}, _HOVER: {"on": "pointerover", "clear": "pointerout"}}
    fields: dict[str, Any] = {"type": "point", "fields": ["rate", "value"]}
    heard = [{"name": name, "select": {**fields, **on}, "views": [_CELLS]} for name, on in events.items()]
    return {**spec, "params": heard}


def _cells(area: Mapping[str, Any], share: str) -> list[Any]:
    """Return the share as colour, what can be clicked, and a cross for divergence."""
    # three values: five do not fit a phone
    legend = alt.Legend(
        orient="top", format="%", values=[0, 0.5, 1], labelFontSize=15, titleFontSize=16, titleLimit=320
    )
    colour = alt.Color("share:Q").scale(domain=[0, 1]).title(share).legend(legend)
    # a stroke of its own colour: between two cells the page would shine through
    seam = alt.Stroke("share:Q").scale(domain=[0, 1]).legend(None)
    trained, gone = (named("cells").transform_filter(f"{sign}datum.diverged") for sign in ("!", ""))
    fine = trained.mark_rect(strokeWidth=0.8, **theme.QUIET)
    cells = named("cells").mark_rect(opacity=0, strokeWidth=0, cursor="pointer", **theme.QUIET)
    crosses = gone.mark_point(shape=theme.CROSS, size=60, strokeWidth=2.2, opacity=1, **theme.QUIET)
    middle = like(area["x"], "rate:Q"), like(area["y"], "value:Q")
    return [
        fine.encode(**area, color=colour, stroke=seam),
        cells.encode(**area).properties(name=_CELLS),
        crosses.encode(*middle, color=alt.value("red")),
    ]


def _lines(area: Mapping[str, Any]) -> list[Any]:
    """Return the line around where the share is half, and the one below which it is so from the start."""
    x, y = area["x"], area["y"]
    border = named("border").mark_rule(strokeWidth=2.5, strokeCap="square", **theme.QUIET)
    born = named("born").mark_rule(strokeWidth=2.5, strokeDash=[7, 5], **theme.QUIET)
    said = named("born").mark_text(
        align="left", baseline="bottom", fontSize=15, fontWeight=600, dx=8, dy=-5, **theme.QUIET
    )
    return [
        border.encode(like(x, "x:Q"), like(y, "y:Q"), alt.X2("x2:Q"), alt.Y2("y2:Q"), color=_INK),
        born.encode(like(y, "value:Q"), color=_INK),
        said.encode(alt.X(value=0), like(y, "value:Q"), alt.Text("words:N"), color=_INK),
    ]


def _pointed(area: Mapping[str, Any]) -> list[Any]:
    """Return the frame and the numbers of the cell under the pointer."""
    ended = f"datum.diverged ? {quoted(_('diverged'))} : format(datum.share, '.0%')"
    written = f"format(datum.rate, '~r') + ' · ' + format(datum.value, '~r') + ': ' + ({ended})"
    under = named("cells").transform_filter({"param": _HOVER, "empty": False}).transform_calculate(words=written)
    around = under.mark_rect(fillOpacity=0, strokeWidth=3, **theme.QUIET)
    readout = under.mark_text(align="left", baseline="top", fontSize=theme.TEXT_SIZE, fontWeight=600, **theme.QUIET)
    return [
        around.encode(**area, stroke=alt.value(theme.ACCENT)),
        readout.encode(alt.X(value=10), alt.Y(value=10), alt.Text("words:N"), color=_INK),
    ]


def _marks(area: Mapping[str, Any]) -> list[Any]:
    """Return the note of an empty map, and the ring around the run to mark."""
    waiting = named("note").mark_text(fontSize=theme.TEXT_SIZE, **theme.QUIET)
    ring = named("here").mark_point(size=330, strokeWidth=5, opacity=1, **theme.QUIET)
    middle = alt.X(value={"expr": "width / 2"}), alt.Y(value={"expr": "height / 2"})
    return [
        waiting.encode(*middle, alt.Text("words:N"), color=alt.value(theme.FURNITURE)),
        ring.encode(like(area["x"], "rate:Q"), like(area["y"], "value:Q"), color=alt.value(theme.ACCENT)),
    ]


def phase_csv(shown: PhaseMap) -> str:
    """Return every network of a map as CSV, a row each; the share of a network that diverged is left empty."""
    rows = [
        [rate, value, "" if shown.diverged[k, j] else shown.share[k, j].item(), shown.born[k], shown.diverged[k, j]]
        for k, value in enumerate(shown.values.tolist())
        for j, rate in enumerate(shown.rates.tolist())
    ]
    return csv(["learning_rate", shown.axis, "not_firing_share", "not_firing_at_start", "diverged"], rows)
