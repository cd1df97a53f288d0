"""Depth folds: the tent map layer after layer, and one wide layer with as many units.

Two ReLUs and a sum make a tent, which rises from 0 to 1 and falls to 0 again. A second tent gets each height twice, and
so does everything twice. So each layer doubles the number of straight pieces, and a unit of a wide layer adds one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from acts.activation import Array
from acts.network.initialisers import HE_NORMAL
from acts.network.lines import corners
from acts.sealed import seal

MOST = 8
"""The most layers that are drawn; their graph has 256 pieces."""

RANDOM_WIDTH, RANDOM_BIAS, REACH, DRAWS = 8, 0.3, 3.0, 100
"""Of networks with random weights: units a layer, standard deviation of a bias, reach of the input, and how many."""


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A network and its graph from 0 to 1. Arrays are read-only.

    Parameters
    ----------
    layers : tuple of ndarray of (fan_out, fan_in + 1)
        Weights with the bias in the last column; ReLU stands after each layer but the last.
    x, y : ndarray
        The ends of the straight pieces of its graph.
    """

    layers: tuple[Array, ...]
    x: Array
    y: Array

    def __post_init__(self) -> None:
        seal(self)

    @property
    def units(self) -> int:
        """How many hidden units the network has."""
        return sum(len(layer) for layer in self.layers[:-1])

    @property
    def pieces(self) -> int:
        """How many straight pieces its graph has, counted from the weights."""
        return len(self.x) - 1


def tents(depth: int) -> tuple[Array, ...]:
    """Return the layers of the tent map applied `depth` times: two ReLUs a layer.

    A sum of one layer's outputs goes into the next, so both are one matrix.
    """
    kinks, heights = np.array([[1.0, 0.0], [1.0, -0.5]]), np.array([[2.0, -4.0]])
    inner = np.hstack([kinks[:, :1] @ heights, kinks[:, 1:]])
    return (kinks, *[inner] * (depth - 1), np.hstack([heights, [[0.0]]]))


def saw(units: int) -> tuple[Array, ...]:
    """Return a network of one layer that goes up and down between 0 and 1 with as many pieces as it has units.

    Its kinks stand at even distances from 0 on.
    """
    steep = float(units)
    at = np.arange(units) / units
    turns = np.where(np.arange(units) % 2 == 0, 2.0, -2.0) * steep
    turns[0] = steep
    return np.stack([np.ones(units), -at], axis=1), np.append(turns, 0.0)[None]


def read(layers: tuple[Array, ...]) -> Folded:
    """Return a network with its graph."""
    return Folded(layers, *corners(layers, 0.0, 1.0))


@lru_cache(maxsize=64)
def deep(depth: int) -> Folded:
    """Return the tent map applied `depth` times, as a network."""
    return read(tents(depth))


@lru_cache(maxsize=64)
def wide(units: int) -> Folded:
    """Return one layer with so many units that makes as many pieces."""
    return read(saw(units))


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many straight pieces networks with random weights have: the 5th, 50th and 95th percentile of all draws."""

    depth: int
    units: int
    low: int
    middle: int
    high: int


@lru_cache(maxsize=16)
def drawn(depth: int) -> Drawn:
    """Count the pieces of `DRAWS` networks with `RANDOM_WIDTH` units in each of `depth` layers.

    Weights are He normal, biases normal, and the input goes from -`REACH` to `REACH`.
    """
    widths, counts = (1, *[RANDOM_WIDTH] * depth, 1), []
    for seed in range(DRAWS):
        rng = np.random.default_rng([seed, depth])
        layers = []
        for fan_in, fan_out in pairwise(widths):
            layer = HE_NORMAL.layer(rng, fan_in, fan_out)
            layer[:, -1] = RANDOM_BIAS * rng.standard_normal(fan_out)
            layers.append(layer)
        counts.append(len(corners(layers, -REACH, REACH)[0]) - 1)
    low, middle, high = np.percentile(counts, [5, 50, 95], method="inverted_cdf").tolist()
    return Drawn(depth, depth * RANDOM_WIDTH, low, middle, high)
