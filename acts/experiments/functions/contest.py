"""How much the choice of the activation function matters: one small network with each function of the catalogue.

Every function is trained at the same few learning rates. Of these it keeps the rate with the lowest mean training loss
over all seeds. The functions are compared by the test accuracies of their seeds at that rate.
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
"""The approximate mean cost of a function of the catalogue, as a multiple of ReLU's."""

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
    """The result of one function.

    Parameters
    ----------
    activation : Activation
    rate : float
        The learning rate that it keeps.
    loss : float
        The mean training loss over the seeds at that rate.
    scores : tuple of float
        The test accuracy of each seed at that rate; of a diverged network, the one before the first step.
    """

    activation: Activation
    rate: float
    loss: float
    scores: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the scores: the score of one network, since the number of seeds is odd."""
        return statistics.median(self.scores)

    @classmethod
    def of(cls, swept: Sweep) -> Entry:
        """Choose the learning rate of a function: one at which no seed diverged, if there is such a rate."""
        if swept.test_accuracy is None:
            raise ValueError("a contest needs classes and a test set")
        gone = swept.diverged.any(axis=1)
        # The loss of a diverged network is that before the first step: it must not make the rate win.
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
        """Return the ranking of these entries."""
        return cls(tuple(sorted(entries, key=lambda e: (-e.median, -statistics.fmean(e.scores)))))

    @property
    def best(self) -> Entry:
        """The first entry."""
        return self.entries[0]

    @property
    def luck(self) -> float:
        """How much the seed alone matters: the median over all functions of the best score minus the worst."""
        return statistics.median(max(entry.scores) - min(entry.scores) for entry in self.entries)

    @property
    def level(self) -> tuple[Entry, ...]:
        """The entries whose median is at most `luck` below that of the first, which is among them."""
        # accuracies are multiples of 1/500: the tolerance is for the rounding of their differences
        return tuple(entry for entry in self.entries if self.ahead(entry.activation.slug) <= self.luck + 1e-9)

    def entry(self, slug: str) -> Entry:
        """Return the entry of one function."""
        return next(entry for entry in self.entries if entry.activation.slug == slug)

    def ahead(self, slug: str) -> float:
        """Return the difference between the first median and that of one function."""
        return self.best.median - self.entry(slug).median


@lru_cache(maxsize=8)
def contest(data: str) -> Trainings[Sweep]:
    """Return the trainings on a data set, one of `DATA`; equal arguments share one job."""
    setup = Setup(data, steps=STEPS[data], momentum=MOMENTUM)
    return sweeps(tuple(setup.under(slug) for slug in CATALOGUE), RATES, tuple(range(SEEDS)), cost=COST)


@lru_cache(maxsize=8)
def ranking(data: str) -> Ranking:
    """Return the ranking of the contest on this data set; networks that are not trained yet are trained now."""
    return Ranking.of([Entry.of(swept) for swept in contest(data).complete()])
