"""The Bernoulli distribution: one toss, 1 (heads) with probability p and 0 (tails) with 1 - p.

Arguments broadcast; numbers alone give a float. p = 0 and p = 1 give the exact limits.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.likelihood import binomial
from acts.likelihood.saddle import probability


def log_pmf(flip: ArrayLike, p: ArrayLike) -> Any:
    """Log-probability (nats) of a flip: log p for 1, log(1 - p) for 0, -inf for every other whole number."""
    return binomial.log_pmf(flip, 1, p)


def pmf(flip: ArrayLike, p: ArrayLike) -> Any:
    """Probability of a flip: p for 1, 1 - p for 0."""
    return binomial.pmf(flip, 1, p)


def cdf(flip: ArrayLike, p: ArrayLike) -> Any:
    """Probability of at most `flip`: 1 - p at 0, 1 at 1."""
    return binomial.cdf(flip, 1, p)


def sample(rng: np.random.Generator, p: float, size: int | tuple[int, ...]) -> Any:
    """Draw flips: int8 of shape `size`, 1 for heads."""
    return (rng.random(size) < probability(p)).astype(np.int8)
