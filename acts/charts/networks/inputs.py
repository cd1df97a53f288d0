"""Two inputs, the valley of the loss over two weights with the path of gradient descent, and how long that takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.live import over_rates
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, LETTERS, Axis, Plane, ends, grid, laid_out
from acts.charts.kit.stops import PLACE
from acts.charts.networks.descent import Box, contours, descent, marks, places, rings, walked, window, within
from acts.experiments.networks.inputs import Valley
from acts.language import _, cached
from acts.typed import typed

SHOWN = 100
"""The most steps of a path that are drawn."""

MOST_STEPS = 10_000
"""The largest number of steps on the axis."""

_COUNTS = (0.2, 1.5 * MOST_STEPS)
_FINE = 160
_ACCENT, _BLUE = alt.value(theme.ACCENT), alt.value("blue")
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 50 : 66",
    "side": "wide ? min(0.62 * width, height - head - 24) : min((width - 12) / 2, (height - head - 76) * 0.56)",
    "small": "wide ? (side - 54) / 2 : side",
    "left": "wide ? side + 70 : width - side",
    "top": "wide ? head + small + 54 : head + side + 50",
    "third": "wide ? left : 52",
    "low": "wide ? head + side : height - 24",
}
"""The valley is a square on the left. Beside it stands the cloud, a square, too, and below that the curves.

Narrow, the cloud is as large as the valley, and the curves stand below both.
"""

_VALLEY = Plane("valley", "0", "side", "head", "head + side")
_CLOUD = Plane("cloud", "left", "left + small", "head", "head + small")
_CURVES = Plane("curves", "third", "width", "top", "low", "xy", outside=True)


@cached(maxsize=16)
def inputs_picture(
    shown: Valley,
    others: tuple[Valley, ...],
    rates: tuple[float, ...],
    start: int,
    words: tuple[str, ...],
    sentences: tuple[str, ...],
) -> Picture:
    """Return the picture of a preprocessing, moved by the learning rate.

    Parameters
    ----------
    shown : Valley
        What the two planes show.
    others : tuple of Valley
        What else has a curve of its steps.
    rates : tuple of float
        The learning rates of the slider, rising.
    start : int
        The place of the rate at which the slider starts.
    words : tuple of str
        What the picture says of each rate.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    # what arrives stays within what the steepest direction does at the limit of the rate
    cloud, plane = window(shown.x), window(np.vstack([shown.bowl.path(shown.bowl.limit, 1), shown.bowl.goal]), 0.12)
    reach = (rates[0], rates[-1])
    axes = {
        "cloud": (Axis.of(cloud[0]), Axis.of(cloud[1])),
        "valley": (Axis.of(plane[0]), Axis.of(plane[1])),
        "curves": (Axis.decades(reach), Axis.decades(_COUNTS)),
    }
    data = {
        "stops": _stops(shown, rates, words, plane),
        "cloud": arrow({"x": shown.x[:, 0], "y": shown.x[:, 1]}),
        "rings": arrow(rings(shown.bowl, plane)),
        "marks": marks(shown.bowl),
        "curves": _curves((*others, shown), shown, reach),
        "facts": rows({"condition": str}, [(typed(f"{shown.bowl.condition:.3g}"),)]),
        "names": _names((*others, shown), shown, reach),
        "grid": grid(axes),
    }
    return over_rates(len(rates)).picture(_spec(), data, (float(start),), sentences, marks={}, **ends(axes))


def _stops(shown: Valley, rates: tuple[float, ...], words: Sequence[str], plane: Box) -> bytes:
    """Return a row for each learning rate, with its path as far as that lies in the plane."""
    steps = shown.bowl.steps(np.array(rates))
    columns: dict[str, Any] = {PLACE: np.arange(len(rates), dtype=float), "rate": np.array(rates)}
    columns |= {"count": np.clip(steps, 1, MOST_STEPS), "arrives": np.isfinite(steps), "words": list(words)}
    paths = [shown.bowl.path(rate, SHOWN) for rate in rates]
    return arrow(columns | walked([within(path, plane) for path in paths]))


def _curves(valleys: Sequence[Valley], shown: Valley, reach: tuple[float, float]) -> bytes:
    """Return the number of steps over the learning rate, a curve for each preprocessing, up to its limit."""
    parts: dict[str, list[Any]] = {"how": [], "chosen": [], "rate": [], "count": []}
    for each in valleys:
        # close below the limit the curve is steep
        near = each.bowl.limit * (1 - np.geomspace(1e-4, 0.5, 40))
        rates = np.unique(np.concatenate([np.geomspace(*reach, _FINE), near]))
        rates = rates[(rates >= reach[0]) & (rates < min(each.bowl.limit, reach[1]))]
        counts = each.bowl.steps(rates)
        seen = counts <= MOST_STEPS
        parts["how"] += [each.how.slug] * int(seen.sum())
        parts["chosen"].append(np.full(seen.sum(), each is shown))
        parts["rate"].append(rates[seen])
        parts["count"].append(np.maximum(counts[seen], 1.0))
    columns = {name: np.concatenate(parts[name]) for name in ("chosen", "rate", "count")}
    return arrow({"how": parts["how"], **columns})


def _names(valleys: Sequence[Valley], shown: Valley, reach: tuple[float, float]) -> bytes:
    """Return for each preprocessing where its name stands, at its best rate, and its limit."""
    kinds = {"name": str, "chosen": bool, "rate": float, "count": float, "limit": float, "seen": bool}
    given = []
    for each in valleys:
        best = min(max(each.bowl.best, reach[0]), reach[1])
        count = float(np.clip(each.bowl.steps(best), 1, MOST_STEPS))
        limit = each.bowl.limit
        given.append((_(each.how.name), each is shown, best, count, min(limit, reach[1]), limit <= reach[1]))
    return rows(kinds, given)


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    # the slider is that of each picture: a spec only needs to know that there is one
    spec = over_rates(2).over(
        *_CLOUD.frame(_here(), _("inputs"), _("x₁"), _("x₂")),
        _points(),
        *_VALLEY.frame(_here(), _("loss over w₁, w₂"), _("w₁"), _("w₂")),
        *contours(_VALLEY, named("rings")),
        *descent(_VALLEY, _here(), 30),
        *places(_VALLEY, named("marks")),
        *_CURVES.frame(_here(), _("steps to a millionth of the loss"), _("learning rate"), corner="left"),
        *_steps(),
        *_condition(),
        readout(_here()),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _condition() -> list[alt.Chart]:
    """Return the condition number in large digits, on the right of the cloud where there is room."""
    wide = named("facts").transform_filter("wide")
    name = wide.mark_text(align="left", baseline="top", fontSize=16, **theme.QUIET)
    value = wide.mark_text(align="left", baseline="top", fontSize=34, fontWeight=600, dy=22, **theme.QUIET)
    place = {"x": alt.X(value=at("left + small + 20")), "y": alt.Y(value=at("head + small / 2 - 30"))}
    return [
        name.encode(**place, text=alt.value(_("condition number")), color=GRAY),
        value.encode(**place, text=alt.Text("condition:N"), color=_BLUE),
    ]


def _here() -> alt.Chart:
    return over_rates(2).now("stops")


def _points() -> alt.Chart:
    points = named("cloud").mark_point(filled=True, size=26, opacity=0.75, **theme.QUIET)
    drawn: alt.Chart = points.encode(_CLOUD.x("x:Q"), _CLOUD.y("y:Q"), color=_BLUE)
    return drawn


def _steps() -> list[Any]:
    """Return the curves of the steps over the learning rate, that of the inputs shown in front."""
    chosen, curves = "datum.chosen", named("curves")
    x, y = _CURVES.x("rate:Q"), _CURVES.y("count:Q")
    rest = curves.transform_filter(f"!{chosen}").mark_line(strokeWidth=1.8, opacity=0.7, **theme.QUIET)
    line = curves.transform_filter(chosen).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    look: dict[str, Any] = {"align": "right", "baseline": "top", "dx": -4, "dy": 4, "fontSize": LETTERS, **theme.QUIET}
    others = named("names").transform_filter(f"!{chosen}").mark_text(**look)
    own = named("names").transform_filter(chosen).mark_text(fontWeight=600, **{**look, "dx": -10, "dy": 8})
    limit = named("names").transform_filter(f"{chosen} && datum.seen")
    edge = limit.mark_rule(strokeWidth=2, strokeDash=[3, 3], **theme.QUIET)
    now = _here().mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    dot = _here().transform_filter("datum.arrives").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    gone = _here().transform_filter("!datum.arrives")
    cross = gone.mark_point(shape=theme.CROSS, size=140, strokeWidth=3, opacity=1, **theme.QUIET)
    return [
        rest.encode(x, y, detail="how:N", color=GRAY),
        line.encode(x, y, color=_BLUE),
        edge.encode(_CURVES.x("limit:Q"), **_CURVES.up, color=alt.value("red")),
        others.encode(x, y, alt.Text("name:N"), color=GRAY),
        own.encode(x, y, alt.Text("name:N"), color=_BLUE),
        now.encode(x, **_CURVES.up, color=_ACCENT),
        dot.encode(x, y, color=_ACCENT),
        cross.encode(x, alt.Y(value=at("top + 10")), color=_ACCENT),
    ]
