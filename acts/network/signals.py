"""Sizes of signals on the way through deep random networks: activations forward, gradients backward, layer by layer.

All layers have the same width and no biases. What is measured is the size of one sample's signals: the root of the
mean square (RMS) over the units of a layer and over the samples. Sizes are returned as powers of ten, and gradients are
rescaled on the way back, which is exact up to rounding, since they go back by products alone. So a gradient of 1e-400
is -400, and not 0. Activations are not rescaled: what underflows there does so in every float64 network.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.activation import Activation, Array
from acts.network.initialisers import Initialiser

FLAT = 0.01
"""A unit is saturated on a sample where its slope is below this share of the steepest slope of its function."""

_SMALL, _LARGE = 1e-60, 1e60
"""Mean squares of gradients that are rescaled."""


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """The sizes of the signals in each of n random networks, as powers of ten; -inf for a size of exactly 0.

    Parameters
    ----------
    activations : ndarray of (n, layers + 1)
        Of the outputs of each layer; entry 0 is that of the inputs.
    gradients : ndarray of (n, layers, layers)
        ``[:, t, l]`` is that of the gradient in the pre-activations of layer l + 1, in the network that ends with layer
        t + 1, measured in the size at its last layer; nan above that layer, or if that size is 0.
    weights : ndarray of (n, layers, layers)
        The same for the gradients of single samples in the weights of each layer, in the same measure.
    flat : ndarray of (n, layers)
        The share of units and samples with a slope below `FLAT` of the steepest slope.
    dead : ndarray of (n, layers)
        The share of units whose slope is exactly 0 on every sample.
    units : ndarray of (layers, layers, shown)
        As `gradients`, of the first units of the first network, each by itself.
    """

    activations: Array
    gradients: Array
    weights: Array
    flat: Array
    dead: Array
    units: Array


def propagate(
    activation: Activation,
    initialiser: Initialiser,
    layers: int,
    width: int,
    *,
    draws: int = 10,
    samples: int = 8,
    scale: float = 1.0,
    seed: int = 0,
    every_top: bool = True,
    shown: int = 1,
    **parameters: float,
) -> Signals:
    """Send samples forward through random networks, and random gradients backward.

    Parameters
    ----------
    activation : Activation
        After every layer.
    initialiser : Initialiser
        Of the weights; there are no biases.
    layers, width : int
        The numbers of layers, and of units of each.
    draws, samples : int
        The number of networks, and of standard normal inputs of each.
    scale : float
        Multiplies every weight.
    seed : int
        Decides weights, inputs and gradients; the weights are the same up to their scale under every initialiser that
        draws normal numbers.
    every_top : bool
        Whether gradients are sent back from every layer, as from the last one of a shorter network, or from the last
        layer alone; the other entries are nan then.
    shown : int
        The number of units of the first network whose own gradients are returned.
    **parameters : float
        Those of the activation.

    Returns
    -------
    Signals
        The gradient that comes in above the last layer is standard normal, as that of a loss on random outputs.
    """
    rng = np.random.default_rng(seed)
    settings = activation.settings(parameters)
    steepest = activation.claims(**settings).lipschitz
    a = rng.standard_normal((draws, samples, width))
    above = rng.standard_normal((draws, samples, width))
    sizes = [_Sizes.of(a)]
    weights, slopes, flat, dead = [], [], [], []
    with np.errstate(all="ignore"):
        for _ in range(layers):
            weights.append(initialiser.draw(rng, width, width, scale, shape=(draws,)))
            z = a @ weights[-1].swapaxes(1, 2)
            a = np.asarray(activation.formulas.value(z, **settings))
            slope = np.asarray(activation.formulas.derivative(z, **settings))
            slopes.append(slope)
            sizes.append(_Sizes.of(a))
            flat.append((np.abs(slope) < FLAT * steepest).mean(axis=(1, 2)))
            dead.append((slope == 0).all(axis=1).mean(axis=1))
        backward, units = _backward(weights, slopes, sizes, above, shown, every_top=every_top)
        at_top = backward[0].diagonal(axis1=1, axis2=2)[..., None]
        gradients, in_weights, units = backward[0] - at_top, backward[1] - at_top, units - at_top[0, ..., None]
    activations = np.stack([size.log10 for size in sizes], axis=1)
    return Signals(activations, gradients, in_weights, np.stack(flat, axis=1), np.stack(dead, axis=1), units)


@dataclass(frozen=True, slots=True, eq=False)
class _Sizes:
    """Mean squares over the units, (draws, samples), in each network's `unit`, so that none leaves the floats."""

    squares: Array
    unit: Array

    @classmethod
    def of(cls, a: Array) -> _Sizes:
        largest = np.abs(a).max(axis=(1, 2))
        unit = np.where((largest > 0) & np.isfinite(largest), largest, 1.0)
        return cls(np.square(a / unit[:, None, None]).mean(axis=2), np.log10(unit))

    @property
    def log10(self) -> Array:
        """The RMS over all samples, as a power of ten."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log10(self.squares.mean(axis=1)) / 2 + self.unit)


def _backward(
    weights: list[Array], slopes: list[Array], sizes: list[_Sizes], above: Array, shown: int, *, every_top: bool
) -> tuple[Array, Array]:
    """Return log10 sizes of the gradients in pre-activations and in weights, (2, draws, top, layer), nan above the top.

    Also return those of the pre-activations of some units of the first network, (top, layer, shown). The gradients of
    all tops go back together: the highest top first, and one more at each layer.
    """
    layers, (draws, samples, width) = len(weights), above.shape
    most = layers if every_top else 1
    out, units = np.full((2, draws, layers, layers), np.nan), np.full((layers, layers, shown), np.nan)
    here, there = (np.empty((draws, most, samples, width)) for _ in range(2))
    shift = np.zeros((draws, most))
    for layer in reversed(range(layers)):
        count = min(layers - layer, most)
        if every_top or layer == layers - 1:
            here[:, count - 1] = above
        delta = here[:, :count]
        delta *= slopes[layer][:, None]
        squares = np.einsum("dtsu,dtsu->dts", delta, delta) / width
        total = squares.mean(axis=2)
        odd = ((total < _SMALL) | (total > _LARGE)) & (total > 0)
        if odd.any():
            factor = np.where(odd, np.sqrt(total), 1.0)
            delta /= factor[..., None, None]
            squares /= np.square(factor)[..., None]
            shift[:, :count] += np.log10(factor)
        below = sizes[layer]
        in_weights = np.log10((squares * below.squares[:, None]).mean(axis=2)) / 2 + below.unit[:, None]
        tops = layers - 1 - np.arange(count)
        out[0][:, tops, layer] = np.log10(squares.mean(axis=2)) / 2 + shift[:, :count]
        out[1][:, tops, layer] = in_weights + shift[:, :count]
        units[tops, layer] = np.log10(np.square(delta[0, :, :, :shown]).mean(axis=1)) / 2 + shift[0, :count, None]
        rows = delta.reshape(draws, count * samples, width)
        np.matmul(rows, weights[layer], out=there[:, :count].reshape(rows.shape))
        here, there = there, here
    return out, units
