"""How often an interval contains the true p: its coverage for every p, by enumeration.

The coverage at p is the probability of those counts k whose interval contains p. The ends of all n + 1 intervals rise
with k, so these k are consecutive, and the coverage is 1 minus the two tails beside them: exact up to rounding. As a
function of p it jumps at the ends of the intervals and is smooth between them. So we compute its limits on both sides
of every jump.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood import beta, binomial
from acts.likelihood.intervals import LEVEL, METHODS
from acts.likelihood.saddle import plain, probability

LARGEST = 5000
"""The largest number of tosses whose coverage is enumerated."""
_FEW = 200
_TINY = 1e-300
"""In place of a probability of 0, whose logarithm times 0 would be nan."""


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The coverage of one method, for one number of tosses and one level.

    Parameters
    ----------
    slug : str
        The method: a key of `acts.likelihood.METHODS`.
    tosses : int
    level : float
        The nominal coverage.
    low, high : ndarray
        (tosses + 1,): the ends for each number of heads, cut to [0, 1]. Read-only; both are nondecreasing.
    jumps : ndarray
        All ends without repetition, with 0 and 1. Read-only.
    before, after : ndarray
        Of the shape of `jumps`: the limits of the coverage from below and from above. Read-only; at 0 and 1 both are
        the limit from inside.
    mean : float
        The mean over all p from 0 to 1.
    """

    slug: str
    tosses: int
    level: float
    low: Array
    high: Array
    jumps: Array
    before: Array
    after: Array
    mean: float

    @property
    def least(self) -> tuple[float, float]:
        """The infimum of the coverage, and the p where it is attained or approached.

        Between two jumps the coverage has no interior minimum, so the limits at the jumps suffice.
        """
        smaller = np.minimum(self.before, self.after)
        place = int(np.argmin(smaller))
        return float(smaller[place]), float(self.jumps[place])

    def at(self, p: ArrayLike) -> Any:
        """Return the coverage at p; an interval contains its ends."""
        p = probability(p)
        first = np.searchsorted(self.high, p, "left")
        last = np.searchsorted(self.low, p, "right") - 1
        shares = _chance(first.ravel(), last.ravel(), self.tosses, p.ravel())
        return plain(shares.reshape(p.shape))


@lru_cache(maxsize=64)
def coverage(slug: str, tosses: int, level: float = LEVEL) -> Coverage:
    """Return the coverage of a method.

    Parameters
    ----------
    slug : str
        One of `METHODS`.
    tosses : int
        From 1 to 5,000, which take about a second.
    level : float
        In (0, 1).

    Raises
    ------
    ValueError
        If the number of tosses or the level is not legal. An unknown slug raises KeyError.
    """
    if not 1 <= tosses <= LARGEST:
        raise ValueError(f"coverage is enumerated for 1 to {LARGEST:,} tosses, not {tosses!r}")
    k = np.arange(tosses + 1)
    low, high = (np.clip(ends, 0.0, 1.0) for ends in METHODS[slug].ends(k, tosses, level))
    jumps = np.unique(np.concatenate([low, high, [0.0, 1.0]]))
    # just below p the intervals that end at p contain it and those that begin at p do not; just above, the reverse
    first = np.stack([np.searchsorted(high, jumps, side) for side in ("left", "right")])
    last = np.stack([np.searchsorted(low, jumps, side) - 1 for side in ("left", "right")])
    before, after = _chance(first, last, tosses, jumps)
    before[0], after[-1] = after[0], before[-1]
    below = np.asarray(beta.cdf(np.stack([low, high]), k + 1, tosses - k + 1))
    held = below[1] - below[0]
    for array in (low, high, jumps, before, after):
        array.setflags(write=False)
    return Coverage(slug, tosses, level, low, high, jumps, before, after, float(held.sum()) / (tosses + 1))


def _chance(first: Array, last: Array, tosses: int, p: Array) -> Array:
    """Return the probability of `first` to `last` heads, of their shape; 0 if `first` is above `last`.

    Parameters
    ----------
    first, last : ndarray
        (..., places).
    tosses : int
    p : ndarray
        (places,).
    """
    if tosses > _FEW:
        missed = np.asarray(binomial.cdf(first - 1, tosses, p)) + np.asarray(binomial.tail(last + 1, tosses, p))
    else:  # the sum of all terms of a tail takes a fifth of the time of its integral
        mass = _masses(tosses, p)
        none, places = np.zeros((1, p.size)), np.arange(p.size)
        below = np.concatenate([none, np.cumsum(mass, axis=0)])
        above = np.concatenate([np.cumsum(mass[::-1], axis=0)[::-1], none])
        missed = below[first, places] + above[last + 1, places]
    return np.where(first > last, 0.0, np.maximum(1 - missed, 0.0))


def _masses(tosses: int, p: Array) -> Array:
    """Return the probability of each number of heads at each p, (tosses + 1, places)."""
    k = np.arange(tosses + 1.0)[:, None]
    log_p, log_q = (np.log(np.maximum(share, _TINY)) for share in (p, 1 - p))
    return np.asarray(np.exp(_log_orders(tosses) + k * log_p + (tosses - k) * log_q))


@lru_cache(maxsize=2)  # of the tosses that all methods are asked about one after another
def _log_orders(tosses: int) -> Array:
    """Return the logarithm of the number of orders of each number of heads, (tosses + 1, 1)."""
    k = np.arange(tosses + 1.0)[:, None]
    orders = np.asarray(binomial.log_pmf(k, tosses, 0.5)) + tosses * math.log(2)
    orders.setflags(write=False)
    return orders
