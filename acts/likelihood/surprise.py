"""The surprise of a coin: entropy, cross-entropy and Kullback-Leibler divergence of coins p and q, per toss.

Arguments broadcast; numbers alone give a float. In nats, or in bits: 1 bit = log 2 nats. 0 log 0 is 0.
"""

from __future__ import annotations

import math
from typing import Any, Literal

from numpy.typing import ArrayLike

from acts.likelihood.saddle import deviation, logarithms, plain, probability, times

Unit = Literal["nats", "bits"]


def per_unit(unit: Unit) -> float:
    """Return the unit in nats; raises ValueError for an unknown unit."""
    if unit not in ("nats", "bits"):
        raise ValueError(f"the unit is nats or bits, not {unit!r}")
    return 1.0 if unit == "nats" else math.log(2)


def cross_entropy(p: ArrayLike, q: ArrayLike, unit: Unit = "nats") -> Any:
    """Mean surprise at tosses of coin p under the model q: -p log q - (1 - p) log(1 - q) = H(p) + KL(p || q).

    Infinite if an outcome is impossible under q but possible under p.
    """
    p, q = probability(p), probability(q)
    log_q, log_rest = logarithms(q, 1 - q)
    return plain((0.0 - times(p, log_q) - times(1 - p, log_rest)) / per_unit(unit))


def entropy(p: ArrayLike, unit: Unit = "nats") -> Any:
    """Entropy H(p) = -p log p - (1 - p) log(1 - p): at most 1 bit, at p = 1/2, and 0 at 0 and 1."""
    return cross_entropy(p, p, unit)


def divergence(p: ArrayLike, q: ArrayLike, unit: Unit = "nats") -> Any:
    """Kullback-Leibler divergence KL(p || q) = p log(p / q) + (1 - p) log((1 - p) / (1 - q)) of coin p from q.

    0 only at p = q; infinite if an outcome is impossible under q but possible under p. Right to 1e-14 of its value,
    also for nearly equal p and q.
    """
    p, q = probability(p), probability(q)
    return plain((deviation(p, q, p - q) + deviation(1 - p, 1 - q, q - p)) / per_unit(unit))
