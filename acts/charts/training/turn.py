"""The learning rate under the hand: the plane with every unit's kink, and dead units and score against the rate.

Wide, the plane is a square on the left and the curves stand beside it; narrow, as on a phone, they stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import Lists, arrow, rows
from acts.charts.kit.axes import Ends, powers
from acts.charts.kit.image import Colour, png
from acts.charts.kit.live import over_rates
from acts.charts.kit.picture import Picture, layered, like, named, padded
from acts.charts.kit.pixels import at, readout, scale
from acts.charts.kit.stops import PLACE
from acts.charts.kit.vega_insides import numbers, variable
from acts.experiments.training.plane import LEVELS, SIDE
from acts.experiments.training.sweep import Word
from acts.experiments.training.turn import HIGH, LOW, Turn
from acts.language import _, cached

_SHAPES = ("circle", "triangle-up", "square")
_LISTS = ("x1", "y1", "x2", "y2", "silent")
_SHARE, _SCORE = "red", "blue"
_GRAY, _ACCENT = alt.value(theme.FURNITURE), alt.value(theme.ACCENT)
_SMALLEST = 1e-12
"""A loss of 0 has no place on a log scale."""

_MANY = 32
"""Kinks of more units than this are thin."""

# The plane is as light in the dark mode: what is drawn on it has one colour for both.
_POINTS, _INK, _SILENT = ("#0a4f8f", "#8a4300", "#005c43"), "#111827", "#8f0d57"
_LIGHT, _FULL = (240, 243, 246), ((92, 168, 232), (250, 164, 70), (82, 198, 156))

_LAYOUT = {
    "wide": "width > 480",
    "head": "wide ? 22 : 42",
    "beside": "wide ? 24 : 0",
    "side": "wide ? min(0.64 * width - beside, height - head) : min(width, 0.62 * (height - head))",
    "start": "wide ? beside : (width - side) / 2",
    "foot": "head + side",
    "left": "wide ? foot - head + beside + 28 : 0",
    "top": "wide ? head : foot + 16",
    "gap": "wide ? 16 : 18",
    "middle": "(top + height) / 2",
}
"""Where everything stands, in pixels: variables of the picture, each in terms of those above it."""


@cached(maxsize=16)
def turn_picture(turn: Turn, start: int, words: tuple[str, ...], sentences: tuple[str, ...]) -> Picture:
    """Return the end of each training, picked by a slider.

    Parameters
    ----------
    turn : Turn
    start : int
        The place in `turn` at which the slider starts.
    words : tuple of str
        What the picture says of each training. A line break counts only where the picture is narrow.
    sentences : tuple of str
        What is seen at each, for who hears the picture.
    """
    live, ends, marks = over_rates(len(turn)), *_axes(turn)
    data = {"stops": _stops(turn, words, ends), "kinks": _kinks(turn), "points": _points(turn)}
    grid = [(axis, float(value)) for axis in ("shares", "scores") for value in marks[axis]]
    data["grid"] = rows({"axis": str, "value": float}, grid)
    spec = _spec(turn.word, values=turn.curves is not None)
    picture = live.picture(spec, data, (float(start),), sentences, marks=marks, **ends)
    thin = {"name": "thin", "value": turn.setup.width > _MANY}
    selection, *others = picture.spec["params"]
    selection["select"] = selection["select"] | {"on": _GRABBED, "clear": False}
    if len(turn) == 1:  # there is nowhere to go
        del selection["bind"]
    return Picture({**picture.spec, "params": [selection, thin, *others]}, picture.data, picture.alt)


def _axes(turn: Turn) -> tuple[dict[str, Ends], dict[str, Sequence[float]]]:
    """Return the ends and the ticks of all axes; the plane has none."""
    rates = [LOW, HIGH, *turn.rates[turn.rates > 0].tolist()]
    ends: dict[str, Ends] = {"across": (min(rates), max(rates)), "shares": (0.0, 1.0), "scores": (0.0, 1.0)}
    marks: dict[str, Sequence[float]] = {
        "across": powers(*ends["across"]),
        "shares": (0, 0.5, 1),
        "scores": (0, 0.5, 1),
    }
    ends |= {"plane_x": turn.box[0], "plane_y": turn.box[-1]}
    if turn.curves is not None:
        known = np.log10(np.maximum(turn.score[~turn.diverged], _SMALLEST))
        low, high = (float(np.floor(known.min())), float(np.ceil(known.max()))) if known.size else (-1.0, 0.0)
        ends |= {"plane_y": padded(turn.setup.sets[0].y, share=0.35), "scores": (10**low, 10 ** max(high, low + 1))}
        decades = powers(*ends["scores"])
        marks["scores"] = decades[:: len(decades) // 4 + 1]
    return ends, marks | {"plane_x": (), "plane_y": ()}


def _stops(turn: Turn, words: Sequence[str], ends: dict[str, Ends]) -> bytes:
    """Return a row for each training. A learning rate of 0 stands at the end of its axis."""
    places = np.arange(len(turn), dtype=float)
    columns: dict[str, Any] = {PLACE: places, "rate": np.maximum(turn.rates, ends["across"][0]), "share": turn.share}
    edges = np.sqrt(columns["rate"][1:] * columns["rate"][:-1])
    columns |= {"low": np.append(ends["across"][0], edges), "high": np.append(edges, ends["across"][1])}
    columns |= {"score": turn.score, "gone": turn.diverged.astype(float), "words": list(words)}
    if turn.regions is not None:
        return arrow({**columns, "url": [png(pixels, _REGIONS) for pixels in turn.regions]})
    assert turn.curves is not None  # noqa: S101 - there is one or the other
    columns["score"] = np.maximum(turn.score, _SMALLEST)
    shape, until = turn.curves.shape, [SIDE * (place + 1) for place in range(len(turn))]
    x, y = np.broadcast_to(np.linspace(*turn.box[0], SIDE), shape), np.clip(turn.curves, *ends["plane_y"])
    return arrow({**columns, "x": _list(x, until), "y": _list(y, until)})


def _kinks(turn: Turn) -> bytes:
    """Return a row for each training with the kinks that cross the plane, and which of them are of units not firing."""
    crosses = ~np.isnan(turn.kinks[..., 0])
    until = np.cumsum(crosses.sum(axis=1)).tolist()
    lists = [*np.moveaxis(turn.kinks, -1, 0), turn.dead]
    columns = {name: _list(values[crosses], until) for name, values in zip(_LISTS, lists, strict=True)}
    return arrow({PLACE: np.arange(len(turn), dtype=float), **columns})


def _list(values: Array, until: Sequence[int]) -> Lists:
    return Lists(np.ascontiguousarray(values, np.float32).ravel(), until)


def _points(turn: Turn) -> bytes:
    """Return the training set."""
    train = turn.setup.sets[0]
    up = train.y if turn.curves is not None else train.x[:, 1]
    kind = np.zeros(len(train.x), np.int8) if turn.curves is not None else train.y.astype(np.int8)
    return arrow({"x": train.x[:, 0].astype(np.float32), "y": up.astype(np.float32), "kind": kind})


@cached(maxsize=4)
def _spec(word: Word, *, values: bool) -> dict[str, Any]:
    # the slider is that of each picture: a spec only needs to know that there is one
    spec = over_rates(2).over(
        *([_learned()] if values else [_decided()]),
        _shares(word),
        _scores(values=values),
        *_lost(),
        _now(),
        *_titles(values=values),
        readout(_here("stops")),
        _grips(),
        resolve={"x": "independent", "y": "independent"},
    )
    return {**spec, "params": [*spec["params"], *(variable(name, expr=says) for name, says in _LAYOUT.items())]}


def _here(data: str, *lists: str) -> alt.Chart:
    """Return the rows of the training that the slider is at; of lists, a row for each entry."""
    rows = over_rates(2).now(data)
    for name in lists:  # an empty list has none of a vector's insides
        inside = f"length(datum.{name}) ? {numbers(f'datum.{name}')} : []"
        rows = rows.transform_calculate(**{f"{name}_list": inside})
    return rows.transform_flatten([f"{name}_list" for name in lists], as_=list(lists)) if lists else rows


def _decided() -> Any:
    """Return the plane: what the network decides, the training points, and where each unit has its kink."""
    decisions = _here("stops").mark_image(aspect=False, **theme.QUIET)
    kinks = _here("kinks", *_LISTS)
    lines, strokes = (rows.mark_rule(**_LINE, **theme.QUIET) for rows in (kinks, kinks.transform_filter(_FIRES)))
    # the plane is a square of as much in either input, so that a right angle there is one in the picture
    strokes = strokes.transform_calculate(
        mx="(datum.x1 + datum.x2) / 2",
        my="(datum.y1 + datum.y2) / 2",
        long="14 * (plane_x[1] - plane_x[0]) / side / max(1e-9, hypot(datum.x2 - datum.x1, datum.y2 - datum.y1))",
    ).transform_calculate(
        tx="datum.mx + datum.long * (datum.y1 - datum.y2)", ty="datum.my + datum.long * (datum.x2 - datum.x1)"
    )
    return layered(
        decisions.encode(**_WHOLE, url=alt.Url("url:N")),
        _samples(),
        lines.encode(_across("x1:Q"), _up("y1:Q"), alt.X2("x2:Q"), alt.Y2("y2:Q"), **_alive_or_dead(_INK, _SILENT)),
        strokes.encode(_across("mx:Q"), _up("my:Q"), alt.X2("tx:Q"), alt.Y2("ty:Q"), color=alt.value(_INK)),
        _frame(),
    )


def _learned() -> Any:
    """Return the curve that the network has learned, the training points, and at the foot the kink of each unit."""
    curve = _here("stops", "x", "y").mark_line(strokeWidth=theme.THICK, **theme.QUIET)
    kinks = _here("kinks", *_LISTS).mark_rule(**_LINE, **theme.QUIET)
    foot = {"y": alt.Y(value=at("foot")), "y2": alt.Y2(value=at("foot - 26"))}
    return layered(
        _samples(),
        curve.encode(_across("x:Q"), _up("y:Q"), order=alt.Order("x:Q"), color=alt.value("orange")),
        kinks.encode(_across("x1:Q"), **foot, **_alive_or_dead(theme.FURNITURE, _SHARE)),
        _frame(),
    )


def _samples() -> alt.Chart:
    """Return the training points, of each class in a shape of its own."""
    kinds = list(range(len(_SHAPES)))
    points = named("points").mark_point(
        filled=True, size=at("wide ? 55 : 30"), opacity=1, stroke="#ffffff", **theme.QUIET
    )
    colour = alt.Color("kind:N").scale(domain=kinds, range=list(_POINTS)).legend(None)
    shape = alt.Shape("kind:N").scale(domain=kinds, range=list(_SHAPES)).legend(None)
    samples: alt.Chart = points.encode(_across("x:Q"), _up("y:Q"), colour, shape, strokeWidth=alt.value(1))
    return samples


def _frame() -> alt.Chart:
    frame: alt.Chart = _here("stops").mark_rect(fillOpacity=0, stroke=theme.FURNITURE, **theme.QUIET)
    return frame.encode(**_WHOLE)


def _shares(word: Word) -> Any:
    """Return the share of units not firing over the learning rate."""
    title = _("units dead") if word == "dead" else _("units never positive")
    said = _titled(title, _SHARE).encode(alt.X(value=at("left + 4")), alt.Y(value=at("top + 5")))
    return _curve("share", ("middle - gap / 2", "top"), _SHARE, said, written="%")


def _scores(*, values: bool) -> Any:
    """Return the accuracy or the loss over the learning rate."""
    title = _("loss, log scale") if values else _("accuracy")
    free = "middle + gap / 2 + 5" if values else "height - 20"
    said = _titled(title, _SCORE).encode(alt.X(value=at("left + 4")), alt.Y(value=at(free)))
    look: dict[str, Any] = {"written": "~g", "log": True} if values else {"written": "%"}
    return _curve("score", ("height", "middle + gap / 2"), _SCORE, said, rates=True, **look)


def _titled(title: str, colour: str) -> alt.Chart:
    """Return what a panel shows, within it: beside its axis there is no room on a phone."""
    said = _here("stops").mark_text(align="left", baseline="top", fontSize=15, **theme.QUIET)
    titled: alt.Chart = said.encode(text=alt.value(title), color=alt.value(colour))
    return titled


def _curve(
    column: str,
    stretch: tuple[str, str],
    colour: str,
    title: alt.Chart,
    *,
    written: str,
    log: bool = False,
    rates: bool = False,
) -> Any:
    """Return a panel: the line, with a gap where networks diverged, its stops, and the one that the slider is at."""
    axis = f"{column}s"
    up = alt.Y(f"{column}:Q").scale(scale(axis, *stretch, log=log)).title(None)
    look: dict[str, Any] = {"values": at(f"{axis}_ticks"), "format": written, "labelOverlap": True, **theme.AXIS}
    look["labelFlush"] = False
    up = up.axis(alt.Axis(orient="right", grid=False, domain=False, ticks=False, **look))
    x, stops = _rate(visible=rates), named("stops")
    # the grid of an axis would begin at the left edge of the picture
    lines = named("grid").transform_filter(f"datum.axis == '{axis}'").mark_rule(opacity=0.3, **theme.QUIET)
    line = stops.mark_line(strokeWidth=theme.THIN + 0.5, **theme.QUIET)
    dots = stops.mark_point(filled=True, size=22, opacity=1, **theme.QUIET)
    here = _here("stops").mark_point(filled=True, size=150, opacity=1, **theme.QUIET)
    return layered(
        lines.encode(alt.X(value=at("left")), alt.X2(value=at("width")), like(up, "value:Q"), color=_GRAY),
        *(marks.encode(x, up, color=alt.value(colour)) for marks in (line, dots)),
        title,
        here.encode(x, up, color=_ACCENT),
    )


def _lost() -> list[alt.Chart]:
    """Return a cross between the panels for each network that diverged, and what the crosses stand for."""
    gone = named("stops").transform_filter("datum.gone")
    cross = gone.mark_point(shape=theme.CROSS, size=36, strokeWidth=1.8, opacity=1, **theme.QUIET)
    here = _here("stops").transform_filter("datum.gone")
    ring = here.mark_point(shape="circle", size=220, strokeWidth=3, opacity=1, **theme.QUIET)
    one = gone.transform_aggregate(n="count()").transform_filter("datum.n > 0")
    said = one.mark_text(align="left", baseline="middle", fontSize=15, **theme.QUIET)
    middle = alt.Y(value=at("middle"))
    return [
        cross.encode(_rate(), middle, color=_GRAY),
        ring.encode(_rate(), middle, color=_ACCENT),
        said.encode(alt.X(value=at("left")), middle, text=alt.value(_("✕ diverged")), color=_GRAY),
    ]


def _now() -> alt.Chart:
    """Return the line at the learning rate that the slider is at, through both panels."""
    rule: alt.Chart = _here("stops").mark_rule(strokeDash=[4, 4], strokeWidth=2, **theme.QUIET)
    return rule.encode(_rate(), alt.Y(value=at("top")), alt.Y2(value=at("height")), color=_ACCENT)


def _grips() -> alt.Chart:
    """Return a strip for each learning rate, unseen, that a press or a drag across the curves finds."""
    strips = named("stops").mark_rect(opacity=0, cursor="pointer", **theme.QUIET)
    # only a layer with a selection of its own hears of the pointer
    heard = alt.selection_point("grip", fields=[PLACE], on="click", clear=False)
    strips = strips.add_params(heard).properties(name="grips")
    x = alt.X("low:Q").scale(scale("across", "left", "width", log=True)).axis(None)
    grips: alt.Chart = strips.encode(x, alt.X2("high:Q"), alt.Y(value=at("top")), alt.Y2(value=at("height")))
    return grips


def _titles(*, values: bool) -> list[alt.Chart]:
    """Return what the axes of the plane are called; a phone has no room for that."""
    across, up = (_("input x"), _("output")) if values else (_("input x₁"), _("input x₂"))
    look: dict[str, Any] = {"fontSize": theme.AXIS["titleFontSize"], "opacity": at("wide ? 1 : 0"), **theme.QUIET}
    below = _here("stops").mark_text(baseline="top", **look)
    beside = _here("stops").mark_text(baseline="bottom", angle=270, **look)
    middle, foot = alt.X(value=at("start + side / 2")), alt.Y(value=at("foot + 7"))
    edge, height = alt.X(value=at("start - 6")), alt.Y(value=at("head + side / 2"))
    return [
        below.encode(middle, foot, text=alt.value(across), color=_GRAY),
        beside.encode(edge, height, text=alt.value(up), color=_GRAY),
    ]


def _across(column: str) -> Any:
    """Return the first input, over the plane."""
    return alt.X(column).scale(scale("plane_x", "start", "start + side")).axis(None)


def _up(column: str) -> Any:
    """Return the second input, or the output, over the plane."""
    return alt.Y(column).scale(scale("plane_y", "foot", "head")).axis(None)


def _rate(*, visible: bool = False) -> Any:
    """Return the learning rate, over the curves."""
    look: Any = {"values": at("across_ticks"), "format": "~r", "labelOverlap": True, "grid": False, **theme.AXIS}
    look["titleFontSize"] = at(f"wide ? {theme.AXIS['titleFontSize']} : 0")  # on a phone the slider below says it
    channel = alt.X("rate:Q").scale(scale("across", "left", "width", log=True)).title(_("learning rate"))
    return channel.axis(alt.Axis(orient="bottom", **look) if visible else None)


def _alive_or_dead(alive: str, dead: str) -> dict[str, Any]:
    """Return how the kinks of living and of dead units differ: in the dash, too."""
    return {
        "color": alt.condition("datum.silent", alt.value(dead), alt.value(alive)),
        "strokeDash": alt.condition("datum.silent", alt.value([7, 6]), alt.value([1, 0])),
    }


_FIRES = "!datum.silent"
_GRABBED = "@grips_marks:pointerdown, [@grips_marks:pointerdown, window:pointerup] > @grips_marks:pointermove"
"""A press on a grip, and then a move across others."""

_LINE: dict[str, Any] = {"strokeWidth": at("thin ? 1.2 : 2.2"), "opacity": at("thin ? 0.6 : 1")}
_WHOLE: dict[str, Any] = {
    "x": alt.X(value=at("start")),
    "x2": alt.X2(value=at("start + side")),
    "y": alt.Y(value=at("head")),
    "y2": alt.Y2(value=at("foot")),
}
"""The whole of the plane."""


def _tint(full: tuple[int, int, int], level: int) -> Colour:
    """Return the colour of a class at a level of confidence: the stronger the surer."""
    weight = (level + 0.4) / (LEVELS - 0.6)
    red, green, blue = (round(low + (high - low) * weight) for low, high in zip(_LIGHT, full, strict=True))
    return red, green, blue, 255


_REGIONS = [_tint(full, level) for full in _FULL for level in range(LEVELS)]
