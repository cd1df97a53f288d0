"""How shrinkage removes noise, and which minimisation problems it solves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.functions.shrinkage import hard_shrink, soft_shrink

LENGTH, LARGE, STEP = 40, 5, 0.005


@dataclass(frozen=True, slots=True)
class Noisy:
    """A signal that is 0 except for a few large entries, and the signal plus noise of standard deviation 1."""

    signal: tuple[float, ...]
    seen: tuple[float, ...]


@lru_cache(maxsize=64)
def noisy(seed: int) -> Noisy:
    """Return 40 entries, of which 5 are not 0, with sizes from 3 to 7 and either sign; and the entries plus noise."""
    rng = np.random.default_rng(seed)
    signal = np.zeros(LENGTH)
    places = rng.choice(LENGTH, LARGE, replace=False)
    signal[places] = rng.choice([-1.0, 1.0], LARGE) * rng.uniform(3.0, 7.0, LARGE)
    return Noisy(tuple(signal.tolist()), tuple((signal + rng.normal(size=LENGTH)).tolist()))


@dataclass(frozen=True, slots=True)
class Denoised:
    """The entries after shrinkage with one threshold, and their distance from the signal.

    Parameters
    ----------
    hard, soft : tuple of float
        The shrunk entries.
    hard_error, soft_error, raw_error : float
        Root mean square distances from the signal; `raw_error` is that without shrinkage.
    kept : int
        The number of entries that are not 0 afterwards.
    """

    threshold: float
    hard: tuple[float, ...]
    soft: tuple[float, ...]
    hard_error: float
    soft_error: float
    raw_error: float
    kept: int


def denoised(data: Noisy, threshold: float) -> Denoised:
    """Return the noisy entries after hard and after soft shrinking."""
    signal, seen = np.array(data.signal), np.array(data.seen)
    hard, soft = hard_shrink(seen, threshold=threshold), soft_shrink(seen, threshold=threshold)
    hard_error, soft_error, raw_error = (float(np.sqrt(np.mean((guess - signal) ** 2))) for guess in (hard, soft, seen))
    return Denoised(
        threshold=threshold,
        hard=tuple(hard.tolist()),
        soft=tuple(soft.tolist()),
        hard_error=hard_error,
        soft_error=soft_error,
        raw_error=raw_error,
        kept=int(np.count_nonzero(hard)),
    )


@dataclass(frozen=True, slots=True)
class Proximal:
    """The x that minimises the squared distance from z plus a penalty on x, found on a grid.

    `soft` minimises (x - z)^2 / 2 + threshold |x|. `hard` minimises (x - z)^2 / 2 plus threshold^2 / 2 if x is not
    0. The gaps are the distances from the results of soft and hard shrinkage.
    """

    z: float
    threshold: float
    soft: float
    hard: float
    soft_gap: float
    hard_gap: float


GRID = np.arange(-2000, 2001) * STEP  # contains 0


def charge(x: np.ndarray, z: float, threshold: float) -> np.ndarray:
    """Return (x - z)^2 / 2 + threshold |x|."""
    return np.asarray((x - z) ** 2 / 2 + threshold * np.abs(x))


def _cheapest(cost: np.ndarray) -> float:
    """Return the place of the grid with the least cost; of places that tie up to rounding, the one nearest to 0."""
    level = GRID[cost <= cost.min() + 1e-12]
    return float(level[np.argmin(np.abs(level))])


def proximal(z: float, threshold: float) -> Proximal:
    """Search the grid from -10 to 10 for both minima, and compare them with the shrinkage functions."""
    soft = _cheapest(charge(GRID, z, threshold))
    hard = _cheapest((GRID - z) ** 2 / 2 + threshold**2 / 2 * (GRID != 0))
    gaps = (abs(soft - soft_shrink(z, threshold=threshold)), abs(hard - hard_shrink(z, threshold=threshold)))
    return Proximal(z, threshold, soft, hard, float(gaps[0]), float(gaps[1]))
