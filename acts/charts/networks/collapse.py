"""The picture of layers one after the other: their graph, their matrices as tiles, and the gradient in each of them.

Wide, tiles and gradients stand beside the graph; narrow, as on a phone, they stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Activation, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.axes import NARROW, Ends, Place, lifted
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, filled, layered, named, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.networks.collapse import MOST, REACH, WIDTH, Collapse, known
from acts.language import _, cached

DEPTH = Parameter("depth", "n", 5.0, Interval(1.0, MOST), Interval(1.0, MOST), 1.0, "number of layers")
BEND = Parameter("bend", "t", 0.0, Interval(0.0, 1.0), Interval(0.0, 1.0), 0.1, "how much of the activation there is")
COLLAPSING = Live((DEPTH, BEND), labels=("layers", "bend"))

_FOOT = 0.45
"""The share of a narrow picture's height at which the graph ends."""
_WIDE, _NARROW = (0.58, 1.0), (0.0, 1.0)
_INPUT = Place("input", 0.0, 0.5, "input x", narrow=_NARROW)
_OUTPUT = Place("output", 0.08, 1.0, "output y", narrow=(0.1, _FOOT))
_LAYER = Place("layer", *_WIDE, "layer", narrow=_NARROW, grid=False, ticks=False)
_CELLS = Place("cells", 0.1, 0.3, "", narrow=(0.66, 0.76))
_SIZE = Place("size", 0.36, 1.0, "gradient", orient="right", narrow=(0.79, 1.0), grid=False)
_CELL = 0.26
"""The width of a tile, where a layer has 1."""

_SETTING = {"depth": float, "bend": float}
_TILE = {"depth": float, "layer": float, "left": float, "right": float, "top": float, "foot": float, "weight": float}


def collapse_picture(
    activation: Activation, seed: int, everywhere: bool, start: Setting, sentences: Sequence[str]
) -> Picture:
    """Return the graph of a network with its matrices and gradients, while its depth and the bend move.

    Parameters
    ----------
    activation : Activation
    seed : int
        Of the weights.
    everywhere : bool
        Whether the activation follows each layer but the last, or the middle one alone.
    start, sentences
        As in `Live.picture`, for `COLLAPSING`.
    """
    data, ends = _data(activation, seed, everywhere, tuple(COLLAPSING.settings(start)))
    marks = {"layer": [float(n) for n in range(1, MOST + 1)], "size": ticks(*ends["size"], 4)}
    data = {**data, "grid": rows({"size": float}, [(size,) for size in marks["size"]])}
    return COLLAPSING.picture(_spec(), data, start, sentences, marks=marks, **ends)


@cached(maxsize=32)
def _data(
    activation: Activation, seed: int, everywhere: bool, settings: tuple[Setting, ...]
) -> tuple[dict[str, bytes], dict[str, Ends]]:
    """Return the data sets, and the ends of the axes."""
    every = [known(activation, int(depth), bend, seed, everywhere) for depth, bend in settings]
    size = every[0].x.size
    curves = {
        "depth": np.repeat([float(len(each.layers)) for each in every], size),
        "bend": np.repeat([each.bend for each in every], size),
        "x": np.tile(every[0].x, len(every)).astype(np.float32),
        "y": np.concatenate([each.y for each in every]).astype(np.float32),
    }
    depths = {len(each.layers): each for each in every}
    ends: dict[str, Ends] = {
        "input": (-REACH, REACH),
        "output": padded(curves["y"], *(each.line for each in depths.values())),
        "layer": (0.4, MOST + 0.6),
        "cells": (-WIDTH / 2 - 0.1, WIDTH / 2 + 0.1),
        "size": (0.0, 1.08 * max(max(each.gradients) for each in every)),
    }
    bars = [
        (float(len(each.layers)), each.bend, float(number), size, 0.0)
        for each in every
        for number, size in enumerate(each.gradients, 1)
    ]
    bent = [
        (float(len(each.layers)), each.bend, place + 0.5, _(activation.name) if place == each.after[0] else "")
        for each in every
        if each.bend
        for place in each.after
    ]
    lines = [(depth, x, each.slope * x + each.intercept) for depth, each in depths.items() for x in (-REACH, REACH)]
    said = [(float(depth), each.slope, abs(each.intercept), each.intercept < 0) for depth, each in depths.items()]
    return {
        "curves": arrow(curves),
        "lines": rows({"depth": float, "x": float, "y": float}, lines),
        "bars": rows({**_SETTING, "layer": float, "size": float, "foot": float}, bars),
        "bent": rows({**_SETTING, "layer": float, "name": str}, bent),
        "tiles": rows(_TILE, [tile for depth, each in depths.items() for tile in _tiles(depth, each)]),
        "products": rows({"depth": float, "slope": float, "shift": float, "below": bool}, said),
    }, ends


def _tiles(depth: int, found: Collapse) -> list[tuple[float, ...]]:
    """Return a row for each weight of a network: where its tile is, and the weight."""
    tiles: list[tuple[float, ...]] = []
    for number, (weight, _bias) in enumerate(found.layers, 1):
        high, wide = weight.shape
        for (row, column), value in np.ndenumerate(weight):
            left, top = number + (column - wide / 2) * _CELL, high / 2 - row
            tiles.append((depth, number, left, left + _CELL, top, top - 1, float(value)))
    return tiles


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    return COLLAPSING.over(
        layered(*_graph()),
        layered(*_bars()),
        layered(*_matrices()),
        layered(*_between()),
        _product(),
        resolve={"x": "independent", "y": "independent"},
    )


def _graph() -> list[alt.Chart]:
    names = [_("layer by layer"), _("one matrix")]
    legend = theme.legend(names)
    hue = alt.Color("name:N").scale(domain=names, range=["blue", "gray"]).legend(legend)
    dash = alt.StrokeDash("name:N").scale(domain=names, range=[[1, 0], [9, 6]]).legend(legend)
    x, layers = lifted(_INPUT.across("x:Q"), _FOOT), []
    both = (COLLAPSING.now("curves"), 6, 0.7), (COLLAPSING.now("lines", "depth"), theme.THIN + 0.5, 1.0)
    for label, (here, width, opacity) in zip(names, both, strict=True):
        row = here.transform_calculate(name=quoted(label))
        line = row.mark_line(strokeWidth=width, opacity=opacity, **theme.QUIET)
        layers.append(line.encode(x, _OUTPUT.up("y:Q"), hue, dash))
    return layers


def _bars() -> list[alt.Chart]:
    """Return a bar for each layer, and a 0 where no gradient arrives."""
    grid = named("grid").mark_rule(opacity=0.2, **theme.QUIET)
    here = COLLAPSING.now("bars")
    sides = here.transform_calculate(left="datum.layer - 0.36", right="datum.layer + 0.36")
    bars = sides.mark_rect(opacity=0.9, **theme.QUIET)
    none = here.transform_filter("datum.size == 0").mark_text(
        baseline="bottom", dy=-2, fontSize=18, fontWeight=700, **theme.QUIET
    )
    return [
        grid.encode(
            alt.X(value=_LAYER.left), alt.X2(value=_LAYER.right), _SIZE.up("size:Q"), color=alt.value(theme.FURNITURE)
        ),
        bars.encode(
            _LAYER.across("left:Q"), alt.X2("right:Q"), _SIZE.up("foot:Q"), alt.Y2("size:Q"), color=alt.value("green")
        ),
        none.encode(_LAYER.across("layer:Q"), _SIZE.up("foot:Q"), text=alt.value("0"), color=alt.value("red")),
    ]


def _matrices() -> list[alt.Chart]:
    """Return the tiles: blue for positive weights, red for negative ones, and the paler the smaller."""
    tiles = COLLAPSING.now("tiles", "depth")
    x, y = _LAYER.across("left:Q", visible=False), _CELLS.up("top:Q", visible=False)
    strength = alt.Opacity("weight:Q").scale(domain=[-1.6, 0, 1.6], range=[1, 0.05, 1], clamp=True).legend(None)
    return [
        tiles.transform_filter(sign)
        .mark_rect(**theme.QUIET)
        .encode(x, alt.X2("right:Q"), y, alt.Y2("foot:Q"), strength, color=alt.value(colour))
        for sign, colour in (("datum.weight >= 0", "blue"), ("datum.weight < 0", "red"))
    ]


def _between() -> list[alt.Chart]:
    """Return where the activation stands between layers, and its name over the first place."""
    here = COLLAPSING.now("bent")
    rule = here.mark_rule(strokeWidth=3, **theme.QUIET)
    size: Any = {"expr": f"width < {NARROW} ? 0 : 16"}  # a narrow picture has no room for it
    name = here.mark_text(baseline="bottom", dy=-3, fontSize=size, fontWeight=600, **theme.QUIET)
    x, orange = _LAYER.across("layer:Q", visible=False), alt.value(theme.ACCENT)
    return [
        rule.encode(x, y=alt.Y(value=_CELLS.top), y2=alt.Y2(value=_SIZE.bottom), color=orange),
        name.encode(x, alt.Y(value=_CELLS.top), text=alt.Text("name:N"), color=orange),
    ]


def _product() -> alt.Chart:
    written = {"slope": "format(datum.slope, '.3~g')", "shift": "format(datum.shift, '.3~g')"}
    falls = filled(_("all matrices multiplied: y = {slope} x - {shift}"), **written)
    rises = filled(_("all matrices multiplied: y = {slope} x + {shift}"), **written)
    words = COLLAPSING.now("products", "depth").transform_calculate(words=f"datum.below ? {falls} : {rises}")
    size: Any = {"expr": f"width < {NARROW} ? 16 : 18"}
    text: alt.Chart = words.mark_text(align="left", baseline="top", fontSize=size, fontWeight=600, **theme.QUIET)
    return text.encode(alt.X(value=0), alt.Y(value=0), alt.Text("words:N"), color=alt.value(theme.FURNITURE))
