"""Layer by layer: how activations and gradients of an untrained network on the digits are spread, at many scales."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Activation, Array
from acts.catalogue import CATALOGUE
from acts.losses import softmax_cross_entropy
from acts.network.digits import CLASSES, SCALINGS, digits, scaled
from acts.network.initialisers import GLOROT_NORMAL, HE_NORMAL
from acts.network.signals import FLAT

LAYERS, WIDTH, DIGITS = 10, 64, 300
"""The hidden layers, the units of each, and the digits that go through the network."""

BINS = 40
"""The bins of a histogram of activations."""

WIDEST = 4.0
"""Where the histograms of a function without bounds end; what is further out is in the last bin."""

DECADES, FINE = (-20, 8), 4
"""The powers of ten between which gradients are counted, and the bins of each."""


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """What an untrained network makes of some digits, layer by layer; a first axis has the hidden layers.

    Parameters
    ----------
    activation : Activation
    scale : float
        The standard deviation of the weights, times the root of the number of inputs: 1 for Xavier, 1.41 for He.
    activations : ndarray of (LAYERS, BINS), int64
        How many activations, without those of exactly 0, are in each of the bins between the ends of `reach`.
    gradients : ndarray of (LAYERS, bins), int64
        How many gradients in pre-activations, without those of exactly 0, are in each bin of powers of ten.
    spread : ndarray of (LAYERS,)
        By how much digits differ: the standard deviation of a unit's activation over the digits, RMS over the units.
    size : ndarray of (LAYERS,)
        log10 of the RMS of the gradients in pre-activations.
    zero, saturated, dead : ndarray of (LAYERS,)
        The share of units and digits with a slope of exactly 0; the share with another slope below 1% of the steepest
        one; and the share of units with a slope of 0 on every digit.
    """

    activation: Activation
    scale: float
    activations: Array
    gradients: Array
    spread: Array
    size: Array
    zero: Array
    saturated: Array
    dead: Array


def reach(activation: Activation) -> tuple[float, float]:
    """Return the ends of the histograms of activations."""
    values = activation.claims().range
    low = values.low if math.isfinite(values.low) else -WIDEST
    return low, values.high if math.isfinite(values.high) else WIDEST


@lru_cache(maxsize=256)
def layers(slug: str, scaling: str, seed: int, scale: float) -> Layers:
    """Return what becomes of digits and of the gradients of their loss.

    Parameters
    ----------
    slug, scaling : str
        The activation function, and how the pixels are scaled.
    seed : int
        Decides the weights; they are the same up to their scale.
    scale : float
        Of the weights of the hidden layers; those of the output layer are Xavier's.
    """
    activation = CATALOGUE[slug]
    x, labels = _samples(scaling)
    rng = np.random.default_rng(seed)
    weights = [scale * GLOROT_NORMAL.draw(rng, WIDTH, WIDTH) for _ in range(LAYERS)]
    last = GLOROT_NORMAL.draw(rng, WIDTH, WIDTH)[:CLASSES]
    outputs, slopes, back = [x], [], []
    settings = activation.settings({})
    with np.errstate(all="ignore"):
        for w in weights:
            z = w @ outputs[-1]
            outputs.append(np.asarray(activation.formulas.value(z, **settings)))
            slopes.append(np.asarray(activation.formulas.derivative(z, **settings)))
        upstream = last.T @ softmax_cross_entropy.gradient_formula(last @ outputs[-1], labels)
        for w, slope in zip(reversed(weights), reversed(slopes), strict=True):
            back.append(upstream * slope)
            upstream = w.T @ back[-1]
        size = np.array([np.log10(np.square(each).mean()) / 2 for each in reversed(back)])
    none = np.array([slope == 0 for slope in slopes])
    small = np.abs(slopes) < FLAT * activation.claims().lipschitz
    return Layers(
        activation,
        scale,
        np.stack([_counted(a[a != 0], *reach(activation), BINS) for a in outputs[1:]]),
        np.stack([_powers(each) for each in reversed(back)]),
        np.array([np.sqrt(a.var(axis=1).mean()) for a in outputs[1:]]),
        size,
        none.mean(axis=(1, 2)),
        (small & ~none).mean(axis=(1, 2)),
        none.all(axis=2).mean(axis=1),
    )


@lru_cache(maxsize=8)
def _samples(scaling: str) -> tuple[Array, Array]:
    """Return the pixels of the digits that go through the network, (pixels, digits), and their classes, one-hot."""
    whole = digits()
    x = scaled(SCALINGS[scaling], whole.x[:DIGITS], seed=0)
    return x.T, whole.y[:DIGITS] == np.arange(CLASSES)[:, None]


def _counted(values: Array, low: float, high: float, bins: int) -> Array:
    """Return how many values are in each bin; those beyond an end are in the bin there."""
    places = np.clip((values - low) * (bins / (high - low)), 0, bins - 1)
    return np.bincount(np.nan_to_num(places).astype(np.int64), minlength=bins)


def _powers(values: Array) -> Array:
    """Return how many sizes are in each bin of powers of ten; those of exactly 0 are left out."""
    size = np.abs(values[values != 0])
    low, high = DECADES
    return _counted(np.log10(size), low, high, (high - low) * FINE)


def dead_shares(scaling: str, width: int = WIDTH, draws: int = 10) -> Array:
    """Return the share of dead ReLU units in each of ten layers, untrained, with He weights, (draws, LAYERS).

    A unit is dead if it fires on none of all 1797 digits.
    """
    x = scaled(SCALINGS[scaling], digits().x, seed=0).T
    out = np.empty((draws, LAYERS))
    for draw in range(draws):
        rng, a = np.random.default_rng(draw), x
        for layer in range(LAYERS):
            z = HE_NORMAL.draw(rng, len(a), width) @ a
            out[draw, layer] = (z <= 0).all(axis=1).mean()
            a = np.maximum(z, 0.0)
    return out
