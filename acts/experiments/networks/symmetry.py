"""Units that start equal: the same training from equal weights and from random ones, unit by unit.

The weights are given to the engine as a start of its own. So nothing but the arithmetic keeps equal units equal: where
a product is rounded differently in two rows, the difference of the last bit is seen to grow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.network import Design, Run, Schedule, draw, initial, train
from acts.network.initialisers import HE_NORMAL

Start = Literal["zeros", "equal", "almost"]

FUNCTIONS = ("tanh", "sigmoid", "relu", "gelu")
UNITS, STEPS, RATE, EVERY, SEEDS = 6, 1000, 0.5, 25, 8
VALUE, NOISE = 0.5, 0.01
"""Every weight of the equal start, and the standard deviation of what the almost equal start adds to each."""

STARTS: tuple[Start, ...] = ("zeros", "equal", "almost")


@dataclass(frozen=True, slots=True, eq=False)
class Symmetry:
    """Two trainings of one network of 2 inputs, `UNITS` hidden units and 1 output, on two rings of points.

    Entry 0 of every array is the start that is looked at, entry 1 is a random start.

    Parameters
    ----------
    activation : Activation
    start : str
        One of `STARTS`.
    seed : int
        Of the points, the random weights, and what the almost equal start adds.
    points : int
        The size of the training set.
    steps : ndarray of (r,)
    weights : ndarray of (2, r, UNITS, 4)
        Of each unit: the weights of the two inputs, the bias, and the weight with which the output takes it.
    loss, accuracy : ndarray of (2, r)
    others : ndarray of (SEEDS,)
        The accuracy at the end of random starts from several seeds; the first is that of entry 1.
    """

    activation: Activation
    start: Start
    seed: int
    points: int
    steps: Array
    weights: Array
    loss: Array
    accuracy: Array
    others: Array

    @property
    def apart(self) -> Array:
        """The largest difference between two units in one of their weights, (2, r)."""
        return np.asarray(np.ptp(self.weights, axis=2).max(axis=-1))

    def at(self, step: float) -> int:
        """Return the place of a step that is recorded."""
        return int(np.flatnonzero(self.steps == step)[0])


def equal_start(design: Design, start: Start, seed: int) -> list[Array]:
    """Return weights that are all 0, all `VALUE`, or `VALUE` and a little noise; the biases are 0."""
    rng, layers = np.random.default_rng([seed, 2]), []
    for fan_in, fan_out in pairwise(design.layers):
        weights = np.full((fan_out, fan_in), 0.0 if start == "zeros" else VALUE)
        if start == "almost":
            weights += NOISE * rng.standard_normal(weights.shape)
        layers.append(np.column_stack([weights, np.zeros(fan_out)]))
    return layers


@lru_cache(maxsize=32)
def symmetry(slug: str, start: Start, seed: int = 0) -> Symmetry:
    """Train from a start and from random ones, and record every `EVERY` steps.

    Parameters
    ----------
    slug : str
        One of `FUNCTIONS`.
    start : str
        One of `STARTS`.
    seed : int
    """
    run = _trained(slug, start, seed)
    return Symmetry(
        CATALOGUE[slug], start, seed, run.samples, run.steps, _weights(run), run.loss[:2], _accuracy(run)[:2],
        _accuracy(run)[1:, -1],
    )  # fmt: skip


@lru_cache(maxsize=32)
def symmetry_at(slug: str, start: Start, seed: int, step: int) -> Symmetry:
    """Return `symmetry` with one more step recorded, if it has none of this one."""
    usual = symmetry(slug, start, seed)
    if step in usual.steps:
        return usual
    before, place = _trained(slug, start, seed), int(np.searchsorted(usual.steps, step))
    assert before.history is not None  # noqa: S101 - it was asked for
    run = _run(slug, seed, [layer[:2, place - 1] for layer in before.history], step - int(usual.steps[place - 1]))
    return replace(
        usual,
        steps=np.insert(usual.steps, place, step),
        weights=np.insert(usual.weights, place, _weights(run)[:, -1], axis=1),
        loss=np.insert(usual.loss, place, run.loss[:, -1], axis=1),
        accuracy=np.insert(usual.accuracy, place, _accuracy(run)[:, -1], axis=1),
    )


@lru_cache(maxsize=32)
def _trained(slug: str, start: Start, seed: int) -> Run:
    """Train from the start that is looked at, and from random ones."""
    design = _design(slug)
    drawn = [equal_start(design, start, seed), *(initial(design, seed + k) for k in range(SEEDS))]
    return _run(slug, seed, [np.stack(each) for each in zip(*drawn, strict=True)], STEPS)


def _run(slug: str, seed: int, start: list[Array], steps: int) -> Run:
    """Train on from the weights of some networks."""
    data, _test = draw("circles", seed)
    rates = np.full(len(start[0]), RATE)
    return train(_design(slug), data, Schedule(steps), rates=rates, start=start, every=EVERY, keep=True)


def _design(slug: str) -> Design:
    return Design((2, UNITS, 1), CATALOGUE[slug], initialiser=HE_NORMAL)


def _weights(run: Run) -> Array:
    """Return the weights of each unit over the steps, of the start that is looked at and of one random start."""
    assert run.history is not None  # noqa: S101 - it was asked for
    hidden, last = run.history
    return np.concatenate([hidden[:2], last[:2, :, 0, :-1, None]], axis=-1)


def _accuracy(run: Run) -> Array:
    assert run.accuracy is not None  # noqa: S101 - the data are classes
    return run.accuracy
