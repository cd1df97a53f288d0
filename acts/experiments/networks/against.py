"""Three things that lists of activation functions say ReLU does badly, each measured beside other functions.

Every function is trained at a few learning rates and keeps the one with the lowest mean training loss over its seeds.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Literal

import numpy as np

from acts.catalogue import CATALOGUE
from acts.experiments.networks.race import MOMENTUM
from acts.experiments.training.job import Job
from acts.losses import binary_cross_entropy, squared_error
from acts.network import DataSet, Design, Run, Schedule, draw, train_blocks

FUNCTIONS = ("relu", "leaky_relu", "elu", "tanh")
RATES = (0.03, 0.1, 0.2, 0.3, 1.0)
SEEDS, LOOK_SEEDS = 15, 5
"""The numbers of seeds of all trainings, and of a first look; odd, so that the median is that of one network."""

STEPS, WIDTH, TEST = 200, 16, 500
AWAY = 3.0
"""How far the inputs, or the values to learn, are moved away from 0."""

PRICE, LOAD = 2.0, 5e9
"""About how many seconds all trainings of a case take here, and how many multiplications."""

Measured = Literal["accuracy", "error"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A task that is trained under every function: its training set and test set, and the width of the hidden layer."""

    slug: str
    name: str
    sets: Callable[[], tuple[DataSet, DataSet]]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, and the conditions that put it to the test.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        A few words (a message id).
    claim : str
        What is said of ReLU (a message id).
    measured : {"accuracy", "error"}
        The share of test samples that are classified correctly, or the root of the mean squared error on them.
    conditions : tuple of Condition
        The one that the claim is about first.
    other : int
        The place of the condition that it is compared with.
    look_rates : tuple of float
        The learning rates of a first look.
    """

    slug: str
    name: str
    claim: str
    measured: Measured
    conditions: tuple[Condition, ...]
    other: int
    look_rates: tuple[float, ...] = (0.1, 0.2)


def _moved(data: str, seed: int, inputs: float = 0.0, values: float = 0.0) -> tuple[DataSet, DataSet]:
    """Return the sets of a generator with all inputs, or all values to learn, moved by a number."""
    parts = draw(data, seed, test=TEST)
    train, test = (
        DataSet(part.name, part.x + inputs, part.y + values if values else part.y, part.kind) for part in parts
    )
    return train, test


CASES: Mapping[str, Case] = MappingProxyType(
    {
        case.slug: case
        for case in (
            Case(
                "negative",
                "Negative data",
                "“ReLU is unfit for negative data.”",
                "accuracy",
                (
                    Condition("below", "all inputs below 0", partial(_moved, "moons", 0, -AWAY)),
                    Condition("centred", "inputs around 0", partial(_moved, "moons", 0)),
                    Condition("above", "all inputs above 0", partial(_moved, "moons", 0, AWAY)),
                ),
                2,
            ),
            Case(
                "regression",
                "Negative values",
                "“ReLU cannot learn negative values.”",
                "error",
                (
                    Condition("below", "all values below 0", partial(_moved, "sine", 0, 0.0, -AWAY)),
                    Condition("centred", "values around 0", partial(_moved, "sine", 0)),
                    Condition("above", "all values above 0", partial(_moved, "sine", 0, 0.0, AWAY)),
                ),
                2,
            ),
            Case(
                "small",
                "Small networks",
                "“ReLU needs more units.”",
                "accuracy",
                (
                    Condition("3", "3 hidden units", partial(_moved, "moons", 0), 3),
                    Condition("4", "4 hidden units", partial(_moved, "moons", 0), 4),
                    Condition("8", "8 hidden units", partial(_moved, "moons", 0), 8),
                ),
                2,
                (0.3, 1.0),
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one function does under one condition.

    Parameters
    ----------
    function : str
        Its slug.
    rate : float
        The learning rate that it keeps.
    scores : tuple of float
        What is measured, for each seed.
    """

    function: str
    rate: float
    scores: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the scores: the score of one network, since the number of seeds is odd."""
        return statistics.median(self.scores)


@dataclass(frozen=True, slots=True)
class Trial:
    """A case with its outcomes: for each condition one for each of `FUNCTIONS`."""

    case: Case
    outcomes: tuple[tuple[Outcome, ...], ...]

    def outcome(self, condition: int, function: str) -> Outcome:
        """Return the outcome of a function under a condition."""
        return self.outcomes[condition][FUNCTIONS.index(function)]

    @property
    def holds(self) -> bool:
        """Whether ReLU is clearly worse where the claim says so.

        Worse than itself under the condition that it is compared with; in a small network, worse than tanh.
        """
        than = (0, "tanh") if self.case.slug == "small" else (self.case.other, "relu")
        return self.worse(0, "relu", than)

    def worse(self, condition: int, function: str, than: tuple[int, str]) -> bool:
        """Return whether a function is clearly worse than another one, or than itself under another condition.

        Clearly: its median is worse than the worst quarter of the other's seeds, and the other's median better than its
        own best quarter.
        """
        mine, other = self.outcome(condition, function), self.outcome(*than)
        sign = 1.0 if self.case.measured == "accuracy" else -1.0
        a, b = (sign * np.array(each.scores) for each in (mine, other))
        return bool(np.median(a) < np.quantile(b, 0.25) and np.median(b) > np.quantile(a, 0.75))


@lru_cache(maxsize=len(CASES))
def trial(slug: str) -> Job[Outcome]:
    """Return the job that trains every function under every condition of a case: one for all visitors."""
    return _job(CASES[slug], RATES, SEEDS)


@lru_cache(maxsize=len(CASES))
def look(slug: str) -> Trial:
    """Return a first look at a case: few rates and seeds, which are trained now."""
    return _trial(CASES[slug], _job(CASES[slug], CASES[slug].look_rates, LOOK_SEEDS).complete())


def known(slug: str) -> Trial:
    """Return a case with all its trainings if they are done, else a first look."""
    work = trial(slug)
    return _trial(CASES[slug], work.complete()) if work.finished else look(slug)


def least_error(slug: str, condition: int) -> float:
    """Return the smallest error on the test set that an output of ReLU can have, which reaches no value below 0."""
    _train, test = CASES[slug].conditions[condition].sets()
    return float(np.sqrt(np.mean(np.minimum(test.y, 0.0) ** 2)))


def size(function: str, width: int = WIDTH) -> int:
    """Return the number of parameters of a network with two inputs and one hidden layer."""
    return Design((2, width, 1), CATALOGUE[function]).size


def _trial(case: Case, found: Sequence[Outcome]) -> Trial:
    each = len(FUNCTIONS)
    return Trial(case, tuple(tuple(found[k : k + each]) for k in range(0, len(found), each)))


def _job(case: Case, rates: tuple[float, ...], seeds: int) -> Job[Outcome]:
    workers = tuple(
        partial(_trained, case, condition, function, rates, seeds)
        for condition in case.conditions
        for function in FUNCTIONS
    )
    return Job(workers, (case.slug, rates, seeds), lambda: LOAD, lambda: PRICE)


def _trained(
    case: Case, condition: Condition, function: str, rates: tuple[float, ...], seeds: int
) -> Iterator[tuple[float, Outcome | None]]:
    train, test = condition.sets()
    loss = binary_cross_entropy if case.measured == "accuracy" else squared_error
    blocks = train_blocks(
        Design((train.x.shape[1], condition.width, 1), CATALOGUE[function], loss, dtype="float32"),
        train,
        Schedule(STEPS, momentum=MOMENTUM),
        rates=np.repeat(rates, seeds),
        seeds=np.tile(range(seeds), len(rates)),
        test=test,
    )
    runs: list[Run] = []
    for share, run in blocks:
        runs += [] if run is None else [run]
        last = share == 1 and run is not None
        yield share, _outcome(function, Run.joined(runs), rates, seeds) if last else None


def _outcome(function: str, run: Run, rates: tuple[float, ...], seeds: int) -> Outcome:
    best = best_rate(run, len(rates))
    assert run.test_loss is not None  # noqa: S101 - there is a test set
    scores = np.sqrt(run.test_loss) if run.test_accuracy is None else run.test_accuracy
    return Outcome(function, rates[best], tuple(scores[:, -1].reshape(len(rates), seeds)[best].tolist()))


def best_rate(run: Run, rates: int) -> int:
    """Return the place of the rate with the lowest mean training loss, in a run of all seeds at the first rate, and on.

    Rates at which a network diverged are passed over, if there are others.
    """
    gone = (~run.reached[:, -1]).reshape(rates, -1).any(axis=1)
    loss = run.loss[:, -1].reshape(rates, -1).mean(axis=1)
    return int(np.argmin(np.where(gone & ~gone.all(), np.inf, loss)))
