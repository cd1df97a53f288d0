"""Dying units: how many stop firing on the whole training set, depending on the learning rate.

A unit is **dead** when its pre-activation is 0 or less on every training sample and the slope there is exactly 0:
it gets no gradient any more. If the slope is not 0, such a unit still learns: it is **never positive**. A unit is
born dead if it is dead before the first step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.network import DataSet, Design, Run, Schedule, train, train_blocks

Word = Literal["dead", "never positive"]

LEAKS = (
    ("relu",),
    ("leaky_relu", ("negative_slope", 0.01)),
    ("leaky_relu", ("negative_slope", 0.1)),
    ("leaky_relu", ("negative_slope", 0.3)),
)
"""The slopes for negative z that are compared: for each, the slug of an activation and its parameters."""

RATES, SEEDS = 25, (3, 8)
"""The number of learning rates of `sweep_of`, and the numbers of seeds that it is asked for."""

SAFE = 0.1
"""A learning rate is safe if the mean share of units not firing is below this."""


def word(design: Design) -> Word:
    """Return what we call a unit of this design that fires on no training sample.

    PReLU learns its slope, so its units are called never positive, even if the slope starts at 0.
    """
    left = design.activation.claims(**design.settings).left
    flat = left is not None and left.kind == "hard" and left.beyond is not None and left.beyond >= 0
    return "dead" if flat and not design.learns_slopes else "never positive"


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """The end of many trainings: m learning rates, each with the same s seeds. Arrays are (m, s) unless stated.

    Parameters
    ----------
    design, schedule : Design, Schedule
    word : {"dead", "never positive"}
        What `share` counts.
    rates : ndarray of (m,)
    seeds : ndarray of (s,)
    share : ndarray
        The share of hidden units that are dead, or never positive, at the end.
    born : ndarray of (s,)
        The share that was so before the first step, which depends on the seed alone.
    accuracy, test_accuracy : ndarray or None
        At the end; None if values are learned, or without a test set.
    loss : ndarray
        The mean loss on the training set at the end.
    diverged : ndarray of bool
        Networks whose loss exceeded the bound. Their other entries are those of step 0, the last record before.
    """

    design: Design
    schedule: Schedule
    word: Word
    rates: Array
    seeds: Array
    share: Array
    born: Array
    accuracy: Array | None
    test_accuracy: Array | None
    loss: Array
    diverged: Array

    def spread(self, values: Array) -> tuple[Array, Array, Array]:
        """Return lowest, mean and highest of values (m, s) at each rate, (m,), over the networks that did not diverge.

        nan at rates where all diverged.
        """
        kept = ~self.diverged
        none = ~kept.any(axis=1)
        low, high = np.where(kept, values, np.inf).min(axis=1), np.where(kept, values, -np.inf).max(axis=1)
        mean = np.where(kept, values, 0.0).sum(axis=1) / np.maximum(kept.sum(axis=1), 1)
        return tuple(np.where(none, np.nan, column) for column in (low, mean, high))  # type: ignore[return-value]

    def first(self, share: float) -> int | None:
        """Return the index of the lowest rate with a mean share of silent units of at least `share`, or None."""
        reached = np.flatnonzero(self.spread(self.share)[1] >= share)
        return int(reached[0]) if reached.size else None

    def safe(self, share: float = SAFE) -> int | None:
        """Return the index of the highest safe rate, or None.

        At it and at every lower rate no network diverges, and the mean share of silent units is below `share`.
        """
        unsafe = self.diverged.any(axis=1) | ~(self.spread(self.share)[1] < share)
        return (int(unsafe.argmax()) if unsafe.any() else len(unsafe)) - 1 if not unsafe[0] else None

    def falls(self, share: float = 0.5) -> int | None:
        """Return the index of the lowest rate at which `share` of the units is silent, or of the networks diverges."""
        fallen = (self.diverged.mean(axis=1) >= share) | (self.spread(self.share)[1] >= share)
        return int(fallen.argmax()) if fallen.any() else None

    @property
    def deadliest(self) -> int | None:
        """The index of the rate with the highest mean share of units not firing; None if every network diverged."""
        mean = self.spread(self.share)[1]
        return None if np.isnan(mean).all() else int(np.nanargmax(mean))

    @property
    def best(self) -> int | None:
        """The index of the rate with the highest mean test accuracy, or, without a test set, the lowest mean loss.

        None if every network diverged.
        """
        mean = self.spread(-self.loss if self.test_accuracy is None else self.test_accuracy)[1]
        return None if np.isnan(mean).all() else int(np.nanargmax(mean))

    @classmethod
    def of(cls, run: Run, rates: Array, seeds: Array) -> Sweep:
        """Return the sweep in a run of all seeds at the first rate, then all seeds at the second, and so on."""
        shape = (len(rates), len(seeds))

        def last(series: Array | None) -> Array | None:
            return None if series is None else series[:, -1].reshape(shape)

        share, loss = run.silent_share[:, -1].reshape(shape), run.loss[:, -1].reshape(shape)
        born, reached = run.silent_share[: len(seeds), 0], run.reached[:, -1].reshape(shape)
        accuracies = last(run.accuracy), last(run.test_accuracy)
        return cls(run.design, run.schedule, word(run.design), rates, seeds, share, born, *accuracies, loss, ~reached)


def sweep_blocks(
    design: Design,
    data: DataSet,
    schedule: Schedule,
    *,
    rates: ArrayLike,
    seeds: ArrayLike,
    scale: float = 1.0,
    offset: float = 0.0,
    test: DataSet | None = None,
) -> Iterator[tuple[float, Sweep | None]]:
    """Sweep the learning rate piece by piece: yields the share of the work that is done, and the sweep until now.

    The sweep has the rates from the first to the last that is finished with all its seeds; it is None before one is
    finished. The caller may show it, or stop in between. The arguments are those of `sweep`.
    """
    every_rate, every_seed = np.atleast_1d(np.asarray(rates, np.float64)), np.atleast_1d(np.asarray(seeds, np.int64))
    blocks = train_blocks(
        design,
        data,
        schedule,
        rates=np.repeat(every_rate, len(every_seed)),
        seeds=np.tile(every_seed, len(every_rate)),
        scales=scale,
        offsets=offset,
        test=test,
    )
    runs: list[Run] = []
    trained, known = 0, None
    for share, run in blocks:
        if run is not None:
            runs.append(run)
            trained += len(run)
        finished = trained // len(every_seed)
        if finished > (0 if known is None else len(known.rates)):
            runs = [Run.joined(runs)]
            part = runs[0].pick(slice(finished * len(every_seed)))
            known = Sweep.of(part, every_rate[:finished], every_seed)
        yield share, known


def sweep(
    design: Design,
    data: DataSet,
    schedule: Schedule,
    *,
    rates: ArrayLike,
    seeds: ArrayLike,
    scale: float = 1.0,
    offset: float = 0.0,
    test: DataSet | None = None,
) -> Sweep:
    """Train networks of one design at m learning rates with s seeds each, and return how many units have died.

    Parameters
    ----------
    design, data, schedule : Design, DataSet, Schedule
    rates, seeds : array_like
        One-dimensional, (m,) and (s,). A seed starts with the same weights at every rate.
    scale, offset : float
        The initial scale and the bias offset of all networks.
    test : DataSet, optional

    Raises
    ------
    ValueError
        As in `acts.network.train`, and if rates or seeds are empty.
    """
    if not (np.size(rates) and np.size(seeds)):
        raise ValueError("a sweep needs a learning rate and a seed at least")
    blocks = sweep_blocks(design, data, schedule, rates=rates, seeds=seeds, scale=scale, offset=offset, test=test)
    *_, (_, whole) = blocks
    assert whole is not None  # noqa: S101 - the last block finishes the last rate
    return whole


def rates_between(low: float, high: float, count: int = RATES) -> tuple[float, ...]:
    """Return `count` learning rates at even distances on a log scale, each rounded to three digits."""
    return tuple(dict.fromkeys(float(f"{rate:.3g}") for rate in np.geomspace(low, high, count)))


def sweeps(
    setups: tuple[Setup, ...],
    rates: tuple[float, ...],
    seeds: tuple[int, ...],
    cost: float = 1.0,
    looks: Callable[[], Sequence[Trainings[Sweep]]] = tuple,
) -> Trainings[Sweep]:
    """Return the job that sweeps each setup over the same rates and seeds; `cost` and `looks` are those of the job."""

    def worker(setup: Setup) -> Iterator[tuple[float, Sweep | None]]:
        return sweep_blocks(**setup.arguments, rates=rates, seeds=seeds)

    return Trainings(setups, rates, seeds, worker, cost, looks)


def sweeps_at_once(setups: tuple[Setup, ...], rates: tuple[float, ...], seeds: tuple[int, ...]) -> Trainings[Sweep]:
    """Return the job of `sweeps` for setups that differ in scale and offset alone; the first part trains them all.

    Small sweeps take half as long so: the networks of all of them are one batch.
    """

    @lru_cache(maxsize=1)
    def trained() -> tuple[Sweep, ...]:
        each = len(rates) * len(seeds)
        run = train(
            setups[0].design,
            setups[0].sets[0],
            setups[0].schedule,
            rates=np.tile(np.repeat(rates, len(seeds)), len(setups)),
            seeds=np.tile(seeds, len(rates) * len(setups)),
            scales=np.repeat([setup.scale for setup in setups], each),
            offsets=np.repeat([setup.offset for setup in setups], each),
            test=setups[0].sets[1],
        )
        parts = (run.pick(slice(first, first + each)) for first in range(0, len(run), each))
        return tuple(Sweep.of(part, np.array(rates), np.array(seeds)) for part in parts)

    def worker(setup: Setup) -> Iterator[tuple[float, Sweep | None]]:
        yield 1.0, trained()[setups.index(setup)]

    return Trainings(setups, rates, seeds, worker)


def leaks(setup: Setup) -> dict[str, Setup]:
    """Return a setup under each of `LEAKS`, by its slope for negative z."""
    return {f"{given[0][1]:g}" if given else "0": setup.under(slug, *given) for slug, *given in LEAKS}


@lru_cache(maxsize=64)
def sweep_of(setup: Setup, low: float, high: float, seeds: int) -> Trainings[Sweep]:
    """Return the job that sweeps `RATES` learning rates with the first `seeds` seeds; equal arguments share one job."""
    return sweeps((setup,), rates_between(low, high), tuple(range(seeds)))


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """One network with its records while it learned.

    Parameters
    ----------
    word : {"dead", "never positive"}
    run : Run
        Of one network, with `history`: all weights at the recorded steps.
    born : tuple of bool
        For each hidden unit, whether it was dead (or never positive) before the first step.
    died : tuple of int or None
        The first recorded step from which on the unit fired on no training sample, to the end.
    revived : tuple of int
        How many times the unit fired again at a record after one at which it did not.
    """

    word: Word
    run: Run
    born: tuple[bool, ...]
    died: tuple[int | None, ...]
    revived: tuple[int, ...]


def drift(life: Life) -> float:
    """Return the largest change in any weight or bias of a unit after its death.

    For a dead ReLU unit it is exactly 0, without momentum and weight decay and with one hidden layer, whose inputs do
    not change.
    """
    history = [layer[0] for layer in life.run.history or ()]
    weights = np.concatenate([layer.reshape(*layer.shape[:2], -1).swapaxes(0, 1) for layer in history[:1]])
    changes = [0.0]
    for unit, step in zip(weights, life.died, strict=False):
        if step is not None:
            after = unit[life.run.steps >= step]
            changes.append(float(np.abs(after - after[0]).max()))
    return max(changes)


def lived(design: Design, run: Run) -> Life:
    """Follow the units of one network through the records of its run, which must keep the weights (`keep=True`)."""
    silent = run.silent[0]
    died: list[int | None] = []
    for unit in silent.T:
        fired = np.flatnonzero(~unit)
        first = int(fired[-1]) + 1 if fired.size else 0
        died.append(int(run.steps[first]) if first < len(unit) else None)
    revived = (silent[:-1] & ~silent[1:]).sum(axis=0)
    return Life(word(design), run, tuple(silent[0].tolist()), tuple(died), tuple(revived.tolist()))
