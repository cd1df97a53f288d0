"""The share of dead units over the learning rate and one number of the start, one network for each pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, Word, sweep, sweeps, sweeps_at_once, word
from acts.sealed import seal

Axis = Literal["offset", "scale"]

# 32 of each, with 0.01, 0.1, 1, 10 and, among the offsets, 0 and -3
RATES = tuple(float(f"{10 ** (k / 8):.3g}") for k in range(-16, 16))
AXES: Mapping[Axis, tuple[float, ...]] = MappingProxyType(
    {
        "offset": tuple(k / 4 for k in range(-20, 12)),
        "scale": tuple(float(f"{10 ** (k / 10):.3g}") for k in range(-20, 12)),
    }
)
"""The values that are tried: of the bias that hidden units start with, and of the factor on the weights."""

COARSE = 4
"""A coarse map has every fourth of `RATES` and of the values."""


def phases(setup: Setup, axis: Axis, seed: int, *, coarse: bool = False) -> Trainings[Sweep]:
    """Return the trainings of a map; equal arguments share one job.

    One sweep over `RATES` for each value of `AXES[axis]`, which replaces that of the setup; a `coarse` map has fewer of
    both.
    """
    return _phases(placed(setup, axis, AXES[axis][0]), axis, seed, coarse=coarse)


def placed(setup: Setup, axis: Axis, value: float) -> Setup:
    """Return the setup with this value of its offset or scale."""
    return replace(setup, offset=value) if axis == "offset" else replace(setup, scale=value)


@lru_cache(maxsize=32)
def _phases(setup: Setup, axis: Axis, seed: int, *, coarse: bool) -> Trainings[Sweep]:
    every = tuple(placed(setup, axis, value) for value in AXES[axis])
    if coarse:
        return sweeps_at_once(every[::COARSE], RATES[::COARSE], (seed,))
    return sweeps(every, RATES, (seed,), looks=lambda: [_phases(setup, axis, seed, coarse=True)])


@lru_cache(maxsize=8)
def row_of(setup: Setup, seed: int) -> Sweep:
    """Return one row of a map: the unchanged setup at each of `RATES`."""
    return sweep(**setup.arguments, rates=RATES, seeds=[seed])


@dataclass(frozen=True, slots=True, eq=False)
class PhaseMap:
    """The outcome of a network at each of v values of the start and m learning rates; nan where not trained yet.

    Parameters
    ----------
    axis : {"offset", "scale"}
    word : {"dead", "never positive"}
        What `share` counts.
    rates, values : ndarray of (m,) and (v,)
    share : ndarray of (v, m)
        The share of hidden units not firing at the end; also nan where the network diverged.
    diverged : ndarray of (v, m), bool
    born : ndarray of (v,)
        The share that was silent before the first step, the same for every learning rate.
    """

    axis: Axis
    word: Word
    rates: Array
    values: Array
    share: Array
    diverged: Array
    born: Array

    def __post_init__(self) -> None:
        seal(self)

    @classmethod
    def of(cls, work: Trainings[Sweep], axis: Axis) -> PhaseMap:
        """Return the map with the rows that are trained until now."""
        share = np.full((len(work.setups), len(work.rates)), np.nan)
        diverged, born = np.zeros(share.shape, bool), np.full(len(share), np.nan)
        for row, swept in enumerate(work.results):
            if swept is not None:
                known = slice(len(swept.rates))
                diverged[row, known], born[row] = swept.diverged[:, 0], swept.born[0]
                share[row, known] = np.where(diverged[row, known], np.nan, swept.share[:, 0])
        values = np.array([getattr(setup, axis) for setup in work.setups])
        return cls(axis, word(work.setups[0].design), np.array(work.rates), values, share, diverged, born)

    @property
    def tried(self) -> int:
        """The number of networks that are trained."""
        return int((~np.isnan(self.share) | self.diverged).sum())

    def known(self, row: int) -> bool:
        """Return whether every network of a row is trained."""
        return bool((~np.isnan(self.share[row]) | self.diverged[row]).all())

    def row(self, value: float) -> int:
        """Return the index of the row whose value is nearest to `value`."""
        return int(np.abs(self.values - value).argmin())

    def cliff(self, row: int, share: float = 0.5) -> float | None:
        """Return the lowest learning rate of a row at which the share of silent units is at least `share`, or None."""
        with np.errstate(invalid="ignore"):
            there = np.flatnonzero(self.share[row] >= share)
        return float(self.rates[there[0]]) if there.size else None

    @property
    def stillborn(self) -> float | None:
        """The highest value at which at least half of the units do not fire before the first step, or None."""
        with np.errstate(invalid="ignore"):
            there = np.flatnonzero(self.born >= 0.5)
        return float(self.values[there[-1]]) if there.size else None

    @property
    def rescued(self) -> int:
        """The number of networks that end with fewer units not firing than they started with."""
        with np.errstate(invalid="ignore"):
            return int((self.share < self.born[:, None]).sum())
