"""Does it matter which activation function a network has? The same small network with each function of the catalogue.

Every function gets the same few learning rates, and keeps the one with the lowest mean training loss over all seeds;
it is judged by the test accuracy of each of its seeds at that rate.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Activation
from acts.catalogue import CATALOGUE
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, sweeps
from acts.references import LIPPE_2020

DATA = ("moons", "xor", "spiral")
RATES = (0.1, 0.3, 1.0, 3.0)
SEEDS = 7
MOMENTUM = 0.9
STEPS = {"moons": 200, "xor": 200, "spiral": 300}
COST = 5.0
"""About how many times as long as ReLU a function of the catalogue takes on average."""

QUOTED = (
    ("sigmoid", 78.46),
    ("tanh", 88.57),
    ("ReLU", 88.65),
    ("leaky ReLU", 88.33),
    ("ELU", 88.32),
    ("Swish", 88.33),
)
"""Test accuracies on FashionMNIST in per cent, as published in `QUOTED_FROM`; not computed here."""

QUOTED_FROM = LIPPE_2020


@dataclass(frozen=True, slots=True)
class Entry:
    """What one function came to.

    Parameters
    ----------
    activation : Activation
    rate : float
        Its learning rate.
    loss : float
        The mean training loss over the seeds at that rate.
    scores : tuple of float
        The test accuracy of each seed there; of a diverged network the one before the first step.
    """

    activation: Activation
    rate: float
    loss: float
    scores: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one of the scores: an odd number of seeds makes it the score of a network."""
        return statistics.median(self.scores)

    @classmethod
    def of(cls, swept: Sweep) -> Entry:
        """Choose the learning rate of a function: one at which no seed diverged, unless some did at each."""
        if swept.test_accuracy is None:
            raise ValueError("a contest needs classes and a test set")
        gone = swept.diverged.any(axis=1)
        # A diverged network holds its loss before the first step: it must not win by that.
        loss = np.where(gone & ~gone.all(), np.inf, swept.loss.mean(axis=1))
        best = int(np.argmin(loss))
        scores = tuple(swept.test_accuracy[best].tolist())
        return cls(swept.design.activation, float(swept.rates[best]), float(loss[best]), scores)


@dataclass(frozen=True, slots=True)
class Ranking:
    """All functions, the highest median first; among equals, the higher mean, then the order of the catalogue."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Ranking:
        """Sort the entries."""
        return cls(tuple(sorted(entries, key=lambda e: (-e.median, -statistics.fmean(e.scores)))))

    @property
    def best(self) -> Entry:
        """The first."""
        return self.entries[0]

    @property
    def luck(self) -> float:
        """What the seed alone does to a typical function: the median over all of the best seed minus the worst."""
        return statistics.median(max(entry.scores) - min(entry.scores) for entry in self.entries)

    @property
    def level(self) -> tuple[Entry, ...]:
        """Those whose median is below the first one by no more than `luck`: the first among them."""
        # accuracies are multiples of 1/500: the slack is for the rounding of their differences
        return tuple(entry for entry in self.entries if self.ahead(entry.activation.slug) <= self.luck + 1e-9)

    def entry(self, slug: str) -> Entry:
        """Return the entry of one function."""
        return next(entry for entry in self.entries if entry.activation.slug == slug)

    def ahead(self, slug: str) -> float:
        """Return by how much the first median is above that of one function."""
        return self.best.median - self.entry(slug).median


@lru_cache(maxsize=8)
def contest(data: str) -> Trainings[Sweep]:
    """Return the trainings on a data set, one of `DATA`: the same job for all who ask."""
    setup = Setup(data, steps=STEPS[data], momentum=MOMENTUM)
    return sweeps(tuple(setup.under(slug) for slug in CATALOGUE), RATES, tuple(range(SEEDS)), cost=COST)


@lru_cache(maxsize=8)
def ranking(data: str) -> Ranking:
    """Return how the contest on this data set ended; what is not trained yet is trained now."""
    return Ranking.of([Entry.of(swept) for swept in contest(data).complete()])
