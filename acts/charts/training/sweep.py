"""Dead units and accuracy against the learning rate: many networks, a point each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, decades, finished, like, named
from acts.experiments.training.sweep import Sweep

PICK = "pick"
TOP, BOTTOM = (0.1, 0.55), (0.67, 1.0)
DIVERGED = 1.15
"""Where networks that diverged stand on the axis of shares."""
_DEAD = "blue"
_ENDS = {"test": ("green", [1, 0]), "training": ("gray", [7, 4])}


def sweep_picture(
    swept: Sweep | None, low: float, high: float, here: float, measured: tuple[str, bool], alt_text: str
) -> Picture:
    """Return dead share above, accuracy below (the loss where values are learned), against the learning rate.

    Parameters
    ----------
    swept : Sweep or None
        What is known so far.
    low, high : float
        The ends of the learning-rate axis.
    here : float
        A learning rate to mark.
    measured : tuple of (str, bool)
        What a silent unit is called, and whether there is an accuracy.
    alt_text : str
    """
    word, scored = measured
    data = {"points": _points(swept), "band": _band(swept, scored), "here": arrow({"rate": np.array([here])})}
    data["note"] = arrow({"words": [] if swept else ["not trained yet"]})
    return Picture(_spec(low, high, word, scored), data, alt_text)


def _points(swept: Sweep | None) -> bytes:
    if swept is None:
        nothing = np.array([])
        return arrow({"rate": nothing, "x": nothing, "seed": np.array([], np.int64), "y": nothing, "diverged": []})
    rates, seeds = np.broadcast_arrays(swept.rates[:, None], swept.seeds[None, :])
    y = np.where(swept.diverged, DIVERGED, swept.share)
    words = ["diverged" if gone else "ended" for gone in swept.diverged.ravel()]
    x = rates * beside(swept, len(swept.seeds))
    return arrow({"rate": rates.ravel(), "x": x.ravel(), "seed": seeds.ravel(), "y": y.ravel(), "diverged": words})


def beside(swept: Sweep, count: int) -> Any:
    """Return so many factors of a rate for points side by side, or those with the same share would hide one another."""
    apart = np.log(swept.rates[-1] / swept.rates[0]) / max(1, len(swept.rates) - 1) if len(swept.rates) > 1 else 0.0
    return np.exp(0.7 * apart * ((np.arange(count) + 0.5) / count - 0.5))


def _band(swept: Sweep | None, scored: bool) -> bytes:
    columns = ("rate", "low", "mean", "high", "end")
    if swept is None:
        return arrow({name: np.array([]) for name in columns} | {"name": []})
    low, mean, high = swept.spread(swept.share)
    lines = {"training": np.log10(np.maximum(swept.loss, 1e-12))}
    if scored and swept.accuracy is not None:
        lines = {"training": swept.accuracy}
        lines |= {} if swept.test_accuracy is None else {"test": swept.test_accuracy}
    parts: list[dict[str, Any]] = []
    for name, values in lines.items():
        both = {"rate": swept.rates, "low": low, "mean": mean, "high": high}
        parts.append(both | {"end": swept.spread(values)[1], "name": [name] * len(mean)})
    whole = {name: np.concatenate([part[name] for part in parts]) for name in columns}
    return arrow(whole | {"name": [name for part in parts for name in part["name"]]})


@lru_cache(maxsize=32)
def _spec(low: float, high: float, word: str, scored: bool) -> dict[str, Any]:
    x = across("rate:Q", low, high)
    share = up("y:Q", [0, 1.25], TOP, f"units {word}", [0, 0.5, 1], "%")
    ends = (0.0, 1.0) if scored else (-4.0, 4.0)
    bottom = up(
        "end:Q",
        list(ends),
        BOTTOM,
        "accuracy" if scored else "loss, log₁₀",
        [0, 0.5, 1] if scored else [-4, -2, 0, 2, 4],
        "%" if scored else "d",
    )
    band = named("band").mark_area(opacity=0.25, **theme.QUIET)
    mean = named("band").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    lines = named("band").mark_line(strokeWidth=3, clip=True, **theme.QUIET)
    pick = alt.selection_point(PICK, on="click", nearest=True, fields=["rate", "seed"], empty=False)
    points = named("points").mark_point(strokeWidth=1.6, opacity=0.9, **theme.QUIET)
    shapes = alt.Shape("diverged:N").scale(domain=["ended", "diverged"], range=["circle", "cross"]).legend(None)
    hues = alt.Color("diverged:N").scale(domain=["ended", "diverged"], range=[_DEAD, "red"]).legend(None)
    sizes = alt.Size("diverged:N").scale(domain=["ended", "diverged"], range=[30, 60]).legend(None)
    names = ["test", "training"] if scored else ["training"]
    legend = theme.legend(names)
    styles = [_ENDS[name] for name in names]
    ink = alt.Color("name:N").scale(domain=names, range=[colour for colour, _ in styles]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[d for _, d in styles]).legend(legend)
    gone = named("points").transform_filter("datum.diverged == 'diverged'").transform_aggregate(n="count()")
    label = gone.transform_filter("datum.n > 0").mark_text(align="left", baseline="top", fontSize=14, **theme.QUIET)
    above = alt.layer(
        band.encode(x, like(share, "low:Q"), alt.Y2("high:Q"), color=alt.value(_DEAD)),
        mean.encode(x, like(share, "mean:Q"), color=alt.value(_DEAD)),
        points.encode(like(x, "x:Q"), share, shapes, hues, sizes).add_params(pick),
    )
    # the colours of the two panels are two scales, or one legend would list both
    below = alt.layer(lines.encode(x, bottom, ink, dash))
    rule = named("here").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    cross = rule.encode(x, color=alt.value(theme.ACCENT))
    said = label.encode(alt.X(value=4), alt.Y(value=0), text=alt.value("✕ diverged"), color=alt.value("red"))
    note = named("note").mark_text(fontSize=theme.TEXT_SIZE, baseline="middle", **theme.QUIET)
    waiting = note.encode(alt.X(value=140), alt.Y(value=120), text=alt.Text("words:N"), color=alt.value("gray"))
    chart = alt.layer(above, below, cross, said, waiting).resolve_scale(
        y="independent", color="independent", shape="independent", strokeDash="independent", size="independent"
    )
    return finished(chart.properties(height=360))


def across(column: str, low: float, high: float) -> Any:
    """Return the axis of learning rates."""
    axis = alt.Axis(grid=False, values=decades(low, high), format="~r", **theme.AXIS)
    return alt.X(column).scale(type="log", domain=[low, high], nice=False).title("learning rate").axis(axis)


def up(column: str, domain: list[float], part: tuple[float, float], title: str, marked: list[float], form: str) -> Any:
    """Return an upward axis in one part of the picture."""
    top, bottom = part
    scale = alt.Scale(domain=domain, nice=False, range=[{"expr": f"height * {bottom}"}, {"expr": f"height * {top}"}])
    axis = alt.Axis(orient="left", grid=True, values=marked, format=form, **theme.AXIS)
    return alt.Y(column).scale(scale).title(title).axis(axis)


def sweep_csv(sweeps: Mapping[str, Sweep], what: str = "activation") -> str:
    """Return every network of some sweeps as CSV, a row each; what was not measured is left empty.

    `what` heads the column of the names that the sweeps go by.
    """
    rows = []
    for name, swept in sweeps.items():
        parts = swept.share, swept.accuracy, swept.test_accuracy, swept.loss
        for k, rate in enumerate(swept.rates.tolist()):
            for j, seed in enumerate(swept.seeds.tolist()):
                ended = ["" if part is None or swept.diverged[k, j] else part[k, j].item() for part in parts]
                rows.append([name, rate, seed, *ended, bool(swept.diverged[k, j])])
    header = [what, "learning_rate", "seed", "silent_share", "accuracy", "test_accuracy", "loss", "diverged"]
    return csv(header, rows)
