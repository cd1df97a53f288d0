"""How often an interval holds the p that made the tosses: its coverage, over all p, by enumeration.

At p it is the probability of those counts k whose interval holds p. The ends of all n + 1 intervals rise with k, so
these k stand in a row, and the coverage is 1 less the two tails beside them: exact to rounding. It is smooth in p
between the ends and jumps at each, so that it is known everywhere from its limits to both sides of the jumps.
"""

from __future__ import annotations

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
"""The most tosses whose coverage is enumerated."""


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The coverage of one way to an interval, for so many tosses and a level.

    Parameters
    ----------
    slug : str
        The way: see `acts.likelihood.intervals.METHODS`.
    tosses : int
    level : float
        What the interval is said to cover.
    low, high : ndarray
        (tosses + 1,): the ends for each number of heads, cut to [0, 1]. Read-only; neither ever falls.
    jumps : ndarray
        The ends, each once, 0 and 1 among them. Read-only.
    before, after : ndarray
        Of the shape of the jumps: the limits of the coverage from below and from above. Read-only; at 0 and 1 both
        are the one that there is.
    mean : float
        The average over all p from 0 to 1.
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
        """The smallest coverage, and the p that it belongs to or is neared at.

        Between two jumps the coverage has no valley, so that it is found at their limits.
        """
        smaller = np.minimum(self.before, self.after)
        place = int(np.argmin(smaller))
        return float(smaller[place]), float(self.jumps[place])

    def at(self, p: ArrayLike) -> Any:
        """Return the coverage at p: the ends of an interval belong to it."""
        p = probability(p)
        first = np.searchsorted(self.high, p, "left")
        last = np.searchsorted(self.low, p, "right") - 1
        return plain(_chance(first, last, self.tosses, p))


@lru_cache(maxsize=64)
def coverage(slug: str, tosses: int, level: float = LEVEL) -> Coverage:
    """Return the coverage of a way to an interval.

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
        If the number of tosses or the level is none such. KeyError for a slug that is none.
    """
    if not 1 <= tosses <= LARGEST:
        raise ValueError(f"coverage is enumerated for 1 to {LARGEST:,} tosses, not {tosses!r}")
    k = np.arange(tosses + 1)
    low, high = (np.clip(ends, 0.0, 1.0) for ends in METHODS[slug].ends(k, tosses, level))
    jumps = np.unique(np.concatenate([low, high, [0.0, 1.0]]))
    # just below a p the intervals that end there still count, and those that begin there do not; just above, reversed
    first, last = np.searchsorted(high, jumps, "left"), np.searchsorted(low, jumps, "left") - 1
    before = _chance(first, last, tosses, jumps)
    first, last = np.searchsorted(high, jumps, "right"), np.searchsorted(low, jumps, "right") - 1
    after = _chance(first, last, tosses, jumps)
    before[0], after[-1] = after[0], before[-1]
    held = np.asarray(beta.cdf(high, k + 1, tosses - k + 1)) - np.asarray(beta.cdf(low, k + 1, tosses - k + 1))
    for array in (low, high, jumps, before, after):
        array.setflags(write=False)
    return Coverage(slug, tosses, level, low, high, jumps, before, after, float(held.sum()) / (tosses + 1))


def _chance(first: Array, last: Array, tosses: int, p: Array) -> Array:
    """Return the probability of `first` to `last` heads; 0 where none lie between."""
    missed = np.asarray(binomial.cdf(first - 1, tosses, p)) + np.asarray(binomial.tail(last + 1, tosses, p))
    return np.where(first > last, 0.0, np.maximum(1 - missed, 0.0))
