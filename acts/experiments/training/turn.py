"""The learning rate under the hand: one network of one seed, trained at many learning rates, and how each of them ends.

Networks that diverged are shown as they were before: trained once more, up to the update before the divergence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.plane import SIDE, Box, box_of, kinks_of, places_in, regions_of
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Word, rates_between, word
from acts.network import Divergence, Run, predict
from acts.network.training import block_size
from acts.sealed import seal

LOW, HIGH, COUNT = 0.01, 100.0, 41
RATES = rates_between(LOW, HIGH, COUNT)
"""The learning rates that every reader gets, at even distances on a log scale."""

AT_ONCE = 1.5e9
"""Multiplications, about 0.3 seconds: so much is trained without a press."""

TRAINING = 0.8
"""The approximate share of the training in the work; the rest evaluates the networks over the plane."""


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """The ends of m trainings of one network and one seed, by learning rate. Arrays are read-only.

    A network that diverged is shown at its last finite state before.

    Parameters
    ----------
    setup, seed : Setup, int
    rates : ndarray of (m,)
        In ascending order.
    steps : ndarray of (m,), int64
        The number of updates before the state that is shown.
    divergences : tuple of m Divergence or None
    box : tuple of (low, high)
        The interval of each input that is shown: all training points, with a margin.
    regions : ndarray of (m, SIDE, SIDE), uint8, or None
        ``LEVELS * class + confidence`` at each place, rows from the top down; None if values are learned.
    curves : ndarray of (m, SIDE) or None
        The output over the one input if values are learned, else None.
    kinks : ndarray of (m, width, 4)
        The kink of each unit of the first hidden layer within the box, as in `acts.experiments.training.film.Film`.
    flat : ndarray of (m, width), bool
        Which of these units have only weights of 0, and so no kink.
    silent : ndarray of (m, units), bool
        Which hidden units fire on no training sample, layer by layer.
    loss : ndarray of (m,)
        The mean on the training set.
    accuracy, test_accuracy : ndarray of (m,) or None
        None if values are learned.
    test_loss : ndarray of (m,)
    """

    setup: Setup
    seed: int
    rates: Array
    steps: Array
    divergences: tuple[Divergence | None, ...]
    box: Box
    regions: Array | None
    curves: Array | None
    kinks: Array
    flat: Array
    silent: Array
    loss: Array
    accuracy: Array | None
    test_accuracy: Array | None
    test_loss: Array | None

    def __post_init__(self) -> None:
        seal(self)

    def __len__(self) -> int:
        return len(self.rates)

    @property
    def word(self) -> Word:
        """What a unit is called that fires on no training sample."""
        return word(self.setup.design)

    @property
    def diverged(self) -> Array:
        """Which networks diverged, (m,), bool."""
        return np.array([divergence is not None for divergence in self.divergences])

    @property
    def dead(self) -> Array:
        """Which units of the first hidden layer fire on no training sample, (m, width), bool."""
        return self.silent[:, : self.setup.width]

    @property
    def counts(self) -> Array:
        """How many units of each hidden layer fire on no training sample, (m, depth)."""
        return np.asarray(self.silent.reshape(len(self), self.setup.depth, self.setup.width).sum(axis=-1))

    @property
    def share(self) -> Array:
        """The share of all hidden units that fire on no training sample, (m,); nan where the network diverged."""
        return np.where(self.diverged, math.nan, self.silent.mean(axis=1))

    @property
    def score(self) -> Array:
        """The accuracy on the training set, or the loss if values are learned, (m,); nan where the network diverged."""
        return np.where(self.diverged, math.nan, self.loss if self.accuracy is None else self.accuracy)

    def at(self, rate: float) -> int | None:
        """Return the place of a learning rate, or None."""
        found = np.flatnonzero(self.rates == rate)
        return int(found[0]) if found.size else None

    @classmethod
    def joined(cls, turns: Iterable[Turn]) -> Turn:
        """Return all trainings of several records of one network and seed, each learning rate once, in their order."""
        several = list(turns)
        values: dict[str, Any] = {}
        for field in fields(cls):
            parts = [getattr(turn, field.name) for turn in several]
            whole = field.name in ("setup", "seed", "box") or parts[0] is None
            joint = sum(parts, ()) if field.name == "divergences" else parts[0] if whole else np.concatenate(parts)
            values[field.name] = joint
        return cls(**values)._picked(np.unique(values["rates"], return_index=True)[1])

    def _picked(self, chosen: Array) -> Turn:
        values: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        for name, value in values.items():
            if isinstance(value, np.ndarray):
                values[name] = value[chosen]
        places = np.arange(len(self))[chosen].tolist()
        return Turn(**{**values, "divergences": tuple(self.divergences[place] for place in places)})


class Turning(Trainings[Turn]):
    """The job that trains a network of one seed at all of `rates`, the nearest to a learning rate first.

    Parameters
    ----------
    setup : Setup
    seed : int
    rates : tuple of float
    """

    def __init__(self, setup: Setup, seed: int, rates: tuple[float, ...]) -> None:
        self.around = rates[len(rates) // 2]
        super().__init__((setup,), rates, (seed,), self._outward, 1 / TRAINING)

    @property
    def at_once(self) -> bool:
        """Whether the whole takes so little that nobody has to be asked."""
        return self.load <= AT_ONCE

    def _outward(self, setup: Setup) -> Iterator[tuple[float, Turn | None]]:
        """Yield the share of the work that is done, and the trainings that are finished."""
        (seed,), missing = self.seeds, list(self.rates)
        together = block_size(setup.design, len(setup.sets[0].x), setup.schedule)
        known: Turn | None = None
        while missing:
            missing.sort(key=lambda rate: abs(_log(rate) - _log(self.around)))
            chosen, missing = sorted(missing[:together]), missing[together:]
            before = 1 - (len(chosen) + len(missing)) / len(self.rates)
            part = None
            for share, part in _turned(setup, seed, chosen):
                if part is None:
                    yield before + share * len(chosen) / len(self.rates), known
            assert part is not None  # noqa: S101 - the last piece has the trainings
            known = part if known is None else Turn.joined((known, part))
            yield 1 - len(missing) / len(self.rates), known


@lru_cache(maxsize=32)
def turning(setup: Setup, seed: int) -> Turning:
    """Return the job that trains a network at `RATES`; equal arguments share one job.

    Its `around` is the learning rate from which it goes on outward.
    """
    return Turning(setup, seed, RATES)


@lru_cache(maxsize=64)
def alone(setup: Setup, rate: float, seed: int) -> Turning:
    """Return the job that trains a network at one learning rate; equal arguments share one job."""
    return Turning(setup, seed, (rate,))


@lru_cache(maxsize=32)
def together(*turns: Turn) -> Turn:
    """Return all trainings of several records; the same record for the same ones."""
    return turns[0] if len(turns) == 1 else Turn.joined(turns)


def _log(rate: float) -> float:
    return math.log(max(rate, 1e-300))


def _turned(setup: Setup, seed: int, rates: list[float]) -> Iterator[tuple[float, Turn | None]]:
    """Train at some rates, in ascending order: yields the share of the work that is done, at the end the trainings."""
    runs, shares = [], TRAINING
    for share, run in setup.blocks(rates, seed):
        runs += [] if run is None else [run]
        yield shares * share, None
    run = Run.joined(runs)
    gone = [place for place, divergence in enumerate(run.divergences) if divergence]
    parts = [_ended(setup, seed, run)]
    if gone:
        steps = [divergence.step for divergence in run.divergences if divergence]
        # where a batch is a part of the data, its loss may exceed the bound later than that of all data, which is
        # looked at in records only: so several steps before are recorded
        marks = sorted({max(0, step - back) for step in steps for back in (1, 2, 3, 5, 8, 13)})
        runs = []
        shorter = replace(setup, steps=max(1, marks[-1]))
        for _share, run_again in shorter.blocks([rates[place] for place in gone], seed, marks):
            runs += [] if run_again is None else [run_again]
            yield shares, None
        kept = parts[0]._picked(np.setdiff1d(np.arange(len(rates)), gone))
        lost = _ended(setup, seed, Run.joined(runs), tuple(run.divergences[place] for place in gone))
        parts = [kept, lost]
    yield 1.0, Turn.joined(parts)


def _ended(setup: Setup, seed: int, run: Run, divergences: tuple[Divergence | None, ...] | None = None) -> Turn:
    """Return the trainings of a run at their last records; `divergences` are those that the run stopped before."""

    def last(series: Array | None) -> Array | None:
        return None if series is None else series[:, -1]

    box, values = box_of(setup.sets[0].x), not setup.sets[0].classes
    logits = predict(setup.design, run.weights, places_in(box), last(run.slopes))
    return Turn(
        setup=setup,
        seed=seed,
        rates=run.rates,
        steps=run.steps[run.reached.sum(axis=1) - 1],
        divergences=divergences or run.divergences,
        box=box,
        regions=None if values else regions_of(logits).reshape(len(run), SIDE, SIDE),
        curves=logits[:, 0, ::-1].astype(np.float64) if values else None,
        kinks=kinks_of(run.weights[0].astype(np.float64), box),
        flat=np.asarray(~run.weights[0][..., :-1].any(axis=-1)),
        silent=run.silent[:, -1],
        loss=run.loss[:, -1],
        accuracy=last(run.accuracy),
        test_loss=last(run.test_loss),
        test_accuracy=last(run.test_accuracy),
    )
