"""What the tosses say against a chosen coin: test statistics, exact p-values, Bayes factors, intervals."""

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
    """The three classical statistics against a coin p; under it each is about chi-square with one degree of freedom.

    Parameters
    ----------
    likelihood_ratio : float or ndarray
        2 log(L(p-hat) / L(p)) = 2 n KL(p-hat || p).
    score : float or ndarray
        (heads - n p)^2 / (n p (1 - p)): the slope at p, squared, over the expected information at p.
    wald : float or ndarray
        (heads - n p)^2 / (n p-hat (1 - p-hat)): the distance from p-hat, measured with the information at p-hat.
        Infinite where all tosses are alike, unless p is p-hat: a coin that gave no tails seems to be known exactly.
    """

    likelihood_ratio: Any
    score: Any
    wald: Any


def statistics(tosses: Tosses, p: ArrayLike) -> Statistics:
    """Return the likelihood-ratio, score and Wald statistics against p, of the shape of p.

    A p that the tosses rule out makes the first two infinite.
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


@lru_cache(maxsize=4096)  # a page asks for the same ones again at every move
def interval(tosses: Tosses, level: float = intervals.LEVEL) -> Interval:
    """Return the likelihood-ratio interval: every p that 2 log(L(p-hat) / L(p)) does not put off.

    It reaches as far as the log-likelihood falls by half the chi-square quantile of the level: by 1.92 for 0.95. With
    all tosses alike it ends at p-hat itself, 0 or 1, and has the other end in closed form.

    Raises
    ------
    ValueError
        If the level does not lie in (0, 1).
    """
    return Interval(*intervals.likelihood_ratio(tosses.heads, tosses.tosses, level))


def log_bayes_factor(tosses: Tosses, p: ArrayLike = FAIR, a: float = 1.0, b: float = 1.0) -> Any:
    """Return log BF10 (nats): how much better the tosses are told by an unknown coin than by the coin p.

    The unknown coin has a Beta(a, b) prior; a = b = 1 makes every one as likely as any other.

    BF10 = B(a + heads, b + tails) / (B(a, b) p^heads (1 - p)^tails), in the saddle-point form, in which nothing large
    cancels: the error is below 1e-10 + 3e-14 times the size of the logarithm, at 10^9 tosses, too. Infinite where p
    forbids what was seen.

    Parameters
    ----------
    tosses : Tosses
    p : array_like
        In [0, 1].
    a, b : float
        In (0, 10^9]: as many heads and tails as the prior is worth.

    Raises
    ------
    ValueError
        If a or b is not positive or above 10^9, or p outside [0, 1].
    """
    p = probability(p)
    for name, value in (("a", a), ("b", b)):
        if not 0 < value <= MOST:
            raise ValueError(f"{name} has to lie in (0, {MOST}], not {value!r}")
    ends = (p == 0) | (p == 1)
    inside = np.where(ends, 0.5, p)
    factor = _log_factor(tosses, inside, float(a), float(b))
    impossible = np.isneginf(log_likelihood(tosses, p))
    # At an end that is not ruled out the likelihood is 1, and BF10 is the marginal likelihood alone.
    marginal = factor + log_likelihood(tosses, inside)
    return plain(np.where(impossible, np.inf, np.where(ends, marginal, factor)))


def bayes_factor(tosses: Tosses, p: ArrayLike = FAIR, a: float = 1.0, b: float = 1.0) -> Any:
    """Return BF10, infinite beyond float64: see `log_bayes_factor`."""
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
        seen, up = n, "tails" if stop == "heads" else "heads"  # a long wait for heads speaks for tails
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
    """Return the exact p-value against a coin p: how probable it makes what is as extreme as this, or more so.

    Two-sided, by the minimum-likelihood rule: "as extreme" is every outcome that is not more probable than the one
    that was seen. Both tails are summed to all their digits (see `binomial.log_tail`), also where they are 1e-300.

    Parameters
    ----------
    tosses : Tosses
    p : float
        In [0, 1]. A coin that rules out what was seen has two-sided p-value 0.
    stop : {"tosses", "heads", "tails"}
        What was settled before: the number of tosses, of heads (tossing until the last of them), or of tails. The
        likelihood is the same but for a constant; the p-value is not, since other things could have been seen.
    side : {"both", "heads", "tails"}
        Two-sided; or only what speaks for more heads (tails) as strongly or more so.

    Raises
    ------
    ValueError
        If p lies outside [0, 1], the rule or side is unknown, the tossing should have stopped at heads (tails) and
        there were none, or these are less probable than 1e-280 but not impossible.
    """
    return math.exp(log_p_value(tosses, p, stop, side))


@dataclass(frozen=True, slots=True)
class _Number:
    """A random whole number whose probabilities rise up to its mode and fall from there."""

    log_pmf: Callable[[int], float]
    below: Callable[[int], float]
    above: Callable[[int], float]
    mode: int
    least: int
    most: int | None

    def rarity(self, seen: int) -> float:
        """Return the log-probability of every number that is not more probable than the one that was seen."""
        if seen == self.mode:
            return 0.0
        level = self.log_pmf(seen)
        # Twins, such as 3 and 7 of 10 at p = 1/2, tie but for rounding: far less than neighbours truly differ by.
        level += 1e-13 * (1 + abs(level))
        if seen > self.mode:
            other = self._last(self.mode, self.least - 1, level)
            tails = (self.above(seen), self.below(other) if other >= self.least else -math.inf)
        else:
            outer = 2 * self.mode + 1 if self.most is None else self.most + 1
            while self.most is None and self.log_pmf(outer) > level:
                outer *= 2
            other = self._last(self.mode, outer, level)
            past = self.most is not None and other > self.most
            tails = (self.below(seen), -math.inf if past else self.above(other))
        return min(float(np.logaddexp(*tails)), 0.0)

    def _last(self, inner: int, outer: int, level: float) -> int:
        """Return the number nearest to the mode that is not above the level, which `outer` is known not to be."""
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
    """Return difference^2 over the factors of a variance: 0 where nothing differs, else infinite if there is none."""
    out = difference
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for factor in variance:  # one after the other: neither the square nor the variance underflows
            out = out / factor
        return np.where(difference == 0, 0.0, difference * out)


def _log_factor(tosses: Tosses, p: Any, a: float, b: float) -> Any:
    """Return log BF10 for p inside (0, 1)."""
    k, m, n = tosses.heads, tosses.tails, tosses.tosses
    heads, tails, both = a + k, b + m, a + b + n
    left = stirling(heads) + stirling(tails) - stirling(both) - (stirling(a) + stirling(b) - stirling(a + b))
    left += 0.5 * math.log(both / heads / tails * a / (a + b) * b)

    def against(coin: Any) -> tuple[Any, Any]:
        """Return log BF10 but for `left`, and the size of what cancels in it."""
        prior = a * (1 - coin) - b * coin
        before = _distance(a, b, coin, prior)
        return _distance(heads, tails, coin, surplus(k, n, coin) + prior) - before, before

    # Of a coin far from a heavy prior the two distances nearly cancel: then by way of the prior's own mean.
    direct, lost = against(p)
    mean = min(max(a / (a + b), 1e-300), 1 - 1e-16)
    up, down = k * np.log(mean / p), m * (math.log1p(-mean) - np.log1p(-p))
    return left + np.where(lost <= np.abs(up) + np.abs(down), direct, against(mean)[0] + up + down)
