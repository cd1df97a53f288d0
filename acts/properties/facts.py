"""Measured facts of any function of one variable: what `Claims` states, found by numbers alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from acts.activation import Array, Elementwise, Interval, Jump, Kink, Monotone, Saturation, Symmetry
from acts.properties.breaks import bends, jumps, kinks
from acts.properties.image import gaps as left_out
from acts.properties.pieces import Piece, pieces, undefined
from acts.properties.quadrature import Gaussian, gaussian_moments
from acts.properties.scan import CORE, EPS, SAMPLES, Curve, Function, bisect, limit, quiet, tidy
from acts.properties.steepness import steepness


@dataclass(frozen=True, slots=True)
class Properties:
    """The measured properties of a function. Fields that `Claims` also has mean the same as there.

    Parameters
    ----------
    range : Interval or None
        The shortest interval with all values over the line of floats; a square bracket where the end is
        attained. None if every value is nan.
    gaps : tuple of Interval
        The parts of the range that no value reaches. Empty if the function is not defined everywhere, or if `pieces`
        covers only a part of the line.
    lowest, highest : float or None
        The places where the minimum and the maximum are attained, those next to 0; None if they are not attained.
    limits : tuple of two floats
        The limits at minus and plus infinity; nan if the samples show no limit.
    smoothness : float
        -1 with a jump, 0 with a kink, 1 where only the second derivative jumps, else ``math.inf``,
        which then means "at least 2": samples do not distinguish two derivatives from infinitely many.
    monotone : str
        The label of `Claims`; a constant counts as increasing.
    pieces : tuple of (Interval, int)
        Where it falls (-1), is flat (0) and rises (1), from left to right. Of a function that turns more
        than sixteen times beyond 32 on one side, the pieces up to 32.
    symmetry : Symmetry or None
        The first symmetry that holds, of a few likely centres.
    left, right : Saturation or None
    lipschitz : float
    steepest : Interval or None
    jumps : tuple of Jump
        Found within 16384 of 0, at most one in each cell of 1/128 (beyond 32: of 4 % of z). Of more than 128 jumps
        those next to 0 are kept; if more than eight lie beyond 32, none of these.
    kinks : tuple of Kink
        Found like jumps. Without a derivative, `slope` is the mean of the one-sided slopes. A jump is also a kink
        only if these differ.
    bends : tuple of float
        Where the second derivative jumps and the first does not.
    flat : tuple of Interval
        Where the slope is exactly 0; single points do not count.
    undefined : tuple of Interval
        Where the value is nan.
    gaussian : Gaussian
    """

    range: Interval | None
    gaps: tuple[Interval, ...]
    lowest: float | None
    highest: float | None
    limits: tuple[float, float]
    smoothness: float
    monotone: Monotone
    pieces: tuple[Piece, ...]
    symmetry: Symmetry | None
    left: Saturation | None
    right: Saturation | None
    lipschitz: float
    steepest: Interval | None
    jumps: tuple[Jump, ...]
    kinks: tuple[Kink, ...]
    bends: tuple[float, ...]
    flat: tuple[Interval, ...]
    undefined: tuple[Interval, ...]
    gaussian: Gaussian

    @property
    def zero_centred(self) -> bool:
        """Whether the mean output is 0 for a standard normal pre-activation."""
        return abs(self.gaussian.mean) < 1e-12


def measure(value: Elementwise, derivative: Elementwise | None = None) -> Properties:
    """Measure a function of one variable.

    Parameters
    ----------
    value : callable
        From a float64 array to an array of its shape.
    derivative : callable, optional
        Its slope. If not given, slopes are differences: places are then right to about 1e-9 and slopes to about
        1e-8, and not to the last digits.

    Returns
    -------
    Properties

    Examples
    --------
    >>> facts = measure(lambda z: np.maximum(z, 0.0))
    >>> print(facts.range, facts.monotone, facts.left)
    [0, inf) increasing Saturation(kind='hard', beyond=0.0)
    """
    curve = Curve.of(value, derivative)
    f, g = curve.value(SAMPLES), curve.slope(SAMPLES)
    missing = undefined(curve, f)
    limits = (limit(curve.value, -1), limit(curve.value, 1))
    steps = jumps(curve)
    angles = kinks(curve, steps)
    curves = bends(curve, steps, angles)
    parts = pieces(curve, f, g, [j.z for j in steps] + [z for gap in missing for z in (gap.low, gap.high)])
    flat = tuple(where for where, direction in parts if direction == 0)
    left, right = (_saturation(curve, flat, side, limits[side > 0]) for side in (-1, 1))
    lipschitz, steepest = steepness(curve, g, steps, angles, curves)
    span, lowest, highest = _range(curve, f, parts, steps, angles, limits, (left, right))
    breaks = sorted([j.z for j in steps] + [k.z for k in angles] + list(curves))
    middles = [] if steepest is None else [steepest.low, steepest.low / 2 + steepest.high / 2]
    turns = [z for z in (lowest, highest, *middles) if z is not None]
    return Properties(
        range=span,
        gaps=() if missing else left_out(curve, parts, steps, limits),
        lowest=lowest,
        highest=highest,
        limits=limits,
        smoothness=-1 if steps else 0 if angles else 1 if curves else math.inf,
        monotone=_monotone(parts, steps),
        pieces=parts,
        symmetry=symmetry(curve.value, [*breaks[:8], *turns], limits),
        left=left,
        right=right,
        lipschitz=lipschitz,
        steepest=steepest,
        jumps=steps,
        kinks=angles,
        bends=curves,
        flat=flat,
        undefined=missing,
        gaussian=gaussian_moments(curve.value, curve.slope, breaks),
    )


def _monotone(parts: Sequence[Piece], steps: Sequence[Jump]) -> Monotone:
    turns = [direction for _, direction in parts] + [int(np.sign(j.right - j.left)) for j in steps]
    flat = any(direction == 0 for _, direction in parts)
    if 1 in turns and -1 in turns:
        return "neither"
    if -1 in turns:
        return "decreasing" if flat else "strictly decreasing"
    return "increasing" if flat or 1 not in turns else "strictly increasing"


def _saturation(curve: Curve, flat: Sequence[Interval], side: int, end: float) -> Saturation | None:
    for part in flat:
        if (part.high if side > 0 else part.low) == side * math.inf:
            return Saturation("hard", part.low if side > 0 else part.high)
    if math.isnan(end) or (math.isinf(end) and curve.slope(SAMPLES[[0, -1]])[int(side > 0)] == 0):  # a staircase
        return None
    return Saturation("soft") if limit(curve.slope, side) == 0 else None


def _range(
    curve: Curve,
    f: Array,
    parts: Sequence[Piece],
    steps: Sequence[Jump],
    angles: Sequence[Kink],
    limits: tuple[float, float],
    saturations: tuple[Saturation | None, Saturation | None],
) -> tuple[Interval | None, float | None, float | None]:
    ends = [z for where, _ in parts for z in (where.low, where.high)] + [k.z for k in angles] + [j.z for j in steps]
    special = np.unique([z for z in ends if math.isfinite(z)])
    z, f = np.concatenate([special, SAMPLES]), np.concatenate([curve.value(special), f])
    beyond = [end for end in limits if not math.isnan(end)] + [v for j in steps for v in (j.left, j.right)]
    everything = np.concatenate([f, beyond])
    everything = everything[~np.isnan(everything)]
    if not len(everything):
        return None, None, None
    # Beyond the last sample that differs from the limit, rounding only makes it look attained.
    real = ~np.isnan(f)
    for side, end, saturation in zip((-1, 1), limits, saturations, strict=True):
        if math.isfinite(end) and (saturation is None or saturation.kind == "soft"):
            away = z[np.abs(f - end) > 1e-9 * max(abs(end), 1e-3 * curve.scale)]
            real &= z * side <= np.max(away * side, initial=-math.inf)
    found = []
    for side in (-1, 1):
        top = float(np.max(side * everything))
        for end in filter(math.isfinite, beyond):
            if abs(top - side * end) <= 8 * EPS * max(abs(end), 1e-3 * curve.scale):
                top = side * end
        where = np.flatnonzero(real & (side * f >= top - 4 * EPS * max(abs(top), curve.scale)) & (abs(top) < 1e300))
        own = where[where < len(special)]
        where = own if len(own) else where
        spot = float(z[where[np.argmin(np.abs(z[where]))]]) if len(where) else None
        found.append((math.copysign(math.inf, side * top) if abs(top) >= 1e300 else side * top + 0.0, spot))
    (low, lowest), (high, highest) = found
    brackets = ("(" if lowest is None else "[") + (")" if highest is None else "]")
    return Interval(low, high, brackets), lowest, highest


def symmetry(
    value: Elementwise, centres: Iterable[float] = (), limits: tuple[float, float] = (math.nan, math.nan)
) -> Symmetry | None:
    """Return a symmetry of the graph, or None if none of the likely centres has one.

    Parameters
    ----------
    value : callable
        The function.
    centres : iterable of float
        Centres to try as well as 0 and the zeros of the function; midpoints of neighbours are tried, too.
    limits : tuple of two floats
        The limits at both ends: if both are finite, the height of a centre is halfway between them.
    """
    f = quiet(value)
    given = list(centres)
    known = sorted({z for z in given if math.isfinite(z)})
    tried = [
        0.0,
        *((a + b) / 2 for a, b in zip(known, known[::-1], strict=True)),
        *((a + b) / 2 for a, b in pairwise(known)),
        *known,
    ]
    heights = [0.0] + [(limits[0] + limits[1]) / 2] * math.isfinite(limits[0] + limits[1])
    for a in heights:
        tried += _crossings(f, a)
    for centre in dict.fromkeys(c for z in tried for c in (round(z, 9) + 0.0, z)):
        if found := _mirrored(f, centre):
            return found
    return None


def _crossings(f: Function, a: float) -> list[float]:
    """Return the four places next to 0 where f crosses the height a."""
    z = SAMPLES[np.abs(SAMPLES) <= CORE]
    signs = np.sign(f(z) - a)
    turns = np.flatnonzero(signs[1:] * signs[:-1] < 0)
    turns = turns[np.argsort(np.abs(z[turns]), kind="stable")][:4]

    def before(at: Array) -> Array:
        return np.asarray(np.sign(f(at) - a) == signs[turns])

    return [float(c) for c in bisect(before, z[turns], z[turns + 1])[0]]


def _mirrored(f: Function, centre: float) -> Symmetry | None:
    offsets = np.concatenate([[1e-6, 1e-5, 1e-4, 1e-3], np.linspace(0.0123, 9.87, 61), np.geomspace(11.1, 345.6, 12)])
    right, left = f(centre + offsets), f(centre - offsets)
    size = np.maximum(np.abs(right), np.abs(left))
    if not np.isfinite(size).all():
        return None
    height = float(np.median(right / 2 + left / 2))
    slack = 1e-8 * np.maximum(size, np.median(size))
    if np.all(np.abs(right + left - 2 * height) <= slack):
        return Symmetry("point", centre, tidy(height) if abs(height) > 1e-12 * np.median(size) else 0.0)
    if np.all(np.abs(right - left) <= slack):
        return Symmetry("mirror", centre)
    return None
