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

DATA = ("spiral", "xor", "moons")
"""The data sets, the one first that tells functions apart: on the moons most reach the same accuracy."""

RATES = (0.1, 0.3, 1.0, 3.0)
SEEDS = 7
MOMENTUM = 0.9
LOOK = ("relu", "leaky_relu", "tanh", "sigmoid", "identity", "step")
LOOK_RATES, LOOK_SEEDS = (1.0, 3.0), 3
"""The functions, the learning rates and the number of seeds of a first look."""

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
    """Some functions, the highest median first; equals stand in the order in which they come, that of the catalogue."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Ranking:
        """Return the ranking of these entries, which come in the order of the catalogue."""
        return cls(tuple(sorted(entries, key=lambda e: -e.median)))

    @property
    def best(self) -> Entry:
        """The first entry: one of those that have the highest median."""
        return self.entries[0]

    @property
    def first(self) -> tuple[Entry, ...]:
        """All entries that have the highest median."""
        return tuple(entry for entry in self.entries if entry.median == self.best.median)

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

    def among(self, slugs: Sequence[str]) -> Ranking:
        """Return the ranking of some of the functions alone."""
        return Ranking(tuple(entry for entry in self.entries if entry.activation.slug in slugs))

    def ahead(self, slug: str) -> float:
        """Return the difference between the first median and that of one function."""
        return self.best.median - self.entry(slug).median


@lru_cache(maxsize=8)
def contest(data: str) -> Trainings[Sweep]:
    """Return the trainings on a data set, one of `DATA`; equal arguments share one job."""
    setup = _setup(data)
    return sweeps(tuple(setup.under(slug) for slug in CATALOGUE), RATES, tuple(range(SEEDS)), cost=COST)


@lru_cache(maxsize=8)
def ranking(data: str) -> Ranking:
    """Return the ranking of the contest on this data set; networks that are not trained yet are trained now."""
    return Ranking.of([Entry.of(swept) for swept in contest(data).complete()])


@lru_cache(maxsize=8)
def look(data: str) -> Ranking:
    """Return the ranking of a first look: the functions of `LOOK` with few networks, which are trained now."""
    setup = _setup(data)
    works = sweeps(tuple(setup.under(slug) for slug in LOOK), LOOK_RATES, tuple(range(LOOK_SEEDS)))
    return Ranking.of([Entry.of(swept) for swept in works.complete()])


def _setup(data: str) -> Setup:
    return Setup(data, steps=STEPS[data], momentum=MOMENTUM)
