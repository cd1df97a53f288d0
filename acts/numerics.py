"""Stable primitives, where the textbook forms would lose digits.

Each function calls NumPy and this module only, so that its source can be shown beside the function that uses it.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def decay(high: Any, low: Any = 0.0) -> Any:
    """Return e^-(high + low), for high >= 0 and a much smaller low, as two factors: near * far.

    The exponent has two parts, since an exponent E that is rounded to one float costs the result about E ulp. far is
    1 up to an exponent of 64, and near is never below e^-64. Multiply by far last, so that only that product is
    rounded to the few digits of the smallest numbers.
    """
    high = np.minimum(high, 2000)  # e^-2000 is 0 in any precision, and the remainder of infinity would be nan
    total = high + low
    lost = high - total + low
    near = np.exp(-np.minimum(total, 64)) * (1 - lost)
    return near, np.exp(np.minimum(64 - total, 0)) if np.any(total > 64) else 1.0


def bell(t: Any) -> Any:
    """Return e^(-t^2/2) for t from 0 to 40 as the two factors of `decay`; the square is exact for k, near t."""
    k = np.rint(16 * t) / 16
    return decay(k * k / 2, (t - k) * (t + k) / 2)


def tail_coefficients(dtype: Any) -> Any:
    """Return the coefficients of `tail_ratio`, highest power first; tests/reproduce/normal_tail.py fits them."""
    if dtype == np.float32:
        return (
            (
                0.39894655,
                3.9269202,
                17.671545,
                42.196327,
                48.028637,
            ),
            (
                1.0,
                9.843917,
                45.282158,
                115.80156,
                161.03532,
                96.057274,
            ),
        )
    return (
        (
            0.3989422804002491,
            10.725199318807928,
            141.1850476305854,
            1177.2448107582784,
            6800.412260430859,
            28125.319476711727,
            83291.12636114673,
            171008.40429768103,
            223061.31725936566,
            143932.55336509296,
        ),
        (
            1.0,
            26.884087862962794,
            354.89843240329736,
            2977.799213453383,
            17398.004205924983,
            73396.86461434107,
            225128.27139588073,
            493520.0920537503,
            737299.2362566955,
            675805.7587726128,
            287865.1067301859,
        ),
    )


def tail_ratio(t: Any) -> Any:
    """Return Phi(-t) e^(t^2/2) for t >= 0: the normal tail over its bell curve, which falls like 1/t.

    A rational function with positive coefficients, so that nothing cancels.
    """
    above, below = tail_coefficients(t.dtype)
    p, q = above[0] * t + above[1], below[0] * t + below[1]
    for c in above[2:]:
        p *= t
        p += c
    for c in below[2:]:
        q *= t
        q += c
    return p / q


def normal_cdf(z: Any) -> Any:
    """Return Phi(z), the probability that a standard normal number is below z, to the last digits of both tails.

    Parameters
    ----------
    z : array of float32 or float64
        Any numbers; Phi(-inf) = 0, Phi(inf) = 1 and Phi(nan) = nan.

    Examples
    --------
    >>> float(normal_cdf(np.float64(-38.0)))
    2.88542835e-316
    """
    t = np.minimum(np.abs(z), 40)
    near, far = bell(t)
    tail = tail_ratio(t) * near * far
    return np.where(z > 0, 1 - tail, tail)


def left_over(a: Any, b: Any, quotient: Any) -> Any:
    """Return a - b * quotient to the last digits, for the rounded quotient of a and b; nan beyond 1e300."""

    def halves(x: Any) -> Any:
        c = 134217729 * x
        high = c - (c - x)
        return high, x - high

    (bh, bl), (qh, ql) = halves(b), halves(quotient)
    product = b * quotient
    return a - product - (bh * qh - product + bh * ql + bl * qh + bl * ql)
