"""The gain of the initial weights: what one layer does to the size of a signal, and what many layers do.

In a layer of n inputs a weight has the standard deviation gain / sqrt(n). LeCun's scheme has the gain 1, and so has
Glorot's in layers of equal width; He's has sqrt(2).
"""

from __future__ import annotations

import math
from bisect import bisect
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.network.initialisers import TORCH_GAINS
from acts.network.mean_field import moments

FUNCTIONS = ("relu", "tanh", "sigmoid", "elu", "selu", "gelu", "silu")
LAYERS, WIDTH, NETWORKS, SAMPLES = 20, 100, 5, 4
"""The layers, the units of each, the random networks and the inputs of each."""

GAINS = tuple(float(f"{0.5 + 0.05 * k:.2f}") for k in range(41))
"""The gains of the slider, from 0.5 to 2.5."""

LOW, HIGH, GRID = 1e-3, 1e2, 81
"""Where the curve of one layer begins and ends, in sizes of pre-activations, and its points."""

FAR = 3.0
"""A size that is so much larger or smaller after all layers grows or shrinks."""


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """What networks of `LAYERS` layers do at several gains. All sizes are root mean squares.

    Parameters
    ----------
    activation : Activation
    seed : int
    gains : ndarray of (n,)
    before : ndarray of (GRID,)
        Sizes of the pre-activations of a layer.
    after : ndarray of (GRID,)
        Those of the next layer at a gain of 1; at another one, multiplied by it.
    theory, back : ndarray of (n, LAYERS)
        Of the pre-activations of each layer, the first at the gain itself, and of the gradients in the pre-activations,
        measured in the size at the last layer: mean-field theory.
    sizes, gradients : ndarray of (NETWORKS, n, LAYERS)
        The same in random networks.
    """

    activation: Activation
    seed: int
    gains: Array
    before: Array
    after: Array
    theory: Array
    back: Array
    sizes: Array
    gradients: Array

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Whether the pre-activations at each gain shrink, hold or grow."""
        grown = self.theory[:, -1] / self.theory[:, 0]
        return tuple("shrinks" if each < 1 / FAR else "grows" if each > FAR else "holds" for each in grown.tolist())


@lru_cache(maxsize=32)
def signals(slug: str, gains: tuple[float, ...], seed: int = 0) -> Gains:
    """Return the signals of an activation function, by its slug, at these gains."""
    activation, at = CATALOGUE[slug], np.array(gains)
    before = np.geomspace(LOW, HIGH, GRID)
    theory, chi = _theory(activation, at)
    with np.errstate(over="ignore", under="ignore"):
        factors = np.sqrt(np.cumprod(chi[:, -2::-1], axis=1))[:, ::-1]
    back = np.concatenate([factors, np.ones((len(at), 1))], axis=1)
    drawn = [_simulated(activation, at, np.random.default_rng([seed, k])) for k in range(NETWORKS)]
    sizes, gradients = (np.stack(each) for each in zip(*drawn, strict=True))
    after = np.sqrt(moments(activation, before**2).square)
    return Gains(activation, seed, at, before, after, theory, back, sizes, gradients)


@lru_cache(maxsize=32)
def signals_with(slug: str, gain: float, seed: int = 0) -> Gains:
    """Return the signals at all `GAINS` and at one more."""
    usual = signals(slug, GAINS, seed)
    if gain in GAINS:
        return usual
    own, place = signals(slug, (gain,), seed), bisect(GAINS, gain)

    def both(name: str, axis: int) -> Array:
        return np.insert(getattr(usual, name), place, np.take(getattr(own, name), 0, axis), axis)

    return replace(
        usual,
        gains=both("gains", 0),
        theory=both("theory", 0),
        back=both("back", 0),
        sizes=both("sizes", 1),
        gradients=both("gradients", 1),
    )


def _theory(activation: Activation, gains: Array) -> tuple[Array, Array]:
    """Return the sizes of the pre-activations and the factors chi, (n, LAYERS) each."""
    q, chi = np.empty((len(gains), LAYERS)), np.empty((len(gains), LAYERS))
    below = np.ones(len(gains))
    for layer in range(LAYERS):
        q[:, layer] = gains**2 * below
        here = moments(activation, q[:, layer])
        below, chi[:, layer] = here.square, gains**2 * here.slope_square
    return np.sqrt(q), chi


def _simulated(activation: Activation, gains: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the same sizes in one random network; all gains scale the same weights."""
    weights = rng.standard_normal((LAYERS, WIDTH, WIDTH)) / math.sqrt(WIDTH)
    a = np.broadcast_to(rng.standard_normal((SAMPLES, WIDTH)), (len(gains), SAMPLES, WIDTH))
    each, slopes, sizes = gains[:, None, None], [], np.empty((len(gains), LAYERS))
    for layer, w in enumerate(weights):
        z = each * (a @ w.T)
        sizes[:, layer] = np.sqrt((z * z).mean(axis=(1, 2)))
        a, slope = activation(z), activation.derivative(z)
        slopes.append(slope)
    gradients, delta = np.empty((len(gains), LAYERS)), rng.standard_normal(a.shape[1:]) * slopes[-1]
    for layer in reversed(range(LAYERS)):
        gradients[:, layer] = np.sqrt((delta * delta).mean(axis=(1, 2)))
        delta = each * (delta @ weights[layer]) * slopes[layer - 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        return sizes, np.nan_to_num(gradients / gradients[:, -1:])


@dataclass(frozen=True, slots=True)
class Row:
    """The moments of a function for standard normal pre-activations, and the gains that follow.

    Parameters
    ----------
    activation : Activation
    mean, square, slope_square : float
        E f, E f^2 and E f'^2.
    torch : float or None
        What `torch.nn.init.calculate_gain` returns; None if it does not know the function.
    """

    activation: Activation
    mean: float
    square: float
    slope_square: float
    torch: float | None

    @property
    def gain(self) -> float:
        """1 / sqrt(E f^2): at this gain pre-activations of size 1 keep it."""
        return 1 / math.sqrt(self.square)

    @property
    def chi(self) -> float:
        """What a layer at this gain multiplies the mean square of the gradients by."""
        return self.gain**2 * self.slope_square


@lru_cache(maxsize=1)
def table() -> tuple[Row, ...]:
    """Return a row for each function of the catalogue, at its default parameters."""
    rows = []
    for slug, activation in CATALOGUE.items():
        found = moments(activation, 1.0)
        mean, square, slope = float(found.mean), float(found.square), float(found.slope_square)
        rows.append(Row(activation, mean, square, slope, TORCH_GAINS.get(slug)))
    return tuple(rows)


def row(slug: str) -> Row:
    """Return the row of a function, by its slug."""
    return next(each for each in table() if each.activation.slug == slug)


@lru_cache(maxsize=8)
def resting(slug: str, gain: float) -> float:
    """Return the size at which pre-activations come to rest after many layers, from size 1."""
    activation, q = CATALOGUE[slug], 1.0
    for _layer in range(400):
        q = gain**2 * float(moments(activation, q).square)
    return math.sqrt(q)
