"""A loss over two weights as contours, and the path of gradient descent: what several pictures draw in a `Plane`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from acts.activation import Array
from acts.charts.kit import theme
from acts.charts.kit.arrow import Column, Lists, rows
from acts.charts.kit.pixels import at
from acts.charts.kit.plane import Plane
from acts.charts.kit.vega_insides import numbers
from acts.experiments.networks.bowl import Bowl

LEVELS = (1.0, 0.5, 0.2, 0.05, 0.01, 0.001)
"""The contours, in shares of the loss at the start."""

Box = tuple[tuple[float, float], tuple[float, float]]
"""The ends of both axes of a plane."""


def window(points: Array, room: float = 0.08) -> Box:
    """Return the square that holds these points and 0, with room around them in shares of its side."""
    low, high = np.minimum(points.min(axis=0), 0), np.maximum(points.max(axis=0), 0)
    half = (0.5 + room) * float((high - low).max())
    first, second = ((float(m - half), float(m + half)) for m in (low + high) / 2)
    return first, second


def within(path: Array, box: Box) -> Array:
    """Return a path up to where it first leaves a box, with the point at which it does."""
    low, high = np.array(box).T
    outside = np.flatnonzero(((path < low) | (path > high)).any(axis=1))
    if not outside.size:
        return path
    last = outside[0]
    before, step = path[last - 1], path[last] - path[last - 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(step > 0, (high - before) / step, np.where(step < 0, (low - before) / step, 1.0))
    return np.vstack([path[:last], before + min(1.0, float(shares.min())) * step])


def walked(paths: Sequence[Array]) -> dict[str, Column]:
    """Return the columns of `descent`: a row for each path, which lies `within` its plane."""
    until = np.cumsum([len(path) for path in paths]).tolist()
    x, y = np.concatenate(paths).astype(np.float32).T
    order = np.concatenate([np.arange(len(path)) for path in paths]).astype(np.int16)
    return {name: Lists(np.ascontiguousarray(values), until) for name, values in zip("xyk", (x, y, order), strict=True)}


def rings(bowl: Bowl, plane: Box, every: int = 1) -> dict[str, Array]:
    """Return the columns of `contours`: every so many of their points, with gaps where they leave the plane."""
    low, high = np.array(plane).T
    points = np.stack([bowl.contour(level * bowl.start)[::every] for level in LEVELS])
    seen = ((points >= low) & (points <= high)).all(axis=-1)
    x, y = (np.where(seen, points[..., k], np.nan).astype(np.float32).ravel() for k in range(2))
    count = points.shape[1]
    level, k = np.repeat(np.arange(len(LEVELS), dtype=np.int8), count), np.tile(np.arange(count), len(LEVELS))
    return {"level": level, "k": k.astype(np.int16), "x": x, "y": y}


def marks(bowl: Bowl) -> bytes:
    """Return the data of `places`: where the descent starts, and where it should end."""
    return rows({"kind": str, "x": float, "y": float}, [("start", 0.0, 0.0), ("goal", *bowl.goal.tolist())])


def contours(plane: Plane, points: alt.Chart) -> list[alt.Chart]:
    """Return the contours of the loss; `points` are rows of `rings`."""
    line = points.mark_line(strokeWidth=1.5, opacity=0.8, **theme.QUIET)
    look: dict[str, Any] = {"detail": "level:N", "color": alt.value("blue")}
    return [line.encode(plane.x("x:Q"), plane.y("y:Q"), order=alt.Order("k:Q"), **look)]


def descent(plane: Plane, steps: alt.Chart, dotted: int) -> list[alt.Chart]:
    """Return the path of gradient descent, with a dot at each step up to `dotted`; `steps` are rows of `walked`."""
    for column in "xyk":
        steps = steps.transform_calculate(**{f"{column}_list": numbers(f"datum.{column}")})
    steps = steps.transform_flatten([f"{column}_list" for column in "xyk"], as_=list("xyk"))
    x, y, accent = plane.x("x:Q"), plane.y("y:Q"), alt.value(theme.ACCENT)
    line = steps.mark_line(strokeWidth=1.5, **theme.QUIET)
    dots = steps.transform_filter(f"datum.k <= {dotted}").mark_point(
        filled=True, size=at("wide ? 40 : 22"), opacity=1, **theme.QUIET
    )  # fmt: skip
    return [line.encode(x, y, order=alt.Order("k:Q"), color=accent), dots.encode(x, y, color=accent)]


def places(plane: Plane, ends: alt.Chart) -> list[alt.Chart]:
    """Return a ring where the descent starts, and a diamond where it should end; `ends` are rows of `marks`."""
    x, y = plane.x("x:Q"), plane.y("y:Q")
    begin, goal = (ends.transform_filter(f"datum.kind == '{kind}'") for kind in ("start", "goal"))
    ring = begin.mark_point(size=150, strokeWidth=3, opacity=1, **theme.QUIET)
    diamond = goal.mark_point(shape="diamond", size=160, strokeWidth=3, opacity=1, **theme.QUIET)
    return [ring.encode(x, y, color=alt.value(theme.ACCENT)), diamond.encode(x, y, color=alt.value("green"))]
