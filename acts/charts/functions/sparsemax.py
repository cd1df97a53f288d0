"""Softmax and sparsemax side by side: as one logit moves, and for many classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array, Interval, Parameter
from acts.charts.functions.softmax import HEAT, LOGITS
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.axes import Place
from acts.charts.kit.live import Live
from acts.charts.kit.picture import Picture, nth, quoted, ticks
from acts.charts.kit.stops import Setting
from acts.experiments.functions.softmax import crowd
from acts.language import _, cached
from acts.vector import softmax, sparsemax

SPACING = Parameter("spacing", r"\Delta", 0.1, Interval(0.0, 1e6), Interval(0.0, 2.0), 0.05, "space between the logits")
REACH = 4.0
PATH = replace(HEAT, typical=Interval(0.2, 10.0), step=0.2)
"""The temperature, in steps that the slider can have, too: a whole number is one of its stops."""

HEATING = Live((PATH,), most=50)
CROWDING = Live((SPACING,))

_SHARE = Place("share", 0.0, 1.0, "share")
_ROOT = Place("share", 0.0, 1.0, "share, square-root scale", kind="sqrt")
_RANK = Place("rank", 0.0, 1.0, "class, by rank")
_KINDS = {"soft": softmax, "sparse": sparsemax}


def path_picture(names: tuple[str, ...], start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the shares that softmax and sparsemax give as the first logit moves, at a live temperature.

    Parameters
    ----------
    names : tuple of str
        Of the classes.
    start, sentences
        As in `Live.picture`, for `HEATING`.
    """
    marks = {"share": [0, 0.25, 0.5, 0.75, 1]}
    return HEATING.picture(_path_spec(names), _path_data(start), start, sentences, marks=marks, share=(-0.03, 1.03))


def crowd_picture(count: int, start: Setting, sentences: Sequence[str]) -> Picture:
    """Return the shares of equally spaced classes while the space between them moves.

    Parameters
    ----------
    count : int
        How many classes.
    start, sentences
        As in `Live.picture`, for `CROWDING`.
    """
    ranks = [1, *(t for t in ticks(1, count, 6) if t.is_integer() and t > 1)]
    marks = {"share": [0, 0.01, 0.05, 0.1, 0.25, 0.5, 1], "rank": ranks}
    ends = {"share": (0.0, 1.0), "rank": (0.4, count + 0.6)}
    return CROWDING.picture(_crowd_spec(), _crowd_data(count, start), start, sentences, marks=marks, **ends)


@lru_cache(maxsize=64)
def _path_data(start: Setting) -> dict[str, bytes]:
    first, values = np.linspace(-REACH, REACH, 81), [t for (t,) in HEATING.settings(start)]
    z = np.stack([first, *(np.full_like(first, p.default) for p in LOGITS[1:])], axis=-1)
    shares = {column: np.array([f(z, temperature=t) for t in values]) for column, f in _KINDS.items()}
    rows, count = z.shape
    places: dict[str, Array] = {
        "temperature": np.repeat(values, rows * count),
        "z": np.tile(np.repeat(first, count), len(values)).astype(np.float32),
        "k": np.tile(np.arange(count, dtype=np.int8), len(values) * rows),
    }
    return {"paths": arrow(places | _small(shares))}


@lru_cache(maxsize=64)
def _crowd_data(count: int, start: Setting) -> dict[str, bytes]:
    values = [spacing for (spacing,) in CROWDING.settings(start)]
    found = [crowd(count, spacing) for spacing in values]
    places: dict[str, Array] = {
        "spacing": np.repeat(values, count),
        "k": np.tile(np.arange(1, count + 1, dtype=np.int16), len(values)),
    }
    shares = {"soft": np.array([each.shares for each in found]), "sparse": np.array([each.sparse for each in found])}
    return {"crowd": arrow(places | _small(shares))}


def _small(shares: dict[str, Array]) -> dict[str, Array]:
    return {column: each.ravel().astype(np.float32) for column, each in shares.items()}


Draw = Callable[[alt.Chart, Any, str], Any]
"""From the rows of one kind, its vertical channel and its column to marks."""


def _side_by_side(live: Live, data: str, up: Place, *draws: Draw) -> dict[str, Any]:
    """Return the spec of a picture that draws both kinds alike, each under its name."""
    layers = [
        draw(live.now(data).transform_calculate(kind=quoted(_(function.name))), up.up(f"{column}:Q"), column)
        for draw in draws
        for column, function in _KINDS.items()
    ]
    return live.over(*layers)


@cached(maxsize=16)
def _path_spec(names: tuple[str, ...]) -> dict[str, Any]:
    kinds = _kinds()
    x = alt.X("z:Q").scale(domain=[-REACH, REACH], nice=False).title(_("logit of {name}").format(name=names[0]))
    x = x.axis(grid=False, values=ticks(-REACH, REACH, 8), **theme.AXIS)
    legend, below = theme.legend(list(names)), theme.legend(kinds)
    below.orient = "bottom"  # beside the classes there is no room for it on a phone
    hue = alt.Color("name:N").scale(domain=list(names), range=["blue", "green", "violet"]).legend(legend)
    dash = alt.StrokeDash("kind:N").scale(domain=kinds, range=[[1, 0], [6, 4]]).legend(below)
    # a shape on the lines of each class, for those who do not see the colours
    shapes = ["circle", "square", "triangle-up"]
    shape = alt.Shape("name:N").scale(domain=list(names), range=shapes).legend(legend)

    def line(rows: alt.Chart, y: Any, column: str) -> Any:
        width = {"soft": theme.THICK, "sparse": theme.THIN}[column]
        drawn = rows.transform_calculate(name=nth(names, "datum.k"))
        return drawn.mark_line(strokeWidth=width, **theme.QUIET).encode(x, y, hue, dash)

    def dots(rows: alt.Chart, y: Any, _column: str) -> Any:
        drawn = rows.transform_calculate(name=nth(names, "datum.k")).transform_filter("datum.z % 1 == 0")
        return drawn.mark_point(filled=True, size=80, opacity=1, **theme.QUIET).encode(x, y, hue, shape)

    return _side_by_side(HEATING, "paths", _SHARE, line, dots)


@cached(maxsize=1)
def _crowd_spec() -> dict[str, Any]:
    kinds = _kinds()
    legend = theme.legend(kinds)
    hue = alt.Color("kind:N").scale(domain=kinds, range=["blue", "red"]).legend(legend)
    shape = alt.Shape("kind:N").scale(domain=kinds, range=["circle", "cross"]).legend(legend)

    def dots(rows: alt.Chart, y: Any, _column: str) -> Any:
        drawn = rows.mark_point(filled=True, size=45, opacity=0.9, **theme.QUIET)
        return drawn.encode(_RANK.across("k:Q"), y, hue, shape)

    return _side_by_side(CROWDING, "crowd", _ROOT, dots)


def _kinds() -> list[str]:
    return [_(function.name) for function in _KINDS.values()]
