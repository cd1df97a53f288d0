"""The edge of chaos: random networks over the variances of their weights and biases, by theory and simulated.

Two similar inputs become more alike from layer to layer, or less. Close to each other, the square of their distance is
multiplied in a layer by the same factor chi as the mean square of the gradients on the way back. So chi = 1 separates
order from chaos, and vanishing from exploding gradients.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.network.mean_field import moments

FUNCTIONS = ("tanh", "relu")
LAYERS, WIDTH, NETWORKS = 30, 100, 4
"""The layers, the units of each, and the random networks, each with a pair of inputs of its own."""

ALIKE = 0.8
"""The correlation of the two inputs of a pair."""

SETTLED = 10
"""The layer from which on the size of the signals has settled, as far as it does: factors are measured above it."""

WEIGHTS = tuple(float(f"{0.2 * k:.1f}") for k in range(1, 21))
BIASES = tuple(float(f"{0.1 * k:.1f}") for k in range(11))
"""The variances of the sliders: of a weight times the number of inputs, and of a bias."""

AT_REST = 1000
"""The number of layers after which the size of a signal is at rest, if it ever is."""

_Q = np.geomspace(1e-8, 1e16, 481)


@dataclass(frozen=True, slots=True, eq=False)
class Chaos:
    """Random networks at n pairs of variances.

    Parameters
    ----------
    activation : Activation
    seed : int
    weights, biases : ndarray of (n,)
    chi : ndarray of (n,)
        The factor of a layer on the mean square of the gradients, by mean-field theory, where the signal is at rest.
    theory : ndarray of (n, LAYERS)
        The size (RMS) of the gradient in the pre-activations of each layer, in that of the last one, by theory.
    gradients : ndarray of (NETWORKS, n, LAYERS)
        The same in random networks.
    alike : ndarray of (NETWORKS, n, LAYERS + 1)
        The correlation of the two inputs of a pair, then of their pre-activations in each layer.
    """

    activation: Activation
    seed: int
    weights: Array
    biases: Array
    chi: Array
    theory: Array
    gradients: Array
    alike: Array

    @property
    def measured(self) -> Array:
        """The factor of a layer on the size of the gradient, (n,): the geometric mean over networks and layers.

        The layers are those above `SETTLED`.
        """
        sizes = np.log(self.gradients[:, :, SETTLED - 1]).mean(axis=0)
        return np.asarray(np.exp(sizes / (LAYERS - SETTLED)))

    @property
    def expected(self) -> Array:
        """The same by theory."""
        return np.asarray(self.theory[:, SETTLED - 1] ** (1 / (LAYERS - SETTLED)))

    def at(self, weight: float, bias: float) -> int:
        """Return the place of a pair of variances."""
        return int(np.flatnonzero((self.weights == weight) & (self.biases == bias))[0])


Pairs = tuple[tuple[float, float], ...]


def grid() -> Pairs:
    """Return all pairs of `WEIGHTS` and `BIASES`."""
    return tuple((weight, bias) for weight in WEIGHTS for bias in BIASES)


@lru_cache(maxsize=16)
def chaos(slug: str, seed: int = 0, pairs: Pairs = ()) -> Chaos:
    """Return networks at these variances of weights and biases, or at all of the `grid`.

    All pairs scale the same random numbers, so what is found at one does not depend on the others.

    Parameters
    ----------
    slug : str
        One of `FUNCTIONS`.
    seed : int
    pairs : tuple of (float, float)
    """
    activation = CATALOGUE[slug]
    weights, biases = np.array(pairs or grid(), dtype=np.float64).T
    drawn = [_simulated(activation, weights, biases, np.random.default_rng([seed, k])) for k in range(NETWORKS)]
    alike, gradients = (np.stack(each) for each in zip(*drawn, strict=True))
    theory, chi = _theory(activation, weights, biases)
    return Chaos(activation, seed, weights, biases, chi, theory, gradients, alike)


@lru_cache(maxsize=16)
def chaos_with(slug: str, weight: float, bias: float, seed: int = 0) -> Chaos:
    """Return the networks of the `grid`, and of all pairs with one more variance of weights and one of biases."""
    usual = chaos(slug, seed)
    reached = {(w, b) for w in (*WEIGHTS, weight) for b in (*BIASES, bias)}
    more = tuple(sorted(reached - set(grid())))
    if not more:
        return usual
    own = chaos(slug, seed, more)
    return Chaos(
        usual.activation,
        seed,
        np.concatenate([usual.weights, own.weights]),
        np.concatenate([usual.biases, own.biases]),
        np.concatenate([usual.chi, own.chi]),
        np.concatenate([usual.theory, own.theory]),
        np.concatenate([usual.gradients, own.gradients], axis=1),
        np.concatenate([usual.alike, own.alike], axis=1),
    )


def _simulated(activation: Activation, weights: Array, biases: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the correlations and the sizes of the gradients in one random network."""
    drawn = rng.standard_normal((LAYERS, WIDTH, WIDTH)) / math.sqrt(WIDTH)
    shifts = rng.standard_normal((LAYERS, WIDTH))
    first, other = rng.standard_normal((2, WIDTH))
    pair = np.stack([first, ALIKE * first + math.sqrt(1 - ALIKE**2) * other])
    a = np.broadcast_to(pair, (len(weights), 2, WIDTH))
    scale, spread = np.sqrt(weights)[:, None, None], np.sqrt(biases)[:, None, None]
    alike, slopes = np.empty((len(weights), LAYERS + 1)), []
    alike[:, 0] = _alike(a)
    for layer in range(LAYERS):
        z = scale * (a.reshape(-1, WIDTH) @ drawn[layer].T).reshape(a.shape) + spread * shifts[layer]
        alike[:, layer + 1] = _alike(z)
        a = activation(z)
        # the slope of tanh follows from its value: a fifth of the time
        slopes.append(1 - a * a if activation.slug == "tanh" else activation.derivative(z))
    gradients, delta = np.empty((len(weights), LAYERS)), rng.standard_normal((2, WIDTH)) * slopes[-1]
    for layer in reversed(range(LAYERS)):
        gradients[:, layer] = np.sqrt((delta * delta).mean(axis=(1, 2)))
        delta = scale * (delta.reshape(-1, WIDTH) @ drawn[layer]).reshape(a.shape) * slopes[layer - 1]
    return alike, gradients / gradients[:, -1:]


def _alike(z: Array) -> Array:
    """Return the correlation of the two rows at each pair of variances."""
    first, second = z[:, 0], z[:, 1]
    sizes = np.sqrt((first * first).sum(axis=-1) * (second * second).sum(axis=-1))
    return np.asarray((first * second).sum(axis=-1) / sizes)


@lru_cache(maxsize=4)
def _moments(slug: str) -> tuple[Array, Array]:
    """Return log E f^2 and log E f'^2 at the mean squares `_Q`."""
    found = moments(CATALOGUE[slug], _Q)
    return np.log(found.square), np.log(found.slope_square)


def _theory(activation: Activation, weights: Array, biases: Array) -> tuple[Array, Array]:
    """Return the sizes of the gradients by mean-field theory, and chi at rest; moments are interpolated in `_Q`."""
    square, slope = _moments(activation.slug)
    chi, below = np.empty((len(weights), LAYERS)), np.ones(len(weights))
    for layer in range(AT_REST):
        q = np.log(np.clip(weights * below + biases, _Q[0], _Q[-1]))
        below = np.exp(np.interp(q, np.log(_Q), square))
        if layer < LAYERS:
            chi[:, layer] = weights * np.exp(np.interp(q, np.log(_Q), slope))
    factors = np.cumprod(chi[:, -2::-1], axis=1)[:, ::-1]
    sizes = np.sqrt(np.concatenate([factors, np.ones((len(chi), 1))], axis=1))
    return sizes, weights * np.exp(np.interp(q, np.log(_Q), slope))


def edge(slug: str, highest: float) -> tuple[Array, Array]:
    """Return the line chi = 1 as variances of weights and of biases, the latter from 0 to the `highest`.

    At the fixed point q = sw^2 E f^2 + sb^2, chi = sw^2 E f'^2 = 1, so each q gives one point of the line. For ReLU chi
    is sw^2 / 2 for every q: the line is vertical, and without biases alone q has a fixed point on it.
    """
    biases = highest * np.linspace(0.0, 1.0, 64) ** 3  # the line is flat near 0
    if slug == "relu":
        return np.full(64, 2.0), biases
    found = moments(CATALOGUE[slug], q := np.geomspace(1e-4, 1e4, 241))
    weights = 1 / found.slope_square
    return np.interp(biases, q - weights * found.square, weights), biases
