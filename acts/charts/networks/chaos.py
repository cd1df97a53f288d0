"""A map over the variances of weights and biases with the edge of chaos, and what happens at the reader's point."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, LETTERS, Axis, Plane, ends, grid, laid_out
from acts.charts.kit.vega_insides import numbers
from acts.experiments.networks.chaos import BIASES, LAYERS, WEIGHTS, Chaos, edge
from acts.language import _, cached

WEIGHT = Parameter(
    "weight", r"\sigma_w^2", 1.2, Interval(0.01, 100.0), Interval(WEIGHTS[0], WEIGHTS[-1]), 0.2, "weights"
)
BIAS = Parameter("bias", r"\sigma_b^2", 0.2, Interval(0.0, 100.0), Interval(BIASES[0], BIASES[-1]), 0.1, "biases")
LIVE = Live((WEIGHT, BIAS), labels=("variance of weights", "variance of biases"))

REACH = (1e-8, 1e8)
"""The sizes of gradients that the panel shows."""

STRONG = 0.1
"""The power of ten per layer at which a cell of the map has its full colour."""

_GROWS, _SHRINKS = theme.ACCENT, "blue"
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 50 : 66",
    "side": "wide ? 0.53 * width : width",
    "map_low": "wide ? height - 22 : head + (height - head - 76) * 0.5",
    "left": "wide ? side + 74 : 34",
    "right": "wide ? width : width / 2 - 8",
    "top": "wide ? head : map_low + 50",
    "low": "wide ? head + (height - head - 66) / 2 : height - 22",
    "second": "wide ? left : width / 2 + 52",
    "second_top": "wide ? low + 44 : top",
}
_MAP = Plane("map", "50", "side", "head", "map_low", outside=True)
_ALIKE = Plane("alike", "left", "right", "top", "low", outside=True)
_SIZES = Plane("sizes", "second", "width", "second_top", "height - 22", "y", outside=True)
_LISTS = ("alike_low", "alike_high", "size_low", "size_high", "theory")


@cached(maxsize=16)
def chaos_picture(
    found: Chaos, start: tuple[float, float], words: tuple[str, ...], sentences: tuple[str, ...]
) -> Picture:
    """Return the picture, moved by both variances.

    Parameters
    ----------
    found : Chaos
        With all of `LIVE.settings(start)`.
    start : pair of float
        The variances of weights and of biases at which the sliders start.
    words : tuple of str
        What the picture says at each of these settings.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    layers = Axis.of((0.0, LAYERS), (0, 10, 20, 30))
    across, up = (WEIGHTS[0] - 0.1, max(WEIGHTS[-1], start[0]) + 0.1), (-0.05, max(BIASES[-1], start[1]) + 0.05)
    axes = {
        "map": (Axis.of(across, (1, 2, 3, 4), None), Axis.of(up, (0, 0.5, 1), None)),
        "alike": (layers, Axis.of((-0.25, 1.05), (0, 0.5, 1))),
        "sizes": (layers, Axis.decades(REACH)),
    }
    weights, biases = edge(found.activation.slug, up[1])
    data = {
        "stops": _stops(found, start, words),
        "cells": _cells(found),
        "edge": arrow({"weight": weights, "bias": biases}),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, start, sentences, marks={}, **ends(axes))


def _stops(found: Chaos, start: tuple[float, float], words: tuple[str, ...]) -> bytes:
    """Return a row for each pair of variances, with what its networks do in each layer."""
    settings = LIVE.settings(start)
    places = [found.at(*each) for each in settings]
    gap = np.full((len(places), 1), np.nan)
    gradients = np.clip(found.gradients[:, places], REACH[0] / 10, REACH[1] * 10)
    theory = found.theory[places]
    columns = {
        "alike_low": found.alike[:, places].min(axis=0),
        "alike_high": found.alike[:, places].max(axis=0),
        "size_low": np.hstack([gap, _inside(gradients.min(axis=0))]),
        "size_high": np.hstack([gap, _inside(gradients.max(axis=0))]),
        "theory": np.hstack([gap, _inside(theory)]),
    }
    until = [(LAYERS + 1) * (k + 1) for k in range(len(places))]
    lists: dict[str, Any] = {
        name: Lists(np.ascontiguousarray(each, np.float32).ravel(), until) for name, each in columns.items()
    }
    at_rest = {name: np.array(settings)[:, k] for k, name in enumerate(("weight", "bias"))}
    return arrow({**at_rest, "words": list(words), **lists})


def _inside(sizes: Array) -> Array:
    return np.where((sizes >= REACH[0]) & (sizes <= REACH[1]), sizes, np.nan)


def _cells(found: Chaos) -> bytes:
    """Return a row for each cell of the map: whether gradients grow there, and how much, in single networks."""
    count = len(WEIGHTS) * len(BIASES)
    weight, bias, power = found.weights[:count], found.biases[:count], np.log10(found.measured[:count])
    return arrow(
        {
            "left": weight - 0.1, "right": weight + 0.1, "low": bias - 0.05, "high": bias + 0.05,
            "grows": power > 0, "strength": np.minimum(np.abs(power) / STRONG, 1.0),
        }
    )  # fmt: skip


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = LIVE.now("stops")
    spec = LIVE.over(
        *_map(here),
        *_ALIKE.frame(here, _("correlation of two inputs"), _("layer")),
        *_stretch(_ALIKE, "alike", "violet"),
        *_SIZES.frame(here, _("size of the gradient"), _("layer")),
        *_stretch(_SIZES, "size", "green"),
        _theory(),
        readout(here),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _map(here: alt.Chart) -> list[alt.Chart]:
    """Return the cells, the line chi = 1, the names of both sides, and the reader's point."""
    cells, parts = named("cells"), []
    opacity = alt.Opacity("strength:Q").scale(domain=[0, 1], range=[0.03, 0.6]).legend(None)
    x, y, far, high = _MAP.x("left:Q"), _MAP.y("low:Q"), alt.X2("right:Q"), alt.Y2("high:Q")
    for side, colour in (("datum.grows", _GROWS), ("!datum.grows", _SHRINKS)):
        rect = cells.transform_filter(side).mark_rect(**theme.QUIET)
        parts.append(rect.encode(x, y, far, high, opacity=opacity, color=alt.value(colour)))
    line = named("edge").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    point = here.mark_point(size=260, strokeWidth=4, opacity=1, **theme.QUIET)
    dot = here.mark_point(size=40, filled=True, opacity=1, **theme.QUIET)
    place = {"x": _MAP.x("weight:Q"), "y": _MAP.y("bias:Q")}
    ink, name = alt.value("red"), _("variance of biases")
    turned = here.mark_text(text=name, angle=270, fontSize=LETTERS, **theme.QUIET)
    return [
        *parts,
        *_MAP.frame(here, "", _("variance of weights")),
        turned.encode(alt.X(value=8), alt.Y(value=at("(head + map_low) / 2")), color=GRAY),
        line.encode(_MAP.x("weight:Q"), _MAP.y("bias:Q"), order=alt.Order("bias:Q"), color=alt.value("green")),
        _MAP.words(here, _("order: gradients shrink"), "left", "top", alt.value(_SHRINKS), dy=-6, fontSize=16),
        _MAP.words(here, _("chaos: they grow"), "right", "top", alt.value(_GROWS), dy=-6, fontSize=16),
        point.encode(**place, color=ink),
        dot.encode(**place, color=ink),
    ]


def _layers() -> alt.Chart:
    """Return a row for each layer at the reader's point."""
    rows = LIVE.now("stops")
    for name in _LISTS:
        rows = rows.transform_calculate(**{f"{name}_list": numbers(f"datum.{name}")})
    every = ("layer", *_LISTS)
    rows = rows.transform_calculate(layer_list=f"sequence({LAYERS + 1})")
    layers: alt.Chart = rows.transform_flatten([f"{name}_list" for name in every], as_=list(every))
    return layers


def _stretch(panel: Plane, name: str, colour: str) -> list[alt.Chart]:
    """Return what the networks measure in each layer, from the smallest to the largest."""
    bars = _layers().mark_rule(strokeWidth=at("wide ? 5 : 3"), opacity=0.7, strokeCap="round", **theme.QUIET)
    return [
        bars.encode(
            panel.x("layer:Q"), panel.y(f"{name}_low:Q"), alt.Y2(f"{name}_high:Q"), color=alt.value(colour)
        )
    ]  # fmt: skip


def _theory() -> alt.Chart:
    line = _layers().mark_line(strokeWidth=2, strokeDash=[5, 3], **theme.QUIET)
    drawn: alt.Chart = line.encode(_SIZES.x("layer:Q"), _SIZES.y("theory:Q"), order=alt.Order("layer:Q"), color=GRAY)
    return drawn
