"""A stack of linear layers is one linear layer: composed by hand, and compared on data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from acts.activation import Activation, Array
from acts.functions.sigmoidal import tanh
from acts.functions.threshold_linear import identity

INPUTS, OUTPUTS, WIDTH, SAMPLES = 3, 2, 5, 200

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Collapse:
    """A stack of layers with a = cz between them, and the one layer that equals it.

    Parameters
    ----------
    depth : int
        The number of layers.
    weights, one : int
        The weights and biases of the stack, and of the one layer.
    gap : float
        The largest difference between the outputs of the two on the samples, as a share of the largest output.
    linear, curved : float
        The share of the outputs' variance that the best single linear layer leaves unexplained: for the stack,
        and for the same weights with tanh between the layers.
    straight, bent : tuple of pairs of float
        For each sample the first output of the best single layer, and that of what it stands for: of the stack, and of
        the same weights with tanh. In standard deviations of the latter from its mean.
    """

    depth: int
    weights: int
    one: int
    gap: float
    linear: float
    curved: float
    straight: Points
    bent: Points


def collapse(depth: int, slope: float, rng: np.random.Generator | int) -> Collapse:
    """Draw a stack of `depth` layers, 3 inputs, 5 units between, 2 outputs, and compose it into one layer.

    The activation stands after every layer but the last.

    Parameters
    ----------
    depth : int
        At least 1.
    slope : float
        The c of a = cz.
    rng : numpy.random.Generator or int
        The source of random numbers, or its seed. It draws the weights, normal with variance 1 / fan_in, the biases,
        and 200 normal samples.
    """
    rng = np.random.default_rng(rng)
    widths = [INPUTS, *[WIDTH] * (depth - 1), OUTPUTS]
    layers = [(rng.normal(size=(n, m)) / math.sqrt(m), rng.normal(size=n) / 2) for m, n in pairwise(widths)]
    x = rng.normal(size=(SAMPLES, INPUTS))
    deep = _through(layers, x, identity, slope=slope)
    bent = _through(layers, x, tanh)
    weight, bias = layers[0]
    for w, b in layers[1:]:
        weight, bias = w @ (slope * weight), w @ (slope * bias) + b
    single = x @ weight.T + bias
    straight_fit, bent_fit = _best_layer(x, deep), _best_layer(x, bent)
    return Collapse(
        depth=depth,
        weights=sum(w.size + b.size for w, b in layers),
        one=weight.size + bias.size,
        gap=float(np.max(np.abs(deep - single)) / np.max(np.abs(deep))),
        linear=_unexplained(straight_fit, deep),
        curved=_unexplained(bent_fit, bent),
        straight=_points(straight_fit, deep),
        bent=_points(bent_fit, bent),
    )


def _through(layers: list[tuple[Array, Array]], x: Array, activation: Activation, **parameters: float) -> Array:
    for index, (w, b) in enumerate(layers):
        x = (activation(x, **parameters) if index else x) @ w.T + b
    return x


def _best_layer(x: Array, y: Array) -> Array:
    """Return the outputs of the affine function of x that comes closest to y."""
    basis = np.column_stack([x, np.ones(len(x))])
    best: Array = basis @ np.linalg.lstsq(basis, y, rcond=None)[0]
    return best


def _varies(y: Array) -> bool:
    """Return whether y is more than a constant up to rounding."""
    return float(np.sum((y - y.mean(axis=0)) ** 2)) > 1e-24 * float(np.sum(y**2))


def _unexplained(best: Array, y: Array) -> float:
    """Return the share of the variance of y that its best fit leaves unexplained."""
    return float(np.sum((y - best) ** 2) / np.sum((y - y.mean(axis=0)) ** 2)) if _varies(y) else 0.0


def _points(best: Array, y: Array) -> Points:
    middle, spread = y[:, 0].mean(), y[:, 0].std() if _varies(y) else math.inf
    return tuple(zip(*(((part[:, 0] - middle) / spread).tolist() for part in (best, y)), strict=True))
