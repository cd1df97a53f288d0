"""What centred outputs change in a training: five functions, each at its own best learning rate, by four optimisers.

The sigmoid less 1/2 has the slopes of the sigmoid, and outputs around 0. So the two together show what centring alone
does, which tanh does not: its slope is four times as large.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

import numpy as np

from acts.activation import Activation, Array
from acts.experiments.training.job import Job
from acts.functions.exponential import elu
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid, sigmoid_value, tanh
from acts.network import Adam, DataSet, Design, RMSprop, Run, Schedule, draw, train_blocks
from acts.network.initialisers import LECUN_NORMAL


def shifted_sigmoid_value(z: Any) -> Any:
    """Return the sigmoid less 1/2."""
    return sigmoid_value(z) - 0.5


shifted_sigmoid = replace(
    sigmoid,
    slug="shifted_sigmoid",
    name="Sigmoid - 1/2",
    formulas=replace(sigmoid.formulas, value=shifted_sigmoid_value, uses=(sigmoid_value,)),
)
"""The sigmoid, centred: only its value differs, so of its record only value, slopes and name are to be used."""

FUNCTIONS: Mapping[str, Activation] = MappingProxyType(
    {activation.slug: activation for activation in (sigmoid, shifted_sigmoid, tanh, relu, elu)}
)

STEPS = 400
RECORDS = (*range(0, 100, 5), *range(100, STEPS + 1, 20))
"""The updates of each training, and after how many of them the networks are looked at."""

OPTIMISERS: Mapping[str, Schedule] = MappingProxyType(
    {
        "plain": Schedule(STEPS),
        "momentum": Schedule(STEPS, momentum=0.9),
        "rmsprop": Schedule(STEPS, optimiser=RMSprop()),
        "adam": Schedule(STEPS, optimiser=Adam()),
    }
)

LOWEST: Mapping[str, float] = MappingProxyType({"plain": 1.0, "momentum": 0.2, "rmsprop": 0.01, "adam": 0.02})
"""The lowest learning rate that is tried; the highest is a hundred times as large."""

TASKS = ("moons", "circles")
LAYERS, POINTS, LOSS = (2, 8, 8, 1), 64, 0.1
"""The network, the points of its training set, and the training loss that has to be reached."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many learning rates are tried, and from how many random starts each."""

    rates: int
    seeds: int


LOOK, FULL = Effort(5, 3), Effort(13, 11)


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """Networks of one function at its best learning rate: the one with the fewest steps, in the median over seeds.

    Parameters
    ----------
    activation : Activation
    rate : float
    steps : ndarray of (seeds,)
        The first recorded step at which the training loss is at most `LOSS`; infinite if there is none.
    at : ndarray of (r,)
        The recorded steps.
    loss : ndarray of (seeds, r)
    means : ndarray of (seeds, r, 2)
        The mean activation of each hidden layer, over units and samples.
    """

    activation: Activation
    rate: float
    steps: Array
    at: Array
    loss: Array
    means: Array

    @property
    def median(self) -> float:
        """The median of the steps."""
        return float(np.median(self.steps))

    @property
    def middle(self) -> Array:
        """The mean activation of each hidden layer, the median over the seeds, (r, 2)."""
        return np.asarray(np.median(self.means, axis=0))


def rates_of(optimiser: str, effort: Effort) -> Array:
    """Return the learning rates that are tried."""
    return np.geomspace(LOWEST[optimiser], 100 * LOWEST[optimiser], effort.rates)


def design_of(slug: str) -> Design:
    """Return the network of a function."""
    return Design(LAYERS, FUNCTIONS[slug], initialiser=LECUN_NORMAL, dtype="float32")


@lru_cache(maxsize=8)
def _data(task: str) -> DataSet:
    return draw(task, 0, POINTS, 1)[0]


@lru_cache(maxsize=64)
def training(task: str, optimiser: str, effort: Effort) -> Job[Trained]:
    """Return the job that trains all functions, one part for each; equal arguments share one job.

    Parameters
    ----------
    task : str
        One of `TASKS`.
    optimiser : str
        A key of `OPTIMISERS`.
    effort : Effort
    """
    networks = effort.rates * effort.seeds

    def load() -> float:
        # functions without a shortcut in acts.network.kernels take about twice as long
        return 3.0e3 * POINTS * STEPS * networks * len(FUNCTIONS)

    def seconds() -> float:
        times = []
        for _ in range(2):  # the faster of two, since a delay would be multiplied
            begun = time.perf_counter()
            for _part in _trained(task, optimiser, LOOK, tanh.slug):
                pass
            times.append(time.perf_counter() - begun)
        # of the five functions, ELU takes about twice as long
        return min(times) * (len(FUNCTIONS) + 1) * networks / (LOOK.rates * LOOK.seeds)

    workers = tuple(partial(_trained, task, optimiser, effort, slug) for slug in FUNCTIONS)
    return Job(workers, ("centring", task, optimiser, effort), load, seconds)


def _trained(task: str, optimiser: str, effort: Effort, slug: str) -> Iterator[tuple[float, Trained | None]]:
    """Train the networks of one function: yields the share that is done, and at the end what came out."""
    rates, seeds = rates_of(optimiser, effort), np.arange(effort.seeds)
    every: dict[str, Any] = {"rates": np.repeat(rates, len(seeds)), "seeds": np.tile(seeds, len(rates))}
    runs = []
    for share, run in train_blocks(
        design_of(slug), _data(task), OPTIMISERS[optimiser], every=RECORDS, keep=True, **every
    ):
        runs += [] if run is None else [run]
        yield 0.95 * share, None
    run = Run.joined(runs)
    steps, ends = (each.reshape(len(rates), -1) for each in (first_below(run), run.loss[:, -1]))
    # where medians are alike or infinite, the rate with the smaller mean loss at the end
    best = int(np.lexsort((ends.mean(axis=1), np.median(steps, axis=1)))[0])
    own = run.pick(slice(best * len(seeds), (best + 1) * len(seeds)))
    yield 1.0, Trained(FUNCTIONS[slug], float(rates[best]), steps[best], own.steps, own.loss, _means(own, task))


def first_below(run: Run) -> Array:
    """Return the first recorded step at which each network's loss is at most `LOSS`; infinite if there is none."""
    below = run.loss <= LOSS
    return np.where(below.any(axis=1), run.steps[below.argmax(axis=1)], np.inf)


def _means(run: Run, task: str) -> Array:
    """Return the mean activation of each hidden layer, (networks, records, layers)."""
    assert run.history is not None  # noqa: S101 - all weights were asked for
    activation, means = run.design.activation, []
    inputs: Array = np.broadcast_to(_data(task).x.T, (*run.history[0].shape[:2], *_data(task).x.T.shape))
    for weights in run.history[:-1]:
        z = weights[..., :-1] @ inputs + weights[..., -1:]
        inputs = activation.formulas.value(z, **run.design.settings)
        means.append(inputs.mean(axis=(2, 3)))
    return np.stack(means, axis=-1)
