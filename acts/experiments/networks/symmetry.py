"""Units that start equal: the same training from equal weights and from random ones, unit by unit.

The weights are given to the engine as a start of its own. So nothing but the arithmetic keeps equal units equal: where
a product is rounded differently in two rows, the difference of the last bit is seen to grow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.network import Design, Schedule, draw, initial, train
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


@lru_cache(maxsize=64)
def symmetry(slug: str, start: Start, seed: int = 0, own: int = STEPS) -> Symmetry:
    """Train from a start and from random ones.

    Parameters
    ----------
    slug : str
        One of `FUNCTIONS`.
    start : str
        One of `STARTS`.
    seed : int
    own : int
        A step that is recorded besides the multiples of `EVERY`.
    """
    activation = CATALOGUE[slug]
    design = Design((2, UNITS, 1), activation, initialiser=HE_NORMAL)
    drawn = [equal_start(design, start, seed), *(initial(design, seed + k) for k in range(SEEDS))]
    layers = [np.stack(each) for each in zip(*drawn, strict=True)]
    marks = sorted({*range(0, STEPS + 1, EVERY), own})
    data, _test = draw("circles", seed)
    rates = np.full(len(drawn), RATE)
    run = train(design, data, Schedule(STEPS), rates=rates, start=layers, every=marks, keep=True)
    assert run.history is not None and run.accuracy is not None  # noqa: S101, PT018 - both were asked for
    into, out = run.history[0][:2], run.history[1][:2, :, 0, :-1, None]
    weights = np.concatenate([into, out], axis=-1)
    return Symmetry(
        activation, start, seed, run.samples, run.steps, weights, run.loss[:2], run.accuracy[:2], run.accuracy[1:, -1]
    )  # fmt: skip
