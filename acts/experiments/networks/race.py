"""Who learns fastest, and who ends best: one small network with each function of the catalogue.

Every function is trained at the same few learning rates with the same seeds. In the race to a training loss it runs at
the rate at which its median seed gets there first, as Krizhevsky chose the rates for his race. Its place in the
`Ranking` is that of its test accuracies, at the rate with the lowest mean training loss in the end.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep
from acts.network import GENERATORS, Run
from acts.references import KRIZHEVSKY_2012, LIPPE_2020

SEEDS, LOOK_SEEDS = 7, 3
"""The number of seeds of the race, and of a first look."""

MOMENTUM = 0.9
LOOK = ("relu", "leaky_relu", "elu", "tanh", "sigmoid", "identity", "step")
"""The functions of a first look."""

REFERENCE = "relu"
"""The function whose steps the others are compared with."""

NEAR = 0.01
"""A difference of test accuracies, 5 of 500 points, that another test set might turn round."""

TIMES, TIMES_FROM = 6, KRIZHEVSKY_2012
"""How many times as many epochs as ReLU tanh needs, as published; not computed here."""

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
class Course:
    """A task of the race: its training, and at which learning rates.

    Parameters
    ----------
    name : str
        A word or two (a message id).
    setup : Setup
    rates, look_rates : tuple of float
        The learning rates of the race, and of a first look, which are among them.
    records : int
        The number of steps at which the loss is recorded; they are denser at the beginning.
    cost : float
        The approximate mean cost of a function of the catalogue, as a multiple of that of a function of `LOOK`.
    """

    name: str
    setup: Setup
    rates: tuple[float, ...]
    look_rates: tuple[float, ...]
    records: int
    cost: float

    @property
    def marks(self) -> tuple[int, ...]:
        """The recorded steps, with the first and the last one."""
        steps = self.setup.steps * np.linspace(0.0, 1.0, self.records) ** 2
        return tuple(dict.fromkeys(np.rint(steps).astype(int).tolist()))


_RATES = (0.2, 0.5, 1.0, 2.0, 4.0)


def _toy(data: str, *look: float) -> Course:
    return Course(GENERATORS[data].name, Setup(data, steps=200, momentum=MOMENTUM), _RATES, look, 15, 2.2)


COURSES: Mapping[str, Course] = MappingProxyType(
    {
        "spiral": _toy("spiral", 1.0, 2.0),
        "digits": Course(
            "Digits",
            Setup("digits/standardised", steps=50, batch=64, momentum=MOMENTUM),
            (0.02, 0.05, 0.1, 0.2, 0.4),
            (0.1, 0.4),
            7,
            1.2,
        ),
        "moons": _toy("moons", 1.0, 4.0),
        "circles": _toy("circles", 1.0, 4.0),
        "xor": _toy("xor", 1.0, 4.0),
    }
)
"""The tasks by the slugs of their data, the one first that tells functions apart: on the moons most do equally well."""

DATA = tuple(COURSES)


@dataclass(frozen=True, slots=True)
class Finish:
    """How one function comes to a training loss.

    Parameters
    ----------
    place : int
        Which of its learning rates it runs at.
    rate : float
    steps : tuple of float
        The steps of each seed, between two recorded steps by the logarithm of the loss; infinite if it does not get
        there.
    """

    place: int
    rate: float
    steps: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the steps: those of one network, since the number of seeds is odd."""
        return statistics.median(self.steps)

    @property
    def low(self) -> float:
        """The steps of the fastest seed."""
        return min(self.steps)

    @property
    def high(self) -> float:
        """The steps of the slowest seed."""
        return max(self.steps)

    @property
    def arrived(self) -> int:
        """The number of seeds that get there."""
        return sum(np.isfinite(self.steps).tolist())


@dataclass(frozen=True, slots=True, eq=False)
class Racer:
    """One function with all its networks.

    Parameters
    ----------
    swept : Sweep
        The end of each training: m rates with s seeds each.
    marks : ndarray of (r,)
        The recorded steps.
    loss : ndarray of (m, s, r)
        The training loss; infinite from the step on at which a network diverged.
    seconds : float
        How long its trainings took here.
    """

    swept: Sweep
    marks: Array
    loss: Array
    seconds: float = 0.0

    @property
    def activation(self) -> Activation:
        """The function."""
        return self.swept.design.activation

    @property
    def entry(self) -> Entry:
        """What it does in the end."""
        return Entry.of(self.swept)

    def finish(self, target: float) -> Finish:
        """Return how it comes to a training loss at the rate that is fastest for that.

        Rates at which a seed diverged are passed over, if there are others. If the median seed arrives at no rate, it
        is the rate with the lowest mean loss in the end.
        """
        return _finish(self, target)

    @classmethod
    def of(cls, run: Run, rates: Sequence[float], seeds: Sequence[int], seconds: float) -> Racer:
        """Return the racer in a run of all seeds at the first rate, then all seeds at the second, and so on."""
        swept = Sweep.of(run, np.array(rates), np.array(seeds))
        loss = np.where(run.reached, run.loss, np.inf).reshape(len(rates), len(seeds), -1)
        return cls(swept, run.steps, loss, seconds)


@lru_cache(maxsize=4096)
def _finish(racer: Racer, target: float) -> Finish:
    """Return what `Racer.finish` does: a picture asks for the same at each of its runs."""
    steps = steps_to(racer.marks, racer.loss, target)
    gone = racer.swept.diverged.any(axis=1)
    median = np.where(gone & ~gone.all(), np.inf, np.median(steps, axis=1))
    best = int(np.argmin(median)) if np.isfinite(median).any() else calmest(racer.swept)
    return Finish(best, float(racer.swept.rates[best]), tuple(steps[best].tolist()))


def steps_to(marks: Array, loss: Array, target: float) -> Array:
    """Return the steps until a loss is first at most the target, interpolated by the logarithm of the loss.

    Parameters
    ----------
    marks : ndarray of (r,)
    loss : ndarray of (..., r)
    target : float
        Above 0.

    Returns
    -------
    ndarray of (...)
        Infinite where the loss is never as low.
    """
    there = loss <= target
    after = there.argmax(axis=-1)
    before = np.maximum(after - 1, 0)
    with np.errstate(all="ignore"):
        high, low = (np.log(np.take_along_axis(loss, k[..., None], -1)[..., 0]) for k in (before, after))
        share = np.where(np.isfinite(high) & (high > low), (high - np.log(target)) / (high - low), 1.0)
    steps = marks[before] + np.clip(share, 0.0, 1.0) * (marks[after] - marks[before])
    return np.asarray(np.where(there.any(axis=-1), steps, np.inf))


def ratio(finish: Finish, reference: Finish) -> tuple[float, float, float] | None:
    """Return how many times as many steps a function needs as the reference: lowest, median and highest over the seeds.

    Seed by seed; None if a seed of one of them does not arrive.
    """
    pairs = list(zip(finish.steps, reference.steps, strict=True))
    if not all(0 < step < np.inf for pair in pairs for step in pair):
        return None
    ratios = [mine / other for mine, other in pairs]
    return min(ratios), statistics.median(ratios), max(ratios)


def calmest(swept: Sweep) -> int:
    """Return the place of the rate with the lowest mean loss in the end; where no seed diverged, if there is such one.

    The loss of a diverged network is that of an early record: it must not make the rate win.
    """
    gone = swept.diverged.any(axis=1)
    return int(np.argmin(np.where(gone & ~gone.all(), np.inf, swept.loss.mean(axis=1))))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one function does in the end.

    Parameters
    ----------
    activation : Activation
    rate : float
        The learning rate with the lowest mean training loss over the seeds.
    loss : float
        That loss.
    scores : tuple of float
        The test accuracy of each seed at that rate; of a diverged network, the last one before.
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
        """Choose the learning rate of a function: see `calmest`."""
        if swept.test_accuracy is None:
            raise ValueError("a ranking needs classes and a test set")
        best = calmest(swept)
        scores = tuple(swept.test_accuracy[best].tolist())
        return cls(swept.design.activation, float(swept.rates[best]), float(swept.loss[best].mean()), scores)


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
        """A difference of medians that luck may explain.

        The median over all functions of the best score minus the worst, which the seed alone decides; at least `NEAR`.
        """
        return max(NEAR, statistics.median(max(entry.scores) - min(entry.scores) for entry in self.entries))

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


class Race(Trainings[Racer]):
    """The job that trains all functions on a task: its price follows from what the first look took here."""

    def __init__(self, data: str) -> None:
        self.data, course = data, COURSES[data]
        setups, seeds = tuple(course.setup.under(slug) for slug in CATALOGUE), tuple(range(SEEDS))

        def worker(setup: Setup) -> Iterator[tuple[float, Racer | None]]:
            return _trained(setup, course.marks, course.rates, seeds)

        super().__init__(setups, course.rates, seeds, worker)

    def _trial(self) -> float:
        course = COURSES[self.data]
        each = statistics.mean(glance(self.data, slug).seconds for slug in LOOK)
        share = len(self.rates) * len(self.seeds) / (len(course.look_rates) * LOOK_SEEDS)
        return course.cost * each * share * len(self.setups)


@lru_cache(maxsize=8)
def race(data: str) -> Race:
    """Return the trainings of all functions on a task, one of `DATA`; equal arguments share one job."""
    return Race(data)


@lru_cache(maxsize=len(COURSES) * len(CATALOGUE))
def glance(data: str, slug: str) -> Racer:
    """Return one function on a task at few rates with few seeds, which is trained now."""
    course = COURSES[data]
    *_, (_share, racer) = _trained(course.setup.under(slug), course.marks, course.look_rates, tuple(range(LOOK_SEEDS)))
    assert racer is not None  # noqa: S101 - the last piece is the whole
    return racer


def racers(data: str, slugs: Sequence[str]) -> dict[str, Racer]:
    """Return functions by their slugs, all with the same seeds: of the race if it is complete, else a first look."""
    work = race(data)
    if work.finished:
        known = dict(zip(CATALOGUE, work.complete(), strict=True))
        return {slug: known[slug] for slug in slugs}
    return {slug: glance(data, slug) for slug in slugs}


@lru_cache(maxsize=8)
def ranking(data: str) -> Ranking:
    """Return the ranking of all functions on this task; networks that are not trained yet are trained now."""
    return Ranking.of([racer.entry for racer in race(data).complete()])


@lru_cache(maxsize=8)
def look(data: str) -> Ranking:
    """Return the ranking of a first look: the functions of `LOOK` with few networks, which are trained now."""
    return Ranking.of([glance(data, slug).entry for slug in CATALOGUE if slug in LOOK])


def _trained(
    setup: Setup, marks: Sequence[int], rates: Sequence[float], seeds: Sequence[int]
) -> Iterator[tuple[float, Racer | None]]:
    """Train a function at all rates with all seeds: yields the share that is done, and the racer at the end."""
    blocks = setup.blocks(np.repeat(rates, len(seeds)), np.tile(seeds, len(rates)), marks)
    runs: list[Run] = []
    seconds, begun = 0.0, time.perf_counter()
    for share, run in blocks:
        runs += [] if run is None else [run]
        seconds += time.perf_counter() - begun
        yield share, Racer.of(Run.joined(runs), rates, seeds, seconds) if share == 1 and run is not None else None
        begun = time.perf_counter()  # whoever goes on may have waited
