"""Signals through fifty layers: sizes in each layer against the layer, as deep as the slider says.

Above, the gradients of single units: a column a layer, a cell a unit, the fainter the smaller. Below, on one axis of
powers of ten, the activations on their way forward and the gradients on their way back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import NARROW, Place
from acts.charts.kit.image import Colour, png
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, like, named, quoted, ticks
from acts.charts.kit.powers import LABELS, power
from acts.experiments.networks.signals import LAYERS, Band, Depths, verdict
from acts.language import _, cached

_REACH = Interval(1.0, float(LAYERS))
DEPTH = Parameter("layers", "L", 20.0, _REACH, _REACH, 1.0, "number of layers")
"""What the slider moves."""

LIVE = Live((DEPTH,), LAYERS, ("layers",))

_SERIES = {"activations": "blue", "gradients of W": "violet", "gradients of z": "orange"}
"""The three signals by their names (message ids), and their colours."""

_THEORY, _BOUND = theme.FURNITURE, "green"
_HEAD, _CELLS = 22, 0.17
"""The pixels above the cells for their words, and the share of the height that ends the cells."""

_FAINT, _STEPS = 6.0, 24
"""The powers of ten over which a cell fades from full to nothing, or reddens; and the steps of the fading."""

_ACROSS = Place("across", 0.0, 1.0, "layer", "d")
_SIZES = Place("sizes", 0.28, 1.0, "size (RMS)", labels=LABELS)
_SPAN = 14
"""About as many layers as the words at one end of a network are long."""

_FITS = f"datum.{DEPTH.name} <= (width < {NARROW} ? 20 : 35)"
"""Whether the words on the activations have room beside the last layer."""


def signals_picture(found: Depths, start: int, sentences: Sequence[str]) -> Picture:
    """Return the picture of the signals, moved by the number of layers.

    Parameters
    ----------
    found : Depths
    start : int
        The number of layers at which the slider starts.
    sentences : sequence of str
        What is seen, in words, at each of `LIVE.settings((start,))`.
    """
    drawn, up = _drawn(found)
    marks = {"across": (1, *range(10, LAYERS + 1, 10)), "sizes": _tens(*up)}
    return LIVE.picture(
        _spec(bounded=_bounded(found)), drawn, (float(start),), sentences,
        marks=marks, across=(-0.6, LAYERS + 0.6), sizes=up,
    )  # fmt: skip


@cached(maxsize=16)
def _drawn(found: Depths) -> tuple[dict[str, bytes], tuple[float, float]]:
    """Return the data sets, and the ends of the axis of sizes."""
    bands = (found.activations, found.weights, found.gradients)
    every = np.concatenate([part.ravel() for band in bands for part in (band.low, band.high, band.theory)])
    finite = every[np.isfinite(every)]
    low, high = min(float(finite.min()), -1.0), max(float(finite.max()), 0.3)
    up = low - 0.13 * (high - low), high + 0.12 * (high - low)
    top, layer = np.nonzero(np.tri(LAYERS, dtype=bool))
    names = list(_SERIES)
    backward = [_columns(band, (top, layer)) for band in bands[1:]]
    back = {name: np.concatenate([each[name] for each in backward]) for name in backward[0]}
    stops = np.arange(1.0, LAYERS + 1)
    data: dict[str, dict[str, Any]] = {
        "forward": {
            "layer": np.arange(LAYERS + 1, dtype=np.int8),
            "name": [_(names[0])] * (LAYERS + 1),
            **_columns(found.activations, slice(None)),
        },
        "back": {
            "layers": np.tile(top + 1.0, 2),
            "layer": np.tile((layer + 1).astype(np.int8), 2),
            "name": [_(name) for name in names[1:] for _row in top],
            **back,
        },
        "cells": {"layers": stops, "url": [_cells(found.units[k, : k + 1]) for k in range(LAYERS)]},
        "words": {"layers": stops, **_words(found)},
        "bound": _bound(found, top, layer),
    }
    return {name: arrow(columns) for name, columns in data.items()}, up


def _columns(band: Band, rows: Any) -> dict[str, Array]:
    parts = {"low": band.low, "middle": band.middle, "high": band.high, "theory": band.theory}
    return {name: part[rows].astype(np.float32) for name, part in parts.items()}


def _bounded(found: Depths) -> bool:
    """Return whether the product of slopes has a bound worth showing: below 1 a layer, which sigmoid's is alone."""
    return found.activation.slug == "sigmoid"


def _bound(found: Depths, top: Array, layer: Array) -> dict[str, Array]:
    """Return the largest product of sigmoid's slopes from the last layer down to each, 4^-n; nothing of others."""
    kept = np.full(top.shape, _bounded(found))
    size = ((layer - top) * math.log10(4)).astype(np.float32)
    return {"layers": top[kept] + 1.0, "layer": (layer[kept] + 1).astype(np.int8), "size": size[kept]}


def _cells(units: Array) -> str:
    """Return the cells of a network, from the gradients of some units in each layer, as an image."""
    level = np.rint((np.clip(units, -_FAINT, _FAINT) / _FAINT + 1) * _STEPS)
    # A browser blurs an image that it enlarges: so each cell has some pixels, and a gap around it.
    pixels = np.kron(np.where(np.isfinite(units), level, _CLEAR).T, np.ones((_CELL, _CELL)))
    pixels[_CELL - 1 :: _CELL] = pixels[:, _CELL - 1 :: _CELL] = _CLEAR
    return png(pixels.astype(np.uint8), _PALETTE)


def _shade(step: int) -> Colour:
    """Return the colour of a cell: orange that fades for small gradients, and reddens for large ones."""
    share = min(step / _STEPS, 1.0)
    more = max(step / _STEPS - 1.0, 0.0)
    full, hot = (224, 122, 16), (176, 16, 96)
    red, green, blue = (round(a + (b - a) * more) for a, b in zip(full, hot, strict=True))
    return red, green, blue, round(255 * share)


_PALETTE = [*map(_shade, range(2 * _STEPS + 1)), (0, 0, 0, 0)]
_CLEAR, _CELL = len(_PALETTE) - 1, 7


def _words(found: Depths) -> dict[str, Any]:
    """Return what is marked at the ends of each network: the gradient in the first layer, activations in the last."""
    verdicts = [verdict(found, layers) for layers in range(1, LAYERS + 1)]
    back = {
        "vanishes": _("gradient vanishes: {size}"),
        "shrinks": _("gradient shrinks: {size}"),
        "grows": _("gradient grows: {size}"),
        "explodes": _("gradient explodes: {size}"),
        "holds": _("gradient holds: {size}"),
        "differs": _("networks differ: {low} to {high}"),
    }
    ahead = {
        "vanish": _("activations vanish: {size}"),
        "shrink": _("activations shrink: {size}"),
        "grow": _("activations grow: {size}"),
        "explode": _("activations explode: {size}"),
        "hold": _("activations hold: {size}"),
        "saturated": _("{flat} of the slopes saturated"),
        "dead": _("{dead} of the units dead"),
    }
    left = [back[v.back].format(size=power(v.gradient), low=power(v.lowest), high=power(v.highest)) for v in verdicts]
    right = [
        ahead[v.ahead].format(size=power(v.activations), flat=f"{v.flat:.0%}", dead=f"{v.dead:.0%}") for v in verdicts
    ]
    first = [_free(found, v.layers, slice(0, _SPAN), v.gradient) for v in verdicts]
    last = [_free(found, v.layers, slice(max(0, v.layers - _SPAN), v.layers), v.activations) for v in verdicts]
    return {
        "left": left,
        "right": right,
        "first": np.array([at for at, _above in first], np.float32),
        "first_above": np.array([above for _at, above in first]),
        "end": found.activations.middle[1:].astype(np.float32),
        "last": np.array([at for at, _above in last], np.float32),
        "last_above": np.array([above for _at, above in last]),
    }


def _free(found: Depths, layers: int, span: slice, near: float) -> tuple[float, bool]:
    """Return the height of words over some layers that cross no band, near a size, and whether they stand above all."""
    bands = (found.gradients, found.weights)
    parts = [each[layers - 1, :layers][span] for band in bands for each in (band.low, band.high)]
    parts += [each[1 : layers + 1][span] for each in (found.activations.low, found.activations.high)]
    top, bottom = (float(end(part)) for end, part in ((np.max, np.array(parts)), (np.min, np.array(parts))))
    above = top - near < near - bottom
    return (top, True) if above else (bottom, False)


def _tens(low: float, high: float) -> list[float]:
    """Return the ticks of an axis of powers of ten: whole ones."""
    return [mark for mark in ticks(low, high, 6) if mark.is_integer()]


@cached(maxsize=2)
def _spec(*, bounded: bool) -> dict[str, Any]:
    x, size, colour = _ACROSS.across("layer:Q"), _SIZES.up("middle:Q"), _colour(bounded=bounded)
    forward = named("forward").transform_filter(f"live.{DEPTH.name} ? datum.layer <= live.{DEPTH.name}[0] : true")
    return LIVE.over(
        _units(),
        *(_band(rows, x, size, colour) for rows in (forward, LIVE.now("back"))),
        *(_line(rows, x, size, colour) for rows in (forward, LIVE.now("back"))),
        *(_theory(rows, x, size) for rows in (forward, LIVE.now("back"))),
        _chain(x, size),
        *_ends(size),
    )


def _colour(*, bounded: bool) -> alt.Color:
    """Return the colours of the signals, with those of the other lines in the legend."""
    others = {_("theory"): _THEORY} | ({_("1/4 a layer"): _BOUND} if bounded else {})
    names = [*(_(name) for name in _SERIES), *others]
    scale = alt.Scale(domain=names, range=[*_SERIES.values(), *others.values()])
    legend = theme.strokes(names, tight=True)
    legend["symbolOpacity"] = 1  # not that of the bands
    return alt.Color("name:N").scale(scale).legend(legend)


def _units() -> Any:
    cells = LIVE.now("cells").transform_calculate(first="0.5", last=f"datum.{DEPTH.name} + 0.5")
    image = cells.mark_image(aspect=False, **theme.QUIET)
    down, foot = alt.Y(value=_HEAD), alt.Y2(value={"expr": f"height * {_CELLS} + {_HEAD}"})
    short, long = (
        _("columns: layers, cells: units"),
        _("columns: layers, cells: units. A cell fades or reddens with its gradient"),
    )
    said = LIVE.now("cells").transform_calculate(said=f"width < {NARROW} ? {quoted(short)} : {quoted(long)}")
    title = said.mark_text(align="left", baseline="top", fontSize=15, **theme.QUIET)
    return alt.layer(
        image.encode(_ACROSS.across("first:Q"), down, alt.X2("last:Q"), foot, url=alt.Url("url:N")),
        title.encode(alt.X(value=0), alt.Y(value=0), alt.Text("said:N"), color=alt.value(theme.FURNITURE)),
    )


def _band(rows: alt.Chart, x: Any, size: Any, colour: alt.Color) -> Any:
    area = rows.mark_area(opacity=0.28, **theme.QUIET)
    return area.encode(x, like(size, "low:Q"), alt.Y2("high:Q"), colour)


def _line(rows: alt.Chart, x: Any, size: Any, colour: alt.Color) -> Any:
    return rows.mark_line(strokeWidth=theme.THICK, **theme.QUIET).encode(x, size, colour)


def _theory(rows: alt.Chart, x: Any, size: Any) -> Any:
    line = rows.mark_line(strokeWidth=theme.THIN, strokeDash=[2, 4], **theme.QUIET)
    return line.encode(x, like(size, "theory:Q"), alt.Detail("name:N"), color=alt.value(_THEORY))


def _chain(x: Any, size: Any) -> Any:
    """Return the bound on the product of sigmoid's slopes."""
    line = LIVE.now("bound").mark_line(strokeWidth=theme.THIN, strokeDash=[9, 4], **theme.QUIET)
    return line.encode(x, like(size, "size:Q"), color=alt.value(_BOUND))


def _ends(size: Any) -> list[Any]:
    """Return the words at both ends, and the line at the last layer."""
    rows = LIVE.now("words")
    first = rows.transform_calculate(layer="1")
    last = rows.transform_calculate(layer=f"datum.{DEPTH.name}")
    x = _ACROSS.across("layer:Q")
    rule = last.mark_rule(strokeDash=[4, 4], strokeWidth=theme.THIN, **theme.QUIET)
    gradient, activations = (alt.value(_SERIES[name]) for name in ("gradients of z", "activations"))

    def words(rows: alt.Chart, text: str, at: str, colour: Any, **look: Any) -> Any:
        mark = rows.mark_text(fontSize=16, fontWeight=600, **look, **theme.QUIET)
        return mark.encode(x, like(size, f"{at}:Q"), alt.Text(f"{text}:N"), color=colour)

    above: dict[str, Any] = {"baseline": "bottom", "dy": -6}
    below: dict[str, Any] = {"baseline": "top", "dy": 6}
    beside, inside = last.transform_filter(_FITS), last.transform_filter(f"!({_FITS})")
    return [
        rule.encode(x, alt.Y(value=_HEAD), alt.Y2(value={"expr": "height"}), color=alt.value(theme.FURNITURE)),
        words(beside, "right", "end", activations, align="left", baseline="middle", dx=10),
        *(
            words(rows.transform_filter(which), text, at, colour, align=align, dx=dx, **look)
            for rows, text, at, colour, align, dx in (
                (first, "left", "first", gradient, "left", 0),
                (inside, "right", "last", activations, "right", -8),
            )
            for which, look in ((f"datum.{at}_above", above), (f"!datum.{at}_above", below))
        ),
    ]
