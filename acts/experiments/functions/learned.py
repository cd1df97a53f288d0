"""The slopes that PReLU learns: a slope for each hidden layer, from three starts, over seeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Job
from acts.functions.rectified import prelu
from acts.losses import Loss, binary_cross_entropy, softmax_cross_entropy
from acts.network import DataSet, Design, Run, Schedule, draw, estimate, train_blocks
from acts.network.digits import SCALINGS, split

STARTS = (0.0, 0.25, 1.0)
"""Keras starts at 0, torch at 0.25 as the paper does; at 1 the function is a straight line."""

SEEDS, RECORDS = 5, 40
"""The networks from each start, and the records of each training after the first."""

PUBLISHED = (0.68, (0.09, 0.56))
"""What He et al. (2015, table 1) report of a network for ImageNet: the slopes of the first and of later layers."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the networks learn, and how.

    Parameters
    ----------
    name : str
        A message id.
    layers : tuple of int
    loss : Loss
    rate : float
    schedule : Schedule
    load : float
        How many multiplications take as long as the training of all networks, measured.
    """

    name: str
    layers: tuple[int, ...]
    loss: Loss
    rate: float
    schedule: Schedule
    load: float

    def design(self, start: float) -> Design:
        """Return the network whose slopes begin at `start`."""
        return Design(self.layers, prelu, self.loss, parameters=(("weight", start),), dtype="float32")


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "circles": Task("Circles", (2, 8, 8, 8, 1), binary_cross_entropy, 0.1, Schedule(600), 1e9),
        "digits": Task("Handwritten digits", (64, 24, 24, 24, 10), softmax_cross_entropy, 0.1, Schedule(600, 32), 3e10),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Networks from one start of their slopes.

    Parameters
    ----------
    start : float
    at : ndarray of (r,)
        The recorded steps.
    slopes : ndarray of (seeds, r, hidden layers)
    loss : ndarray of (seeds, r)
    """

    start: float
    at: Array
    slopes: Array
    loss: Array


@lru_cache(maxsize=2)
def _data(task: str) -> DataSet:
    return split(SCALINGS["standardised"], 0)[0] if task == "digits" else draw(task, 0)[0]


@lru_cache(maxsize=2)
def learning(task: str) -> Job[Learned]:
    """Return the job that trains the networks of a task, a key of `TASKS`, one part for each of `STARTS`."""
    given = TASKS[task]

    def seconds() -> float:
        every = given.schedule.steps // RECORDS
        return len(STARTS) * estimate(given.design(0.25), _data(task), given.schedule, SEEDS, every=every)

    return Job(
        tuple(partial(_learned, task, start) for start in STARTS), ("learned", task), lambda: given.load, seconds
    )


def _learned(task: str, start: float) -> Iterator[tuple[float, Learned | None]]:
    given, runs = TASKS[task], []
    every = given.schedule.steps // RECORDS
    for share, run in train_blocks(
        given.design(start), _data(task), given.schedule, rates=given.rate, seeds=np.arange(SEEDS), every=every
    ):
        runs += [] if run is None else [run]
        yield 0.99 * share, None
    whole = Run.joined(runs)
    assert whole.slopes is not None  # noqa: S101 - PReLU learns them
    yield 1.0, Learned(start, whole.steps, whole.slopes, whole.loss)
