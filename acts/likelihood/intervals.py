"""Intervals for the p of a coin: six methods, as records, that turn heads and tosses into two ends.

Each method takes heads, tosses and a level, which broadcast, and returns both ends as arrays (floats for numbers). A
standard normal number lies in [-z, z] with probability `level`: z = 1.96 at 0.95. z^2 is the chi-square quantile with
one degree of freedom, and the log-likelihood falls by half of it. Without tosses the interval is [0, 1].
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts import references
from acts.activation import Array, Interval, Reference
from acts.likelihood import beta
from acts.likelihood.saddle import deviation, plain, surplus, whole
from acts.likelihood.tosses import MOST

LEVEL = 0.95
"""Of intervals and regions, where no other level is named."""

Ends = tuple[Any, Any]
_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Method:
    """A method for an interval for p.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        Its name (a message id).
    ends : callable
        From heads, tosses and level to the lower and the upper ends.
    latex : str
        The formula, or the relation that holds for every p of the interval, with the z of `deviate`.
    cases : str
        Its properties in special cases (a message id).
    references : tuple of Reference
        Its sources.
    bounded : bool
        Whether both ends lie in [0, 1] at every count.
    """

    slug: str
    name: str
    ends: Callable[[ArrayLike, ArrayLike, ArrayLike], Ends]
    latex: str
    cases: str
    references: tuple[Reference, ...]
    bounded: bool = True

    def interval(self, heads: int, tosses: int, level: float = LEVEL) -> Interval:
        """Return the interval of these counts; raises ValueError if they are not legal."""
        return Interval(*self.ends(heads, tosses, level))


@lru_cache(maxsize=512)
def deviate(level: float) -> float:
    """Return the z for which a standard normal number lies in [-z, z] with probability `level`.

    It is exact to the last digits, also for levels near 0 and 1: erf(z / sqrt 2) = level is solved from the smaller
    of level and 1 - level.

    Raises
    ------
    ValueError
        If the level does not lie in (0, 1).
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level!r}")
    z = -NormalDist().inv_cdf((1 - level) / 2)
    for _ in range(2):  # Newton's steps restore the digits that the quantile of a share near 1/2 lacks
        over = math.erf(z / math.sqrt(2)) - level if level < 0.5 else 1 - level - math.erfc(z / math.sqrt(2))
        z -= over / (2 * NormalDist().pdf(z))
    return z


def _deviates(level: ArrayLike) -> Any:
    """Return `deviate` of one level or of several."""
    levels = np.asarray(level, dtype=np.float64)
    return plain(np.array([deviate(each) for each in levels.ravel().tolist()]).reshape(levels.shape))


def fall(level: float) -> float:
    """Return the fall (nats) of the log-likelihood from its maximum to the ends: z^2 / 2, which is 1.92 at 0.95."""
    return deviate(level) ** 2 / 2


def wald(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Wald: p-hat -+ z sqrt(p-hat (1 - p-hat) / n), from the parabola that fits the log-likelihood at its maximum.

    It may reach beyond 0 and 1, and its width is 0 if all tosses are alike.
    """
    k, m, n = _counted(heads, tosses)
    size = np.maximum(n, 1)
    reach = _deviates(level) * np.sqrt(k / size * (m / size) / size)
    return _either(n, k / size - reach, k / size + reach)


def wilson(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Wilson, the score interval: every p with (heads - n p)^2 <= z^2 n p (1 - p)."""
    k, m, n = _counted(heads, tosses)
    square, size = _deviates(level) ** 2, np.maximum(n, 1)
    both = k + square / 2 + np.sqrt(square * (k * (m / size) + square / 4))
    high = np.where(m == 0, 1.0, both / (size + square))
    # the product of the ends is k^2 / (n (n + z^2)); as a difference the lower end would lose its digits
    low = np.where(k == 0, 0.0, k / size * k / np.where(k == 0, 1.0, both))
    return _either(n, low, high)


def agresti_coull(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Agresti-Coull: Wald's formula after adding z^2 / 2 heads and z^2 / 2 tails, about two of each at 0.95."""
    k, m, n = _counted(heads, tosses)
    square = _deviates(level) ** 2
    size = np.maximum(n, 1) + square
    p, q = (k + square / 2) / size, (m + square / 2) / size
    reach = np.sqrt(square * p * q / size)
    return _either(n, p - reach, p + reach)


def likelihood_ratio(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Likelihood ratio: every p with a log-likelihood at most z^2 / 2 below the maximum, n KL(p-hat || p) <= z^2 / 2.

    If all tosses are alike, one end is p-hat and the other is exp(-z^2 / (2 n)) away from the opposite side. Else the
    ends are found by Newton's method in the logit, where the log-likelihood is concave: from outside it never
    overshoots.
    """
    k, m, n, drop = np.broadcast_arrays(*_counted(heads, tosses), _deviates(level) ** 2 / 2)
    size = np.maximum(n, 1)
    low, high = np.where(m == 0, np.exp(-drop / size), 0.0), np.where(k == 0, -np.expm1(-drop / size), 1.0)
    inside = (k > 0) & (m > 0)
    for ends, sign in ((low, -1), (high, 1)):
        ends[inside] = _crossing(k[inside], m[inside], drop[inside], sign)
    return _either(n, low, high)


def clopper_pearson(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Clopper-Pearson: every p under which both tails, each with the count itself, have at least (1 - level) / 2.

    The ends are quantiles of Beta(k, n - k + 1) and of Beta(k + 1, n - k); 0 without heads, 1 without tails.
    """
    k, m, n = _counted(heads, tosses)
    low, high = beta.both_quantiles(_half(level), (np.maximum(k, 1), m + 1), (k + 1, np.maximum(m, 1)))
    return _either(n, np.where(k > 0, low, 0.0), np.where(m > 0, high, 1.0))


def jeffreys(heads: ArrayLike, tosses: ArrayLike, level: ArrayLike = LEVEL) -> Ends:
    """Jeffreys: the middle `level` of the posterior Beta(k + 1/2, n - k + 1/2) of Jeffreys' prior.

    As is usual for a confidence interval, the lower end is 0 without heads, and the upper end 1 without tails.
    """
    k, m, n = _counted(heads, tosses)
    low, high = beta.both_quantiles(_half(level), (k + 0.5, m + 0.5), (k + 0.5, m + 0.5))
    return _either(n, np.where(k > 0, low, 0.0), np.where(m > 0, high, 1.0))


def _half(level: ArrayLike) -> Array:
    _deviates(level)  # refuses an illegal level
    return np.asarray((1 - np.asarray(level, dtype=np.float64)) / 2)


def _counted(heads: ArrayLike, tosses: ArrayLike) -> tuple[Array, Array, Array]:
    """Return heads, tails and tosses as float64 of one shape."""
    k, n = np.broadcast_arrays(whole(heads, "heads", 0), whole(tosses, "tosses", 0))
    if np.any(k > n) or np.any(n > MOST):
        raise ValueError(f"there are at most as many heads as tosses, and of those at most {MOST:,}")
    return k, n - k, n


def _either(n: Array, low: Any, high: Any) -> Ends:
    """Return both ends; without tosses 0 and 1."""
    return plain(np.where(n == 0, 0.0, low)), plain(np.where(n == 0, 1.0, high))


def _crossing(k: Array, m: Array, drop: Array, sign: int) -> Array:
    """Return the p at which the log-likelihood has fallen by `drop`, below p-hat (sign -1) or above it (1)."""
    n, spread = k + m, np.sqrt(1 / k + 1 / m)

    def fallen(logit: Array) -> tuple[Array, Array]:
        """Return the fall of the log-likelihood, and its slope."""
        x, y = 1 / (1 + np.exp(-logit)), 1 / (1 + np.exp(logit))
        difference = np.where(x <= y, surplus(k, n, x), -surplus(m, n, y))
        return deviation(k, n * x, difference) + deviation(m, n * y, -difference), difference

    reach = sign * np.sqrt(2 * drop) * spread
    top = np.log(k / m)
    while np.any(short := fallen(top + reach)[0] < drop):
        reach = np.where(short, 2 * reach, reach)
    logit = top + reach
    close = np.maximum(1e-8 * np.minimum(spread, np.abs(reach)), 1e-15 * np.maximum(1, np.abs(top)))
    for _ in range(_ROUNDS):
        down, slope = fallen(logit := top + reach)
        step = np.where(slope == 0, 0.0, (down - drop) / np.where(slope == 0, 1.0, slope))
        reach = reach + step
        if np.all(np.abs(step) <= close):  # the next step is about the square of this one
            break
    return np.asarray(1 / (1 + np.exp(-logit - step)))


WALD = Method(
    "wald",
    "Wald",
    wald,
    r"\hat p \pm z \sqrt{\hat p\,(1 - \hat p) / n}",
    "Reaches beyond 0 or 1 near the ends, and has width 0 if all tosses are alike.",
    (references.WALD_1943,),
    bounded=False,
)
WILSON = Method(
    "wilson",
    "Wilson (score)",
    wilson,
    r"\frac{(k - np)^2}{n\,p\,(1 - p)} \le z^2",
    "Without heads it is 0 to z²/(n + z²).",
    (references.WILSON_1927,),
)
AGRESTI_COULL = Method(
    "agresti_coull",
    "Agresti–Coull",
    agresti_coull,
    r"\tilde p \pm z \sqrt{\tilde p\,(1 - \tilde p) / (n + z^2)}, \quad \tilde p = \frac{k + z^2/2}{n + z^2}",
    "Has Wilson's middle and holds all of Wilson's interval, but may reach beyond 0 or 1.",
    (references.AGRESTI_COULL_1998,),
    bounded=False,
)
LIKELIHOOD_RATIO = Method(
    "likelihood_ratio",
    "Likelihood ratio",
    likelihood_ratio,
    r"2\,\big(\ell(\hat p) - \ell(p)\big) \le z^2",
    "Without heads it is 0 to 1 − exp(−z²/(2n)).",
    (references.WILKS_1938,),
)
CLOPPER_PEARSON = Method(
    "clopper_pearson",
    "Clopper–Pearson (exact)",
    clopper_pearson,
    r"P(K \ge k \mid p) \ge \Phi(-z), \quad P(K \le k \mid p) \ge \Phi(-z)",
    "Without heads it is 0 to 1 − ((1 − level)/2)^(1/n). Its coverage is at least the stated level, at every p.",
    (references.CLOPPER_PEARSON_1934,),
)
JEFFREYS = Method(
    "jeffreys",
    "Jeffreys",
    jeffreys,
    r"F^{-1}\big(\Phi(\pm z)\big), \quad F = \mathrm{Beta}(k + \tfrac12,\, n - k + \tfrac12)",
    "Without heads the lower end is set to 0, without tails the upper end is set to 1.",
    (references.JEFFREYS_1946, references.BROWN_CAI_DASGUPTA_2001),
)

METHODS: Mapping[str, Method] = MappingProxyType(
    {each.slug: each for each in (WALD, WILSON, AGRESTI_COULL, LIKELIHOOD_RATIO, CLOPPER_PEARSON, JEFFREYS)}
)
