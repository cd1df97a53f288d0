"""Maxout as an approximator: the best fit of a convex function by k lines, and differences of two for the others.

The best k lines for a convex f on an interval cut it where the chords of all stretches stand equally high above f, at
most d; each line is its chord, lowered by d/2. Then the error swings from d/2 to -d/2 and back on every stretch, and no
line does better there. Any other k pieces have one that covers a whole stretch, so they do not either, joined or not.
For a smooth f the error falls like 1 / k^2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from acts.activation import Array
from acts.vector.pieces import Maxout

Function = Callable[[Any], Any]
_HALVINGS, _AT_ONCE, _ROUNDS, _LOOK = 60, 64, 8, 4001


@dataclass(frozen=True, slots=True)
class Fit:
    """The best maxout unit for a convex function, the ends of its pieces, and its largest error anywhere on them."""

    unit: Maxout
    knots: tuple[float, ...]
    error: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A function that is not convex, as one maxout unit less another; `error` bounds its error anywhere."""

    up: Maxout
    down: Maxout
    error: float

    def __call__(self, z: Any) -> Any:
        """Return up(z) - down(z)."""
        return self.up(z) - self.down(z)


def fitted(value: Function, slope: Function, low: float, high: float, count: int) -> Fit:
    """Return the best fit of a convex function by at most so many lines, in the largest error from low to high.

    Parameters
    ----------
    value, slope : callable
        The function and its derivative, from arrays to arrays; the function has to be convex there.
    low, high : float
        The interval, low < high, finite.
    count : int
        How many lines at the most, 1 or more.

    Raises
    ------
    ValueError
        If the interval is empty or infinite, or there is no line.
    """
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise ValueError(f"a fit needs a finite interval, not from {low:g} to {high:g}")
    if count < 1:
        raise ValueError("a fit needs at least one line")
    z = np.linspace(low, high, _LOOK)
    ends = value(np.array([low, high]))
    chord = ends[0] + (ends[1] - ends[0]) * (z - low) / (high - low)
    worst = float(np.max(chord - value(z))) * (1 + 1e-6)
    least = float(np.max(np.abs(value(z)))) * 1e-15 + 1e-300
    if worst <= least:
        rise = float(ends[1] - ends[0]) / (high - low)
        return Fit(Maxout((rise,), (float(ends[0]) - rise * low,)), (low, high), 0.0)
    below, above = 0.0, worst
    for _ in range(_ROUNDS):
        tried = below + (above - below) * np.arange(1, _AT_ONCE + 1) / _AT_ONCE
        covered = _stretches(value, slope, low, high, count, np.maximum(tried, least))[0]
        first = int(np.argmax(covered)) if covered.any() else _AT_ONCE - 1
        below, above = (float(tried[first - 1]) if first else below), float(tried[first])
    height = max(above, least)
    _, slopes, offsets, knots = _stretches(value, slope, low, high, count, np.array([height]))
    return Fit(Maxout(slopes, tuple(offset + height / 2 for offset in offsets)), knots, height / 2)


def _stretches(
    value: Function, slope: Function, low: float, high: float, count: int, height: Array
) -> tuple[Array, tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Go from low to high in stretches whose chords stand so high above f; say which heights get there.

    The lines and the ends of the stretches are those of the first height. A line starts at f - height, touches f, and
    ends where f is above it by the height again: its chord, lowered by the height.
    """
    a, done = np.full_like(height, low), np.zeros(height.shape, dtype=bool)
    slopes, offsets, knots = [], [], [low]
    for _ in range(count):
        start = value(a) - height

        def reaches(x: Array, a: Array = a, start: Array = start) -> Any:
            return value(x) + slope(x) * (a - x) > start

        touch = _last(reaches, a, high)
        rise = np.where(touch > a, (value(touch) - start) / np.where(touch > a, touch - a, 1.0), slope(a))

        def under(b: Array, a: Array = a, start: Array = start, rise: Array = rise) -> Any:
            return value(b) - (start + rise * (b - a)) < height

        end = _last(under, touch, high)
        if not done[0]:
            slopes.append(float(rise[0]))
            offsets.append(float(start[0] - rise[0] * a[0]))
            knots.append(float(end[0]))
        done = done | under(np.full_like(a, high))
        a = np.where(done, high, end)
        if done.all():
            break
    return done, tuple(slopes), tuple(offsets), tuple(knots)


def _last(holds: Callable[[Array], Any], low: Array, high: float) -> Array:
    """Return the last place from low to high up to which something holds, to the last bits."""
    left, right = low, np.full_like(low, high)
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        inside = holds(middle)
        left, right = np.where(inside, middle, left), np.where(inside, right, middle)
    return right


def apart(value: Function, slope: Function, low: float, high: float, count: int) -> Difference:
    """Return the difference of two maxout units, of so many lines each, that follows a smooth function.

    The function is split where its curvature changes sign: the first unit follows the part that is as curved as f
    where f is convex and straight elsewhere, the second the one that is as curved as -f where f is concave.
    Arguments and errors are those of `fitted`, but for convexity.
    """
    bends = _inflections(slope, low, high)
    spans = {True: [], False: []}  # type: dict[bool, list[tuple[float, float]]]
    for left, right in pairwise([low, *bends, high]):
        ends = slope(np.array([left, right]))
        spans[bool(ends[1] >= ends[0])].append((left, right))
    start, rise = (float(f(np.array([low]))[0]) for f in (value, slope))

    def part(z: Any, *, convex: bool) -> Any:
        base = start + rise * (z - low) if convex else 0.0 * z
        return base + sum((_grown(value, slope, span, z) for span in spans[convex]), 0.0) * (1 if convex else -1)

    def part_slope(z: Any, *, convex: bool) -> Any:
        base = rise if convex else 0.0
        grown = (slope(np.clip(z, *span)) - slope(np.full_like(z, span[0])) for span in spans[convex])
        return base + sum(grown, 0.0 * z) * (1 if convex else -1)

    fits = [fitted(partial(part, convex=c), partial(part_slope, convex=c), low, high, count) for c in (True, False)]
    return Difference(fits[0].unit, fits[1].unit, fits[0].error + fits[1].error)


def _grown(value: Function, slope: Function, span: tuple[float, float], z: Any) -> Any:
    """Return what the curvature of f on a span adds at z: f less its tangent at the left end, straight after it."""
    at = np.clip(z, *span)
    first = np.full_like(z, span[0])
    return value(at) - value(first) - slope(first) * (at - first) + (slope(at) - slope(first)) * (z - at)


def _inflections(slope: Function, low: float, high: float) -> list[float]:
    """Return where the slope turns around between low and high."""
    z = np.linspace(low, high, _LOOK)
    g = slope(z)
    steps = np.where(np.abs(np.diff(g)) > 1e-14 * np.max(np.abs(g)), np.sign(np.diff(g)), 0)
    moving = np.flatnonzero(steps)
    found = []
    for i, j in pairwise(moving.tolist()):
        if steps[i] != steps[j]:
            left, right, side = z[i], z[j + 1], steps[i]
            for _ in range(2 * _HALVINGS):  # thirds, towards the turning point
                third = (right - left) / 3
                lower, upper = slope(np.array([left + third, right - third])) * side
                left, right = (left + third, right) if lower < upper else (left, right - third)
            found.append(float((left + right) / 2))
    return found
