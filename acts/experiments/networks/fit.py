"""A target fitted by training: networks of one hidden layer, over seeds, beside one put together by hand.

The targets and the construction are those of `acts.experiments.networks.bumps`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.experiments.networks.bumps import HIGH, LOW, STEEPNESS, TARGETS, Followed, followed
from acts.experiments.training.job import Job
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import step
from acts.losses import squared_error
from acts.network import DataSet, Design, Run, Schedule, estimate, predict, train_blocks
from acts.network.kernels import SHORTCUTS
from acts.sealed import seal

COUNTS = (1, 2, 4, 8, 16, 32)
"""The numbers of hidden units."""

ORDER = (8, 4, 16, 2, 32, 1)
"""The numbers of hidden units in the order in which they are trained."""

LAST = 1000
"""The number of steps of each training."""

STEPS = (0, 10, 30, 100, 300, LAST)
"""The steps of each training that are shown."""

RATE, MOMENTUM = 0.05, 0.9
SEEDS = tuple(range(7))
"""An odd number: one network is the middle one."""

POINTS = 65
"""Training points, at even distances."""

SHOWN = 81
"""Places, at even distances, at which the output of a network is drawn."""

AT_ONCE = 1e9
"""Multiplications, about 0.25 seconds: so much is trained without a press."""

_FINER = 10
"""Errors are looked for at so many times the places that are drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Networks of one number of units, one for each of `SEEDS`, at `STEPS` of their training. Arrays are read-only.

    Parameters
    ----------
    count : int
        The number of hidden units.
    curves : ndarray of (steps, seeds, SHOWN), float32
        The outputs from `LOW` to `HIGH`.
    errors : ndarray of (steps, seeds)
        The largest error.
    centres : ndarray of (steps, seeds, count)
        The input at which z of each unit is 0; nan where no input does it.
    diverged : ndarray of (seeds,), bool
        These networks are shown at their last recorded state before.
    """

    count: int
    curves: Array
    errors: Array
    centres: Array
    diverged: Array

    def __post_init__(self) -> None:
        seal(self)

    def middle(self, place: int) -> int:
        """Return the seed whose error at this place in `STEPS` is the median."""
        return int(np.argsort(self.errors[place], kind="stable")[len(SEEDS) // 2])


def by_hand(target: str, unit: str, count: int) -> tuple[Activation, Followed]:
    """Return the network of as many units that is put together by hand, and its activation.

    It is made of steps, sigmoids or ReLUs, whichever is of the kind of the activation with this slug.
    """
    family = CATALOGUE[unit].family
    made = {step.family: step, sigmoid.family: sigmoid}.get(family, relu)
    # n pieces take n ReLUs, or n - 1 steps or sigmoids
    return made, followed(target, made.slug, count + (made is not relu), STEEPNESS)


def _as_input(x: Array) -> Array:
    """Return x as the networks take it: from -1 to 1."""
    return np.asarray(2 * (x - LOW) / (HIGH - LOW) - 1)


@lru_cache(maxsize=8)
def _data(target: str) -> DataSet:
    x = np.linspace(LOW, HIGH, POINTS)
    return DataSet(target, _as_input(x)[:, None], TARGETS[target].value(x), "values")


def _design(unit: str, count: int) -> Design:
    return Design((1, count, 1), CATALOGUE[unit], loss=squared_error, dtype="float32")


def load_of(unit: str, count: int) -> float:
    """Return about how many multiplications the networks of so many units take, all seeds together."""
    # functions without a shortcut in acts.network.kernels take several times as long
    passes = 40 + count if unit in SHORTCUTS else 160 + 13 * count
    return 3.0 * passes * POINTS * len(SEEDS) * LAST


def at_once(unit: str) -> tuple[int, ...]:
    """Return the numbers of units that are trained without a press: the first of `ORDER` that take `AT_ONCE`."""
    loads = np.cumsum([load_of(unit, count) for count in ORDER])
    return ORDER[: max(1, int((loads <= AT_ONCE).sum()))]


@lru_cache(maxsize=64)
def fitting(target: str, unit: str, rate: float, counts: tuple[int, ...]) -> Job[Fitted]:
    """Return the job that fits a target, one part for each of these numbers of units; equal arguments share one job.

    Parameters
    ----------
    target, unit : str
        Slugs of a target and of an activation.
    rate : float
        The learning rate.
    counts : tuple of int
    """
    loads = [load_of(unit, count) for count in counts]

    def seconds() -> float:
        schedule = Schedule(LAST, momentum=MOMENTUM)
        last = estimate(_design(unit, counts[-1]), _data(target), schedule, len(SEEDS), patience=0.02)
        return last * sum(loads) / loads[-1]

    workers = tuple(partial(_fitted, target, unit, rate, count) for count in counts)
    return Job(workers, ("fit", target, unit, rate, counts), lambda: sum(loads), seconds)


def _fitted(target: str, unit: str, rate: float, count: int) -> Iterator[tuple[float, Fitted | None]]:
    """Train the networks of one number of units: yields the share of the work that is done, at the end the networks."""
    design, seeds = _design(unit, count), np.array(SEEDS)
    schedule = Schedule(LAST, momentum=MOMENTUM)
    runs = []
    for share, run in train_blocks(
        design, _data(target), schedule, rates=rate, seeds=seeds, every=list(STEPS), keep=True
    ):
        runs += [] if run is None else [run]
        yield 0.9 * share, None
    yield 1.0, _seen(target, design, Run.joined(runs))


def _seen(target: str, design: Design, run: Run) -> Fitted:
    """Return what is shown of networks of one number of units."""
    assert run.history is not None  # noqa: S101 - all weights are kept
    layers = [np.concatenate(np.swapaxes(layer, 0, 1)) for layer in run.history]
    slopes = None if run.slopes is None else np.concatenate(np.swapaxes(run.slopes, 0, 1))
    wanted = TARGETS[target]
    x = np.linspace(LOW, HIGH, _FINER * (SHOWN - 1) + 1)
    places = np.append(x, wanted.breaks)
    outputs = predict(design, layers, _as_input(places)[:, None], slopes)[:, 0]
    off = [outputs[:, : x.size] - wanted.value(x)]
    # a jump has two sides, and the network one value for both
    off += [outputs[:, x.size :] - wanted.value(np.nextafter(wanted.breaks, side)) for side in (-math.inf, math.inf)]
    w, b = layers[0][..., 0].astype(float), layers[0][..., 1].astype(float)
    at = np.divide(-b, w, out=np.full_like(w, math.nan), where=w != 0)
    shape = len(STEPS), len(SEEDS)
    return Fitted(
        count=design.units,
        curves=outputs[:, : x.size : _FINER].reshape(*shape, SHOWN).astype(np.float32),
        errors=np.abs(np.concatenate(off, axis=1)).max(axis=1).reshape(shape),
        centres=(LOW + (at + 1) / 2 * (HIGH - LOW)).reshape(*shape, -1),
        diverged=np.array([divergence is not None for divergence in run.divergences]),
    )
