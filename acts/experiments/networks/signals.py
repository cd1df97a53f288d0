"""Signals through fifty layers: how large activations and gradients are in each layer, simulated and by theory."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.network.initialisers import GLOROT_NORMAL, HE_NORMAL, NORMAL, Initialiser
from acts.network.mean_field import mean_field
from acts.network.signals import propagate

LAYERS, WIDTH, NETWORKS, SAMPLES, SHOWN = 50, 100, 10, 8, 8
"""The most layers; the units of each; the random networks and the inputs of each; the units that a picture shows."""

_NUDGE = 0.01
"""The relative difference in size whose growth theory follows."""

FUNCTIONS = ("sigmoid", "tanh", "relu", "elu", "selu", "gelu", "silu")
"""The activation functions that are compared, by slug."""


@dataclass(frozen=True, slots=True)
class Start:
    """A way to draw the weights of all layers: an initialiser at a scale, by its name (a message id)."""

    name: str
    initialiser: Initialiser
    scale: float = 1.0

    def variance(self, width: int) -> float:
        """Return sw^2, the variance of a weight times the number of inputs, in layers of equal width."""
        return width * (self.scale * self.initialiser.deviation(width, width)) ** 2


STARTS: Mapping[str, Start] = MappingProxyType(
    {
        "small": Start("N(0, 0.01²)", NORMAL, 0.01),
        "xavier": Start("Xavier", GLOROT_NORMAL),
        "he": Start("He", HE_NORMAL),
        "large": Start("N(0, 1)", NORMAL),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """A size in each layer, as a power of ten, over random networks and by mean-field theory.

    Parameters
    ----------
    low, middle, high : ndarray
        The smallest, the mean and the largest power of ten over the networks.
    theory : ndarray
    """

    low: Array
    middle: Array
    high: Array
    theory: Array

    @classmethod
    def of(cls, drawn: Array, theory: Array) -> Band:
        """Return the band of sizes, the networks along the first axis."""
        return cls(drawn.min(axis=0), drawn.mean(axis=0), drawn.max(axis=0), theory)


@dataclass(frozen=True, slots=True, eq=False)
class Depths:
    """Signals through networks of every depth from 1 to `LAYERS`.

    Parameters
    ----------
    activation, start, seed : Activation, Start, int
    activations : Band of (LAYERS + 1,)
        Of the outputs of each layer, which do not depend on the layers above; entry 0 is that of the inputs.
    gradients : Band of (LAYERS, LAYERS)
        ``[t, l]``: of the gradient in the pre-activations of layer l + 1 in the network of t + 1 layers, measured in
        the size at its last layer; nan above it.
    weights : Band of (LAYERS, LAYERS)
        Of the gradients in the weights, in the same measure.
    flat, dead : ndarray of (LAYERS,)
        The share of units and inputs with a slope below 1% of the steepest one, and the share of units whose slope is
        exactly 0 on all inputs; means over the networks.
    units : ndarray of (LAYERS, LAYERS, SHOWN)
        As the gradients in the pre-activations, of single units of the first network.
    growth : ndarray of (LAYERS,)
        How many times as large a small relative difference in size is in each layer as in the inputs, by theory.
    """

    activation: Activation
    start: Start
    seed: int
    activations: Band
    gradients: Band
    weights: Band
    flat: Array
    dead: Array
    units: Array
    growth: Array


@lru_cache(maxsize=32)
def depths(slug: str, start: str, seed: int = 0) -> Depths:
    """Return the signals of an activation function, by its slug, under one of the `STARTS`.

    It takes some tenths of a second, most of it for the gradients, which go back from every layer to every one below.
    """
    activation, chosen = CATALOGUE[slug], STARTS[start]
    drawn = propagate(
        activation,
        chosen.initialiser,
        LAYERS,
        WIDTH,
        draws=NETWORKS,
        samples=SAMPLES,
        scale=chosen.scale,
        seed=seed,
        shown=SHOWN,
    )
    variance = chosen.variance(WIDTH)
    theory = mean_field(activation, LAYERS, variance)
    beside = mean_field(activation, LAYERS, variance, input_square=1 + _NUDGE)
    with np.errstate(divide="ignore"):
        sizes = np.concatenate([[0.0], np.log10(theory.square) / 2])
    back = np.full((LAYERS, LAYERS), math.nan)
    for top in range(LAYERS):
        back[top, : top + 1] = theory.gradient(top + 1)
    return Depths(
        activation,
        chosen,
        seed,
        Band.of(drawn.activations, sizes),
        Band.of(drawn.gradients, back),
        Band.of(drawn.weights, back + sizes[:-1]),
        drawn.flat.mean(axis=0),
        drawn.dead.mean(axis=0),
        drawn.units,
        np.log(beside.square / theory.square) / math.log1p(_NUDGE),
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the signals in a network of some layers; sizes are powers of ten, means over the networks.

    Parameters
    ----------
    layers : int
    gradient : float
        The size of the gradient in the first layer, in that of the last one.
    lowest, highest, theory : float
        The same in single networks, and by theory.
    activations : float
        The size of the outputs of the last layer.
    flat, dead : float
        The shares of saturated units and inputs, and of dead units, in the last layer.
    back : {"vanishes", "shrinks", "holds", "grows", "explodes", "differs"}
        Whether the gradient is below 1/1000 or 1/10, above 1000 or 10, or between; or the networks differ by more than
        a power of ten, and not all of them vanish or explode.
    unstable : bool
        Whether small differences in size more than double on the way to the last layer, so that networks spread.
    ahead : {"vanish", "explode", "saturated", "dead", "shrink", "grow", "hold"}
        What is the matter with the activations of the last layer: the size is below 1/1000 or above 1000; a quarter of
        the slopes of a bounded function is small; a tenth of the units is dead; the size is below 1/10 or above 10; or
        nothing.
    """

    layers: int
    gradient: float
    lowest: float
    highest: float
    theory: float
    activations: float
    flat: float
    dead: float
    back: str
    unstable: bool
    ahead: str


NEAR, FAR = 1.0, 3.0
"""Powers of ten from which on a signal shrinks or grows, and vanishes or explodes."""


def _named(size: float, *names: str) -> str:
    """Return the name of a size among five, from far below 1 to far above."""
    return names[int(np.searchsorted([-FAR, -NEAR, NEAR, FAR], size))]


def verdict(found: Depths, layers: int) -> Verdict:
    """Return what becomes of the signals in the network of so many layers."""
    top = layers - 1
    gradient, size = float(found.gradients.middle[top, 0]), float(found.activations.middle[layers])
    flat, dead = float(found.flat[top]), float(found.dead[top])
    lowest, highest = float(found.gradients.low[top, 0]), float(found.gradients.high[top, 0])
    back = _named(gradient, "vanishes", "shrinks", "holds", "grows", "explodes")
    if highest - lowest > 1 and lowest < FAR and highest > -FAR:
        back = "differs"
    ahead = _named(size, "vanish", "shrink", "hold", "grow", "explode")
    if ahead in ("shrink", "hold", "grow"):
        if found.activation.claims().bounded and flat > 1 / 4:
            ahead = "saturated"
        elif dead > 1 / 10:
            ahead = "dead"
    return Verdict(
        layers,
        gradient,
        lowest,
        highest,
        float(found.gradients.theory[top, 0]),
        size,
        flat,
        dead,
        back,
        bool(found.growth[top] > 2),
        ahead,
    )


@lru_cache(maxsize=64)
def overview(layers: int) -> Mapping[tuple[str, str], float]:
    """Return the size of the gradient in the first layer, as a power of ten of that in the last one, by theory.

    The keys are the slugs of all `FUNCTIONS` and `STARTS`.
    """
    sizes = {
        (slug, name): float(mean_field(CATALOGUE[slug], layers, start.variance(WIDTH)).gradient()[0])
        for slug in FUNCTIONS
        for name, start in STARTS.items()
    }
    return MappingProxyType(sizes)
