"""Prepared digits, the pre-activations of the first layer that they give, and the units that do nothing with them."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow, rows
from acts.charts.kit.image import Colour, png
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import at, readout
from acts.charts.kit.plane import GRAY, LETTERS, Axis, Plane, ends, grid, laid_out
from acts.experiments.networks.first_layer import BINS, REACH, SCALES, FirstLayer, flat_from, pictured
from acts.language import _, cached
from acts.network.preprocessing import PREPROCESSINGS

SCALE = Parameter(
    "scale", "s", 1.0, Interval(0.01, 100.0), Interval(SCALES[0], SCALES[-1]), 0.05, "scale of the weights"
)  # fmt: skip
LIVE = Live((SCALE,), labels=("scale of the weights",))

SHOWN = 6
"""The digits that are shown as pictures."""

_SHADES = 40
_PIXELS: list[Colour] = [
    (*theme.MIDDLE["blue" if shade < 0 else "gray"], 255 * abs(shade) // _SHADES)
    for shade in range(-_SHADES, _SHADES + 1)
]
_EACH = 12
"""The pixels of the image along a side of one of the digit's."""

_BRIGHT = 98.0
"""The percentile of the sizes of pixels that has the full colour: whitening has a few far larger ones."""

_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 50 : 66",
    "cell": "wide ? min((height - head - 8) / 3, 0.13 * width) : width / 6",
    "left": "wide ? 2 * cell + 14 : 0",
    "top": "wide ? head : head + cell + 24",
    "low": "wide ? head + (height - head - 66) / 2 : top + (height - top - 66) / 2",
    "names": "left + (wide ? 112 : 106)",
    "second": "low + 44",
}
_HISTOGRAM = Plane("z", "left", "width", "top", "low")
_SHARES = Plane("shares", "names", "width", "second", "height - 22", outside=True)


_DEAD, _ALWAYS = "red", theme.ACCENT


@cached(maxsize=16)
def first_layer_picture(
    shown: FirstLayer, every: tuple[FirstLayer, ...], slug: str, start: float, words: tuple[str, ...],
    sentences: tuple[str, ...],
) -> Picture:  # fmt: skip
    """Return the picture of a preprocessing, moved by the scale of the weights.

    Parameters
    ----------
    shown : FirstLayer
    every : tuple of FirstLayer
        The first layer under each preprocessing, from the top down.
    slug : str
        The activation function: "relu", or one that is flat on both sides.
    start : float
        The scale at which the slider starts.
    words : tuple of str
        What the picture says at each scale.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    scales, hard = [scale for (scale,) in LIVE.settings((start,))], slug == "relu"
    most, marks = (0.1, (0.0, 0.05, 0.1)) if hard else (1.0, (0.0, 0.5, 1.0))
    lines = tuple((float(-k), _(PREPROCESSINGS[each.how].name)) for k, each in enumerate(every))
    shares = Axis((0.0, 1.2 * most), tuple((mark, f"{100 * mark:.0f}%") for mark in marks))
    axes = {
        "z": (Axis.of((-REACH, REACH), (-20, -10, 0, 10, 20)), Axis.of((0.0, 1.1), ())),
        "shares": (shares, Axis((0.6 - len(every), 0.6), lines, None)),
    }
    title = _("units dead, or above 0 on every digit") if hard else _("pre-activations where f is flat")
    flat = 0.0 if hard else flat_from(slug)
    data = {
        "stops": arrow({"scale": np.array(scales), "words": list(words)}),
        "digits": _digits(shown),
        "bins": _bins(shown, scales),
        "flat": rows({"low": float, "high": float}, [(-REACH, -flat), *([] if hard else [(flat, REACH)])]),
        "bars": _bars(every, shown, slug, scales),
        "titles": rows({"words": str}, [(title,)]),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, (start,), sentences, marks={}, **ends(axes))


def _digits(shown: FirstLayer) -> bytes:
    """Return a row for each digit that is shown, with its pixels: gray above 0, blue below."""
    pixels = pictured(shown.how, shown.seed)
    full = float(np.percentile(np.abs(pixels), _BRIGHT))
    shades = np.rint(_SHADES * np.clip(pixels[:SHOWN] / full, -1, 1)).astype(np.int64) + _SHADES
    # a pixel of several in the image: the browser would blur it otherwise
    urls = [png(np.kron(each, np.ones((_EACH, _EACH), np.int64)), _PIXELS) for each in shades]
    return arrow({"k": np.arange(SHOWN, dtype=float), "url": urls})


def _bins(shown: FirstLayer, scales: list[float]) -> bytes:
    """Return the histogram of the pre-activations at each scale, its highest bin 1."""
    counts = np.stack([shown.histogram(scale) for scale in scales])
    edges = np.linspace(-REACH, REACH, BINS + 1)
    columns: dict[str, Any] = {"scale": np.repeat(scales, BINS), "height": (counts.T / counts.max(axis=1)).T.ravel()}
    for name, ends_ in (("low", edges[:-1]), ("high", edges[1:])):
        columns[name] = np.tile(ends_, len(scales)).astype(np.float32)
    return arrow(columns)


def _bars(every: tuple[FirstLayer, ...], shown: FirstLayer, slug: str, scales: list[float]) -> bytes:
    """Return the bars of each preprocessing at each scale, with a number at the end of the last one."""
    kinds = {"scale": float, "row": float, "low": float, "high": float, "kind": str, "label": str, "chosen": bool}
    given: list[tuple[Any, ...]] = []
    for scale in scales:
        for k, each in enumerate(every):
            here = (scale, float(-k))
            if slug != "relu":
                share = each.flat(slug, scale)
                given.append((*here, 0.0, share, "dead", percent(share), each is shown))
                continue
            dead, always = float(each.dead.mean()), float(each.always.mean())
            given.append((*here, 0.0, dead, "dead", "", each is shown))
            given.append((*here, dead, dead + always, "always", percent(dead + always), each is shown))
    return rows(kinds, given)


def percent(share: float) -> str:
    """Write a share in per cent with two digits."""
    return f"{100 * share:.0f}%" if share > 0.0995 else f"{100 * share:.2g}%"


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here = LIVE.now("stops")
    spec = LIVE.over(
        _pictures(),
        *_HISTOGRAM.frame(here, _("pre-activations z of the first layer"), ""),
        *_histogram(),
        *_SHARES.frame(here, "", ""),
        *_shares(),
        readout(here),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _pictures() -> alt.Chart:
    """Return the digits in two columns on the left, or in a row above."""
    cells = named("digits").transform_calculate(
        px="cell * (wide ? datum.k % 2 : datum.k)", py="head + cell * (wide ? floor(datum.k / 2) : 0)"
    )
    size: Any = at("0.9 * cell")
    images = cells.mark_image(width=size, height=size, align="left", baseline="top", **theme.QUIET)
    drawn: alt.Chart = images.encode(
        alt.X("px:Q").scale(None).axis(None), alt.Y("py:Q").scale(None).axis(None), url=alt.Url("url:N")
    )
    return drawn


def _histogram() -> list[alt.Chart]:
    """Return the bins, and a tint where the function is flat."""
    flat = named("flat").mark_rect(opacity=0.13, **theme.QUIET)
    bars = LIVE.now("bins").transform_calculate(floor="0").mark_rect(opacity=0.85, **theme.QUIET)
    x, far = _HISTOGRAM.x("low:Q"), alt.X2("high:Q")
    return [
        flat.encode(x, far, **_HISTOGRAM.up, color=alt.value(_DEAD)),
        bars.encode(x, far, _HISTOGRAM.y("floor:Q"), alt.Y2("height:Q"), color=alt.value("blue")),
    ]


def _shares() -> list[alt.Chart]:
    """Return the bars of each preprocessing, that of the one shown in front."""
    bars = LIVE.now("bars").transform_calculate(up="datum.row + 0.3", down="datum.row - 0.3")
    x, far, y, down = _SHARES.x("low:Q"), alt.X2("high:Q"), _SHARES.y("up:Q"), alt.Y2("down:Q")
    parts = []
    for kind, colour in (("dead", _DEAD), ("always", _ALWAYS)):
        for chosen, opacity in (("datum.chosen", 0.95), ("!datum.chosen", 0.45)):
            some = bars.transform_filter(f"datum.kind == '{kind}' && {chosen}")
            rect = some.mark_rect(opacity=opacity, **theme.QUIET)
            parts.append(rect.encode(x, far, y, down, color=alt.value(colour)))
    numbers = bars.transform_filter("datum.label != ''")
    text = numbers.mark_text(align="left", baseline="middle", dx=5, fontSize=LETTERS, **theme.QUIET)
    title = named("titles").mark_text(align="left", baseline="bottom", dy=-6, fontSize=16, **theme.QUIET)
    return [
        *parts,
        text.encode(_SHARES.x("high:Q"), _SHARES.y("row:Q"), alt.Text("label:N"), color=GRAY),
        title.encode(alt.X(value=at("left")), alt.Y(value=at("second")), alt.Text("words:N"), color=GRAY),
    ]
