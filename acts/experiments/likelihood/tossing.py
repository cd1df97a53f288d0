"""Tossing a coin: the flips until now, more flips, and the product of their probabilities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.likelihood import MOST, Tosses, bernoulli, binomial, log_likelihood, refusal, running

LONGEST = 200
"""At most this many flips are kept one by one; of more flips only the counts."""
NONE = "none"
FADING = 2000
"""The largest number of tosses whose product is multiplied out."""

_ORDER = re.compile(rf"[01]{{1,{LONGEST}}}|[HhTt]{{1,{LONGEST}}}", re.ASCII)
_COUNTS = re.compile(r"(\d{1,10})(?:of|/)(\d{1,10})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Held:
    """The tosses until now.

    Parameters
    ----------
    heads, tosses : int
        0 <= heads <= tosses <= 10^9; 0 before the first toss.
    order : str or None
        The flips as zeros and ones if they are known one by one, at most 200.
    """

    heads: int
    tosses: int
    order: str | None = None

    @property
    def text(self) -> str:
        """The text for `read`: ``1010001000``, or ``512of1010`` if only the counts are known, or ``none``."""
        if not self.tosses:
            return NONE
        return self.order or f"{self.heads}of{self.tosses}"

    @property
    def counts(self) -> Tosses | None:
        """The counts for the functions of `acts.likelihood`; None before the first toss."""
        return Tosses(self.heads, self.tosses) if self.tosses else None

    def turned(self, place: int) -> Held:
        """Return the flips with the one at this place (from 0) turned over."""
        flips = [int(flip) for flip in self.order or ""]
        flips[place] = 1 - flips[place]
        return held(flips)

    def more(self, number: int, p: float, seed: int) -> Held:
        """Return these tosses and `number` more of a coin p, at most 10^9 in all.

        The new tosses depend on the seed and on the number of tosses before, so the same clicks give the same flips.
        """
        number = min(number, MOST - self.tosses)
        rng = np.random.default_rng([seed, self.tosses])
        if (self.order is not None or not self.tosses) and self.tosses + number <= LONGEST:
            drawn = bernoulli.sample(rng, p, number)
            return held([*map(int, self.order or ""), *map(int, drawn)])
        return Held(self.heads + int(binomial.sample(rng, number, p)), self.tosses + number)


def held(flips: Iterable[int]) -> Held:
    """Return the record of these flips, 1 for heads and 0 for tails."""
    order = "".join(map(str, flips))
    return Held(order.count("1"), len(order), order if 0 < len(order) <= LONGEST else None)


def read(text: str) -> Held | None:
    """Return the tosses that a text of a link describes, or None if it does not describe any.

    That is `Held.text`, and also ``HTHHT`` and ``7/10``.
    """
    if text == NONE:
        return Held(0, 0)
    if _ORDER.fullmatch(text):
        return held(int(flip in "1Hh") for flip in text)
    if found := _COUNTS.fullmatch(text):
        heads, tosses = map(int, found.groups())
        return None if refusal(heads, tosses) else Held(heads, tosses)
    return None


def hidden(seed: int) -> float:
    """Draw the p of a coin that the reader has to guess, in hundredths, from 0.05 to 0.95."""
    return float(np.random.default_rng([seed, 1]).integers(5, 96)) / 100


@dataclass(frozen=True, slots=True, eq=False)
class Faded:
    """The likelihood of the first tosses of a fair coin, as a product in float64 at each p of a grid.

    Parameters
    ----------
    counts : Tosses
    product : ndarray
        (501,): the product of the factors, one for each of `GRID`. Read-only.
    log : ndarray
        (501,): the logarithm of the likelihood, as a sum. Read-only.
    """

    counts: Tosses
    product: Array
    log: Array

    @property
    def largest(self) -> float:
        """The largest product; 0 if all have underflowed."""
        return float(self.product.max())

    @property
    def left(self) -> int:
        """The number of p of the grid at which the product is not 0."""
        return int(np.count_nonzero(self.product))


GRID = np.round(np.linspace(0, 1, 501), 3)
GRID.setflags(write=False)


def faded(seed: int, numbers: tuple[int, ...]) -> tuple[Faded, ...]:
    """Return the product after each of these numbers of tosses, from 1 to 2,000."""
    flips = bernoulli.sample(np.random.default_rng([seed, 3]), 0.5, FADING)
    products = _products(seed)
    out = []
    for number in numbers:
        counts = Tosses(int(flips[:number].sum()), number)
        out.append(Faded(counts, products[number - 1], log_likelihood(counts, GRID)))
    return tuple(out)


def last(seed: int) -> int | None:
    """Return after how many tosses the product is 0 at every p of the grid; None if not after 2,000."""
    gone = np.flatnonzero(~_products(seed).any(axis=1))
    return int(gone[0]) + 1 if gone.size else None


@lru_cache(maxsize=2)
def _products(seed: int) -> Array:
    """Return (2000, 501) products: after each toss, at each p."""
    flips = bernoulli.sample(np.random.default_rng([seed, 3]), 0.5, FADING)
    products = np.stack([running(flips, float(p)).product for p in GRID], axis=1)
    products.setflags(write=False)
    return products
