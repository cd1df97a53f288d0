"""The binomial distribution: how many heads in n tosses, each heads with probability p.

Arguments broadcast against one another; numbers alone give a float, arrays an array. p = 0 and p = 1 give the exact
limits, a k that cannot be gives probability 0, and nothing warns or gives nan.

Errors measured against mpmath (`tests/acts/likelihood/test_binomial.py` holds them), at n = 10^9 as anywhere: log_pmf
is right to 2e-15 of its value, log_tail and log_cdf to 5e-15 times the larger of 1 and their size. So what is
exponentiated is right to about 5e-15 of its value in the middle of the distribution, and to 2e-13 where it comes to
1e-300.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood.saddle import deviation, logarithms, plain, probability, stirling, surplus, times, whole

_FALL = 40.0
"""exp(-40) = 4e-18: what lies beyond is no longer seen beside 1."""
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(80)
_BLOCK = 2048
"""Tails taken at once: 1.3 MB a temporary array."""


def log_pmf(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Log-probability (nats) of k heads in n tosses: log C(n, k) + k log p + (n - k) log(1 - p).

    Parameters
    ----------
    k, n : array_like
        Whole numbers, n >= 0. A k outside 0, ..., n gives -inf.
    p : array_like
        In [0, 1].

    Returns
    -------
    float or ndarray

    Raises
    ------
    ValueError
        If a count is not whole, n is negative, or a probability lies outside [0, 1].
    """
    return plain(_log_pmf(*_checked(k, n, p)))


def pmf(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Probability of k heads in n tosses, C(n, k) p^k (1 - p)^(n - k): see `log_pmf`."""
    return plain(np.exp(log_pmf(k, n, p)))


def log_cdf(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Log-probability (nats) of k heads or fewer: see `log_tail`."""
    k, rest, n, p, q, difference = _checked(k, n, p)
    return plain(_log_tail(rest, k, n, q, p, -difference))


def cdf(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Probability of k heads or fewer in n tosses: see `log_tail`."""
    return plain(np.exp(log_cdf(k, n, p)))


def log_tail(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Log-probability (nats) of k heads or more, whose slope in p is n times the pmf of k - 1 heads in n - 1 tosses.

    So it is an integral of a bump without corners, and a Gauss rule with 80 nodes gives all digits at any n: on the
    side of the mean where the tail is the smaller part, from p down to where the bump has fallen by exp(-40). The
    larger part is 1 less the smaller. Arguments and errors are those of `log_pmf`.
    """
    return plain(_log_tail(*_checked(k, n, p)))


def tail(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Probability of k heads or more in n tosses: see `log_tail`."""
    return plain(np.exp(log_tail(k, n, p)))


def sample(rng: np.random.Generator, n: int, p: ArrayLike, size: int | tuple[int, ...] | None = None) -> Any:
    """Draw numbers of heads in n tosses: int64 of shape `size`, or that of p where none is given."""
    return rng.binomial(int(whole(n, "n", 0)), probability(p), size)


def _checked(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Return k, n - k, n, p, 1 - p and k - n p, all of one shape."""
    k, n, p = np.broadcast_arrays(whole(k, "k"), whole(n, "n", 0), probability(p))
    return k, n - k, n, p, 1 - p, surplus(k, n, p)


# Below, the six are all given, so that heads and tails may be swapped without a subtraction that would lose digits.


def _log_pmf(k: Array, rest: Array, n: Array, p: Array, q: Array, difference: Array) -> Any:
    inside = (k > 0) & (rest > 0) & (p > 0) & (q > 0)
    x, y, size = np.where(inside, k, 1.0), np.where(inside, rest, 1.0), np.where(inside, n, 2.0)
    chance, other = np.where(inside, p, 0.5), np.where(inside, q, 0.5)
    beyond = np.where(inside, difference, 0.0)
    body = stirling(size) - stirling(x) - stirling(y)
    body -= deviation(x, size * chance, beyond) + deviation(y, size * other, -beyond)
    body += 0.5 * np.log(size / x / y / (2 * math.pi))
    log_p, log_q = logarithms(p, q)
    ends = np.where(k == 0, times(n, log_q), np.where(rest == 0, times(n, log_p), -np.inf))
    return np.where(inside, body, ends)


def _log_tail(k: Array, rest: Array, n: Array, p: Array, q: Array, difference: Array) -> Array:
    out = np.where((k <= 0) | ((q == 0) & (rest >= 0)), 0.0, -np.inf)
    inside = (k > 0) & (rest >= 0) & (p > 0) & (q > 0)
    arguments = [argument[inside] for argument in (k, rest, n, p, q, difference)]
    blocks = range(0, arguments[0].size, _BLOCK)
    parts = [_log_either(*(argument[start : start + _BLOCK] for argument in arguments)) for start in blocks]
    out[inside] = np.concatenate([*parts, np.empty(0)])
    return out


def _log_either(k: Array, rest: Array, n: Array, p: Array, q: Array, difference: Array) -> Array:
    """Return log P(k or more) by way of whichever of the two tails is the smaller, 1 <= k <= n."""
    upper = difference >= q  # k - 1 >= (n - 1) p: the bump rises all the way from 0 to p
    smaller = _log_rising(
        np.where(upper, k, rest + 1),
        np.where(upper, rest, k - 1),
        n,
        np.where(upper, p, q),
        np.where(upper, q, p),
        np.where(upper, difference, 1 - difference),
    )
    below = np.where(upper, -1.0, smaller)
    with np.errstate(divide="ignore"):
        larger = np.where(below < -math.log(2), np.log1p(-np.exp(below)), np.log(-np.expm1(below)))
    return np.where(upper, smaller, larger)


def _log_rising(k: Array, rest: Array, n: Array, p: Array, q: Array, difference: Array) -> Array:
    """Return log P(k or more) where k - 1 >= (n - 1) p: log_pmf + log(k times the integral of exp(-fall), 0 to 1)."""
    # With q below 1/n only all heads come so far, for which the integral is not needed.
    safe = np.where(rest == 0, 1.0, q)
    a, slope, odds = k - 1, np.maximum(difference - q, 0) / safe, p / safe

    def fall(t: Array) -> Any:
        """Minus the logarithm of the bump at p (1 - t), over its value at p: convex, and 0 at 0."""
        return slope * t + deviation(a, a * (1 - t), a * t) + deviation(rest, rest * (1 + odds * t), -rest * odds * t)

    reach = 2 * _FALL / np.maximum(slope + np.hypot(slope, np.sqrt(2 * _FALL * a)), 2 * _FALL)
    while np.any(too_far := fall(reach / 2) > _FALL):
        reach = np.where(too_far, reach / 2, reach)
    t = 0.5 * (_NODES[:, None] + 1) * reach
    integral = 0.5 * reach * (_WEIGHTS @ np.exp(-fall(t)))
    # All heads or more are all heads: then k times the integral is 1, but for an error that counts where p^n is near 1.
    more = np.where(rest == 0, 0.0, np.log(k * integral))
    return np.asarray(_log_pmf(k, rest, n, p, q, difference) + more)
