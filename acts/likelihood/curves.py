"""The likelihood of a coin and the functions derived from it, as functions of p.

The data are one sequence of tosses, so L(p) = p^heads (1 - p)^tails, without the binomial coefficient, which would only
add a constant to the logarithm. A number p gives a float, an array gives an array of its shape. p = 0 and p = 1 give
the limits: if p makes the tosses impossible, the likelihood is 0 and its logarithm -inf. No call warns or returns nan.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.likelihood.saddle import logarithms, plain, probability, surplus, times
from acts.likelihood.surprise import Unit, per_unit
from acts.likelihood.tosses import Tosses


def log_likelihood(tosses: Tosses, p: ArrayLike) -> Any:
    """Log-likelihood (nats, the sum over the tosses): heads log p + tails log(1 - p)."""
    p = probability(p)
    log_p, log_q = logarithms(p, 1 - p)
    return plain(times(tosses.heads, log_p) + times(tosses.tails, log_q))


def likelihood(tosses: Tosses, p: ArrayLike) -> Any:
    """Likelihood p^heads (1 - p)^tails: the probability of this sequence of tosses; 0 where it underflows."""
    return plain(np.exp(log_likelihood(tosses, p)))


def nll(tosses: Tosses, p: ArrayLike, unit: Unit = "nats") -> Any:
    """Negative log-likelihood, the sum over the tosses; per toss it is `cross_entropy` of p-hat and p."""
    return plain(0.0 - np.asarray(log_likelihood(tosses, p)) / per_unit(unit))


def score(tosses: Tosses, p: ArrayLike) -> Any:
    """Slope of the log-likelihood in p: heads / p - tails / (1 - p) = (heads - n p) / (p (1 - p)).

    At p = 0 it is +inf, or -n without heads; at p = 1 it is -inf, or n without tails.
    """
    p = probability(p)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # divided one after the other, since the product would underflow before the quotient overflows
        inside = surplus(tosses.heads, tosses.tosses, p) / p / (1 - p)
    low = np.inf if tosses.heads else -float(tosses.tosses)
    high = -np.inf if tosses.tails else float(tosses.tosses)
    return plain(np.where(p == 0, low, np.where(p == 1, high, inside)))


def observed_information(tosses: Tosses, p: ArrayLike) -> Any:
    """Minus the second derivative of the log-likelihood in p: heads / p^2 + tails / (1 - p)^2."""
    p = probability(p)
    return plain(_over(tosses.heads, p, p) + _over(tosses.tails, 1 - p, 1 - p))


def expected_information(tosses: Tosses, p: ArrayLike) -> Any:
    """Fisher information of n tosses of a coin p: n / (p (1 - p)). At p-hat it equals the observed information."""
    p = probability(p)
    return plain(_over(tosses.tosses, p, 1 - p))


def _over(count: int, a: Any, b: Any) -> Any:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return np.where(count == 0, 0.0, count / a / b)
