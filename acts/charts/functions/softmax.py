"""The pictures of softmax: three logits to move by hand with their shares, and the slopes between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import REALS, Interval, Parameter
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.csv import csv
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, layered, nth, padded, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.softmax import Shared, shared
from acts.language import _, cached
from acts.vector import TEMPERATURE

_FROM = Interval(-6.0, 6.0)
LOGITS = (
    Parameter("cat", r"z_1", 2.0, REALS, _FROM, 0.2, "logit of cat"),
    Parameter("dog", r"z_2", 1.0, REALS, _FROM, 0.2, "logit of dog"),
    Parameter("tiger", r"z_3", 0.0, REALS, _FROM, 0.2, "logit of tiger"),
)
SHIFT = Parameter("shift", "c", 0.0, REALS, Interval(-10.0, 10.0), 0.5, "added to all three logits")
HEAT = replace(TEMPERATURE, domain=Interval(1e-3, 1e6))  # what a picture can still show
MOVES = {p.name: p for p in (*LOGITS, HEAT, SHIFT)}
TOP, BAR = 1.5, (1.32, 1.47)
"""The end of the scale of the shares; above 1 stand the names and, end to end, the whole."""

_LOGITS, _SHARES, _SLOPES = (0.0, 0.41), (0.47, 1.0), (0.0, 1.0)
_COUNT = len(LOGITS)

Meaning = Callable[[int, int, Shared], str]
"""From a row, a column and the shares to what the slope there means, on two short lines."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Which parameter moves, and where the others stand."""

    move: Parameter
    fixed: tuple[tuple[str, float], ...]

    @property
    def live(self) -> Live:
        """The slider of the parameter that moves."""
        return Live((self.move,), most=101)

    def at(self, value: float) -> Shared:
        """Return the shares with the parameter that moves at this value."""
        values = self.values(value)
        return shared(tuple(values[p.name] for p in LOGITS), values[TEMPERATURE.name], values[SHIFT.name])

    def values(self, value: float) -> dict[str, float]:
        """Return all parameters by name, with the one that moves at this value."""
        return dict(self.fixed) | {self.move.name: value}


def shares_picture(names: tuple[str, ...], moving: Moving, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return logits and shares below each other, while one parameter moves.

    Parameters
    ----------
    names : tuple of str
        Of the classes.
    moving : Moving
    start, sentences
        As in `Live.picture`, for the slider of `moving`.
    """
    logits = padded(np.array([0.0, *(z for each in _found(moving, start) for z in each.logits)]), share=0.2)
    marks = {"logit": ticks(*logits, 3), "share": [0, 0.5, 1, sum(BAR) / 2]}
    data, spec = {"bars": _bars(moving, start)}, _shares_spec(names, moving.move)
    return moving.live.picture(spec, data, start, sentences, marks=marks, logit=logits, share=(0.0, TOP))


def slopes_picture(
    names: tuple[str, ...], moving: Moving, meaning: Meaning, start: Setting, sentences: Sequence[str]
) -> Picture:
    """Return the Jacobian as a heat map, while one parameter moves.

    Parameters
    ----------
    names : tuple of str
        Of the classes.
    moving : Moving
    meaning : callable
        What is written below the Jacobian.
    start, sentences
        As in `Live.picture`, for the slider of `moving`.
    """
    rows = (_COUNT + 0.2, -0.5)  # from the top; the last row is for the words
    data, spec = {"cells": _cells(moving, meaning, start)}, _slopes_spec(names, moving.move)
    return moving.live.picture(spec, data, start, sentences, marks={"row": list(range(_COUNT))}, row=rows)


def _found(moving: Moving, start: Setting) -> list[Shared]:
    return [moving.at(value) for (value,) in moving.live.settings(start)]


@lru_cache(maxsize=64)
def _bars(moving: Moving, start: Setting) -> bytes:
    """Return a row for each class at each setting: its logit, its share, and its stretch of the whole."""
    found, values = _found(moving, start), [value for (value,) in moving.live.settings(start)]
    shares = np.array([each.shares for each in found])
    ends = np.cumsum(shares, axis=1) * _COUNT - 0.5
    columns: dict[str, Any] = {
        moving.move.name: np.repeat(values, _COUNT),
        "k": np.tile(np.arange(_COUNT, dtype=np.int8), len(values)),
        "z": np.array([each.logits for each in found]).ravel(),
        "digits": np.repeat([_digits(each.logits) for each in found], _COUNT).astype(np.int8),
        "s": shares.ravel(),
        "left": (ends - _COUNT * shares).ravel().astype(np.float32),
        "right": ends.ravel().astype(np.float32),
    }
    return arrow(columns)


@cached(maxsize=64)
def _cells(moving: Moving, meaning: Meaning, start: Setting) -> bytes:
    """Return a row for each slope at each setting, with what it means."""
    found, values = _found(moving, start), [value for (value,) in moving.live.settings(start)]
    slopes = np.array([each.slopes for each in found])
    temperatures = np.array([moving.values(value)[TEMPERATURE.name] for value in values])[:, None, None]
    places = [(each, i, j) for each in found for i in range(_COUNT) for j in range(_COUNT)]
    columns: dict[str, Any] = {
        moving.move.name: np.repeat(values, _COUNT**2),
        "i": np.array([i for _each, i, _j in places], dtype=np.int8),
        "j": np.array([j for _each, _i, j in places], dtype=np.int8),
        "d": slopes.ravel(),
        # no slope is larger than a quarter over the temperature: its shade is its share of that
        "shade": (4 * temperatures * np.abs(slopes)).ravel().astype(np.float32),
        "words": [meaning(i, j, each) for each, i, j in places],
    }
    return arrow(columns)


def _digits(logits: tuple[float, ...]) -> int:
    """Return how many significant digits it takes to distinguish these logits, but no fewer than 4."""
    apart = (n for n in range(4, 17) if len({f"{z:.{n}g}" for z in logits}) == len(set(logits)))
    return next(apart, 17)


@cached(maxsize=16)
def _shares_spec(names: tuple[str, ...], move: Parameter) -> dict[str, Any]:
    live, classes = Moving(move, ()).live, _Classes(names, _("class"))
    return live.over(_logits(live, classes), _shares(live, classes), resolve={"y": "independent"})


@cached(maxsize=16)
def _slopes_spec(names: tuple[str, ...], move: Parameter) -> dict[str, Any]:
    live = Moving(move, ()).live
    return live.over(_jacobian(live, _Classes(names, _("logit that is raised"))))


@dataclass(frozen=True, slots=True)
class _Classes:
    """The horizontal axis: a place for each class, with its name."""

    names: tuple[str, ...]
    title: str

    def along(self, column: str) -> Any:
        """Return the channel of a column."""
        axis = alt.Axis(
            grid=False, values=list(range(_COUNT)), labelExpr=nth(self.names, "datum.value"), ticks=False,
            labelFlush=False, **theme.AXIS,
        )  # fmt: skip
        return alt.X(column).scale(domain=[-0.55, _COUNT - 0.45], nice=False).title(self.title).axis(axis)


_INK = alt.value(theme.FURNITURE)


def _logits(live: Live, classes: _Classes) -> dict[str, Any]:
    """Return a stem for each logit, with its number."""
    shown, x = live.now("bars"), classes.along("k:Q")
    z = Place("logit", *_LOGITS, "logit z").up("z:Q")
    stems = shown.mark_bar(size=8, **theme.QUIET)
    heads = shown.mark_point(filled=True, size=120, opacity=1, **theme.QUIET)
    numbers = shown.mark_text(fontSize=15, dx=12, align="left", **theme.QUIET)
    numbers = numbers.transform_calculate(words="format(datum.z, '.' + datum.digits + '~g')")
    return layered(
        stems.encode(x, z, color=alt.value("green")),
        heads.encode(x, z, color=alt.value("green")),
        numbers.encode(x, z, alt.Text("words:N"), color=_INK),
    )


def _shares(live: Live, classes: _Classes) -> dict[str, Any]:
    """Return a bar for each share, with name and number, and above them all shares end to end, which fill the line."""
    shown, x = live.now("bars"), classes.along("k:Q")
    label = f"datum.value == {sum(BAR) / 2} ? {quoted(_('all'))} : datum.label"
    place = Place("share", *_SHARES, "share", labels=label)
    written = "datum.s > 0 && datum.s < 1e-4 ? '< 0.0001' : format(datum.s, '.4f')"
    words = shown.transform_calculate(words=f"({nth(classes.names, 'datum.k')}) + '\\n' + ({written})")
    values = words.mark_text(fontSize=15, dy=-20, lineHeight=17, baseline="bottom", lineBreak="\n", **theme.QUIET)
    bars = shown.mark_bar(size=46, opacity=0.85, **theme.QUIET)
    whole = shown.transform_calculate(a=str(BAR[0]), b=str(BAR[1]))
    whole = whole.mark_rect(stroke="gray", strokeWidth=1.5, **theme.QUIET)
    return layered(
        bars.encode(x, place.up("s:Q"), color=alt.value("blue")),
        values.encode(x, place.up("s:Q"), alt.Text("words:N"), color=_INK),
        whole.encode(
            classes.along("left:Q"), alt.X2("right:Q"), place.up("a:Q"), alt.Y2("b:Q"),
            alt.Opacity("k:O").scale(range=[0.85, 0.5, 0.2]).legend(None), color=alt.value("blue"),
        ),
    )  # fmt: skip


def _jacobian(live: Live, classes: _Classes) -> dict[str, Any]:
    """Return the Jacobian as a heat map: a row for each share, a column for each logit; one cell is said in words."""
    cell = alt.selection_point(
        "cell", on="pointermove", nearest=True, fields=["i", "j"], empty=False, clear=False, value=[{"i": 1, "j": 0}]
    )
    rows = Place(
        "row", *_SLOPES, "slope of the share of",
        labels=nth(classes.names, "datum.value"), grid=False, ticks=False,
    )  # fmt: skip
    shown = live.now("cells")
    edges = shown.transform_calculate(
        left="datum.j - 0.48", right="datum.j + 0.48", top="datum.i - 0.46", bottom="datum.i + 0.46"
    )
    box = {"x": classes.along("left:Q"), "x2": alt.X2("right:Q"), "y": rows.up("top:Q"), "y2": alt.Y2("bottom:Q")}
    tone = alt.condition("datum.d < 0", alt.value("red"), alt.value("blue"))
    shade = alt.Opacity("shade:Q").scale(domain=[0, 1], range=[0.05, 0.5]).legend(None)
    frame = edges.transform_filter(cell).mark_rect(fillOpacity=0, strokeWidth=3, **theme.QUIET)
    little = "datum.d != 0 && abs(datum.d) < 5e-5"
    signed = f"{little} ? (datum.d < 0 ? '> -0.0001' : '< 0.0001') : format(datum.d, '+.4f')"
    numbers = shown.transform_calculate(number=signed).mark_text(fontSize=16, **theme.QUIET)
    words = edges.transform_filter(cell).transform_calculate(low=str(_COUNT - 0.4))
    words = words.mark_text(align="left", baseline="top", lineBreak="\n", fontSize=15, **theme.QUIET)
    grab = shown.mark_point(opacity=0, size=80, **theme.QUIET).add_params(cell)
    return layered(
        edges.mark_rect(**theme.QUIET).encode(**box, color=tone, opacity=shade),
        numbers.encode(classes.along("j:Q"), rows.up("i:Q"), alt.Text("number:N"), color=_INK),
        frame.encode(**box, stroke=alt.value(theme.ACCENT)),
        words.encode(alt.X(value=4), rows.up("low:Q"), alt.Text("words:N"), color=_INK),
        grab.encode(classes.along("j:Q"), rows.up("i:Q")),
    )


def shares_csv(moving: Moving, value: float) -> str:
    """Return logits, shares and slopes as CSV, a row for each stop of the slider and one for `value`."""
    slugs = [p.name for p in LOGITS]
    heads = [f"{kind}_{slug}" for kind in ("logit", "softmax", "sparsemax") for slug in slugs]
    slopes = [f"d_{i}_by_{j}" for i in slugs for j in slugs]
    rows = []
    for (each,) in moving.live.settings((value,)):
        found = moving.at(each)
        inner = (slope for row in found.slopes for slope in row)
        rows.append([each, *found.logits, *found.shares, *found.sparse, *inner])
    return csv([moving.move.name, *heads, *slopes], rows)
