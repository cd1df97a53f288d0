"""How steep a function is at most, where, and from where on it is nearly flat."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from acts.activation import Array, Elementwise, Interval, Jump, Kink
from acts.properties.breaks import close, sides
from acts.properties.scan import EPS, NEAR, SAMPLES, SEARCHED, STEP, Curve, bisect, limit, place, quiet, tidy
from acts.properties.scan import peak as highest


def steepness(
    curve: Curve, g: Array, steps: Sequence[Jump], angles: Sequence[Kink], curves: Sequence[float]
) -> tuple[float, Interval | None]:
    """Return the least upper bound of the absolute slope, and where it is attained.

    Parameters
    ----------
    curve : Curve
    g : array
        The slopes at `SAMPLES`.
    steps, angles, curves
        The jumps, kinks and bends.
    """
    ends = [abs(limit(curve.slope, side)) for side in (-1, 1)]
    one_sided = [abs(s) for k in angles for s in (k.left, k.right)]
    if np.isnan(g).all():
        return math.nan, None
    if steps or math.inf in (*ends, *one_sided) or np.nanmax(np.abs(np.concatenate([g, curve.slope(NEAR)]))) > 1e100:
        return math.inf, None
    known = [k.z for k in angles]
    z, top = _top(curve, np.nan_to_num(np.abs(g)), known)
    if top > 1e100 or (not curve.exact and abs(z) > SEARCHED and math.isnan(max(ends))):
        return math.inf, None
    for bend in () if curve.exact else curves:  # a difference across a bend is too small
        if (fits := sides(curve.value, bend, 1e-7, 0.01)) is not None:
            slope = abs(float(fits[0][1] + fits[1][1])) / 0.02
            z, top = (bend, slope) if slope > top else (z, top)
    bound = max([top, *(e for e in ends if not math.isnan(e)), *one_sided])
    rounding = (8 * EPS if curve.exact else 2e-9) * (bound + (0.0 if curve.exact else curve.scale))
    bound = next((end for end in [*ends, *one_sided] if abs(bound - end) <= rounding), bound)
    return bound, _attained(curve, bound, rounding, (z, top), (known, curves))


def _top(curve: Curve, size: Array, known: Sequence[float]) -> tuple[float, float]:
    """Return where the absolute slope is largest, and its value there; `size` has the slopes at `SAMPLES`."""
    if not curve.exact:  # a difference across a kink is no slope
        for z in known:
            size = np.where(np.abs(SAMPLES - z) <= 2 * STEP * max(1.0, abs(z) / 16), 0.0, size)
    tops = np.flatnonzero((size >= np.roll(size, 1)) & (size >= np.roll(size, -1)) & (size >= 0.999 * np.max(size)))
    tops = tops[(tops > 0) & (tops < len(size) - 1)]
    tops = tops[np.argsort(np.abs(SAMPLES[tops]))][:64]
    if not len(tops):
        return math.copysign(math.inf, SAMPLES[np.argmax(size)]), float(np.max(size))
    z, top = highest(lambda at: np.abs(curve.slope(at)), SAMPLES[tops - 1], SAMPLES[tops + 1])
    best = np.flatnonzero(size == np.max(size))
    peak = float(size[best[0]])
    if peak > top and (len(best) > 1 or top < peak * (1 - 8 * EPS)):
        # higher than all peaks that were zoomed into: on a plateau, or towards a limit, rounding makes many peaks
        return float(SAMPLES[best[np.argmin(np.abs(SAMPLES[best]))]]), peak
    return z, max(top, peak)


def _attained(
    curve: Curve,
    bound: float,
    rounding: float,
    top: tuple[float, float],
    places: tuple[Sequence[float], Sequence[float]],
) -> Interval | None:
    """Return where the absolute slope is `bound`, and not only close to it."""

    def level(z: Array) -> Array:
        return np.asarray(np.abs(np.abs(curve.slope(z)) - bound) <= rounding)

    def leaves(edge: float, outward: int) -> bool:
        # As with flat parts: a slope that truly leaves the level differs clearly from it a tenth further on.
        z = edge + outward * 0.1 * max(1.0, abs(edge) / 16) * 2.0 ** -np.arange(12)
        off = np.abs(np.abs(curve.slope(z)) - bound)
        return bool(np.nanmax(off, initial=0.0) > (1e-12 if curve.exact else 1e-7) * bound)

    def belongs(edge: float) -> bool:
        return math.isfinite(edge) and (curve.exact or edge not in known) and bool(level(np.array([edge]))[0])

    known, curves = places
    at = level(SAMPLES)
    turns = np.flatnonzero(np.diff(at))
    first = at[turns]
    low, high = bisect(lambda z: level(z) == first, SAMPLES[turns], SAMPLES[turns + 1])
    ends = [tidy(place(a, b)) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    near = 1e-9 if curve.exact else 4 * STEP
    ends = [next((k for k in (*known, *curves) if abs(k - e) <= near), e) for e in ends]
    ends = [-math.inf] * bool(at[0]) + ends + [math.inf] * bool(at[-1])
    found = []
    for a, b in zip(ends[::2], ends[1::2], strict=True):
        left, right = (math.isinf(e) or e in known or leaves(e, side) for e, side in ((a, -1), (b, 1)))
        if left and right and b - a > 1e-3:
            found.append(Interval(a, b, ("[" if belongs(a) else "(") + ("]" if belongs(b) else ")")))
        elif (math.isinf(a) or math.isinf(b)) and a <= top[0] <= b:
            top = (top[0], 0.0)  # the peak far out is a rounding error
    z = _summit(curve, top[0], [*known, *curves])
    for k in known:
        if abs(z - k) <= near:
            z, top = k, (k, bound if belongs(k) else 0.0)
    if not found and abs(top[1] - bound) <= rounding:
        return Interval(z, z)
    return min(found, key=lambda i: max(i.low, -i.high, 0.0), default=None)


def _summit(curve: Curve, z: float, known: Sequence[float]) -> float:
    """Sharpen the place of a smooth peak of the absolute slope.

    The peak itself is flat within rounding over 1e-8; the place where the slopes a little left and right of it are
    equal is known more exactly.
    """
    apart = 1e-5 if curve.exact else 1e-3
    if close(z, known, 3e-3):
        return next((k for k in known if abs(k - z) <= 1e-9), z)

    def rising(at: Array) -> Array:
        return np.asarray(np.abs(curve.slope(at + apart)) > np.abs(curve.slope(at - apart)))

    ends = np.array([z - 1e-3]), np.array([z + 1e-3])
    if rising(ends[0])[0] and not rising(ends[1])[0]:
        low, high = bisect(rising, *ends)
        better = float(low[0] / 2 + high[0] / 2)
        short = round(better, 9 if curve.exact else 6)
        return short + 0.0 if abs(short - better) < (1e-10 if curve.exact else 1e-7) else better
    return z


def saturated(derivative: Elementwise, share: float, peak: float | None = None) -> tuple[float | None, float | None]:
    """Return the places beyond which the slope stays small: the end of the left side and the start of the right.

    Parameters
    ----------
    derivative : callable
        The slope.
    share : float
        A slope counts as small below this share of the peak.
    peak : float, optional
        The largest absolute slope; found by a scan if not given.

    Returns
    -------
    tuple of (float or None, float or None)
        For every z below the first number and above the second one, ``abs(slope) < share * peak``. None on a
        side without such a number; for a constant function both are 0.

    Examples
    --------
    >>> left, right = saturated(lambda z: 1 / np.cosh(np.clip(z, -99, 99)) ** 2, share=0.01)
    >>> round(left, 4), round(right, 4)
    (-2.9932, 2.9932)
    """
    slope = quiet(derivative)
    size = np.abs(slope(SAMPLES))
    if peak is None:
        top = int(np.nanargmax(size)) if not np.isnan(size).all() else 0
        around = SAMPLES[max(top - 1, 0)], SAMPLES[min(top + 1, len(size) - 1)]
        peak = highest(lambda z: np.abs(slope(z)), np.array([around[0]]), np.array([around[1]]))[1]
    least = share * peak
    loud = np.flatnonzero(~(size < least))
    if not len(loud) or peak == 0:
        return 0.0, 0.0
    first, last = loud[0], loud[-1]
    left = right = None

    def small(z: Array) -> Array:
        return np.asarray(np.abs(slope(z)) < least)

    if first > 0:
        low, high = bisect(small, SAMPLES[first - 1 : first], SAMPLES[first : first + 1])
        left = tidy(place(float(low[0]), float(high[0])))
    if last < len(SAMPLES) - 1:
        low, high = bisect(small, SAMPLES[last + 1 : last + 2], SAMPLES[last : last + 1])
        right = tidy(place(float(low[0]), float(high[0])))
    return left, right
