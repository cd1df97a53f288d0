"""Loader's saddle-point form of the binomial: primitives that keep their digits at a billion tosses.

log C(n, k) + k log p + (n - k) log(1 - p) is a small difference of large numbers: at n = 10^9 its terms are about
10^9, and nine of sixteen digits cancel. Stirling's formula takes the large parts out beforehand,

    log P(k) = s(n) - s(k) - s(n - k) - D(k, np) - D(n - k, nq) + 1/2 log(n / (2 pi k (n - k))),

with q = 1 - p, D(x, m) = x log(x / m) + m - x >= 0, and s the error of Stirling's formula; no term is much larger than
the sum. Evidence and intervals use the same D and s.

Source: C. Loader, Fast and accurate computation of binomial probabilities (2000). Near the middle
everything depends on the difference k - np. Unlike Loader's code, this module computes it without rounding np.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array

_SPLIT = 2.0**27 + 1
_NEAR = 0.1
_FAR = 0.5
_ENOUGH = 10.0
_STEPS = np.arange(_ENOUGH)[:, None]
_STIRLING = (1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12)


def probability(p: ArrayLike) -> Array:
    """Return p as float64; raises ValueError unless 0 <= p <= 1 everywhere."""
    out = np.asarray(p, dtype=np.float64)
    if not np.all((out >= 0) & (out <= 1)):
        raise ValueError(f"a probability lies in [0, 1], not {p!r}")
    return out


def whole(count: ArrayLike, name: str, least: float = -np.inf) -> Array:
    """Return counts as float64; raises ValueError unless each is a whole number of at least `least`."""
    out = np.asarray(count, dtype=np.float64)
    if not np.all((np.floor(out) == out) & np.isfinite(out)):
        raise ValueError(f"{name} has to be a whole number, not {count!r}")
    if np.any(out < least):
        raise ValueError(f"{name} is {least:g} or more, not {count!r}")
    return out


def plain(out: Any) -> Any:
    """Return a float for an array without axes, else the array."""
    return float(out) if np.ndim(out) == 0 else out


def times(count: Any, number: Any) -> Any:
    """Return count * number with 0 * infinity = 0: an event that did not occur does not count."""
    with np.errstate(invalid="ignore"):
        return np.where(count == 0, 0.0, count * number)


def surplus(k: Any, n: Any, p: Any) -> Any:
    """Return k - n p, right to about one unit in its last place: n p is not rounded."""
    product = n * p
    coarse_n, coarse_p = _coarse(n), _coarse(p)
    fine_n, fine_p = n - coarse_n, p - coarse_p
    rounded = coarse_n * coarse_p - product + coarse_n * fine_p + fine_n * coarse_p + fine_n * fine_p
    return (k - product) - rounded


def _coarse(x: Any) -> Any:
    """Return x without the lower half of its digits, so that products of such halves are exact."""
    big = x * _SPLIT
    return big - (big - x)


def logarithms(p: Any, q: Any) -> tuple[Any, Any]:
    """Return log p and log q for q = 1 - p, each from the more exact of the two. 0 gives -inf."""
    with np.errstate(divide="ignore"):
        return (
            np.where(p <= 0.5, np.log(p), np.log1p(-q)),
            np.where(q <= 0.5, np.log(q), np.log1p(-p)),
        )


def deviation(x: Any, m: Any, difference: Any) -> Any:
    """Return D(x, m) = x log(x / m) + m - x, elementwise.

    Parameters
    ----------
    x, m : ndarray
        The counted and the expected number, >= 0. D(0, m) = m; D(x, 0) is infinite for x > 0.
    difference : ndarray
        x - m, with more digits than the subtraction would have.

    Returns
    -------
    ndarray
        >= 0, and 0 only at x = m. The relative error is below 3e-15 for all arguments.
    """
    x, m, difference = np.broadcast_arrays(x, m, difference)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        v = np.where(difference == 0, 0.0, difference / (x + m))
        v2 = v * v
        # x log(x / m) = 2 x artanh(v): the series of artanh without its first term, which cancels with m - x up to dv.
        series = np.zeros_like(v)
        for odd in range(19, 1, -2):
            series = (series + 1 / odd) * v2
        near = difference * v + 2 * x * v * series
        ratio = x / m
        farthest = np.where((ratio > 0) & (ratio < np.inf), np.log(ratio), np.log(x) - np.log(m))
        far = np.where(np.abs(v) < _FAR, -x * np.log1p(-difference / x), times(x, farthest)) - difference
    return np.where(np.abs(v) <= _NEAR, near, far)


def log_term(k: Any, rest: Any, n: Any, p: Any, q: Any, difference: Any) -> Any:
    """Return log(Gamma(n + 1) / (Gamma(k + 1) Gamma(rest + 1)) p^k q^rest), the formula above; n = k + rest.

    Counts need not be whole; a negative count gives -inf. `difference` is k - n p. With all six given, heads and tails
    can be swapped without a subtraction that would lose digits.
    """
    inside = (k > 0) & (rest > 0) & (p > 0) & (q > 0)
    x, y, size = np.where(inside, k, 1.0), np.where(inside, rest, 1.0), np.where(inside, n, 2.0)
    chance, other = np.where(inside, p, 0.5), np.where(inside, q, 0.5)
    beyond = np.where(inside, difference, 0.0)
    body = stirling(size) - stirling(x) - stirling(y)
    body -= deviation(x, size * chance, beyond) + deviation(y, size * other, -beyond)
    body += 0.5 * np.log(size / x / y / (2 * np.pi))
    log_p, log_q = logarithms(p, q)
    ends = np.where(k == 0, times(n, log_q), np.where(rest == 0, times(n, log_p), -np.inf))
    return np.where(inside, body, ends)


def stirling(x: ArrayLike) -> Any:
    """Return s(x) = log Gamma(x) - (x - 1/2) log x + x - 1/2 log(2 pi) for x > 0, the error of Stirling's formula.

    From x = 10 on by its asymptotic series, below by s(x) = s(x + 1) + (x + 1/2) log(1 + 1/x) - 1. The absolute error
    is at most about 1e-15.
    """
    x = np.array(x, dtype=np.float64)
    climbed = np.zeros_like(x)
    if np.any(low := x < _ENOUGH):
        steps = x[low] + _STEPS  # a row for each step up, which only those below take
        climbed[low] = np.where(steps < _ENOUGH, (steps + 0.5) * np.log1p(1 / steps) - 1, 0.0).sum(axis=0)
        x[low] = steps[-1] + 1 - np.sum(steps >= _ENOUGH, axis=0)
    inverse = 1 / x / x
    series = np.zeros_like(x)
    for coefficient in _STIRLING:
        series = series * inverse + coefficient
    return climbed + series / x
