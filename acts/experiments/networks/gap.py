"""Who generalises better: the accuracy on few training digits beside that on digits never seen, seed by seed.

Each seed draws its own training digits and its own weights, the same under every function. So functions can be compared
seed by seed, whatever the luck of the draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from acts.activation import Array
from acts.catalogue import CATALOGUE
from acts.experiments.networks.race import MOMENTUM
from acts.experiments.training.job import Job
from acts.losses import softmax_cross_entropy
from acts.network import DataSet, Design, Run, Schedule, train
from acts.network.digits import CLASSES, INK, SIDE, digits

FUNCTIONS = ("relu", "leaky_relu", "elu", "tanh", "sigmoid")
REFERENCE = "relu"
SAMPLES = (30, 100, 300)
"""The numbers of training digits that one can choose."""

RATES = (0.1, 0.3, 1.0)
"""The learning rates that one can choose, the same for all functions: at the highest, ELU fails with some seeds."""

SEEDS, LOOK_SEEDS = 25, 5
STEPS, WIDTH, TEST = 150, 32, 500
SPEED = 3e9
"""About how many multiplications such a training does in a second."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What one function comes to, seed by seed.

    Parameters
    ----------
    function : str
        Its slug.
    train, test : ndarray of (seeds,)
        The accuracy on the training digits and on digits never seen.
    zeros : ndarray of (seeds,)
        The share of outputs of hidden units, over the training digits, whose pre-activation is at most 0.
    """

    function: str
    train: Array
    test: Array
    zeros: Array

    @property
    def gap(self) -> Array:
        """The accuracy on the training digits minus that on digits never seen, (seeds,)."""
        return np.asarray(self.train - self.test)


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """All functions on one number of training digits, at one learning rate, in the order of `FUNCTIONS`."""

    samples: int
    rate: float
    results: tuple[Result, ...]

    def result(self, function: str) -> Result:
        """Return the result of a function."""
        return self.results[FUNCTIONS.index(function)]

    def wider(self, function: str) -> Array:
        """Return by how much a function's gap is wider than ReLU's, seed by seed, (seeds,)."""
        return np.asarray(self.result(function).gap - self.result(REFERENCE).gap)

    def decided(self, function: str) -> int:
        """Return 1 if the gap is wider than ReLU's on nearly every seed, -1 if it is narrower, and 0 if neither.

        Nearly every: at most one seed in eight says otherwise, or sees no difference.
        """
        wider, few = self.wider(function), len(self.result(function).gap) // 8
        if (wider <= 0).sum() <= few:
            return 1
        return -1 if (wider >= 0).sum() <= few else 0


@lru_cache(maxsize=len(SAMPLES) * len(RATES))
def gaps(samples: int, rate: float) -> Job[Result]:
    """Return the job that trains every function on a number of digits: one for all visitors."""
    return _job(samples, rate, SEEDS)


@lru_cache(maxsize=len(SAMPLES) * len(RATES))
def look(samples: int, rate: float) -> Gaps:
    """Return a first look: few seeds, which are trained now."""
    return Gaps(samples, rate, _job(samples, rate, LOOK_SEEDS).complete())


def known(samples: int, rate: float) -> Gaps:
    """Return the result of all trainings on a number of digits if they are done, else a first look."""
    work = gaps(samples, rate)
    return Gaps(samples, rate, work.complete()) if work.finished else look(samples, rate)


def drawn(samples: int, seed: int) -> tuple[DataSet, DataSet]:
    """Return the training digits and `TEST` others that a seed draws, with pixels from 0 to 1."""
    whole = digits()
    order = np.random.default_rng(seed).permutation(len(whole.x))
    train_set, test_set = (
        DataSet("digits", whole.x[part] / INK, whole.y[part], "classes")
        for part in (order[TEST : TEST + samples], order[:TEST])
    )
    return train_set, test_set


def _job(samples: int, rate: float, seeds: int) -> Job[Result]:
    workers = tuple(partial(_trained, function, samples, rate, seeds) for function in FUNCTIONS)
    each = 3 * (SIDE**2 + CLASSES) * WIDTH * samples * STEPS
    multiplications = float(each * seeds * len(FUNCTIONS))
    return Job(workers, (samples, rate, seeds), lambda: multiplications, lambda: multiplications / SPEED)


def _trained(function: str, samples: int, rate: float, seeds: int) -> Iterator[tuple[float, Result | None]]:
    design = Design((SIDE**2, WIDTH, CLASSES), CATALOGUE[function], softmax_cross_entropy, dtype="float32")
    runs: list[Run] = []
    for seed in range(seeds):
        train_set, test_set = drawn(samples, seed)
        runs.append(train(design, train_set, Schedule(STEPS, momentum=MOMENTUM), rates=rate, seeds=seed, test=test_set))
        if seed + 1 < seeds:
            yield (seed + 1) / seeds, None
    yield 1.0, _result(function, Run.joined(runs))


def _result(function: str, run: Run) -> Result:
    assert run.accuracy is not None and run.test_accuracy is not None  # noqa: S101, PT018 - classes, and a test set
    zeros = 1 - run.fired[:, -1].mean(axis=1) / run.samples
    return Result(function, run.accuracy[:, -1], run.test_accuracy[:, -1], zeros)
