"""What a layer makes of the size of a signal, followed through many layers, and the sizes in each layer."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow, rows
from acts.charts.kit.live import NAME, Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, Axis, Plane, ends, grid, laid_out
from acts.charts.kit.vega_insides import numbers
from acts.experiments.networks.gain import HIGH, LAYERS, LOW, Gains
from acts.language import _, cached

GAIN = Parameter("gain", "g", 1.0, Interval(0.01, 10.0), Interval(0.5, 2.5), 0.05, "gain")
LIVE = Live((GAIN,))

REACH = (1e-8, 1e4)
"""The sizes that the panel of the layers shows."""

_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 50 : 66",
    "side": "wide ? min(0.55 * width, height - head - 24) : width",
    "first_low": "wide ? head + side : head + (height - head - 76) * 0.5",
    "left": "wide ? side + 66 : 52",
    "top": "wide ? head : first_low + 50",
    "low": "wide ? head + side : height - 24",
}
_ONE = Plane("one", "0", "side", "head", "first_low", "xy")
_ALL = Plane("all", "left", "width", "top", "low", "y", outside=True)
_ACCENT, _BACK = alt.value("blue"), alt.value(theme.ACCENT)


@cached(maxsize=16)
def gain_picture(found: Gains, start: float, words: tuple[str, ...], sentences: tuple[str, ...]) -> Picture:
    """Return the picture, moved by the gain.

    Parameters
    ----------
    found : Gains
        At each gain of `LIVE.settings((start,))`.
    start : float
        The gain at which the slider starts.
    words : tuple of str
        What the picture says at each.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    axes = {
        "one": (one := Axis.of((LOW, HIGH), (0.01, 0.1, 1, 10), None), one),
        "all": (Axis.of((1.0, LAYERS), (1, 5, 10, 15, 20)), Axis.decades(REACH)),
    }
    data = {
        "stops": arrow({"gain": found.gains, "words": list(words)}),
        "curve": arrow({"before": found.before, "after": np.maximum(found.after, 1e-12)}),
        "diagonal": rows({"before": float, "after": float}, [(LOW, LOW), (HIGH, HIGH)]),
        "web": _web(found),
        "layers": _layers(found),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, (start,), sentences, marks={}, **ends(axes))


def _web(found: Gains) -> bytes:
    """Return the way through the layers for each gain: up to the curve, across to the diagonal, up again."""
    x, y = np.repeat(found.theory[:, :-1], 2, axis=1), np.repeat(found.theory, 2, axis=1)[:, 1:-1]
    seen = (x >= LOW) & (x <= HIGH) & (y >= LOW) & (y <= HIGH)
    x, y = (np.where(np.logical_and.accumulate(seen, axis=1), each, np.nan) for each in (x, y))
    x = np.column_stack([found.theory[:, 0], x])
    y = np.column_stack([np.full(len(x), LOW), y])
    until = [x.shape[1] * (k + 1) for k in range(len(x))]
    k = np.tile(np.arange(x.shape[1], dtype=np.int16), len(x))
    lists = {"x": x.astype(np.float32).ravel(), "y": y.astype(np.float32).ravel(), "k": k}
    columns: dict[str, Any] = {name: Lists(np.ascontiguousarray(values), until) for name, values in lists.items()}
    return arrow({"gain": found.gains, **columns})


def _layers(found: Gains) -> bytes:
    """Return a row for each gain and layer: sizes and gradients by theory, and their ends over the networks."""
    columns: dict[str, Any] = {
        "gain": np.repeat(found.gains, LAYERS),
        "layer": np.tile(np.arange(1, LAYERS + 1, dtype=np.int8), len(found.gains)),
        "theory": _inside(found.theory),
        "back": _inside(found.back),
    }
    for name, drawn in (("size", found.sizes), ("gradient", found.gradients)):
        low, high = drawn.min(axis=0), drawn.max(axis=0)
        seen = (high >= REACH[0]) & (low <= REACH[1])
        columns[f"{name}_low"] = np.where(seen, np.clip(low, *REACH), np.nan).ravel()
        columns[f"{name}_high"] = np.where(seen, np.clip(high, *REACH), np.nan).ravel()
    return arrow({name: each.astype(np.float32) if each.dtype == float and name != "gain" else each
                  for name, each in columns.items()})  # fmt: skip


def _inside(sizes: Array) -> Array:
    return np.where((sizes >= REACH[0]) & (sizes <= REACH[1]), sizes, np.nan).ravel()


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = LIVE.now("stops")
    spec = LIVE.over(
        *_ONE.frame(here, _("size of z after a layer, by its size before"), ""),
        *_one_layer(),
        *_ALL.frame(here, "", _("layer")),
        *_all_layers(here),
        readout(here),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _one_layer() -> list[alt.Chart]:
    """Return the curve of one layer, the diagonal, and the way through the layers between them."""
    x, y = _ONE.x("before:Q"), _ONE.y("scaled:Q")
    scaled = named("curve").transform_calculate(scaled=f"datum.after * {NAME}.gain[0]")
    seen = scaled.transform_filter(f"datum.scaled >= {LOW} && datum.scaled <= {HIGH}")
    curve = seen.mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    diagonal = named("diagonal").mark_line(strokeWidth=1.5, strokeDash=[4, 4], **theme.QUIET)
    way = LIVE.now("web")
    for column in "xyk":
        way = way.transform_calculate(**{f"{column}_list": numbers(f"datum.{column}")})
    way = way.transform_flatten([f"{column}_list" for column in "xyk"], as_=list("xyk"))
    web = way.mark_line(strokeWidth=1.8, **theme.QUIET)
    first = way.transform_filter("datum.k == 0").mark_point(
        filled=True, size=90, opacity=1, shape="triangle-up", **theme.QUIET
    )  # fmt: skip
    order = alt.Order("k:Q")
    return [
        diagonal.encode(x, _ONE.y("after:Q"), color=GRAY),
        curve.encode(x, y, color=_ACCENT),
        web.encode(_ONE.x("x:Q"), _ONE.y("y:Q"), order=order, color=alt.value("violet")),
        first.encode(_ONE.x("x:Q"), _ONE.y("y:Q"), color=alt.value("violet")),
    ]


def _all_layers(here: alt.Chart) -> list[alt.Chart]:
    """Return the sizes and the gradients in each layer: lines of theory, and the stretch of the random networks."""
    layers, x = LIVE.now("layers"), _ALL.x("layer:Q")
    parts = []
    for theory, name, colour, dash in (("theory", "size", _ACCENT, [1, 0]), ("back", "gradient", _BACK, [7, 4])):
        line = layers.mark_line(strokeWidth=2, strokeDash=dash, **theme.QUIET)
        stretch = layers.mark_rule(strokeWidth=at("wide ? 7 : 4"), opacity=0.4, **theme.QUIET)
        low, high = _ALL.y(f"{name}_low:Q"), alt.Y2(f"{name}_high:Q")
        parts.append(stretch.encode(x, low, high, color=colour))
        parts.append(line.encode(x, _ALL.y(f"{theory}:Q"), order=alt.Order("layer:Q"), color=colour))
    parts.append(_ALL.words(here, _("size of z"), "left", "top", _ACCENT, dy=-6, fontSize=16))
    parts.append(_ALL.words(here, _("gradient"), "left", "top", _BACK, dx=84, dy=-6, fontSize=16))
    return parts
