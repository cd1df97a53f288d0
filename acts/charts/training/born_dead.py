"""Networks before their first step: how many of them are constant, and what some of them look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, finished, named, nth
from acts.experiments.training.born_dead import HALF, LAYERS, LEVEL, WIDTHS, Column, Drawn
from acts.language import _, cached

_STRETCH = Interval(1.0, float(LAYERS))
DEPTH = Parameter("hidden_layers", "L", 9.0, _STRETCH, _STRETCH, 1.0, "hidden layers")

ACROSS, DOWN = 8, 4
"""How many networks are drawn."""

_ROOM, _STRONG = 0.84, 0.65
_WAYS = ("not constant", "constant")
"""What the networks are (message ids), by the number in `way`."""

_LIVE = Live((DEPTH,))
_ACROSS = Place("across", 0.0, 1.0, "in each tile: x from −√3 to √3")
_DOWN = Place("down", 0.0, 1.0, "output, each to its own scale")


def drawn_settings(start: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the numbers of hidden layers that the live picture can show."""
    return _LIVE.settings(start)


def drawn_picture(drawn: Drawn, start: tuple[float, ...], sentences: Sequence[str]) -> Picture:
    """Return the live picture of some networks, a tile each; one slider sets the layers after which all are cut off.

    Parameters
    ----------
    drawn : Drawn
        Of ``ACROSS * DOWN`` networks.
    start : tuple of float
        The number of hidden layers at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `drawn_settings(start)`.
    """
    data = {"lines": _outputs(drawn), "tiles": _tiles(drawn)}
    return _LIVE.picture(
        _drawn_spec(), data, start, sentences,
        marks={"across": (), "down": ()}, across=(0.0, ACROSS), down=(float(DOWN), 0.0),
    )  # fmt: skip


def _outputs(drawn: Drawn) -> bytes:
    """Return the output of each network over its input, cut off after each number of layers, within its tile."""
    count = ACROSS * DOWN
    # without biases a network is two straight lines: three places draw it
    places = [0, len(drawn.x) // 2, -1] if _straight(drawn) else list(range(0, len(drawn.x), 2))
    x, outputs = drawn.x[places], drawn.outputs[:, :count][:, :, places]
    size = np.maximum(np.abs(drawn.outputs[:, :count]).max(axis=2, keepdims=True), 1e-300)
    left, middle = _corners()
    across = left[:, None] + 0.5 + _ROOM * x / (2 * HALF)
    up = middle[:, None] + 0.5 - 0.4 * outputs / size
    shape, layers = up.shape, np.arange(1, LAYERS + 1, dtype=np.int8)
    return arrow(
        {
            DEPTH.name: np.broadcast_to(layers[:, None, None], shape).ravel(),
            "x": np.broadcast_to(across, shape).ravel().astype(np.float32),
            "y": up.ravel().astype(np.float32),
            "net": np.broadcast_to(np.arange(count, dtype=np.int16)[:, None], shape).ravel(),
            "way": np.broadcast_to(drawn.constant[:, :count, None].astype(np.int8), shape).ravel(),
        }
    )


def _tiles(drawn: Drawn) -> bytes:
    """Return the box of each network, and whether it is constant after each number of layers."""
    count, (left, middle) = ACROSS * DOWN, _corners()
    return arrow(
        {
            DEPTH.name: np.repeat(np.arange(1, LAYERS + 1, dtype=np.int8), count),
            "left": np.tile(left + 0.04, LAYERS),
            "right": np.tile(left + 0.96, LAYERS),
            "top": np.tile(middle + 0.04, LAYERS),
            "bottom": np.tile(middle + 0.96, LAYERS),
            "way": drawn.constant[:, :count].astype(np.int8).ravel(),
        }
    )


def _corners() -> tuple[Array, Array]:
    """Return the left and the upper end of each tile."""
    tile = np.arange(ACROSS * DOWN)
    return tile % ACROSS, tile // ACROSS


def _straight(drawn: Drawn) -> bool:
    half = len(drawn.x) // 2
    ends = drawn.outputs[:, :, [0, half, -1]]
    between = (ends[:, :, :2].mean(axis=2) - drawn.outputs[:, :, half // 2]) / np.maximum(np.abs(ends).max(), 1e-300)
    return bool(np.abs(between).max() < 1e-9)


@cached(maxsize=2)
def _drawn_spec() -> dict[str, Any]:
    names = [_(way) for way in _WAYS]
    legend = theme.legend(names)
    legend.labelExpr = nth(names, "datum.value")
    hue = alt.Color("way:N").scale(domain=[0, 1], range=["blue", "red"]).legend(legend)
    dash = alt.StrokeDash("way:N").scale(domain=[0, 1], range=[[1, 0], [5, 3]]).legend(legend)
    inside = alt.FillOpacity("way:N").scale(domain=[0, 1], range=[0, 0.12]).legend(None)
    axis = alt.Axis(labels=False, ticks=False, domain=False, grid=False, **theme.AXIS)

    def x(column: str) -> Any:
        return _ACROSS.across(column).axis(axis)

    def y(column: str) -> Any:
        return _DOWN.up(column).axis(axis)

    tiles = _LIVE.now("tiles").mark_rect(fill="red", strokeOpacity=0.6, **theme.QUIET)
    lines = _LIVE.now("lines").mark_line(strokeWidth=3, **theme.QUIET)
    return _LIVE.over(
        tiles.encode(x("left:Q"), alt.X2("right:Q"), y("top:Q"), alt.Y2("bottom:Q"), inside, stroke=alt.value("gray")),
        lines.encode(x("x:Q"), y("y:Q"), hue, dash, detail=alt.Detail("net:N")),
    )


def heat_picture(columns: Sequence[Column], here: tuple[int, int], alt_text: str) -> Picture:
    """Return the share of constant networks as a map of width and depth, with every number in its cell.

    Parameters
    ----------
    columns : sequence of Column
        One for each of the `WIDTHS` that are counted yet.
    here : tuple of (int, int)
        The width and the number of hidden layers of a cell to mark.
    alt_text : str
    """
    shares = np.array([each.share(k) for each in columns for k in range(1, LAYERS + 1)], float)
    cells: dict[str, Any] = {
        "width": np.repeat(np.array([each.width for each in columns], int), LAYERS),
        "layers": np.tile(np.arange(1, LAYERS + 1), len(columns)),
        "share": shares,
        "words": [_short(share) for share in shares.tolist()],
    }
    mark: dict[str, Any] = {"width": np.array(here[:1]), "layers": np.array(here[1:])}
    data = {
        "cells": arrow(cells),
        "here": arrow(mark),
        "note": arrow({"words": [] if columns else [_("not drawn yet")]}),
    }
    return Picture(_heat_spec(), data, alt_text)


def _short(share: float) -> str:
    """Write a share as per cent that fit into a cell: 0 for none, 100 for all, else a digit at least."""
    value = 100 * share
    if value in (0, 100):
        return f"{value:.0f}"
    return "<1" if value < 1 else ">99" if value > 99 else f"{value:.0f}"


@cached(maxsize=2)
def _heat_spec() -> dict[str, Any]:
    plain: dict[str, Any] = {"labelAngle": 0, "ticks": False, "domain": False, "grid": False, **theme.AXIS}
    x = (
        alt.X("width:O")
        .scale(domain=list(WIDTHS))
        .title(_("units in each hidden layer (numbers: % of networks that are constant)"))
        .axis(orient="bottom", **plain)
    )
    y = (
        alt.Y("layers:O")
        .scale(domain=list(range(1, LAYERS + 1)))
        .title(_("hidden layers"))
        .axis(labelOverlap=False, labelFlush=False, **plain)
    )
    hue = alt.Color("share:Q").scale(domain=[0, 1], range=["rgba(230, 140, 30, 0)", "rgba(230, 140, 30, 1)"])
    cells = named("cells").mark_rect(**theme.QUIET).encode(x, y, hue.legend(None))
    # as large as the cells of a phone have room for
    size: Any = {"expr": "width > 400 ? 15 : 13"}
    words = named("cells").mark_text(fontSize=size, **theme.QUIET)
    # on a strong orange only dark words can be read, on a faint one those of the page
    strong = f"datum.share > {_STRONG}"
    texts = [
        words.transform_filter(which).encode(x, y, alt.Text("words:N"), color=alt.value(ink))
        for which, ink in ((strong, "black"), (f"!({strong})", "currentColor"))
    ]
    frame = named("here").mark_rect(filled=False, strokeWidth=4, **theme.QUIET).encode(x, y, color=alt.value("blue"))
    waiting = named("note").mark_text(fontSize=theme.TEXT_SIZE, **theme.QUIET)
    middle = alt.X(value={"expr": "width / 2"}), alt.Y(value={"expr": "height / 2"})
    said = waiting.encode(*middle, alt.Text("words:N"), color=alt.value(theme.FURNITURE))
    return finished(alt.layer(cells, *texts, frame, said))


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
