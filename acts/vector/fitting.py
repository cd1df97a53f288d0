"""Maxout as an approximator: the best fit of a convex function by k lines, and differences of two fits for others.

The best k lines for a convex f on an interval cut it where the chords of all stretches stand equally high above f, at
most d; each line is its chord, lowered by d/2. Then the error swings from d/2 to -d/2 and back on every stretch, and no
line does better there. Of any other k pieces, one covers a whole stretch, so they are no better, continuous or not.
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
_HALVINGS, _AT_ONCE, _ROUNDS, _LOOK = 48, 32, 10, 4001


@dataclass(frozen=True, slots=True)
class _Curve:
    """A function with its slope, and with `tangent(x, a)`: the height at a of the tangent at x."""

    value: Function
    slope: Function
    tangent: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Fit:
    """The best maxout unit for a convex function, the ends of its pieces, and its largest error on the interval."""

    unit: Maxout
    knots: tuple[float, ...]
    error: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A function that is not convex, as the difference of two maxout units; `error` bounds its error everywhere."""

    up: Maxout
    down: Maxout
    error: float

    def __call__(self, z: Any) -> Any:
        """Return up(z) - down(z)."""
        return self.up(z) - self.down(z)


def fitted(value: Function, slope: Function, low: float, high: float, count: int) -> Fit:
    """Return the best fit of a convex function by at most `count` lines; arguments and errors are those of `fits`."""
    return fits(value, slope, low, high, (count,))[0]


def fits(value: Function, slope: Function, low: float, high: float, counts: tuple[int, ...]) -> tuple[Fit, ...]:
    """Return the fits of a convex function that have the smallest largest error from low to high.

    Parameters
    ----------
    value, slope : callable
        The function and its derivative, from arrays to arrays; the function has to be convex there.
    low, high : float
        The interval, low < high, finite.
    counts : tuple of int
        The largest number of lines of each fit, 1 or more; all fits are searched for at once.

    Raises
    ------
    ValueError
        If the interval is empty or infinite, or a count is below 1.
    """
    return _fits(_Curve(value, slope, lambda x, a: value(x) + slope(x) * (a - x)), low, high, counts)


def _fits(curve: _Curve, low: float, high: float, counts: tuple[int, ...]) -> tuple[Fit, ...]:
    value = curve.value
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise ValueError(f"a fit needs a finite interval, not from {low:g} to {high:g}")
    if not counts or min(counts) < 1:
        raise ValueError("a fit needs at least one line")
    z = np.linspace(low, high, _LOOK)
    ends = value(np.array([low, high]))
    chord = ends[0] + (ends[1] - ends[0]) * (z - low) / (high - low)
    worst = float(np.max(chord - value(z))) * (1 + 1e-6)
    least = float(np.max(np.abs(value(z)))) * 1e-15 + 1e-300
    if worst <= least:
        rise = float(ends[1] - ends[0]) / (high - low)
        return (Fit(Maxout((rise,), (float(ends[0]) - rise * low,)), (low, high), 0.0),) * len(counts)
    most = np.array(counts)
    below, above = np.zeros(most.size), np.full(most.size, worst)
    for _ in range(_ROUNDS):
        parts = np.arange(1, _AT_ONCE + 1) / _AT_ONCE
        tried = below[:, None] + (above - below)[:, None] * parts
        covered = _stretches(curve, low, high, max(counts), np.maximum(tried, least)).count <= most[:, None]
        first = np.where(covered.any(1), covered.argmax(1), _AT_ONCE - 1)[:, None]
        under = np.take_along_axis(tried, np.maximum(first - 1, 0), 1)[:, 0]
        below = np.where(first[:, 0] > 0, under, below)
        above = np.take_along_axis(tried, first, 1)[:, 0]
    heights = np.maximum(above, least)
    found = _stretches(curve, low, high, max(counts), heights)
    out = []
    for k, (height, number) in enumerate(zip(heights.tolist(), np.minimum(found.count, most).tolist(), strict=True)):
        slopes, offsets, knots = (each[:number, k] for each in (found.slopes, found.offsets, found.ends))
        unit = Maxout(tuple(slopes.tolist()), tuple((offsets + height / 2).tolist()))
        out.append(Fit(unit, (low, *knots.tolist()), height / 2))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Stretches:
    """The stretches for each height: how many there are (one more than the most if too many), and their lines."""

    count: Array
    slopes: Array
    offsets: Array
    ends: Array


def _stretches(curve: _Curve, low: float, high: float, most: int, height: Array) -> _Stretches:
    """Go from low to high in at most `most` stretches, whose chords stand `height` above f.

    A line starts at f - height, touches f, and ends where f is above it by the height again: it is the chord,
    lowered by the height.
    """
    value, a, count = curve.value, np.full_like(height, low), np.full(height.shape, most + 1)
    slopes, offsets, ends = [], [], []
    for number in range(1, most + 1):
        start = value(a) - height

        def reaches(x: Array, a: Array = a, start: Array = start) -> Any:
            return curve.tangent(x, a) > start

        touch = _last(reaches, a, high)
        rise = np.where(touch > a, (value(touch) - start) / np.where(touch > a, touch - a, 1.0), curve.slope(a))

        def under(b: Array, a: Array = a, start: Array = start, rise: Array = rise) -> Any:
            return value(b) - (start + rise * (b - a)) < height

        end = _last(under, touch, high)
        slopes.append(rise)
        offsets.append(start - rise * a)
        ends.append(end)
        count = np.where((count > most) & under(np.full_like(a, high)), number, count)
        a = np.where(count <= most, high, end)
        if (count <= most).all():
            break
    return _Stretches(count, np.array(slopes), np.array(offsets), np.array(ends))


def _last(holds: Callable[[Array], Any], low: Array, high: float) -> Array:
    """Return the last place between low and high up to which `holds` is true, to about 1e-14 of the way."""
    left, right = low, np.full_like(low, high)
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        inside = holds(middle)
        left, right = np.where(inside, middle, left), np.where(inside, right, middle)
    return right


def _tabled(value: Function, slope: Function, low: float, high: float) -> _Curve:
    """Return a function and its slope as cubics between many places, which are computed once and looked up."""
    z, step = np.linspace(low, high, _LOOK, retstep=True)
    f, d = value(z), slope(z)
    rise = np.diff(f) / step
    b, c = 3 * rise - 2 * d[:-1] - d[1:], d[:-1] + d[1:] - 2 * rise

    def place(x: Any) -> tuple[Any, Any]:
        steps = (x - low) / step
        # clipped as floats: NumPy looks up the limits of whole numbers at every call, which takes half of all the time
        k = np.maximum(np.minimum(steps, _LOOK - 2), 0).astype(int)
        return k, steps - k

    def tabled(x: Any) -> Any:
        k, t = place(x)
        return f[k] + step * t * (d[k] + t * (b[k] + t * c[k]))

    def tabled_slope(x: Any) -> Any:
        k, t = place(x)
        return d[k] + t * (2 * b[k] + 3 * t * c[k])

    def tabled_tangent(x: Any, a: Any) -> Any:
        k, t = place(x)
        cubic = f[k] + step * t * (d[k] + t * (b[k] + t * c[k]))
        return cubic + (d[k] + t * (2 * b[k] + 3 * t * c[k])) * (a - x)

    return _Curve(tabled, tabled_slope, tabled_tangent)


def apart(value: Function, slope: Function, low: float, high: float, count: int) -> Difference:
    """Return the difference of two maxout units of `count` lines each; arguments and errors are those of `several`."""
    return several(value, slope, low, high, (count,))[0]


def several(
    value: Function, slope: Function, low: float, high: float, counts: tuple[int, ...]
) -> tuple[Difference, ...]:
    """Return the differences of two maxout units that follow a smooth function, one difference for each count.

    The function is split where its curvature changes sign. The first unit follows the part that is curved like f where
    f is convex and straight elsewhere; the second follows the part that is curved like -f where f is concave.
    Arguments and errors are those of `fits`; the function need not be convex.
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

    parts = [_tabled(partial(part, convex=c), partial(part_slope, convex=c), low, high) for c in (True, False)]
    up, down = (_fits(each, low, high, counts) for each in parts)
    return tuple(Difference(u.unit, d.unit, u.error + d.error) for u, d in zip(up, down, strict=True))


def _grown(value: Function, slope: Function, span: tuple[float, float], z: Any) -> Any:
    """Return what the curvature of f on a span adds at z: f less its tangent at the left end, straight beyond it."""
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
