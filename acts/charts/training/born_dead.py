"""Networks before their first step: how many of them are constant, and what some of them look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.csv import csv
from acts.charts.kit.picture import Picture, finished, named, seeded, setting, slider, speaker, spoken
from acts.charts.kit.stops import grid, stops
from acts.experiments.training.born_dead import HALF, LAYERS, LEVEL, Column, Drawn

_STRETCH = Interval(1.0, float(LAYERS))
DEPTH = Parameter("hidden_layers", "L", 9.0, _STRETCH, _STRETCH, 1.0, "hidden layers")

ACROSS, DOWN = 8, 4
"""How many networks are drawn."""

_ROOM, _STRONG = 0.84, 0.65
_WAYS = ("still a function", "constant")


def depth_settings(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of hidden layers that the live picture can show."""
    return stops((DEPTH,), seed)


def drawn_picture(drawn: Drawn, seed: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live picture of some networks, a tile each; one slider cuts all of them off after so many layers.

    Parameters
    ----------
    drawn : Drawn
        Of ``ACROSS * DOWN`` networks.
    seed : tuple of float
        The number of hidden layers at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `depth_settings(seed)`.
    """
    every = depth_settings(seed)
    count = ACROSS * DOWN
    # without biases a network is two straight lines: three places draw it
    places = [0, len(drawn.x) // 2, -1] if _straight(drawn) else list(range(0, len(drawn.x), 2))
    x, outputs = drawn.x[places], drawn.outputs[:, :count][:, :, places]
    size = np.maximum(np.abs(drawn.outputs[:, :count]).max(axis=2, keepdims=True), 1e-300)
    k = np.arange(count)
    left, middle = (k % ACROSS)[:, None], (k // ACROSS)[:, None]
    across = left + 0.5 + _ROOM * x / (2 * HALF)
    up = middle + 0.5 - 0.4 * outputs / size
    layers = np.arange(1, LAYERS + 1, dtype=np.int8)
    shape = up.shape
    constant = drawn.constant[:, :count]
    ways = constant.astype(np.int8)
    lines: dict[str, Any] = {
        DEPTH.name: np.broadcast_to(layers[:, None, None], shape).ravel(),
        "x": np.broadcast_to(across, shape).ravel().astype(np.float32),
        "y": up.ravel().astype(np.float32),
        "net": np.broadcast_to(k[:, None].astype(np.int16), shape).ravel(),
        "way": np.broadcast_to(ways[:, :, None], shape).ravel(),
    }
    tiles: dict[str, Any] = {
        DEPTH.name: np.repeat(layers, count),
        "left": np.tile(left[:, 0] + 0.04, LAYERS),
        "right": np.tile(left[:, 0] + 0.96, LAYERS),
        "top": np.tile(middle[:, 0] + 0.04, LAYERS),
        "bottom": np.tile(middle[:, 0] + 0.96, LAYERS),
        "way": ways.ravel(),
    }
    data = {"lines": arrow(lines), "tiles": arrow(tiles)} | spoken((DEPTH,), every, sentences)
    return Picture(seeded(_drawn_spec(), live=setting((DEPTH,), seed)), data, sentences[every.index(seed)])


def _straight(drawn: Drawn) -> bool:
    half = len(drawn.x) // 2
    ends = drawn.outputs[:, :, [0, half, -1]]
    between = (ends[:, :, :2].mean(axis=2) - drawn.outputs[:, :, half // 2]) / np.maximum(np.abs(ends).max(), 1e-300)
    return bool(np.abs(between).max() < 1e-9)


@lru_cache(maxsize=1)
def _drawn_spec() -> dict[str, Any]:
    bind: Any = {DEPTH.name: slider(DEPTH.name, grid(DEPTH, 41))}
    live = alt.selection_point("live", fields=[DEPTH.name], bind=bind, value=[{DEPTH.name: DEPTH.default}])
    across, up = alt.Scale(domain=[0, ACROSS], nice=False), alt.Scale(domain=[DOWN, 0], nice=False)
    axis = alt.Axis(labels=False, ticks=False, domain=False, grid=False, **theme.AXIS)

    def x(column: str) -> Any:
        return alt.X(column).scale(across).title("in each tile: x from −√3 to √3").axis(axis)

    def y(column: str) -> Any:
        return alt.Y(column).scale(up).title("output, each to its own scale").axis(axis)

    legend = theme.legend(list(_WAYS))
    legend.labelExpr = f"{list(_WAYS)}[datum.value]"
    hue = alt.Color("way:N").scale(domain=[0, 1], range=["blue", "red"]).legend(legend)
    dash = alt.StrokeDash("way:N").scale(domain=[0, 1], range=[[1, 0], [5, 3]]).legend(legend)
    tiles = named("tiles").transform_filter(live).mark_rect(fillOpacity=0.12, strokeOpacity=0.6, **theme.QUIET)
    fills = alt.Fill("way:N").scale(domain=[0, 1], range=["transparent", "red"]).legend(None)
    box = tiles.encode(x("left:Q"), alt.X2("right:Q"), y("top:Q"), alt.Y2("bottom:Q"), fills, stroke=alt.value("gray"))
    lines = named("lines").transform_filter(live).mark_line(strokeWidth=3, **theme.QUIET)
    curves = lines.encode(x("x:Q"), y("y:Q"), hue, dash, detail=alt.Detail("net:N"))
    return finished(alt.layer(box.add_params(live), curves, speaker(live)).properties(height=360))


def heat_picture(columns: Sequence[Column], here: tuple[int, int], alt_text: str) -> Picture:
    """Return the share of constant networks as a map of width and depth, with every number in its cell.

    Parameters
    ----------
    columns : sequence of Column
        One for each width.
    here : tuple of (int, int)
        The width and the number of hidden layers of a cell to mark.
    alt_text : str
    """
    shares = np.array([[each.share(k) for k in range(1, LAYERS + 1)] for each in columns])
    cells: dict[str, Any] = {
        "width": np.repeat([each.width for each in columns], LAYERS),
        "layers": np.tile(np.arange(1, LAYERS + 1), len(columns)),
        "share": shares.ravel(),
        "words": [_short(share) for share in shares.ravel().tolist()],
    }
    mark: dict[str, Any] = {"width": np.array(here[:1]), "layers": np.array(here[1:])}
    widths = tuple(each.width for each in columns)
    return Picture(_heat_spec(widths), {"cells": arrow(cells), "here": arrow(mark)}, alt_text)


def _short(share: float) -> str:
    """Write a share as per cent that fit into a cell: 0 for none, 100 for all, else a digit at least."""
    value = 100 * share
    if value in (0, 100):
        return f"{value:.0f}"
    return "<1" if value < 1 else ">99" if value > 99 else f"{value:.0f}"


@lru_cache(maxsize=4)
def _heat_spec(widths: tuple[int, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {"labelAngle": 0, "ticks": False, "domain": False, "grid": False, **theme.AXIS}
    x = alt.X("width:O").sort(list(widths)).title("units in each hidden layer").axis(orient="bottom", **plain)
    y = (
        alt.Y("layers:O")
        .sort(list(range(1, LAYERS + 1)))
        .title("hidden layers")
        .axis(labelOverlap=False, labelFlush=False, **plain)
    )
    legend = alt.Legend(
        orient="top", title="networks that are constant", format="%", gradientLength=220, labelFontSize=15,
        titleFontSize=16, titleLimit=400, values=[0, 0.5, 1],
    )  # fmt: skip
    hue = alt.Color("share:Q").scale(domain=[0, 1], range=["rgba(230, 140, 30, 0)", "rgba(230, 140, 30, 1)"])
    cells = named("cells").mark_rect(**theme.QUIET).encode(x, y, hue.legend(legend))
    words = named("cells").mark_text(fontSize=14, **theme.QUIET)
    # on a strong orange only dark words can be read, on a faint one those of the page
    strong = f"datum.share > {_STRONG}"
    texts = [
        words.transform_filter(which).encode(x, y, alt.Text("words:N"), color=alt.value(ink))
        for which, ink in ((strong, "black"), (f"!({strong})", "currentColor"))
    ]
    frame = named("here").mark_rect(filled=False, strokeWidth=4, **theme.QUIET).encode(x, y, color=alt.value("blue"))
    return finished(alt.layer(cells, *texts, frame).properties(height=24 * LAYERS + 20))


def born_dead_csv(columns: Iterable[Column]) -> str:
    """Return the counts of constant networks as CSV, a row for each width and number of hidden layers."""
    rows = []
    for each in columns:
        drawn = [each.scheme, each.offset, each.seed, each.width]
        for k, count in enumerate(each.constant, 1):
            span = each.interval(k)
            rows.append([*drawn, k, each.draws, count, each.share(k), span.low, span.high])
    header = ["initialiser", "bias", "seed", "width", "hidden_layers", "draws", "constant", "share"]
    return csv([*header, *(f"{end}_{100 * LEVEL:g}" for end in ("low", "high"))], rows)
