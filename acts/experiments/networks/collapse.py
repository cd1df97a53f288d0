"""Layers one after the other: with nothing between they are one layer, a bend makes more of them, a step blocks them.

All networks have one input and one output, and `WIDTH` units in each layer between.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from acts.activation import Activation, Array
from acts.sealed import seal

WIDTH, MOST, REACH, POINTS = 3, 8, 3.0, 161
"""The units of a layer, the most layers, how far the inputs reach on both sides of 0, and their number."""

Layer = tuple[Array, Array]
"""Weights of (fan_out, fan_in) and biases of (fan_out,)."""


@dataclass(frozen=True, slots=True, eq=False)
class Collapse:
    """A network of several layers, and the one layer that its matrices multiply to. Arrays are read-only.

    Parameters
    ----------
    layers : tuple of Layer
    after : tuple of int
        The layers, counted from 1, that the activation follows.
    bend : float
        How much of the activation there is: 0 for none, 1 for the activation itself.
    slope, intercept : float
        The product of all matrices, and the bias that goes with it.
    x, y : ndarray
        The inputs, and the outputs layer by layer.
    line : ndarray
        The outputs of the one layer.
    missed : float
        The share of the variance of y that the best line leaves; 0 if y is constant up to rounding.
    gradients : tuple of float
        For each layer the root mean square, over its weights and the inputs, of the gradient of the output.
    """

    layers: tuple[Layer, ...]
    after: tuple[int, ...]
    bend: float
    slope: float
    intercept: float
    x: Array
    y: Array
    line: Array
    missed: float
    gradients: tuple[float, ...]

    def __post_init__(self) -> None:
        seal(self)

    @property
    def numbers(self) -> int:
        """How many weights and biases the network has."""
        return sum(weight.size + bias.size for weight, bias in self.layers)

    @property
    def gap(self) -> float:
        """The largest distance between the outputs layer by layer and those of the one layer."""
        return float(np.abs(self.y - self.line).max())

    @property
    def cut_off(self) -> int:
        """How many of the first layers have a gradient of exactly 0."""
        return next((number for number, size in enumerate(self.gradients) if size), len(self.gradients))


def stack(depth: int, seed: int) -> tuple[Layer, ...]:
    """Return `depth` random layers; the first ones and the last one of a seed are the same at each depth.

    Weights and biases are normal. Then all weights of a layer but the last are scaled, so that over the inputs the
    layer's sums, without activations, vary as much as the inputs do.
    """
    rng = np.random.default_rng(seed)
    last = rng.normal(size=(1, WIDTH)) / math.sqrt(WIDTH), rng.normal(size=1) / 2
    layers, along = [], np.ones((1, 1))  # along: how the sums move with the input
    for number in range(depth - 1):
        weight, bias = rng.normal(size=(WIDTH, WIDTH)), rng.normal(size=WIDTH)
        weight = weight[:, :1] if number == 0 else weight
        moved = weight @ along
        scale = math.sqrt(WIDTH) / float(np.linalg.norm(moved))
        along = scale * moved
        layers.append((scale * weight, bias))
    return (*layers, last) if layers else ((last[0][:, :1], last[1]),)


def product(layers: Sequence[Layer]) -> Layer:
    """Return the one layer that several layers are if nothing stands between them.

    Examples
    --------
    >>> weight, bias = product([(np.array([[2.0]]), np.array([1.0])), (np.array([[3.0]]), np.array([-1.0]))])
    >>> weight, bias
    (array([[6.]]), array([2.]))
    """

    def joined(before: Layer, after: Layer) -> Layer:
        return after[0] @ before[0], after[0] @ before[1] + after[1]

    return reduce(joined, layers)


def places(depth: int, everywhere: bool) -> tuple[int, ...]:
    """Return the layers that the activation follows: the middle one, or all but the last; none of one layer."""
    return tuple(range(1, depth)) if everywhere else (depth // 2,) if depth > 1 else ()


def collapse(activation: Activation, depth: int, bend: float, seed: int, *, everywhere: bool = False) -> Collapse:
    """Run a network of `depth` layers, and multiply its matrices.

    Parameters
    ----------
    activation : Activation
        At its default parameters.
    depth : int
        From 1 to `MOST`.
    bend : float
        From 0 to 1: the units put out ``(1 - bend) * z + bend * activation(z)``.
    seed : int
        Of the weights.
    everywhere : bool
        Whether the activation follows each layer but the last, or the middle one alone.
    """
    layers, after = stack(depth, seed), places(depth, everywhere)
    x = np.linspace(-REACH, REACH, POINTS)
    inputs, slopes = [x[None]], []
    for number, (weight, bias) in enumerate(layers, 1):
        z = weight @ inputs[-1] + bias[:, None]
        if number in after and bend:
            inputs.append((1 - bend) * z + bend * activation(z))
            slopes.append((1 - bend) + bend * activation.derivative(z))
        else:
            inputs.append(z)
            slopes.append(np.ones_like(z))
    upstream, gradients = np.ones_like(inputs[-1]), []
    for (weight, _bias), into, slope in zip(layers[::-1], inputs[-2::-1], slopes[::-1], strict=True):
        upstream = upstream * slope
        # the gradient in a weight is the one in its sum times the input that it multiplies
        sizes = (upstream**2).sum(axis=0) * (into**2).sum(axis=0) / weight.size
        gradients.append(math.sqrt(sizes.mean()))
        upstream = weight.T @ upstream
    (y,), (one, shift) = inputs[-1], product(layers)
    return Collapse(
        layers, after, bend, float(one[0, 0]), float(shift[0]), x, y, one[0, 0] * x + shift[0],
        _missed(x, y), tuple(reversed(gradients)),
    )  # fmt: skip


@lru_cache(maxsize=512)
def known(activation: Activation, depth: int, bend: float, seed: int, everywhere: bool) -> Collapse:
    """Return `collapse` of these arguments, computed once."""
    return collapse(activation, depth, bend, seed, everywhere=everywhere)


def _missed(x: Array, y: Array) -> float:
    """Return the share of the variance of y that the best line leaves; 0 if y does not vary."""
    off = y - y.mean()
    if not np.abs(off).max() > 1e-12 * np.abs(y).max():
        return 0.0
    rest = off - x * (x @ off) / (x @ x)  # the inputs lie evenly around 0
    return float(rest @ rest / (off @ off))
