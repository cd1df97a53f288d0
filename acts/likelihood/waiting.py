"""Tossing until the r-th success: the negative binomial distribution, and with r = 1 the geometric.

The random number is N, the number of tosses including the last one, so N = r, r + 1, ... A success may be heads or
tails: p is its probability. Arguments broadcast; numbers alone give a float. The errors are
those of `acts.likelihood.binomial`, up to about 10^9 tosses.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.likelihood import binomial
from acts.likelihood.saddle import plain, probability, whole


def log_pmf(tosses: ArrayLike, p: ArrayLike, successes: ArrayLike = 1) -> Any:
    """Log-probability (nats) that the wait takes N tosses: C(N - 1, r - 1) p^r (1 - p)^(N - r).

    Parameters
    ----------
    tosses : array_like
        N, whole. Fewer than r give -inf.
    p : array_like
        In [0, 1]. With p = 0 the wait never ends: -inf everywhere.
    successes : array_like
        r, whole and 1 or more.

    Raises
    ------
    ValueError
        If a count is not whole, r is below 1, or a probability lies outside [0, 1].
    """
    n, r = np.broadcast_arrays(whole(tosses, "tosses"), whole(successes, "successes", 1))
    n = np.maximum(n, r - 1)  # r - 1 tosses cannot have r successes
    return plain(np.log(r / np.maximum(n, 1)) + binomial.log_pmf(r, n, p))


def pmf(tosses: ArrayLike, p: ArrayLike, successes: ArrayLike = 1) -> Any:
    """Probability that the wait for r successes takes N tosses: see `log_pmf`."""
    return plain(np.exp(log_pmf(tosses, p, successes)))


def log_cdf(tosses: ArrayLike, p: ArrayLike, successes: ArrayLike = 1) -> Any:
    """Log-probability (nats) that the wait is over after N tosses: that they have r successes or more."""
    return binomial.log_tail(whole(successes, "successes", 1), np.maximum(whole(tosses, "tosses"), 0), p)


def log_tail(tosses: ArrayLike, p: ArrayLike, successes: ArrayLike = 1) -> Any:
    """Log-probability (nats) that the wait takes N tosses or more: that N - 1 tosses have fewer than r successes."""
    return binomial.log_cdf(whole(successes, "successes", 1) - 1, np.maximum(whole(tosses, "tosses") - 1, 0), p)


def sample(rng: np.random.Generator, p: float, successes: int = 1, size: int | tuple[int, ...] | None = None) -> Any:
    """Draw numbers of tosses until the r-th success: int64 of shape `size`, or by default one number.

    Raises
    ------
    ValueError
        If p = 0, for which the wait never ends, or r is not a whole number of at least 1.
    """
    r = int(whole(successes, "successes", 1))
    if not probability(p) > 0:
        raise ValueError("with probability 0 the wait never ends")
    return rng.geometric(p, size) if r == 1 else r + rng.negative_binomial(r, p, size)
