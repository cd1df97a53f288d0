"""The evidence of tosses against a chosen coin: test statistics, exact p-values, Bayes factors, intervals."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Interval
from acts.likelihood import binomial, intervals, waiting
from acts.likelihood.curves import log_likelihood
from acts.likelihood.saddle import deviation, plain, probability, stirling, surplus
from acts.likelihood.tosses import MOST, Tosses

Stop = Literal["tosses", "heads", "tails"]
Side = Literal["both", "heads", "tails"]

FAIR = 0.5
"""The p of a fair coin."""

_RAREST = 1e-280


@dataclass(frozen=True, slots=True)
class Statistics:
    """The three classical statistics against a coin p; under p each is roughly chi-square with 1 degree of freedom.

    Parameters
    ----------
    likelihood_ratio : float or ndarray
        2 log(L(p-hat) / L(p)) = 2 n KL(p-hat || p).
    score : float or ndarray
        (heads - n p)^2 / (n p (1 - p)): the slope at p, squared, over the expected information at p.
    wald : float or ndarray
        (heads - n p)^2 / (n p-hat (1 - p-hat)): the squared distance from p-hat, times the information at p-hat.
        Infinite if all tosses are alike, unless p is p-hat: then the information at p-hat is infinite.
    """

    likelihood_ratio: Any
    score: Any
    wald: Any


def statistics(tosses: Tosses, p: ArrayLike) -> Statistics:
    """Return the likelihood-ratio, score and Wald statistics against p, of the shape of p.

    If the tosses are impossible under p, the first two are infinite.
    """
    p = probability(p)
    k, n = tosses.heads, tosses.tosses
    difference = surplus(k, n, p)
    return Statistics(
        plain(2 * _distance(k, tosses.tails, p, difference)),
        plain(_squared(difference, n, p, 1 - p)),
        plain(_squared(difference, k, tosses.tails / n)),
    )


def chi_square_tail(x: ArrayLike) -> Any:
    """Probability that chi-square with one degree of freedom is x or more: erfc(sqrt(x / 2))."""
    out = np.vectorize(math.erfc, otypes=[float])(np.sqrt(np.asarray(x, dtype=np.float64) / 2))
    return plain(out)


@lru_cache(maxsize=4096)  # a page needs the same intervals again at every move
def interval(tosses: Tosses, level: float = intervals.LEVEL) -> Interval:
    """Return the likelihood-ratio interval: every p that the statistic 2 log(L(p-hat) / L(p)) does not reject.

    At its ends the log-likelihood is half the chi-square quantile of the level below the maximum: 1.92 for 0.95. If
    all tosses are alike, one end is p-hat, 0 or 1, and the other has a closed form.

    Raises
    ------
    ValueError
        If the level does not lie in (0, 1).
    """
    return Interval(*intervals.likelihood_ratio(tosses.heads, tosses.tosses, level))


def log_bayes_factor(tosses: Tosses, p: ArrayLike = FAIR, a: float = 1.0, b: float = 1.0) -> Any:
    """Return log BF10 (nats): the log of how many times as probable the tosses are under an unknown coin as under p.

    The unknown coin has a Beta(a, b) prior, which is uniform for a = b = 1.

    BF10 = B(a + heads, b + tails) / (B(a, b) p^heads (1 - p)^tails), in the saddle-point form, in which no large
    terms cancel: the error is below 1e-10 + 3e-14 times the size of the logarithm, also at 10^9 tosses. Infinite if
    the tosses are impossible under p.

    Parameters
    ----------
    tosses : Tosses
    p : array_like
        In [0, 1].
    a, b : float
        In (0, 10^9]: the numbers of heads and tails that the prior counts for.

    Raises
    ------
    ValueError
        If a or b is outside (0, 10^9], or p outside [0, 1].
    """
    p = probability(p)
    for name, value in (("a", a), ("b", b)):
        if not 0 < value <= MOST:
            raise ValueError(f"{name} has to lie in (0, {MOST}], not {value!r}")
    ends = (p == 0) | (p == 1)
    inside = np.where(ends, 0.5, p)
    factor = _log_factor(tosses, inside, float(a), float(b))
    impossible = np.isneginf(log_likelihood(tosses, p))
    # At p = 0 or 1, if the tosses are possible, their likelihood is 1, and BF10 is the marginal likelihood.
    marginal = factor + log_likelihood(tosses, inside)
    return plain(np.where(impossible, np.inf, np.where(ends, marginal, factor)))


def bayes_factor(tosses: Tosses, p: ArrayLike = FAIR, a: float = 1.0, b: float = 1.0) -> Any:
    """Return BF10, infinite if it overflows: see `log_bayes_factor`."""
    with np.errstate(over="ignore"):
        return plain(np.exp(log_bayes_factor(tosses, p, a, b)))


def log_p_value(tosses: Tosses, p: float = FAIR, stop: Stop = "tosses", side: Side = "both") -> float:
    """Return the logarithm of the exact p-value: see `p_value`."""
    probability(p)
    if stop not in ("tosses", "heads", "tails") or side not in ("both", "heads", "tails"):
        raise ValueError(f"no stopping rule {stop!r}, or no side {side!r}")
    k, n = tosses.heads, tosses.tosses
    if stop == "tosses":
        seen, up = k, "heads"
        number = _Number(
            log_pmf=lambda i: float(binomial.log_pmf(i, n, p)),
            below=lambda i: float(binomial.log_cdf(i, n, p)),
            above=lambda i: float(binomial.log_tail(i, n, p)),
            mode=min(int((n + 1) * p), n),
            least=0,
            most=n,
        )
    else:
        r, chance = (k, p) if stop == "heads" else (tosses.tails, 1 - p)
        if r == 0:
            raise ValueError(f"who stops at some number of {stop} has seen {stop}: here there are none")
        if 0 < chance < _RAREST:
            raise ValueError(f"waiting for {stop} at a probability of {chance:g} may outlast the numbers of float64")
        seen, up = n, "tails" if stop == "heads" else "heads"  # a long wait for heads is evidence for tails
        number = _Number(
            log_pmf=lambda i: float(waiting.log_pmf(i, chance, r)),
            below=lambda i: float(waiting.log_cdf(i, chance, r)),
            above=lambda i: float(waiting.log_tail(i, chance, r)),
            mode=1 + int((r - 1) / chance) if chance else r,
            least=r,
            most=None,
        )
    if side != "both":
        return number.above(seen) if side == up else number.below(seen)
    return -math.inf if math.isinf(log_likelihood(tosses, p)) else number.rarity(seen)


def p_value(tosses: Tosses, p: float = FAIR, stop: Stop = "tosses", side: Side = "both") -> float:
    """Return the exact p-value against a coin p: the probability under p of an outcome at least as extreme.

    The two-sided p-value follows the minimum-likelihood rule: every outcome that is at most as probable as the observed
    one is as extreme. Both tails are summed to full precision (see `binomial.log_tail`), even at 1e-300.

    Parameters
    ----------
    tosses : Tosses
    p : float
        In [0, 1]. If the tosses are impossible under p, the two-sided p-value is 0.
    stop : {"tosses", "heads", "tails"}
        What was fixed in advance: the number of tosses, of heads (tossing until the last of them), or of tails. The
        likelihoods differ by a constant factor only; the p-values differ, since other outcomes were possible.
    side : {"both", "heads", "tails"}
        Two-sided, or only the outcomes that are at least as strong evidence for more heads (tails).

    Raises
    ------
    ValueError
        If p lies outside [0, 1]; the rule or side is unknown; tossing should stop at heads (tails), but the tosses have
        none; or the probability of heads (tails) is below 1e-280 but not 0.
    """
    return math.exp(log_p_value(tosses, p, stop, side))


@dataclass(frozen=True, slots=True)
class _Number:
    """A random whole number whose probabilities rise up to its mode and fall after it."""

    log_pmf: Callable[[int], float]
    below: Callable[[int], float]
    above: Callable[[int], float]
    mode: int
    least: int
    most: int | None

    def rarity(self, seen: int) -> float:
        """Return the log-probability of all numbers that are at most as probable as `seen`."""
        if seen == self.mode:
            return 0.0
        level = self.log_pmf(seen)
        # Equally probable numbers, such as 3 and 7 of 10 at p = 1/2, differ by rounding only: far less than neighbours.
        level += 1e-13 * (1 + abs(level))
        if seen > self.mode:
            other = self._last(self.mode, self.least - 1, level)
            if other == seen - 1:
                return 0.0  # every number counts; the sum of both tails would be rounded
            tails = (self.above(seen), self.below(other) if other >= self.least else -math.inf)
        else:
            outer = 2 * self.mode + 1 if self.most is None else self.most + 1
            while self.most is None and self.log_pmf(outer) > level:
                outer *= 2
            other = self._last(self.mode, outer, level)
            if other == seen + 1:
                return 0.0
            past = self.most is not None and other > self.most
            tails = (self.below(seen), -math.inf if past else self.above(other))
        return min(float(np.logaddexp(*tails)), 0.0)

    def _last(self, inner: int, outer: int, level: float) -> int:
        """Return the number nearest to the mode whose log-probability is at most `level`, as that of `outer` is."""
        if self.log_pmf(inner) <= level:
            return inner
        while abs(outer - inner) > 1:
            middle = (inner + outer) // 2
            inner, outer = (middle, outer) if self.log_pmf(middle) > level else (inner, middle)
        return outer


def _distance(x: float, y: float, p: Any, difference: Any) -> Any:
    """Return (x + y) KL(x / (x + y) || p), given x - (x + y) p."""
    n = x + y
    return deviation(x, n * p, difference) + deviation(y, n * (1 - p), -difference)


def _squared(difference: Any, *variance: Any) -> Any:
    """Return difference^2 over the factors of a variance: 0 if the difference is 0, else infinite if that is 0."""
    out = difference
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for factor in variance:  # one after the other, so that neither the square nor the variance underflows
            out = out / factor
        return np.where(difference == 0, 0.0, difference * out)


def _log_factor(tosses: Tosses, p: Any, a: float, b: float) -> Any:
    """Return log BF10 for p inside (0, 1)."""
    k, m, n = tosses.heads, tosses.tails, tosses.tosses
    heads, tails, both = a + k, b + m, a + b + n
    left = stirling(heads) + stirling(tails) - stirling(both) - (stirling(a) + stirling(b) - stirling(a + b))
    left += 0.5 * math.log(both / heads / tails * a / (a + b) * b)

    def against(coin: Any) -> tuple[Any, Any]:
        """Return log BF10 without `left`, and the size of the terms that cancel in it."""
        prior = a * (1 - coin) - b * coin
        before = _distance(a, b, coin, prior)
        return _distance(heads, tails, coin, surplus(k, n, coin) + prior) - before, before

    # For a coin far from a strong prior the two distances nearly cancel: then we go by way of the mean of the prior.
    direct, lost = against(p)
    mean = min(max(a / (a + b), 1e-300), 1 - 1e-16)
    up, down = k * np.log(mean / p), m * (math.log1p(-mean) - np.log1p(-p))
    return left + np.where(lost <= np.abs(up) + np.abs(down), direct, against(mean)[0] + up + down)
