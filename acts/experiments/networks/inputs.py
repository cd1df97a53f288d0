"""One linear neuron with two inputs, prepared in several ways: the valley of its loss and the path of gradient descent.

The neuron has no bias, so that its loss stands over a plane of two weights. Its target is the sum of the two raw
inputs; where these are shifted the target is shifted by as much, which is what a bias would do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.experiments.networks.bowl import Bowl
from acts.network.preprocessing import PREPROCESSINGS, Preprocessing

POINTS = 120

RATES = tuple(float(f"{10 ** (-2.5 + k / 12):.2g}") for k in range(41))
"""The learning rates of the slider, from 0.0032 to 6.8."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud of two inputs.

    Parameters
    ----------
    mean : float
        The mean of each input, in its standard deviations.
    ratio : float
        The standard deviation of the second input; that of the first is 1.
    correlation : float
        Of the two inputs, in (-1, 1).
    seed : int
    """

    mean: float = 2.0
    ratio: float = 3.0
    correlation: float = 0.8
    seed: int = 0


def drawn(cloud: Cloud) -> Array:
    """Return the points of a cloud, (POINTS, 2): their mean, deviations and correlation are exactly those asked for."""
    normal = PREPROCESSINGS["whitened"].fit(draws := np.random.default_rng(cloud.seed).standard_normal((POINTS, 2)))
    first, other = normal(draws).T
    second = cloud.correlation * first + math.sqrt(1 - cloud.correlation**2) * other
    return np.column_stack([first + cloud.mean, cloud.ratio * (second + cloud.mean)])


@dataclass(frozen=True, slots=True, eq=False)
class Valley:
    """Prepared inputs, and the loss E (w x - y)^2 / 2 over the two weights.

    Parameters
    ----------
    how : Preprocessing
    x : ndarray of (POINTS, 2)
        The prepared inputs.
    bowl : Bowl
        The loss.
    """

    how: Preprocessing
    x: Array
    bowl: Bowl


@lru_cache(maxsize=256)
def valley(cloud: Cloud, how: str) -> Valley:
    """Return the valley of a cloud under a preprocessing, a key of `PREPROCESSINGS`."""
    raw, way = drawn(cloud), PREPROCESSINGS[how]
    fitted = way.fit(raw)
    x = fitted(raw)
    goal = np.linalg.solve(fitted.matrix.T, np.ones(2))  # its product with prepared inputs is the sum of the raw ones
    return Valley(way, x, Bowl.of(x.T @ x / len(x), goal))
