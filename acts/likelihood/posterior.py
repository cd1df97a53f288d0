"""The distribution of p: Beta(a, b) before some tosses, Beta(a + heads, b + tails) after them.

The functions take a and b after the tosses, as numbers or arrays; for the distribution see `acts.likelihood.beta`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood import beta
from acts.likelihood.intervals import LEVEL, Ends, deviate
from acts.likelihood.saddle import plain

_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Prior:
    """A Beta distribution of p before the tosses.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        Its name (a message id).
    a, b : float
        The numbers of heads and tails that it counts for.
    """

    slug: str
    name: str
    a: float
    b: float


PRIORS = (
    Prior("uniform", "Uniform: every p alike", 1.0, 1.0),
    Prior("jeffreys", "Jeffreys", 0.5, 0.5),
    Prior("stubborn", "Stubborn: almost sure of 1/2", 50.0, 50.0),
)


def mean(a: ArrayLike, b: ArrayLike) -> Any:
    """Return the mean, a / (a + b)."""
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return plain(a / (a + b))


def mode(a: float, b: float) -> float | None:
    """Return where the density is highest, (a - 1) / (a + b - 2); 0 or 1 if the density is monotone.

    None if this p is not unique: with a = b = 1 the density is constant, with both below 1 it is infinite at 0 and 1.
    """
    if (a < 1 and b < 1) or a == b == 1:
        return None
    if a <= 1 or b <= 1:
        return 0.0 if a < b else 1.0
    return (a - 1) / (a + b - 2)


def equal_tailed(a: ArrayLike, b: ArrayLike, level: float = LEVEL) -> Ends:
    """Return the ends that leave (1 - level) / 2 of the distribution to either side."""
    deviate(level)  # refuses an illegal level
    both = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return beta.both_quantiles((1 - level) / 2, both, both)


def highest_density(a: ArrayLike, b: ArrayLike, level: float = LEVEL) -> tuple[Any, Any, Any]:
    """Return the shortest region with the probability `level`: every p whose density is above some height.

    The density at both ends is equal, unless an end is 0 or 1, and higher between them. With a = b = 1 all intervals of
    that length are equally good, and the middle one is returned. The ends are right to about 1e-12.

    Returns
    -------
    low, high : float or ndarray
        Its ends.
    outside : bool or ndarray
        True where a and b are both below 1: then the region is everything *outside* of low to high, since the density
        is infinite at 0 and 1.
    """
    deviate(level)
    a, b = np.broadcast_arrays(np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64))
    outside = (a < 1) & (b < 1)
    flat, inner = (a == 1) & (b == 1), ((a > 1) & (b > 1)) | outside
    # elsewhere the density is monotone: the region starts at 0 or ends at 1
    falls = ~flat & ~inner & ((b > 1) | (a < 1))
    rises = ~flat & ~inner & ~falls
    low, high = np.where(flat, (1 - level) / 2, 0.0), np.where(flat, (1 + level) / 2, 1.0)
    if np.any(rises):
        low[rises] = beta.upper_quantile(level, a[rises], b[rises])
    if np.any(falls):
        high[falls] = beta.quantile(level, a[falls], b[falls])
    if np.any(inner):
        low[inner], high[inner] = _level_with(a[inner], b[inner], np.where(outside, 1 - level, level)[inner])
    return plain(low), plain(high), bool(outside) if outside.ndim == 0 else outside


def _level_with(a: Array, b: Array, inside: Array) -> tuple[Array, Array]:
    """Return two places of equal density with `inside` between them, by searching for the probability below the first.

    The search bisects the logit of that probability, so it finds a tail of 1e-200 as well as one of 0.02; it takes
    Newton's steps where they stay within the bounds.
    """
    left, sign = 1 - inside, np.where(a > 1, 1.0, -1.0)
    start, stop, guess = np.full(a.size, -700.0), np.full(a.size, 700.0), np.zeros(a.size)
    open_ = np.arange(a.size)
    near = np.full((2, a.size), np.nan)
    for _ in range(_ROUNDS):
        some = open_
        below, above = left[some] / (1 + np.exp(-guess[some])), left[some] / (1 + np.exp(guess[some]))
        near[:, some], ahead, slope = _unlike(a[some], b[some], below, above, near[:, some])
        ahead, slope = sign[some] * ahead, sign[some] * slope * below * above / left[some]
        start[some] = np.where(ahead < 0, guess[some], start[some])
        stop[some] = np.where(ahead < 0, stop[some], guess[some])
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            moved = guess[some] - ahead / slope
        fits = (moved > start[some]) & (moved < stop[some])
        done = (fits & (np.abs(moved - guess[some]) < 1e-9)) | (ahead == 0) | (stop[some] - start[some] < 1e-12)
        guess[some] = np.where(fits, moved, (start[some] + stop[some]) / 2)
        open_ = some[~done]
        if not open_.size:
            break
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-near[0])), 1 / (1 + np.exp(near[1]))


def _unlike(a: Array, b: Array, below: Array, above: Array, near: Array) -> tuple[Array, Any, Any]:
    """Return the places with `below` and `above` beyond them, the log-ratio of their densities, and its slope.

    The places are logits, the second one of 1 - x: x itself has no digits next to 1, and no float where a or b is
    small. The search for them starts `near` these, where they are numbers.
    """
    both = np.asarray(beta.logit_quantile(np.stack([below, above]), np.stack([a, b]), np.stack([b, a]), near))
    logits = both[0], -both[1]
    heights = [np.asarray(beta.log_density(logit, a, b)) for logit in logits]
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        slopes = [
            (a - 1) * np.exp(np.logaddexp(0, -logit) - height) - (b - 1) * np.exp(np.logaddexp(0, logit) - height)
            for logit, height in zip(logits, heights, strict=True)
        ]
        return both, heights[0] - heights[1], slopes[0] - slopes[1]
