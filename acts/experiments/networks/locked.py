"""The signs of one neuron's gradient: locked together by inputs that are not centred, and set free in a training.

A linear neuron with residual r has the gradient E r x_j in the weight of input j. With inputs of mean m this is the
covariance of r and x_j plus m E r, and that second part is the same for all weights. So all signs agree where it is the
larger part: always for a single sample with positive inputs, and in a batch as long as its mean residual is large.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from acts.activation import Array

INPUTS, SAMPLES, NEURONS, STEPS = 10, 128, 200, 24
"""The weights of a neuron, the samples of a training set, the neurons with a set each, and the steps of a training."""

BATCHES = (1, 2, 8, 32, SAMPLES)
"""The sizes of the batches: always the first samples of the training set. The last one is all of them."""

OFFSETS = tuple(float(f"{0.2 * k:.1f}") for k in range(11))
"""The offsets of the slider: an input is uniform, up to 1 below and above its offset."""

Learner = Literal["both", "bias"]
LEARNERS: tuple[Learner, ...] = ("both", "bias")
"""What a training moves: weights and bias, or the bias alone."""

_HERMITE, _WEIGHTS = np.polynomial.hermite_e.hermegauss(200)


@dataclass(frozen=True, slots=True, eq=False)
class Locked:
    """Neurons in training by gradient descent on their whole training sets, at each offset of their inputs.

    Parameters
    ----------
    seed : int
    share : float
        The learning rate, as a share of the largest one that does not diverge.
    learner : str
        One of `LEARNERS`.
    offsets : ndarray of (n,)
        Rising.
    signs : ndarray of (batches, NEURONS, n, STEPS + 1, INPUTS), bool
        Whether the gradient on each of `BATCHES` is positive in each weight, before each step and after the last.
    residual : ndarray of (NEURONS, n, STEPS + 1)
        The mean residual over the training set.
    agreeing, all_one : ndarray of (batches, n, STEPS + 1)
        The mean share of the signs that are those of the majority, and the share of neurons whose signs all agree.
    size : ndarray of (n, STEPS + 1)
        The root of the mean square of the mean residuals.
    """

    seed: int
    share: float
    learner: Learner
    offsets: Array
    signs: Array
    residual: Array
    agreeing: Array
    all_one: Array
    size: Array

    def at(self, offset: float) -> int:
        """Return the place of an offset."""
        return int(np.flatnonzero(self.offsets == offset)[0])


def majority(signs: Array) -> Array:
    """Return the share of the signs, along the last axis, that are those of the majority."""
    positive = signs.mean(axis=-1)
    return np.asarray(np.maximum(positive, 1 - positive))


def agreement(ratio: float, inputs: int = INPUTS) -> float:
    """Return the mean share of the majority's sign, if gradients are normal: a common part plus one for each weight.

    `ratio` is the deviation of the common part in that of the others. Without a common part the signs are tosses of a
    fair coin; with a very large one they all agree.
    """
    positive = np.array([0.5 * (1 + math.erf(ratio * z / math.sqrt(2))) for z in _HERMITE])
    total = np.zeros_like(positive)
    for count in range(inputs + 1):
        chance = math.comb(inputs, count) * positive**count * (1 - positive) ** (inputs - count)
        total += chance * max(count, inputs - count) / inputs
    return float(total @ _WEIGHTS / _WEIGHTS.sum())


def ratio_in(offset: float, batch: int, mean: float, deviation: float) -> float:
    """Return the ratio that `agreement` takes, for residuals of this mean and deviation that do not follow the inputs.

    The common part of a batch is the offset times its mean residual, and the others have the deviation of a uniform
    input, 1 / sqrt(3), times the root of the mean square of the residuals, by the root of the size of the batch.
    """
    common = mean**2 + deviation**2 / batch
    return offset * math.sqrt(3 * batch * common / (mean**2 + deviation**2))


KINDS: Mapping[str, Callable[[Array], Array]] = MappingProxyType(
    {"positive": np.abs, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "centred": lambda z: z}
)
"""Other inputs, made of normal ones: their sizes, their sigmoids, and they themselves."""


@dataclass(frozen=True, slots=True)
class AtStart:
    """Signs at a random start, over neurons: the mean share of the majority, and how often all agree."""

    agreeing: float
    all_one: float


@lru_cache(maxsize=128)
def at_start(kind: str, batch: int, fitted: bool, neurons: int = 1000, seed: int = 0) -> AtStart:
    """Return what the signs of gradients do at random weights.

    Parameters
    ----------
    kind : str
        A key of `KINDS`.
    batch : int
        The samples of each neuron.
    fitted : bool
        Whether the bias makes the mean residual of the batch 0 beforehand.
    neurons, seed : int
    """
    rng = np.random.default_rng([seed, 4])
    inputs = KINDS[kind](rng.standard_normal((neurons, batch, INPUTS)))
    weights = rng.standard_normal((neurons, INPUTS, 1)) / math.sqrt(INPUTS)
    residual = inputs @ weights - rng.standard_normal((neurons, batch, 1))
    if fitted:
        residual -= residual.mean(axis=1, keepdims=True)
    share = majority((inputs.swapaxes(1, 2) @ residual)[:, :, 0] > 0)
    return AtStart(float(share.mean()), float((share == 1).mean()))


def locked(own: float = 1.0, share: float = 0.1, learner: Learner = "both", seed: int = 0) -> Locked:
    """Train the neurons at all of `OFFSETS` and at one's own.

    Weights are normal with variance 1 / INPUTS, biases 0, and the targets normal and independent of the inputs.
    """
    return _locked(own if own not in OFFSETS else OFFSETS[0], share, learner, seed)


@lru_cache(maxsize=16)
def _locked(own: float, share: float, learner: Learner, seed: int) -> Locked:
    rng, offsets = np.random.default_rng([seed, 3]), np.array(sorted({*OFFSETS, own}))
    spread = np.ones((NEURONS, SAMPLES, INPUTS + 1))  # a column of ones for the bias
    spread[:, :, :-1] = rng.uniform(-1, 1, (NEURONS, SAMPLES, INPUTS))
    targets = rng.standard_normal((NEURONS, SAMPLES, 1))
    start = rng.standard_normal((NEURONS, INPUTS, 1)) / math.sqrt(INPUTS)
    weights = np.zeros((NEURONS, INPUTS + 1, len(offsets)))
    weights[:, :-1] = start
    rates = share * _limits(spread, offsets, learner)
    signs = np.empty((len(BATCHES), NEURONS, len(offsets), STEPS + 1, INPUTS), bool)
    residual = np.empty((NEURONS, len(offsets), STEPS + 1))
    for step in range(STEPS + 1):
        # with inputs u + offset: u w + offset (sum of w) + bias
        lifted = weights.copy()
        lifted[:, -1] += offsets * weights[:, :-1].sum(axis=1)
        r = spread @ lifted - targets
        residual[:, :, step] = r.mean(axis=1)
        for number, batch in enumerate(BATCHES):
            gradient = _gradient(spread[:, :batch], r[:, :batch], offsets)
            signs[number, :, :, step] = (gradient[:, :-1] > 0).swapaxes(1, 2)
        if learner == "bias":
            gradient[:, :-1] = 0
        weights -= rates[:, None] * gradient
    shares = majority(signs)
    return Locked(
        seed, share, learner, offsets, signs, residual,
        agreeing=shares.mean(axis=1), all_one=(shares == 1).mean(axis=1),
        size=np.sqrt(np.square(residual).mean(axis=0)),
    )  # fmt: skip


def _gradient(spread: Array, residual: Array, offsets: Array) -> Array:
    """Return the gradient in weights and bias, (neurons, INPUTS + 1, offsets)."""
    gradient = spread.swapaxes(1, 2) @ residual / residual.shape[1]
    gradient[:, :-1] += offsets * gradient[:, -1:]
    return np.asarray(gradient)


def _limits(spread: Array, offsets: Array, learner: Learner) -> Array:
    """Return the learning rate from which on gradient descent diverges, (neurons, offsets)."""
    if learner == "bias":
        return np.full((len(spread), len(offsets)), 2.0)
    moments = spread.swapaxes(1, 2) @ spread / spread.shape[1]
    shift = np.broadcast_to(np.eye(INPUTS + 1), (len(offsets), INPUTS + 1, INPUTS + 1)).copy()
    shift[:, :-1, -1] = offsets[:, None]
    moved: Any = shift @ moments[:, None] @ shift.swapaxes(1, 2)
    # the largest curvature, by powers: it stands far above the next one, except where the inputs are centred
    direction = np.ones((*moved.shape[:2], INPUTS + 1, 1))
    for _power in range(30):
        direction = moved @ direction
        direction /= np.linalg.norm(direction, axis=2, keepdims=True)
    largest = (direction * (moved @ direction)).sum(axis=(2, 3))
    return np.asarray(2 / largest)
