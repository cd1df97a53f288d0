"""The likelihood as a product, factor by factor in float64, and where that product underflows.

The smallest positive number of float64 is about 5e-324 = 0.5^1074. A product below half of it becomes exactly 0 and
stays 0; the sum of the logarithms does not underflow. Near the end a product may also get stuck: 5e-324 times a factor
above 1/2 is rounded back to 5e-324.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.likelihood.saddle import logarithms, probability, times

_BLOCK = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """The likelihood of the first 1, 2, ..., n tosses at one p.

    Parameters
    ----------
    product : ndarray
        (n,): the product of the factors p (heads) and 1 - p (tails) in order, float64. Read-only.
    log : ndarray
        (n,): the log-likelihood (nats), heads log p + tails log(1 - p); -inf after an impossible toss. Read-only.
    zero : int or None
        The number of tosses after which the product is 0; None if it never is.
    """

    product: Array
    log: Array
    zero: int | None


def running(flips: ArrayLike, p: float) -> Running:
    """Return the running product of the likelihood of flips (1 heads, 0 tails; one axis), and its logarithm.

    Raises
    ------
    ValueError
        If a flip is neither 0 nor 1, there is more than one axis, or p lies outside [0, 1].
    """
    heads = _heads(flips)
    chance = probability(p)
    product = np.cumprod(np.where(heads, chance, 1 - chance))
    seen = np.cumsum(heads)
    log_p, log_q = logarithms(chance, 1 - chance)
    log = times(seen, log_p) + times(np.arange(1, heads.size + 1) - seen, log_q)
    for array in (product, log):
        array.setflags(write=False)
    zeros = np.flatnonzero(product == 0)
    return Running(product, log, int(zeros[0]) + 1 if zeros.size else None)


def zero_after(flips: ArrayLike, p: ArrayLike) -> Any:
    """Return, for each p, after how many tosses the running product is 0; -1 if it never is.

    An int for a number p, otherwise an array of int64. Errors as in `running`.
    """
    heads = _heads(flips)
    chances = probability(p)
    flat = chances.ravel()
    out = np.full(flat.shape, -1, dtype=np.int64)
    product = np.ones_like(flat)
    alive = np.arange(flat.size)
    for start in range(0, heads.size, _BLOCK):
        block = heads[start : start + _BLOCK]
        moving = alive
        if np.all(block == block[0]):
            # Once all products are stuck, equal tosses change nothing more: a long run of heads costs no time.
            once = product[alive] * (flat[alive] if block[0] else 1 - flat[alive])
            moving = alive[once != product[alive]]
        factors = np.where(block[:, None], flat[moving], 1 - flat[moving])
        factors[0] *= product[moving]
        products = np.cumprod(factors, axis=0)
        gone = products[-1] == 0
        out[moving[gone]] = start + 1 + np.argmax(products[:, gone] == 0, axis=0)
        product[moving] = products[-1]
        alive = alive[product[alive] > 0]
        if not alive.size:
            break
    return int(out[0]) if chances.ndim == 0 else out.reshape(chances.shape)


def zero_everywhere(flips: ArrayLike, grid: ArrayLike) -> int | None:
    """Return after how many tosses the running product is 0 at every p of a grid: the whole curve has underflowed.

    None if it never is. Errors as in `running`; an empty grid also raises ValueError.
    """
    if not np.size(grid):
        raise ValueError("a grid needs a probability at least")
    after = np.asarray(zero_after(flips, grid))
    return None if np.any(after < 0) else int(after.max())


def _heads(flips: ArrayLike) -> Array:
    given = np.asarray(flips)
    if given.ndim != 1 or not np.all((given == 0) | (given == 1)):
        raise ValueError("flips are zeros and ones in one row")
    heads: Array = given == 1
    return heads
