"""The Beta distribution and the regularised incomplete beta function, which is also the binomial tail.

I_x(a, b) is the probability that a Beta(a, b) number is below x. For whole a = k and b = n - k + 1 it is the
probability of k heads or more in n tosses of a coin x. So one function, `log_lower`, serves `acts.likelihood.binomial`,
intervals and posteriors. It computes the smaller of the two tails, and the larger as 1 minus the smaller:

- If a and b are whole, or at least 16, as the integral of a bump by a Gauss rule, from x down to where the bump has
  fallen by exp(-40). All terms are positive, and 80 nodes suffice at a = b = 10^9 as at 1. For a small a or b that is
  not whole, the bump has a singularity at 0 or 1, which polynomials approximate badly.
- Else by a continued fraction: if a or b is below 16, the number of its terms does not grow with the other one. We use
  its even part, in which a - (a + b) x appears as it is; the plain fraction subtracts nearly equal numbers at large a.

Both are multiplied by x^a (1 - x)^b / B(a, b) in the saddle-point form. Arguments broadcast; numbers alone give a
float. a and b lie in [1e-3, 4e9]; errors against mpmath are in `tests/acts/likelihood/test_beta.py`: logarithms are
right to 5e-15 times the larger of 1 and their size (1e-13 with an a or b near 1e-3), quantiles to 1e-11 of their value.

Sources: NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.4; C. Loader (2000) for the factor in front.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood.saddle import deviation, log_term, plain, probability, stirling, surplus

LEAST, MOST = 1e-3, 4e9
"""The range of a and b, in which the numbers are tested."""
_FALL = 40.0
"""exp(-40) = 4e-18: a smaller part is below the rounding of 1."""
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(80)
_BLOCK = 2048
"""Tails computed at once: temporary arrays of 1.3 MB."""
_SMOOTH = 16.0
_FARTHEST = 705.0
"""The largest logit in size that is tried: exp(-705) = 7e-307 is among the smallest normal floats."""
_ROUNDS = 200


def log_pdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Log-density (nats) of Beta(a, b) at x: (a - 1) log x + (b - 1) log(1 - x) - log B(a, b).

    Parameters
    ----------
    x : array_like
        In [0, 1]. At 0 and 1 the limit: inf if the density grows without bound, -inf if it is 0.
    a, b : array_like
        In [1e-3, 4e9].

    Returns
    -------
    float or ndarray

    Raises
    ------
    ValueError
        If an argument lies outside its range.
    """
    x, a, b = _checked(x, a, b)
    inside = (x > 0) & (x < 1)
    place = np.where(inside, x, 0.5)
    body = _log_power(a, b, place, 1 - place, _beyond(a, b, place, 1 - place)) - np.log(place) - np.log1p(-place)
    power, other = np.where(x == 0, a, b), np.where(x == 0, b, a)  # at an end x^0 = 1 leaves 1 / B(1, b) = b
    ends = np.where(power == 1, np.log(other), np.where(power < 1, np.inf, -np.inf))
    return plain(np.where(inside, body, ends))


def log_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Log of I_x(a, b), the probability of x or less: -inf at 0, 0 at 1. Arguments are those of `log_pdf`."""
    x, a, b = _checked(x, a, b)
    return plain(_log_cdf(a, b, x, 1 - x))


def log_tail(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Log of 1 - I_x(a, b), the probability of x or more, without the subtraction from 1."""
    x, a, b = _checked(x, a, b)
    return plain(_log_cdf(b, a, 1 - x, x))


def cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Probability of x or less, the regularised incomplete beta function I_x(a, b)."""
    return plain(np.exp(log_cdf(x, a, b)))


def tail(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Probability of x or more, 1 - I_x(a, b)."""
    return plain(np.exp(log_tail(x, a, b)))


def quantile(share: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Return the x below which `share` of Beta(a, b) lies: the inverse of `cdf`.

    Newton's method in the logit of x solves for the logarithm of the smaller tail, which is concave, so the steps
    converge from one side from any start. An x below 1e-306 becomes 0, an x that rounds to 1 becomes 1. If the
    distance from 1 matters, use `upper_quantile` with a and b exchanged.

    Parameters
    ----------
    share : array_like
        In [0, 1].
    a, b : array_like
        In [1e-3, 4e9].

    Raises
    ------
    ValueError
        If an argument lies outside its range.
    """
    share, a, b = _checked(share, a, b)
    return plain(_quantile(share, 1 - share, a, b))


def upper_quantile(share: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Return the x above which `share` of Beta(a, b) lies, as exactly for a share of 1e-300 as for one of 1/2."""
    share, a, b = _checked(share, a, b)
    return plain(_quantile(1 - share, share, a, b))


def both_quantiles(share: ArrayLike, lower: tuple[Array, Array], upper: tuple[Array, Array]) -> tuple[Any, Any]:
    """Return `quantile(share, *lower)` and `upper_quantile(share, *upper)` in one go, which takes half the time.

    Parameters
    ----------
    share : array_like
        In [0, 1/2].
    lower, upper : pair of ndarray
        a and b of both distributions.
    """
    share, *pairs = np.broadcast_arrays(share, *lower, *upper)
    (low_a, low_b, high_a, high_b) = pairs
    shares, a, b = _checked(*(np.stack(both) for both in ((share, share), (low_a, high_b), (low_b, high_a))))
    logit = _logit(shares, a, b)
    with np.errstate(over="ignore"):
        return plain(1 / (1 + np.exp(-logit[0]))), plain(1 / (1 + np.exp(logit[1])))


def logit_quantile(share: ArrayLike, a: ArrayLike, b: ArrayLike, near: ArrayLike = np.nan) -> Any:
    """Return the logit, log(x / (1 - x)), of `quantile(share, a, b)`: with all digits next to 0 and next to 1.

    A small a or b puts quantiles where no float is, such as x = 1e-3000: the logit still is -6907. A logit `near` the
    one that is sought, if known, saves steps.
    """
    share, a, b = _checked(share, a, b)
    lower, near = share <= 0.5, np.asarray(near, dtype=np.float64)
    logit = _logit(
        np.where(lower, share, 1 - share), np.where(lower, a, b), np.where(lower, b, a),
        np.where(lower, near, -near), beyond=True,
    )  # fmt: skip
    return plain(np.where(lower, logit, -logit))


def log_density(logit: ArrayLike, a: ArrayLike, b: ArrayLike) -> Any:
    """Return the log-density (nats) of Beta(a, b) at the x with this logit, however near it is to 0 or 1."""
    logit, a, b = np.broadcast_arrays(np.asarray(logit, dtype=np.float64), np.asarray(a), np.asarray(b))
    near = np.clip(logit, -_FARTHEST, _FARTHEST)
    with np.errstate(over="ignore"):
        x, y = 1 / (1 + np.exp(-near)), 1 / (1 + np.exp(near))
        log_x, log_y = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
    body = _log_power(a, b, x, y, _beyond(a, b, x, y)) - log_x - log_y
    # beyond the floats the power of x, or of 1 - x, goes on alone
    return plain(body + np.where(logit < near, a, -b) * (logit - near))


def log_lower(a: Array, b: Array, x: Array, y: Array, difference: Array) -> Array:
    """Return log I_x(a, b) for one-dimensional arrays inside the domain, 0 < x < 1.

    y = 1 - x and the difference a - (a + b - 1) x are arguments, since the caller can compute them more exactly.
    """
    starts = range(0, a.size, _BLOCK)
    parts = [_log_either(*(each[start : start + _BLOCK] for each in (a, b, x, y, difference))) for start in starts]
    return np.concatenate([*parts, np.empty(0)])


def _checked(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    for name, value in (("a", a), ("b", b)):
        if not np.all((value >= LEAST) & (value <= MOST)):
            raise ValueError(f"{name} has to lie in [{LEAST:g}, {MOST:g}], not {value!r}")
    x, a, b = np.broadcast_arrays(probability(x), a, b)
    return x, a, b


def _beyond(a: Array, b: Array, x: Array, y: Array) -> Array:
    """Return a - (a + b) x, rounded once, from the smaller of x and y."""
    total = a + b
    lost = np.where(a > b, b - (total - a), a - (total - b))
    return np.asarray(np.where(x <= y, surplus(a, total, x) - lost * x, lost * y - surplus(b, total, y)))


def _log_cdf(a: Array, b: Array, x: Array, y: Array) -> Array:
    out = np.where(x > 0, 0.0, -np.inf)
    inside = (x > 0) & (y > 0)
    a, b, x, y = a[inside], b[inside], x[inside], y[inside]
    out[inside] = log_lower(a, b, x, y, _beyond(a, b, x, y) + x)
    return out


def _log_power(a: Array, b: Array, x: Array, y: Array, beyond: Array) -> Any:
    """Return log(x^a y^b / B(a, b)), given a - (a + b) x: the density of the logit of x."""
    total = a + b
    left = stirling(total) - stirling(a) - stirling(b) + 0.5 * np.log(a / total * b / (2 * math.pi))
    return left - (deviation(a, total * x, beyond) + deviation(b, total * y, -beyond))


def _log_either(a: Array, b: Array, x: Array, y: Array, difference: Array) -> Array:
    """Return log I_x(a, b) from the tail that is the smaller one, or nearly so."""
    smooth = ((a >= _SMOOTH) | (np.floor(a) == a)) & ((b >= _SMOOTH) | (np.floor(b) == b))
    # The lower tail up to the top of the bump; by the fraction up to (a + 1) / (a + b + 2), since the fraction for the
    # upper tail is slow at a near 0.
    lower = difference >= np.where(smooth, y, 2 * x - y)
    swapped = (
        np.where(lower, a, b),
        np.where(lower, b, a),
        np.where(lower, x, y),
        np.where(lower, y, x),
        np.where(lower, difference, 1 - difference),
    )
    smaller = np.empty_like(x)
    for chosen, method in ((smooth, _log_by_nodes), (~smooth, _log_by_fraction)):
        if np.any(chosen):
            smaller[chosen] = method(*(each[chosen] for each in swapped))
    smaller = np.minimum(smaller, 0.0)
    below = np.where(lower, -1.0, smaller)
    with np.errstate(divide="ignore"):
        larger = np.where(below < -math.log(2), np.log1p(-np.exp(below)), np.log(-np.expm1(below)))
    return np.where(lower, smaller, larger)


def _log_by_nodes(a: Array, b: Array, x: Array, y: Array, difference: Array) -> Array:
    """Return log I_x(a, b) where x is below the top: log_term + log(a times the integral of exp(-fall), 0 to 1)."""
    # If y is below 1/n, b is 1 here, and the integral is not needed.
    rest, rise = b - 1, a - 1
    safe = np.where(rest == 0, 1.0, y)
    slope, odds = np.maximum(difference - y, 0) / safe, x / safe

    def fall(t: Array) -> Any:
        """Minus the logarithm of the bump at x (1 - t), over its value at x: convex, and 0 at 0."""
        return (
            slope * t
            + deviation(rise, rise * (1 - t), rise * t)
            + deviation(rest, rest * (1 + odds * t), -rest * odds * t)
        )

    reach = 2 * _FALL / np.maximum(slope + np.hypot(slope, np.sqrt(2 * _FALL * rise)), 2 * _FALL)
    while np.any(too_far := fall(reach / 2) > _FALL):
        reach = np.where(too_far, reach / 2, reach)
    t = 0.5 * (_NODES[:, None] + 1) * reach
    integral = 0.5 * reach * (_WEIGHTS @ np.exp(-fall(t)))
    # For b = 1 a times the integral is 1; its numerical error would matter where x^a is near 1.
    more = np.where(rest == 0, 0.0, np.log(a * integral))
    return np.asarray(log_term(a, rest, a + rest, x, y, difference) + more)


def _log_by_fraction(a: Array, b: Array, x: Array, y: Array, difference: Array) -> Array:
    """Return log I_x(a, b) for x up to slightly above the mean: the power over the even part of DLMF 8.17.22."""
    beyond = difference - x
    one = np.ones_like(x)
    # numerators and denominators of the convergents, scaled so that the newest denominator is 1
    up, down, before_up, before_down = a * (beyond + 1) / (a + 1), one, one, 0 * one
    for m in range(1, _ROUNDS):
        odd = a + 2 * m - 1
        carry = m * (b - m) * x / odd
        top = (a + m - 1) / odd * (a + b + m - 1) * carry * x
        bottom = m + carry + (a + m) / (odd + 2) * (beyond + 1 + m * (1 + y))
        new_up, new_down = bottom * up + top * before_up, bottom * down + top * before_down
        ratio = new_up / new_down
        done = np.abs(ratio * down - up) <= 1e-16 * np.abs(up)
        up, down, before_up, before_down = ratio, one, up / new_down, down / new_down
        if np.all(done):
            break
    return np.asarray(_log_power(a, b, x, y, beyond) - np.log(up))


def _quantile(below: Array, above: Array, a: Array, b: Array) -> Array:
    """Return the x with the probabilities `below` and `above` on its two sides."""
    lower = below <= above
    logit = _logit(np.where(lower, below, above), np.where(lower, a, b), np.where(lower, b, a))
    logit = np.where(lower, logit, -logit)
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-logit)))


def _logit(share: Array, a: Array, b: Array, near: Array | None = None, *, beyond: bool = False) -> Array:
    """Return the logit of the x below which a share of up to one half lies; -inf for 0.

    The search starts at `near`, where that is a number. Where no float is as small as x, the logit is -inf, or with
    `beyond` what the power of x alone says there.
    """
    out = np.full(share.shape, -np.inf)
    some = share > 0
    a, b, aim = a[some], b[some], np.log(share[some])
    spread = np.sqrt(1 / a + 1 / b)
    found = _start(a, b, aim, spread)
    if near is not None:
        found = np.where(np.isnan(near[some]), found, near[some])
    found = np.clip(found, -_FARTHEST, _FARTHEST)
    close, left = 1e-6 * np.minimum(spread, 1), np.arange(found.size)
    for _ in range(_ROUNDS):
        step = _step(found[left], a[left], b[left], aim[left], spread[left])
        before = found[left]
        found[left] = np.clip(before + step, -_FARTHEST, _FARTHEST)
        # the next step is about the cube of this one
        left = left[np.abs(found[left] - before) > close[left]]
        if not left.size:
            break
    farther = np.full(found.shape, -np.inf)
    if beyond:
        half = np.full(found.shape, 0.5)
        log_beta = (a + b) * math.log(0.5) - _log_power(a, b, half, half, (a - b) / 2)
        farther = np.minimum((aim + np.log(a) + log_beta) / a, -_FARTHEST)
    out[some] = np.where(found <= -_FARTHEST, farther, found)
    return out


def _start(a: Array, b: Array, aim: Array, spread: Array) -> Array:
    """Return roughly the logit below which a share with the logarithm `aim` lies.

    For a and b above 1 it is right to a part of the spread: a normal deviate with a correction for skewness (Abramowitz
    and Stegun, Handbook of Mathematical Functions, 26.2.23 and 26.5.22). Else it is a place to begin at.
    """
    t = np.sqrt(-2 * aim)
    z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    one, other = 1 / np.maximum(2 * a - 1, 1), 1 / np.maximum(2 * b - 1, 1)
    mean, bend = 2 / (one + other), (z * z - 3) / 6
    away = z * np.sqrt(mean + bend) / mean - (other - one) * (bend + 5 / 6 - 2 / (3 * mean))
    rough = np.sqrt(np.maximum(-2 * aim - 1.4, 0)) * spread
    return np.asarray(np.log(a / b) - np.where(np.minimum(a, b) > 1, 2 * away, rough))


def _step(logit: Array, a: Array, b: Array, aim: Array, spread: Array) -> Any:
    """Return the step of the logit towards the place where the logarithm of the lower tail is `aim`.

    Newton's steps arrive from anywhere, since the logarithm is concave. Within the `spread` it is Halley's step, which
    makes fewer of them enough: the second derivative costs nothing here.
    """
    x, y = 1 / (1 + np.exp(-logit)), 1 / (1 + np.exp(logit))
    beyond = _beyond(a, b, x, y)
    reached = log_lower(a, b, x, y, beyond + x)
    slope = np.exp(np.minimum(_log_power(a, b, x, y, beyond) - reached, _FARTHEST))
    # Far right, where the upper tail underflows, the slope is lost: any step to the left will do.
    step = np.where(slope > 1e-300, (aim - reached) / np.maximum(slope, 1e-300), -1.0)
    bend = step * (beyond - slope) / 2
    near = (np.abs(step) < np.minimum(spread, 1)) & (np.abs(bend) < 0.5)
    return np.where(near, step / (1 + bend), step)
