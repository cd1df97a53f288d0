"""One linear neuron with two inputs, prepared in several ways: the valley of its loss and the path of gradient descent.

The neuron has no bias, so that its loss stands over a plane of two weights. Its target is the sum of the two raw
inputs; where these are shifted the target is shifted by as much, which is what a bias would do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.network.preprocessing import PREPROCESSINGS, Preprocessing

POINTS = 120
SMALL = 1e-6
"""The share of the loss at the start at which a descent has arrived."""

ROUND = 240
"""Points along each contour."""


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
    """The loss E (w x - y)^2 / 2 over the two weights. Its smallest value is 0.

    Parameters
    ----------
    how : Preprocessing
    x : ndarray of (POINTS, 2)
        The prepared inputs.
    goal : ndarray of (2,)
        The weights at which the loss is 0. Gradient descent starts at (0, 0).
    curvatures : ndarray of (2,)
        The eigenvalues of E x x^T, rising.
    directions : ndarray of (2, 2)
        Their directions, in columns.
    """

    how: Preprocessing
    x: Array
    goal: Array
    curvatures: Array
    directions: Array

    @property
    def condition(self) -> float:
        """The larger curvature by the smaller one."""
        return float(self.curvatures[1] / self.curvatures[0])

    @property
    def limit(self) -> float:
        """The learning rate from which on gradient descent does not arrive."""
        return float(2 / self.curvatures[1])

    @property
    def best(self) -> float:
        """The learning rate at which the slower of the two directions is fastest."""
        return float(2 / self.curvatures.sum())

    @property
    def start(self) -> float:
        """The loss at the start."""
        return float((self.curvatures * self._along**2).sum() / 2)

    def loss(self, w: Array) -> Array:
        """Return the loss at weights (..., 2)."""
        return np.asarray((self.curvatures * ((w - self.goal) @ self.directions) ** 2).sum(axis=-1) / 2)

    def path(self, rate: float, steps: int) -> Array:
        """Return the weights after 0, 1, ... steps of gradient descent, (steps + 1, 2)."""
        factors = 1 - rate * self.curvatures
        with np.errstate(over="ignore"):
            left = factors ** np.arange(steps + 1)[:, None] * self._along
        return np.asarray(self.goal + left @ self.directions.T)

    def steps(self, rates: ArrayLike) -> Array:
        """Return after how many steps the loss is at most `SMALL` of that at the start, for each rate.

        It is infinite where gradient descent does not arrive.
        """
        factors = np.abs(1 - np.asarray(rates)[..., None] * self.curvatures)
        weights = self.curvatures * self._along**2
        weights = weights / weights.sum()

        def arrived(count: Array) -> Array:
            return np.asarray((weights * factors ** (2 * count[..., None])).sum(axis=-1) <= SMALL)

        arrives = factors.max(axis=-1) < 1
        low, high = np.zeros(factors.shape[:-1]), np.ones(factors.shape[:-1])
        while not (known := arrived(high) | ~arrives).all():
            low, high = np.where(known, low, high), np.where(known, high, 2 * high)
        while (high - low > 1).any():  # at `low` the loss is still too large, at `high` it is not
            middle = np.floor((low + high) / 2)
            low, high = np.where(arrived(middle), low, middle), np.where(arrived(middle), middle, high)
        return np.where(arrives, high, math.inf)

    def contour(self, level: float) -> Array:
        """Return the ellipse of weights at which the loss has this value, (ROUND + 1, 2), closed."""
        angle = np.linspace(0, 2 * math.pi, ROUND + 1)[:, None]
        circle = np.hstack([np.cos(angle), np.sin(angle)])
        return np.asarray(self.goal + circle * np.sqrt(2 * level / self.curvatures) @ self.directions.T)

    @property
    def _along(self) -> Array:
        """The way from the goal to the start, along the two directions."""
        return np.asarray(-self.goal @ self.directions)


@lru_cache(maxsize=256)
def valley(cloud: Cloud, how: str) -> Valley:
    """Return the valley of a cloud under a preprocessing, a key of `PREPROCESSINGS`."""
    raw, way = drawn(cloud), PREPROCESSINGS[how]
    fitted = way.fit(raw)
    x = fitted(raw)
    goal = np.linalg.solve(fitted.matrix.T, np.ones(2))  # its product with prepared inputs is the sum of the raw ones
    curvatures, directions = np.linalg.eigh(x.T @ x / len(x))
    return Valley(way, x, goal, curvatures, directions)


@dataclass(frozen=True, slots=True)
class ZigZag:
    """Two inputs of deviation 1 that are not correlated, with this mean each.

    Parameters
    ----------
    mean : float
    condition : float
    steps : int
        Steps of gradient descent to `SMALL` of the loss at the start, at the best fixed rate.
    """

    mean: float
    condition: float
    steps: int


@lru_cache(maxsize=8)
def zigzags(means: tuple[float, ...] = (0.0, 0.5, 1.0, 2.0, 4.0)) -> tuple[ZigZag, ...]:
    """Return what the mean of the inputs alone does to gradient descent."""
    found = []
    for mean in means:
        each = valley(Cloud(mean, 1.0, 0.0), "raw")
        found.append(ZigZag(mean, each.condition, int(each.steps(each.best))))
    return tuple(found)
