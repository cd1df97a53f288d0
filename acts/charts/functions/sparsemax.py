"""Softmax and sparsemax side by side: on the way of one logit, and over a crowd of classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Interval, Parameter
from acts.charts.functions.softmax import HEAT, LOGITS
from acts.charts.kit import theme
from acts.charts.kit.arrow import arrow
from acts.charts.kit.picture import Picture, finished, named, seeded, setting, slider, speaker, spoken, ticks
from acts.charts.kit.stops import grid, stops
from acts.experiments.functions.softmax import crowd
from acts.vector import softmax, sparsemax

SPACING = Parameter("spacing", r"\Delta", 0.1, Interval(0.0, 1e6), Interval(0.0, 2.0), 0.05, "space between the logits")
REACH, _TEMPERATURES = 4.0, 26


def path_stops(seed: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the temperatures that the picture of sparsemax can show."""
    return stops((HEAT,), seed, _TEMPERATURES)


def path_picture(
    names: tuple[str, ...],
    kinds: tuple[str, str],
    titles: tuple[str, str],
    seed: tuple[float, ...],
    said: Sequence[str],
) -> Picture:
    """Return the shares that softmax and sparsemax give while the first logit goes its way, at a live temperature.

    Parameters
    ----------
    names, kinds, titles : tuple of str
        Of the classes, of the two functions, of the two axes.
    seed, said
        As in `live_picture`.
    """
    every = path_stops(seed)
    data = _path_data(seed) | spoken((HEAT,), every, said)
    spec = seeded(_path_spec(names, kinds, titles), live=setting((HEAT,), seed))
    return Picture(spec, data, said[every.index(seed)])


@lru_cache(maxsize=64)
def _path_data(seed: tuple[float, ...]) -> dict[str, bytes]:
    first, values = np.linspace(-REACH, REACH, 81), [t for (t,) in path_stops(seed)]
    z = np.stack([first, *(np.full_like(first, p.default) for p in LOGITS[1:])], axis=-1)
    parts = np.array([[f(z, temperature=t) for f in (softmax, sparsemax)] for t in values])
    rows, count = parts.shape[2], parts.shape[3]
    columns = {
        "temperature": np.repeat(values, rows * count),
        "z": np.tile(np.repeat(first, count), len(values)).astype(np.float32),
        "k": np.tile(np.arange(count, dtype=np.int8), len(values) * rows),
        "soft": parts[:, 0].ravel().astype(np.float32),
        "sparse": parts[:, 1].ravel().astype(np.float32),
    }
    return {"paths": arrow(columns)}


@lru_cache(maxsize=16)
def _path_spec(names: tuple[str, ...], kinds: tuple[str, str], titles: tuple[str, str]) -> dict[str, Any]:
    sliders: Any = {HEAT.name: slider(HEAT.name, grid(HEAT, _TEMPERATURES))}
    live = alt.selection_point("live", fields=["temperature"], bind=sliders, value=[{"temperature": 1.0}])
    x = alt.X("z:Q").scale(domain=[-REACH, REACH], nice=False).title(titles[0])
    x = x.axis(grid=False, values=ticks(-REACH, REACH, 8), **theme.AXIS)
    colours = alt.Scale(domain=list(names), range=["blue", "green", "violet"])
    dashes = alt.Scale(domain=list(kinds), range=[[1, 0], [6, 4]])
    name = " : ".join(f"datum.k == {k} ? {each!r}" for k, each in enumerate(names)) + " : ''"
    rows = named("paths").transform_filter(live).transform_calculate(name=name)
    below = theme.legend(list(kinds))
    below.orient = "bottom"  # beside the classes there is no room for it on a phone
    layers = []
    for column, kind, width in (("soft", kinds[0], theme.THICK), ("sparse", kinds[1], theme.THIN)):
        y = alt.Y(f"{column}:Q").scale(domain=[-0.03, 1.03], nice=False).title(titles[1])
        line = rows.transform_calculate(kind=f"'{kind}'").mark_line(strokeWidth=width, **theme.QUIET)
        layers.append(
            line.encode(
                x, y.axis(values=[0, 0.25, 0.5, 0.75, 1], format=".6~g", **theme.AXIS),
                alt.Color("name:N").scale(colours).legend(theme.legend(list(names))),
                alt.StrokeDash("kind:N").scale(dashes).legend(below),
            )
        )  # fmt: skip
    # a shape on the lines of each class, for those who do not see the colours
    shapes = alt.Scale(domain=list(names), range=["circle", "square", "triangle-up"])
    for column in ("soft", "sparse"):
        dots = rows.transform_filter("datum.z % 1 == 0").mark_point(filled=True, size=80, opacity=1, **theme.QUIET)
        layers.append(
            dots.encode(
                x, alt.Y(f"{column}:Q"),
                alt.Color("name:N").scale(colours), alt.Shape("name:N").scale(shapes).legend(theme.legend(list(names))),
            )
        )  # fmt: skip
    layers[0] = layers[0].add_params(live)
    return finished(alt.layer(*layers, speaker(live)).properties(height=320))


def crowd_picture(
    count: int, kinds: tuple[str, str], titles: tuple[str, str], seed: tuple[float, ...], said: Sequence[str]
) -> Picture:
    """Return the shares of so many equally spaced classes while the space between them moves.

    Parameters
    ----------
    count : int
        How many classes.
    kinds, titles : tuple of str
        Of the two functions, of the two axes.
    seed, said
        As in `live_picture`.
    """
    every = stops((SPACING,), seed)
    spec = seeded(_crowd_spec(count, kinds, titles), live=setting((SPACING,), seed))
    return Picture(spec, _crowd_data(count, seed) | spoken((SPACING,), every, said), said[every.index(seed)])


@lru_cache(maxsize=64)
def _crowd_data(count: int, seed: tuple[float, ...]) -> dict[str, bytes]:
    values = [spacing for (spacing,) in stops((SPACING,), seed)]
    found = [crowd(count, spacing) for spacing in values]
    columns = {
        "spacing": np.repeat(values, count),
        "k": np.tile(np.arange(1, count + 1, dtype=np.int16), len(values)),
        "soft": np.array([each.shares for each in found]).ravel().astype(np.float32),
        "sparse": np.array([each.sparse for each in found]).ravel().astype(np.float32),
    }
    return {"crowd": arrow(columns)}


@lru_cache(maxsize=64)
def _crowd_spec(count: int, kinds: tuple[str, str], titles: tuple[str, str]) -> dict[str, Any]:
    sliders: Any = {SPACING.name: slider(SPACING.name, grid(SPACING, 41))}
    live = alt.selection_point("live", fields=["spacing"], bind=sliders, value=[{"spacing": SPACING.default}])
    x = alt.X("k:Q").scale(domain=[0.4, count + 0.6], nice=False).title(titles[0])
    x = x.axis(grid=False, values=[1, *(t for t in ticks(1, count, 6) if t.is_integer() and t > 1)], **theme.AXIS)
    scale = alt.Scale(type="sqrt", domain=[0, 1], nice=False)
    colours = alt.Scale(domain=list(kinds), range=["blue", "red"])
    shapes = alt.Scale(domain=list(kinds), range=["circle", "cross"])
    rows = named("crowd").transform_filter(live)
    layers = []
    for column, kind in (("soft", kinds[0]), ("sparse", kinds[1])):
        y = alt.Y(f"{column}:Q").scale(scale).title(titles[1])
        y = y.axis(values=[0, 0.01, 0.05, 0.1, 0.25, 0.5, 1], format=".6~g", **theme.AXIS)
        legend = theme.legend(list(kinds))
        marks = rows.transform_calculate(kind=f"'{kind}'").mark_point(filled=True, size=45, opacity=0.9, **theme.QUIET)
        layers.append(
            marks.encode(
                x, y,
                alt.Color("kind:N").scale(colours).legend(legend), alt.Shape("kind:N").scale(shapes).legend(legend),
            )
        )  # fmt: skip
    layers[0] = layers[0].add_params(live)
    return finished(alt.layer(*layers, speaker(live)).properties(height=320))
