"""Which of them die: the dead share over the learning rate and one number of the start, a network at each place."""

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
from acts.experiments.training.sweep import Sweep, Word, sweep, sweeps, word

Axis = Literal["offset", "scale"]

# 32 of each, with 0.01, 0.1, 1, 10 and, among the offsets, 0 and -3
RATES = tuple(float(f"{10 ** (k / 8):.3g}") for k in range(-16, 16))
AXES: Mapping[Axis, tuple[float, ...]] = MappingProxyType(
    {
        "offset": tuple(k / 4 for k in range(-20, 12)),
        "scale": tuple(float(f"{10 ** (k / 10):.3g}") for k in range(-20, 12)),
    }
)
"""The values of a start that are tried: the bias that hidden units start with, and what multiplies the weights."""


def phases(setup: Setup, axis: Axis, seed: int) -> Trainings[Sweep]:
    """Return the trainings of a map: the same job for all who ask.

    One sweep over `RATES` for each value of `AXES[axis]`, which takes the place of the setup's own.
    """
    return _phases(placed(setup, axis, AXES[axis][0]), axis, seed)


def placed(setup: Setup, axis: Axis, value: float) -> Setup:
    """Return the setup with another value of its start."""
    return replace(setup, offset=value) if axis == "offset" else replace(setup, scale=value)


@lru_cache(maxsize=16)
def _phases(setup: Setup, axis: Axis, seed: int) -> Trainings[Sweep]:
    return sweeps(tuple(placed(setup, axis, value) for value in AXES[axis]), RATES, (seed,))


@lru_cache(maxsize=8)
def row_of(setup: Setup, seed: int) -> Sweep:
    """Return one row of a map by itself: the setup as it is, at each of `RATES`."""
    return sweep(**setup.arguments, rates=RATES, seeds=[seed])


@dataclass(frozen=True, slots=True, eq=False)
class PhaseMap:
    """What became of a network at each of v values of the start and m learning rates; nan where not trained yet.

    Parameters
    ----------
    axis : {"offset", "scale"}
    word : {"dead", "never positive"}
        What `share` counts.
    rates, values : ndarray of (m,) and (v,)
    share : ndarray of (v, m)
        The share of hidden units that are silent at the end; nan where the network diverged, too.
    diverged : ndarray of (v, m), bool
    born : ndarray of (v,)
        The share that was silent before the first step, whatever the learning rate.
    """

    axis: Axis
    word: Word
    rates: Array
    values: Array
    share: Array
    diverged: Array
    born: Array

    def __post_init__(self) -> None:
        for array in (self.rates, self.values, self.share, self.diverged, self.born):
            array.setflags(write=False)

    @classmethod
    def of(cls, work: Trainings[Sweep], axis: Axis) -> PhaseMap:
        """Read what is known so far."""
        share = np.full((len(work.setups), len(work.rates)), np.nan)
        diverged, born = np.zeros(share.shape, bool), np.full(len(share), np.nan)
        for row, swept in enumerate(work.results):
            if swept is not None:
                known = slice(len(swept.rates))
                diverged[row, known], born[row] = swept.diverged[:, 0], swept.born[0]
                share[row, known] = np.where(diverged[row, known], np.nan, swept.share[:, 0])
        return cls(axis, word(work.setups[0].design), np.array(work.rates), np.array(AXES[axis]), share, diverged, born)

    @property
    def tried(self) -> int:
        """How many networks are trained."""
        return int((~np.isnan(self.share) | self.diverged).sum())

    def known(self, row: int) -> bool:
        """Return whether every network of a row is trained."""
        return bool((~np.isnan(self.share[row]) | self.diverged[row]).all())

    def row(self, value: float) -> int:
        """Return the row of the value that is nearest to this one."""
        return int(np.abs(self.values - value).argmin())

    def cliff(self, row: int, share: float = 0.5) -> float | None:
        """Return the lowest learning rate of a row at which so many units are silent; None if there is none."""
        with np.errstate(invalid="ignore"):
            there = np.flatnonzero(self.share[row] >= share)
        return float(self.rates[there[0]]) if there.size else None

    @property
    def stillborn(self) -> float | None:
        """The highest value at which half of the units or more are silent before the first step; None if none is."""
        with np.errstate(invalid="ignore"):
            there = np.flatnonzero(self.born >= 0.5)
        return float(self.values[there[-1]]) if there.size else None

    @property
    def rescued(self) -> int:
        """How many networks end with fewer silent units than they started with."""
        with np.errstate(invalid="ignore"):
            return int((self.share < self.born[:, None]).sum())
