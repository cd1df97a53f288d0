"""Batch normalisation off and on: signals through untrained networks, and trainings at many learning rates."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, sweeps, word
from acts.network import Design, initial, train
from acts.network.normalisation import Normalisation
from acts.network.signals import FLAT
from acts.sealed import seal

DATA, WEIGHTS = "digits/standardised", "lecun_normal"

FUNCTIONS = ("relu", "tanh", "sigmoid")
"""The activations that are compared, by slug."""

LAYERS, WIDTH, DRAWS, IMAGES = 20, 64, 3, 64
"""Of the untrained networks: layers, units of each, how many are drawn, and how many digits go through them."""

NETWORK = (32, 5)
"""Of the networks that are trained: the units of each hidden layer, and the number of these layers."""

RATES = (0.01, 0.0316, 0.1, 0.316, 1.0, 3.16, 10.0)
SEEDS, LOOK = 8, (0,)
"""The number of seeds that a press trains, and those of a first look."""

STEPS, BATCHES = 100, (64, 16, 4, 2)
LEARNED = 0.9
"""A network has learned if its test accuracy is at least this."""

COST = 2.0
"""What a pair of trainings, without and with normalisation, costs on average, in plain trainings."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Signals through untrained networks: arrays of (2, scales, draws, layers), without and with normalisation.

    Parameters
    ----------
    activation : str
        A key of the catalogue.
    scales : tuple of float
        The standard deviations of the initial weights, times the root of the number of inputs of the layer.
    activations : ndarray
        The root mean square of each layer's outputs over units and images, as a power of ten.
    gradients : ndarray
        The same of the gradient in what the weights of each layer give, in units of its size in the last layer, where
        it is random.
    stuck : ndarray
        The share of each layer's units that are dead, or, where a unit cannot die, of its outputs that are saturated:
        the slope is below `FLAT` of the steepest one.
    dies : bool
        Whether units can die.
    """

    activation: str
    scales: tuple[float, ...]
    activations: Array
    gradients: Array
    stuck: Array
    dies: bool

    def __post_init__(self) -> None:
        seal(self)


@lru_cache(maxsize=16)
def passage(activation: str, scales: tuple[float, ...], seed: int) -> Passage:
    """Send digits through networks with the same weights at each scale, without and with normalisation."""
    parts = zip(*(_at(activation, scale, seed) for scale in scales), strict=True)
    activations, gradients, stuck = (np.stack(part, axis=1) for part in parts)
    return Passage(activation, scales, activations, gradients, stuck, _dies(deep(activation).design))


def deep(activation: str) -> Setup:
    """Return the untrained network, without normalisation."""
    return Setup(DATA, width=WIDTH, depth=LAYERS, activation=activation, initialiser=WEIGHTS)


def _dies(design: Design) -> bool:
    return word(design) == "dead"


@lru_cache(maxsize=8)
def _weights(seed: int) -> tuple[Array, ...]:
    """Return the weights of each layer at scale 1, (draws, fan_out, fan_in)."""
    design = deep(FUNCTIONS[0]).design
    drawn = zip(*(initial(design, DRAWS * seed + draw) for draw in range(DRAWS)), strict=True)
    return tuple(np.stack(layer)[..., :-1] for layer in drawn)


@lru_cache(maxsize=512)
def _at(activation: str, scale: float, seed: int) -> tuple[Array, Array, Array]:
    """Return sizes of activations and of gradients, and shares of stuck units or outputs: (2, draws, layers) each."""
    setup = deep(activation)
    x, weights = setup.sets[0].x[:IMAGES].T, [scale * w for w in _weights(seed)]
    above = np.random.default_rng([seed, 2]).standard_normal((setup.design.layers[-1], IMAGES))
    kinds = [_passed(setup.design, weights, x, above, normalised=on) for on in (False, True)]
    activations, gradients, stuck = (np.stack(part) for part in zip(*kinds, strict=True))
    return activations, gradients, stuck


def _passed(
    design: Design, weights: list[Array], x: Array, above: Array, *, normalised: bool
) -> tuple[Array, Array, Array]:
    """Send inputs forward and a gradient back; return sizes and shares, (draws, layers) each."""
    formulas, settings, dies = design.activation.formulas, design.settings, _dies(design)
    steepest = design.activation.claims(**settings).lipschitz
    ones, zeros = (np.full((DRAWS, WIDTH), value) for value in (1.0, 0.0))
    a, passed, sizes, stuck = x, [], [], []
    for w in weights[:-1]:
        z = np.matmul(w, a)
        norm = Normalisation(w, IMAGES) if normalised else None
        if norm:
            norm.u[...] = z
            norm.forward(ones, zeros, z)
        a, slope = formulas.value(z, **settings), formulas.derivative(z, **settings)
        flat = np.abs(slope) < FLAT * steepest
        passed.append((norm, slope))
        sizes.append(_size(a))
        stuck.append((z <= 0).all(axis=2).mean(axis=1) if dies else flat.mean(axis=(1, 2)))
    back = []
    for w, (norm, slope) in zip(reversed(weights[1:]), reversed(passed), strict=True):
        above = np.matmul(w.swapaxes(1, 2), above)
        above *= slope
        if norm:
            norm.backward(above, ones, np.empty_like(ones))
        back.append(_size(above))
    gradients = np.stack(back[::-1], axis=-1)
    return np.stack(sizes, axis=-1), gradients - gradients[:, -1:], np.stack(stuck, axis=-1)


def _size(signals: Array) -> Array:
    """Return the root mean square of each network's signals as a power of ten."""
    return np.asarray(np.log10(np.square(signals).mean(axis=(1, 2))) / 2)


def trained(activation: str, scale: float, batch: int) -> Setup:
    """Return the training, without normalisation."""
    width, depth = NETWORK
    untrained = Setup(DATA, width=width, depth=depth, activation=activation, initialiser=WEIGHTS, scale=scale)
    return replace(untrained, steps=STEPS, batch=batch)


@lru_cache(maxsize=64)
def trainings(setup: Setup, seeds: tuple[int, ...]) -> Trainings[Sweep]:
    """Return the job that trains without and with normalisation at all `RATES`; equal arguments share one job."""
    return sweeps((setup, replace(setup, normalised=True)), RATES, seeds, COST, lambda: [trainings(setup, LOOK)])


@dataclass(frozen=True, slots=True)
class Learned:
    """At which learning rates every seed has learned: how many, the ends of these, and the best mean accuracy.

    `accuracies` are those of all networks that did not diverge.
    """

    count: int
    low: float
    high: float
    best: float
    accuracies: list[float]

    @classmethod
    def of(cls, swept: Sweep) -> Learned:
        """Return what a sweep shows; the rates are nan where none is good, the accuracy where all networks diverged."""
        accuracy = swept.test_accuracy
        assert accuracy is not None  # noqa: S101 - digits have classes
        good = swept.rates[((accuracy >= LEARNED) & ~swept.diverged).all(axis=1)]
        mean = swept.spread(accuracy)[1]
        low, high = (float(good[0]), float(good[-1])) if good.size else (math.nan, math.nan)
        best = math.nan if swept.best is None else float(mean[swept.best])
        return cls(len(good), low, high, best, accuracy[~swept.diverged].tolist())


BATCH_RATE, BATCH_SEEDS = 0.1, 5
"""The learning rate and the number of seeds of `small_batches`."""


@lru_cache(maxsize=16)
def small_batches(activation: str, scale: float) -> Trainings[Sweep]:
    """Return the job that trains with each batch size, first all without normalisation, then all with it."""
    plain = tuple(trained(activation, scale, batch) for batch in BATCHES)
    normalised = tuple(replace(setup, normalised=True) for setup in plain)
    return sweeps(plain + normalised, (BATCH_RATE,), tuple(range(BATCH_SEEDS)), COST)


def growth(found: Passage) -> Array:
    """Return by what factor a layer multiplies the gradient on its way back, with normalisation: (scales, draws)."""
    return np.asarray(10 ** (found.gradients[1, :, :, 0] / (LAYERS - 1)))


@dataclass(frozen=True, slots=True, eq=False)
class Modes:
    """The accuracy of normalised networks on the training set, while they learn: arrays of (seeds, steps).

    Parameters
    ----------
    steps : tuple of int
    own : ndarray
        Normalised by the statistics of the whole training set, as in training.
    running : ndarray
        Normalised by the running statistics, as in evaluation.
    """

    steps: tuple[int, ...]
    own: Array
    running: Array


@lru_cache(maxsize=16)
def modes(setup: Setup, rate: float, seeds: tuple[int, ...]) -> Modes:
    """Return what training and evaluation make of the same networks."""
    steps = tuple(step for step in (1, 2, 5, 10, 20, 50) if step < setup.steps)
    normalised, data = replace(setup, normalised=True), setup.sets[0]
    run = train(
        normalised.design, data, setup.schedule, rates=rate, seeds=seeds, scales=setup.scale, test=data, every=steps
    )
    assert run.accuracy is not None and run.test_accuracy is not None  # noqa: S101, PT018 - digits have classes
    return Modes((*steps, setup.steps), run.accuracy[:, 1:], run.test_accuracy[:, 1:])
