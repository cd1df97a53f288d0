"""The binomial distribution: the number of heads in n tosses, each of which is heads with probability p.

Arguments broadcast against one another; numbers alone give a float, arrays an array. p = 0 and p = 1 give the exact
limits, an impossible k has probability 0, and no call warns or returns nan.

Errors against mpmath, which `tests/acts/likelihood/test_binomial.py` checks, are the same up to n = 10^9: log_pmf is
right to 2e-15 of its value, log_tail and log_cdf to 5e-15 times the larger of 1 and their size. So probabilities are
right to about 5e-15 of their value in the middle of the distribution, and to 2e-13 where they are 1e-300.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood import beta
from acts.likelihood.saddle import log_term, plain, probability, surplus, whole


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
    return plain(log_term(*_checked(k, n, p)))


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
    """Log-probability (nats) of k heads or more.

    The slope of the probability in p is n times the pmf of k - 1 heads in n - 1 tosses, so the probability is the
    incomplete beta function I_p(k, n - k + 1): see `acts.likelihood.beta`, which keeps all digits at any n. Arguments
    and errors are those of `log_pmf`.
    """
    return plain(_log_tail(*_checked(k, n, p)))


def tail(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> Any:
    """Probability of k heads or more in n tosses: see `log_tail`."""
    return plain(np.exp(log_tail(k, n, p)))


def sample(rng: np.random.Generator, n: int, p: ArrayLike, size: int | tuple[int, ...] | None = None) -> Any:
    """Draw numbers of heads in n tosses: int64 of shape `size`, or by default of the shape of p."""
    return rng.binomial(int(whole(n, "n", 0)), probability(p), size)


def _checked(k: ArrayLike, n: ArrayLike, p: ArrayLike) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Return k, n - k, n, p, 1 - p and k - n p, all of one shape."""
    k, n, p = np.broadcast_arrays(whole(k, "k"), whole(n, "n", 0), probability(p))
    return k, n - k, n, p, 1 - p, surplus(k, n, p)


def _log_tail(k: Array, rest: Array, _n: Array, p: Array, q: Array, difference: Array) -> Array:
    """Return log P(k or more) = log I_p(k, n - k + 1); with all six given, heads and tails can be swapped."""
    out = np.where((k <= 0) | ((q == 0) & (rest >= 0)), 0.0, -np.inf)
    inside = (k > 0) & (rest >= 0) & (p > 0) & (q > 0)
    out[inside] = beta.log_lower(k[inside], rest[inside] + 1, p[inside], q[inside], difference[inside])
    return out
