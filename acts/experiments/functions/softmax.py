"""Softmax: shares and their slopes, many classes, softmax as a hidden layer, attention, random draws."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts import vector
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid
from acts.properties import gaussian_moments

NUDGE = 0.1
DRAWS, VECTORS, QUERIES, KEYS = 10_000, 2_000, 250, 10


@dataclass(frozen=True, slots=True)
class Shared:
    """The shares of a few logits.

    Parameters
    ----------
    logits : tuple of float
        The logits with the shift added, as softmax gets them.
    shares, sparse : tuple of float
        The results of softmax and of sparsemax.
    slopes : tuple of rows
        Row i, column j: the slope of share i in logit j.
    nudged : tuple of rows
        Row i, column j: the change of share i when logit j is raised by `NUDGE`.
    """

    logits: tuple[float, ...]
    shares: tuple[float, ...]
    sparse: tuple[float, ...]
    slopes: tuple[tuple[float, ...], ...]
    nudged: tuple[tuple[float, ...], ...]

    @property
    def ahead(self) -> int | None:
        """The class with the largest logit; None if several logits tie."""
        best = [k for k, logit in enumerate(self.logits) if logit == max(self.logits)]
        return best[0] if len(best) == 1 else None


@lru_cache(maxsize=4096)
def shared(logits: tuple[float, ...], temperature: float = 1.0, shift: float = 0.0) -> Shared:
    """Return the shares of these logits, after adding `shift` to each and dividing by the temperature."""
    z = np.array(logits) + shift
    shares = vector.softmax(z, temperature=temperature)
    raised = vector.softmax(z + NUDGE * np.eye(z.size), temperature=temperature) - shares
    # the change of a share near 1 is lost in its last digit; it equals what the other shares lose
    best = int(np.argmax(shares))
    raised[:, best] = -np.delete(raised, best, axis=1).sum(axis=1)
    return Shared(
        tuple(z.tolist()),
        tuple(shares.tolist()),
        tuple(vector.sparsemax(z, temperature=temperature).tolist()),
        tuple(map(tuple, vector.softmax.jacobian(z, temperature=temperature).tolist())),
        tuple(map(tuple, raised.T.tolist())),
    )


@dataclass(frozen=True, slots=True)
class Crowd:
    """The shares of many classes with equally spaced logits, the largest first."""

    shares: tuple[float, ...]
    sparse: tuple[float, ...]

    @property
    def half(self) -> int:
        """The number of first classes that together have at least half of the whole."""
        return int(np.searchsorted(np.cumsum(self.shares), 0.5 - 1e-12)) + 1

    @property
    def support(self) -> int:
        """The number of classes to which sparsemax gives more than 0."""
        return sum(share > 0 for share in self.sparse)


@lru_cache(maxsize=1024)
def crowd(count: int, spacing: float) -> Crowd:
    """Return the shares of `count` classes whose logits lie `spacing` apart."""
    z = -spacing * np.arange(count)
    return Crowd(tuple(vector.softmax(z).tolist()), tuple(vector.sparsemax(z).tolist()))


def two_class_gap() -> float:
    """Return the largest distance between softmax of (z, 0) and sigmoid of z, on a fine grid from -40 to 40."""
    z = np.linspace(-40, 40, 10_007)
    pairs = np.stack([z, np.zeros_like(z)], axis=-1)
    return float(np.max(np.abs(vector.softmax(pairs)[:, 0] - sigmoid(z))))


@dataclass(frozen=True, slots=True)
class Passed:
    """The number of units, and the factor by which the layer scales the mean square of the gradient flowing back."""

    units: int
    factor: float


@lru_cache(maxsize=16)
def passed_back(seed: int) -> tuple[Passed, ...]:
    """Return how softmax as a hidden layer scales the gradient, for standard normal pre-activations.

    The factor is the mean of the sum of the squared slopes, divided by the number of units. For a function of one
    number it is E f'^2.
    """
    rng = np.random.default_rng(seed)
    found = []
    for units in (3, 10, 100):
        z = rng.normal(size=(VECTORS, units))
        s = vector.softmax(z)
        # sum over i and j of (s_i (1[i=j] - s_j))^2, without the matrices
        squares = s**2
        total = squares.sum(-1)
        found.append(Passed(units, float(np.mean(total - 2 * (s**3).sum(-1) + total**2)) / units))
    return tuple(found)


def passed_by_one() -> dict[str, float]:
    """Return that factor for two functions of one number, by slug."""
    return {f.slug: gaussian_moments(f, f.derivative).slope_square for f in (relu, sigmoid)}


@dataclass(frozen=True, slots=True)
class Attention:
    """The mean largest weight that attention gives to one of `KEYS` keys, for vectors of `entries` numbers."""

    entries: int
    plain: float
    scaled: float


@lru_cache(maxsize=16)
def attention(seed: int) -> tuple[Attention, ...]:
    """Return how sharp attention is for standard normal queries and keys, with and without 1/sqrt(d)."""
    rng = np.random.default_rng(seed)
    found = []
    for entries in (4, 16, 64, 256):
        query, keys = rng.normal(size=(QUERIES, 1, entries)), rng.normal(size=(QUERIES, KEYS, entries))
        scores = np.sum(query * keys, axis=-1)
        sharp = [float(vector.softmax(scores, temperature=t).max(-1).mean()) for t in (1.0, entries**0.5)]
        found.append(Attention(entries, *sharp))
    return tuple(found)


@lru_cache(maxsize=1024)
def soft_draw(logits: tuple[float, ...], temperature: float, seed: int) -> tuple[float, ...]:
    """Draw one vector from Gumbel-softmax at this temperature; the noise of a seed is the same at each temperature."""
    rng = np.random.default_rng(seed)
    return tuple(vector.gumbel_softmax(np.array(logits), rng=rng, temperature=temperature).tolist())


@lru_cache(maxsize=256)
def winners(logits: tuple[float, ...], seed: int) -> tuple[float, ...]:
    """Draw `DRAWS` classes from softmax at temperature 1 by Gumbel noise; return how often each class came first."""
    rng = np.random.default_rng(seed)
    first = vector.gumbel_max(np.tile(logits, (DRAWS, 1)), rng)
    return tuple((np.bincount(first, minlength=len(logits)) / DRAWS).tolist())
