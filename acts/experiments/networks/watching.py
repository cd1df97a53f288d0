"""Watching a training: what its curves show, and what is wrong with five prepared ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from acts.activation import Array
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import word
from acts.network import Divergence, Run, train
from acts.network.signals import FLAT
from acts.sealed import seal

STEPS, EVERY = 96, 8
"""The updates of a training, and how many lie between two records."""

SEEDS = 3
"""How many trainings of a patient are drawn: seeds from the chosen one on."""

IMAGES = 200
"""The number of training images on which saturation is measured."""

RIGHT = 1e-3
"""The size of an update, in shares of the weights, that practitioners aim for."""

_NETWORK = Setup("digits/standardised", width=32, depth=3, steps=STEPS, batch=64)
RATE = 0.1
"""The learning rate of the healthy training."""


@dataclass(frozen=True, slots=True)
class Patient:
    """A training with a fault, and the same training with the remedy.

    Parameters
    ----------
    slug : str
        Its permanent id, which does not say what is wrong.
    fault : str
        What is wrong: a slug of `FAULTS`.
    setup, rate : Setup, float
        What is trained, at which learning rate.
    remedy, remedy_rate : Setup, float
        The same after the remedy.
    """

    slug: str
    fault: str
    setup: Setup
    rate: float
    remedy: Setup
    remedy_rate: float


FAULTS = ("low", "high", "dead", "vanishing", "scale")
"""Rate too low; too high; units dead from the start; vanishing gradients; initial weights too large."""

_DEEP = replace(_NETWORK, depth=5, activation="sigmoid", initialiser="glorot_normal")
_WIDE = replace(_NETWORK, activation="tanh", initialiser="glorot_normal", scale=10.0)

PATIENTS: Mapping[str, Patient] = MappingProxyType(
    {
        patient.slug: patient
        for patient in (
            Patient("a", "dead", replace(_NETWORK, offset=-5.0), RATE, _NETWORK, RATE),
            Patient("b", "low", _NETWORK, 0.001, _NETWORK, RATE),
            Patient("c", "vanishing", _DEEP, RATE, replace(_DEEP, normalised=True), RATE),
            Patient("d", "high", _NETWORK, 2.0, _NETWORK, RATE),
            Patient("e", "scale", _WIDE, RATE, replace(_WIDE, scale=1.0), RATE),
        )
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """What is seen of a training, with several seeds: arrays of (seeds, records) unless stated.

    Parameters
    ----------
    setup, rate : Setup, float
    steps : ndarray of (records,)
    loss, accuracy : ndarray
        On the training set; the accuracy on the test set.
    ratio : ndarray of (seeds, records, 2)
        The size of an update over the size of the weights, in the first layer and in the last.
    gradient : ndarray of (seeds, records, 2)
        The norm of the gradient in these layers.
    stuck : ndarray
        The share of hidden units that are dead or, where units cannot die, of outputs that are saturated.
    dies : bool
        Whether units can die.
    divergences : tuple of Divergence or None
        Of each seed. The entries of later steps are nan.
    """

    setup: Setup
    rate: float
    steps: Array
    loss: Array
    accuracy: Array
    ratio: Array
    gradient: Array
    stuck: Array
    dies: bool
    divergences: tuple[Divergence | None, ...]

    def __post_init__(self) -> None:
        seal(self)


@lru_cache(maxsize=32)
def watched(setup: Setup, rate: float, seed: int) -> Watched:
    """Train with several seeds, and return what is seen."""
    data, test = setup.sets
    seeds = range(seed, seed + SEEDS)
    run = train(
        setup.design, data, setup.schedule, rates=rate, seeds=seeds, scales=setup.scale, offsets=setup.offset,
        test=test, every=EVERY, keep=True,
    )  # fmt: skip
    assert run.test_accuracy is not None  # noqa: S101 - digits have classes
    ends, dies = [0, -1], word(setup.design) == "dead"
    gone = np.where(run.reached, 1.0, np.nan)
    gradient = run.gradient_norms[..., ends] * gone[..., None]
    ratio = rate * gradient / run.weight_norms[..., ends]
    stuck = run.silent_share if dies else _saturated(run, data.x[:IMAGES])
    return Watched(
        setup, rate, run.steps, run.loss * gone, run.test_accuracy * gone, ratio, gradient, stuck * gone, dies,
        run.divergences,
    )  # fmt: skip


def _saturated(run: Run, x: Array) -> Array:
    """Return the share of units and images with a slope below `FLAT` of the steepest one, (n, r)."""
    design, history = run.design, run.history
    assert history is not None  # noqa: S101 - the run has kept it
    steepest = design.activation.claims(**design.settings).lipschitz
    a: Array = np.broadcast_to(x.T, (*run.loss.shape, *x.T.shape))
    shares = []
    for number, w in enumerate(history[:-1]):
        if run.normalisations is None:
            z = w[..., :-1] @ a + w[..., -1:]
        else:
            u = w[..., :-1] @ a
            gain, scatter = run.normalisations[number][:, :, 0, :, None], u.std(axis=-1, keepdims=True)
            z = gain * (u - u.mean(axis=-1, keepdims=True)) / np.maximum(scatter, 1e-9) + w[..., -1:]
        slope = design.activation.formulas.derivative(z, **design.settings)
        shares.append((np.abs(slope) < FLAT * steepest).mean(axis=(2, 3)))
        a = design.activation.formulas.value(z, **design.settings)
    return np.asarray(np.mean(shares, axis=0))


def healthy(seed: int) -> Watched:
    """Return the training that the patients are held against."""
    return watched(_NETWORK, RATE, seed)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the curves show at one record: of the middle seed of those that have not diverged.

    Parameters
    ----------
    loss, stuck : float
    ratios, gradients : pair of float
        Of the first layer and of the last.
    left : int
        How many of the seeds have not diverged; without any the other entries are nan.
    """

    loss: float
    stuck: float
    ratios: tuple[float, float]
    gradients: tuple[float, float]
    left: int


def signs(found: Watched, step: float) -> Signs:
    """Return what the curves show at a step that is recorded."""
    place = int(np.flatnonzero(found.steps == step)[0])
    kept = np.isfinite(found.loss[:, place])

    def middle(values: Array) -> float:
        return float(np.median(values[kept])) if kept.any() else math.nan

    ratios, gradients = (
        (middle(pair[:, place, 0]), middle(pair[:, place, 1])) for pair in (found.ratio, found.gradient)
    )
    return Signs(middle(found.loss[:, place]), middle(found.stuck[:, place]), ratios, gradients, int(kept.sum()))


def peak(found: Watched) -> float:
    """Return the highest loss that any seed has at a record or when it diverges."""
    values = [divergence.value for divergence in found.divergences if divergence is not None]
    return max(float(np.nanmax(found.loss)), *values, -math.inf)


def worst(found: Watched) -> float:
    """Return the largest share of dead units, or of saturated outputs, that any seed has at a record."""
    return float(np.nanmax(found.stuck))
