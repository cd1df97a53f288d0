"""The signs of many neurons' gradients as rows of cells, and how the share that agrees falls over a training."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.image import png
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, named
from acts.charts.kit.pixels import readout
from acts.charts.kit.plane import GRAY, Axis, Plane, ends, grid, laid_out, titled
from acts.experiments.networks.locked import BATCHES, OFFSETS, STEPS, Locked, agreement
from acts.language import _, cached

OFFSET = Parameter("offset", "m", 1.0, Interval(0.0, OFFSETS[-1]), Interval(OFFSETS[0], OFFSETS[-1]), 0.2, "offset")
_REACH = Interval(0.0, float(STEPS))
STEP = Parameter("step", "t", 0.0, _REACH, _REACH, 1.0, "step")
LIVE = Live((OFFSET, STEP), labels=("offset of the inputs", "step"))

SHOWN = 20
"""The neurons whose signs are shown, a row each."""

_CELL, _GAP = 8, 1
"""The pixels of a cell of the image, and the gap between two of them."""

_ROOM = 0.07
"""The distance between the names of two curves, as a share of signs."""

_PALETTE = [(0, 0, 0, 0), (*theme.MIDDLE["blue"], 255), (*theme.MIDDLE["orange"], 255)]
_LAYOUT = {
    "wide": "width > 560",
    "head": "wide ? 54 : 72",
    "side": "wide ? 0.4 * width : 0.36 * width",
    "left": "side + (wide ? 62 : 42)",
    "low": "head + (height - 24 - head) * 0.5 - 12",
    "second_top": "low + 44",
}
_SIGNS = Plane("signs", "0", "side", "head", "height - 24")
_AGREE = Plane("agree", "left", "width", "head", "low", outside=True)
_MEAN = Plane("mean", "left", "width", "second_top", "height - 24", outside=True)


@cached(maxsize=16)
def locked_picture(
    found: Locked, batch: int, start: tuple[float, float], words: tuple[str, ...], sentences: tuple[str, ...]
) -> Picture:
    """Return the picture of a batch, moved by the offset of the inputs and by the step.

    Parameters
    ----------
    found : Locked
        With all offsets of `LIVE.settings(start)`.
    batch : int
        One of `BATCHES`.
    start : pair of float
        The offset and the step at which the sliders start.
    words : tuple of str
        What the picture says at each of these settings.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    steps = Axis.of((0.0, float(STEPS)), (0, 6, 12, 18, 24))
    axes = {
        "signs": (Axis((0.0, 1.0), ()), Axis((0.0, 1.0), ())),
        "agree": (steps, Axis((0.5, 1.1), ((0.5, "50%"), (0.75, "75%"), (1.0, _("all"))))),
        "mean": (steps, Axis.of((0.0, 1.08 * float(found.size.max())))),
    }
    data = {
        "stops": _stops(found, batch, start, words),
        "curves": _curves(found, batch),
        "mean": _mean(found),
        "coin": arrow({"level": np.array([agreement(0.0)])}),
        "grid": grid(axes),
    }
    return LIVE.picture(_spec(), data, start, sentences, marks={}, **ends(axes))


def _stops(found: Locked, batch: int, start: tuple[float, float], words: tuple[str, ...]) -> bytes:
    """Return a row for each setting: the signs as an image, and the place on each curve."""
    settings, number = LIVE.settings(start), BATCHES.index(batch)
    places = [(found.at(offset), int(step)) for offset, step in settings]
    agreeing, size = found.agreeing[number], found.size
    columns = {
        "agreeing": np.array([agreeing[place] for place in places]),
        "size": np.array([size[place] for place in places]),
    }
    offsets, steps = np.array(settings).T
    images = [_image(found.signs[number, :SHOWN, at, step]) for at, step in places]
    return arrow({"offset": offsets, "step": steps, **columns, "url": images, "words": list(words)})


def _image(signs: Array) -> str:
    """Return cells for the signs of some neurons, a row each: blue for plus, orange for minus."""
    cell = np.zeros((_CELL, _CELL), np.uint8)
    cell[:-_GAP, :-_GAP] = 1
    return png(np.kron(np.where(signs, 1, 2), cell), _PALETTE)


def _curves(found: Locked, batch: int) -> bytes:
    """Return the share of agreeing signs over the steps, for each offset and batch."""
    number, place, step = np.indices(found.agreeing.shape).reshape(3, -1)
    columns: dict[str, Any] = {"offset": found.offsets[place], "t": step.astype(np.int8)}
    sizes = np.array(BATCHES, np.int16)[number]
    share = found.agreeing.astype(np.float32).ravel()
    names = np.where(step == STEPS, _apart(found.agreeing[:, :, -1])[number, place], np.nan).astype(np.float32)
    return arrow({**columns, "batch": sizes, "chosen": sizes == batch, "share": share, "name_at": names})


def _apart(ends_: Array) -> Array:
    """Return where the names of curves stand that end here, along the first axis: `_ROOM` from each other at least."""
    order = np.argsort(ends_, axis=0, kind="stable")
    lowest_first = np.take_along_axis(ends_, order, axis=0)
    for k in range(1, len(ends_)):
        lowest_first[k] = np.maximum(lowest_first[k], lowest_first[k - 1] + _ROOM)
    placed = np.empty_like(ends_)
    np.put_along_axis(placed, order, lowest_first, axis=0)
    return placed


def _mean(found: Locked) -> bytes:
    place, step = np.indices(found.size.shape).reshape(2, -1)
    columns: dict[str, Any] = {"offset": found.offsets[place], "t": step.astype(np.int8)}
    return arrow({**columns, "size": found.size.astype(np.float32).ravel()})


@cached(maxsize=1)
def _spec() -> dict[str, Any]:
    here, still = LIVE.now("stops"), named("coin")
    spec = LIVE.over(
        *_SIGNS.frame(still, "", ""),
        *_signs(here, still),
        *_AGREE.frame(still, "", _("step"), corner="left"),
        titled(still, _AGREE, _("signs that agree"), _("signs that agree, for each batch size")),
        *_agreeing(here),
        *_MEAN.frame(still, "", _("step")),
        titled(still, _MEAN, _("mean residual"), _("size of the mean residual")),
        *_residual(here),
        readout(here),
        resolve={"x": "independent", "y": "independent"},
    )
    return laid_out(spec, _LAYOUT)


def _signs(here: alt.Chart, still: alt.Chart) -> list[alt.Chart]:
    """Return the cells, with the words above and below them."""
    image = here.mark_image(aspect=False, **theme.QUIET)
    x, y = _SIGNS.across, _SIGNS.up
    return [
        image.encode(**x, **y, url=alt.Url("url:N")),
        titled(still, _SIGNS, _("signs"), _("row: neuron, column: weight")),
        _SIGNS.words(still, _("blue: +"), "left", "bottom", alt.value("blue"), "top", dy=5),
        _SIGNS.words(still, _("orange: -"), "right", "bottom", alt.value(theme.ACCENT), "top", dy=5),
    ]


def _agreeing(here: alt.Chart) -> list[alt.Chart]:
    """Return the curves of all batches at the offset in hand, that of the batch shown in front, and where it is now."""
    x, y = _AGREE.x("t:Q"), _AGREE.y("share:Q")
    curves = LIVE.now("curves", OFFSET.name)
    rest = curves.transform_filter("!datum.chosen").mark_line(strokeWidth=2, opacity=0.6, **theme.QUIET)
    own = curves.transform_filter("datum.chosen").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    last = curves.transform_filter(f"datum.t == {STEPS}").transform_calculate(said="toString(datum.batch)")
    look: dict[str, Any] = {"align": "right", "baseline": "bottom", "dx": -2, "dy": -1, "fontSize": 15}
    names = [
        last.transform_filter(f"{chosen}datum.chosen")
        .mark_text(**look, **theme.QUIET)
        .encode(x, _AGREE.y("name_at:Q"), alt.Text("said:N"), color=colour)
        for chosen, colour in (("!", GRAY), ("", alt.value("blue")))
    ]
    coin = named("coin").mark_rule(strokeDash=[5, 3], strokeWidth=2, **theme.QUIET)
    dot = here.mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    return [
        coin.encode(_AGREE.y("level:Q"), **_AGREE.across, color=alt.value("green")),
        rest.encode(x, y, detail="batch:N", order=alt.Order("t:Q"), color=GRAY),
        own.encode(x, y, order=alt.Order("t:Q"), color=alt.value("blue")),
        *names,
        dot.encode(_AGREE.x("step:Q"), _AGREE.y("agreeing:Q"), color=alt.value("blue")),
    ]


def _residual(here: alt.Chart) -> list[alt.Chart]:
    x, y, violet = _MEAN.x("t:Q"), _MEAN.y("size:Q"), alt.value("violet")
    line = LIVE.now("mean", OFFSET.name).mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    dot = here.mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    return [
        line.encode(x, y, order=alt.Order("t:Q"), color=violet),
        dot.encode(_MEAN.x("step:Q"), _MEAN.y("size:Q"), color=violet),
    ]
