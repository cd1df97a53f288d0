"""What preprocessing does to the first layer of an untrained network on the digits, at every scale of its weights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.functions.rectified import relu
from acts.network.digits import CLASSES, SCALINGS, SIDE, digits, split
from acts.network.initialisers import HE_NORMAL
from acts.network.preprocessing import PREPROCESSINGS, condition
from acts.network.signals import FLAT

FUNCTIONS = ("relu", "tanh", "sigmoid")
UNITS, NETWORKS = 64, 10
"""The units of each layer, and the random networks, with He's weights and biases of 0."""

SCALES = tuple(float(f"{0.05 * k:.2f}") for k in range(1, 41))
"""The scales of the slider, from 0.05 to 2: each multiplies He's weights."""

REACH, BINS = 20.0, 61
"""Where the histogram of pre-activations ends, the rest being in its last bins, and the number of bins."""

_FINE = 4001

LAYERS = 10
DEEP = (1, 2, 5, 10)
"""The layers of the deep network, and those of which a table shows the dead units."""


@lru_cache(maxsize=16)
def prepared(how: str, seed: int = 0) -> tuple[Array, Array]:
    """Return training and test inputs of the digits under a preprocessing, fitted on the training inputs alone."""
    train, test = split(SCALINGS["raw"], seed)
    fitted = PREPROCESSINGS[how].fit(train.x)
    return fitted(train.x), fitted(test.x)


@lru_cache(maxsize=8)
def pictured(how: str, seed: int = 0) -> Array:
    """Return the first picture of each digit under a preprocessing, (CLASSES, SIDE, SIDE)."""
    whole, (train, _) = digits(), split(SCALINGS["raw"], seed)
    first = [int(np.argmax(whole.y == digit)) for digit in range(CLASSES)]
    return np.asarray(PREPROCESSINGS[how].fit(train.x)(whole.x[first]).reshape(-1, SIDE, SIDE))


@dataclass(frozen=True, slots=True, eq=False)
class FirstLayer:
    """The first layer on the training digits, under one preprocessing, over `NETWORKS` random networks.

    Parameters
    ----------
    how : str
        The slug of the preprocessing.
    seed : int
        Of the split into training and test digits, and of the weights.
    condition : float
        The largest curvature of the loss of a linear neuron by the smallest that is not 0.
    size : float
        The size (RMS) of the pre-activations at scale 1; at another scale it is multiplied by that.
    dead, always : ndarray of (NETWORKS,)
        The share of units with a pre-activation of at most 0 on all digits, and of those with one above 0 on all. No
        scale changes them.
    places, below : ndarray of (_FINE,)
        Pre-activations at scale 1 in rising order, and the share of all that lies below each.
    """

    how: str
    seed: int
    condition: float
    size: float
    dead: Array
    always: Array
    places: Array
    below: Array

    def share_below(self, z: Array | float, scale: float = 1.0) -> Array:
        """Return the share of pre-activations below z at a scale."""
        return np.interp(np.asarray(z) / scale, self.places, self.below)

    def histogram(self, scale: float) -> Array:
        """Return the share of pre-activations in each of `BINS` bins between -REACH and REACH."""
        inner = np.linspace(-REACH, REACH, BINS + 1)[1:-1]
        return np.diff(self.share_below(inner, scale), prepend=0.0, append=1.0)

    def flat(self, slug: str, scale: float) -> float:
        """Return the share of pre-activations at which the slope is below `FLAT` of the steepest one."""
        edge = flat_from(slug)
        return float(1 - self.share_below(edge, scale) + self.share_below(-edge, scale))


@lru_cache(maxsize=16)
def first_layer(how: str, seed: int = 0) -> FirstLayer:
    """Return the first layer under a preprocessing, a key of `PREPROCESSINGS`."""
    x, rng = prepared(how, seed)[0], np.random.default_rng([seed, 1])
    weights = HE_NORMAL.draw(rng, x.shape[1], UNITS, shape=(NETWORKS,))
    z = np.matmul(x, weights.swapaxes(1, 2))  # (networks, digits, units)
    dead, always = ((sign.all(axis=1)).mean(axis=1) for sign in (z <= 0, z > 0))
    most = float(np.abs(z).max())
    places = np.linspace(-most, most, _FINE)
    counts, _edges = np.histogram(z, places)
    below = np.append(0.0, np.cumsum(counts) / z.size)
    size = math.sqrt(float((z * z).mean()))
    return FirstLayer(how, seed, condition(x), size, dead, always, places, below)


@lru_cache(maxsize=8)
def flat_from(slug: str) -> float:
    """Return the pre-activation beyond which the slope of a function that is odd about 0 is below `FLAT`."""
    activation = CATALOGUE[slug]
    low, high = 0.0, 64.0
    least = FLAT * float(activation.derivative(0.0))
    for _halving in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if float(activation.derivative(middle)) < least else (middle, high)
    return high


@lru_cache(maxsize=16)
def deep(how: str, seed: int = 0) -> Array:
    """Return the share of dead units in each layer of `DEEP` of ReLU networks, (NETWORKS, len(DEEP))."""
    return np.stack([_dead(prepared(how, seed)[0], relu, seed, network) for network in range(NETWORKS)])


def _dead(x: Array, activation: Activation, seed: int, network: int) -> Array:
    rng, shares = np.random.default_rng([seed, 2, network]), []
    for layer in range(1, LAYERS + 1):
        z = x @ HE_NORMAL.draw(rng, x.shape[1], UNITS).T
        if layer in DEEP:
            shares.append(float((z <= 0).all(axis=0).mean()))
        x = activation(z)
    return np.array(shares)
