"""Where a function of one variable breaks, peaks, ends or changes sign: the grids, and how to zoom.

This module knows nothing about activation functions. Callables take an array z and return an array of its shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from acts.activation import Array, Elementwise

Function = Callable[[Array], Array]

EPS = 2.0**-52
CORE = 32.0  # up to here the samples are 1/128 apart; beyond, 16 to an octave
SEARCHED = 2.0**14  # breaks are looked for up to here
STEP = 2.0**-17  # of numerical slopes: half the digits of float64 for the step, two thirds come out right
_FAR = 2.0 ** np.arange(5 + 1 / 16, 1022, 1 / 16)
_NEAR = 2.0 ** np.arange(-1000.0, -7.0, 2)
SAMPLES = np.concatenate([-_FAR[::-1], np.arange(-CORE, CORE + 1 / 256, 1 / 128), _FAR])
NEAR = np.concatenate([-_NEAR[::-1], _NEAR])  # what happens only close to 0, such as the slope of a root
EDGES = np.sort(np.concatenate([SAMPLES[np.abs(SAMPLES) <= SEARCHED], NEAR]))
_LADDER = 2.0 ** np.arange(0, 1022, 0.25)


def quiet(function: Elementwise) -> Function:
    """Return `function` without floating-point warnings, and with a float64 array of z's shape as its result."""

    def call(z: Array) -> Array:
        with np.errstate(all="ignore"):
            return np.broadcast_to(np.asarray(function(z), dtype=np.float64), np.shape(z))

    return call


def step(z: Array) -> Array:
    """Return the step of a numerical slope at z: fixed near 0, in proportion to |z| far out."""
    return STEP * np.maximum(1.0, np.abs(z) / 16)


def differences(function: Function) -> Function:
    """Return a numerical slope of `function`, right to about 1e-9 of its values.

    It is the plain central difference: as a mean of true slopes it never overshoots at a kink, which
    formulas of higher order do.
    """

    def slope(z: Array) -> Array:
        with np.errstate(all="ignore"):
            low, high = z - step(z), z + step(z)
            return np.asarray((function(high) - function(low)) / (high - low))

    return slope


@dataclass(frozen=True, slots=True)
class Curve:
    """A function with its slope, ready to be measured.

    Parameters
    ----------
    value, slope : callable
        Both quiet.
    exact : bool
        Whether the slope was given; False if it comes from `differences`.
    scale : float
        The size of the values and slopes for |z| <= 2, from which the size of rounding errors follows.
    """

    value: Function
    slope: Function
    exact: bool
    scale: float

    @classmethod
    def of(cls, value: Elementwise, derivative: Elementwise | None = None) -> Curve:
        """Wrap a value and its derivative, if one is given."""
        f = quiet(value)
        g = quiet(derivative) if derivative is not None else differences(f)
        z = SAMPLES[np.abs(SAMPLES) <= 2]
        sizes = np.concatenate([np.abs(f(z)), np.abs(g(z))])
        sizes = sizes[np.isfinite(sizes)]
        return cls(f, g, derivative is not None, float(min(np.max(sizes, initial=1e-300), 1e100)))

    def noise(self, z: Array) -> Array:
        """Return the size below which a slope at z cannot be distinguished from 0."""
        f = np.minimum(np.abs(np.nan_to_num(self.value(z), posinf=1e300, neginf=-1e300)), 1e300)
        size = f / np.maximum(1.0, np.abs(z) / 16) + self.scale
        return np.asarray((4 * EPS if self.exact else 8 * EPS / STEP) * size)


def tidy(z: float) -> float:
    """Return the short decimal next to z if it is within rounding error, else z itself."""
    short = round(z, 12)
    return short + 0.0 if abs(short - z) <= 1e-14 * max(1.0, abs(z)) else z


def place(low: float, high: float) -> float:
    """Return the number of a narrow cell that has the fewest digits: 0 rather than 3e-21."""
    middle = low / 2 + high / 2
    return min((low, high, tidy(middle)), key=lambda z: len(repr(z))) + 0.0


def bisect(inside: Callable[[Array], Array], low: Array, high: Array) -> tuple[Array, Array]:
    """Narrow each [low, high], where `inside` holds at low and not at high, down to neighbouring floats."""
    for _ in range(70):
        middle = low / 2 + high / 2
        holds = inside(middle)
        low, high = np.where(holds, middle, low), np.where(holds, high, middle)
    return low, high


def peak(function: Function, low: Array, high: Array) -> tuple[float, float]:
    """Return where the positive `function` is largest inside the cells, and its value there, by zooming into each."""
    parts = np.arange(9) / 8
    for _ in range(26):
        z = low[:, None] + (high - low)[:, None] * parts
        values = np.nan_to_num(function(z), nan=-math.inf, posinf=math.inf)
        best = np.argmax(values, axis=1)
        rows = np.arange(len(best))
        low, high = z[rows, np.maximum(best - 1, 0)], z[rows, np.minimum(best + 1, 8)]
    tops = values[rows, best]
    equal = np.flatnonzero(tops >= np.max(tops) * (1 - 1e-14))
    winner = equal[np.argmin(np.abs(z[equal, best[equal]]))]  # of equal peaks the one nearest to 0
    return float(z[winner, best[winner]]), float(tops[winner])


def limit(function: Elementwise, side: int) -> float:
    """Return the limit of `function` at plus or minus infinity (`side` 1 or -1); nan if the samples show none.

    The values at the powers of two are followed to the end of the floats, or to the last that is a number.
    A limit that is approached more slowly than by a power of z is not recognised.
    """
    values = quiet(function)(side * _LADDER)
    known = np.flatnonzero(~np.isnan(values))
    if len(known) < 16:
        return math.nan
    values = np.clip(values[: known[-1] + 1], -1.7e308, 1.7e308)
    tail = values[len(values) // 2 :]
    if np.isnan(tail).any():
        return math.nan
    head = float(np.nanmax(np.abs(values[:8]), initial=0.0))
    size = np.abs(tail)
    end = float(tail[-1])
    if size[-1] / 1.2 > size[0] and np.all(np.diff(size) >= 0) and size[-1] > 1e-9 * head:
        return math.copysign(math.inf, end)
    if size[-1] >= 1e300 and np.all(tail == end):
        return math.copysign(math.inf, end)
    if np.max(tail) / 2 - np.min(tail) / 2 > 1e-9 * max(head, min(float(np.max(size)), 1e300)):
        return math.nan
    # Beyond 2^53 every float is a whole number, so a function of period 1 looks constant there.
    off = [np.abs(quiet(function)(side * z) - end) for z in (_FAR[:80] * 1.0123, _FAR[160:240] * 1.0123)]
    near, far = (float(np.max(d[np.isfinite(d)], initial=0.0)) for d in off)
    if far > max(near / 2, 1e-9 * head):
        return math.nan
    return 0.0 if abs(end) <= 1e-12 * head else end
