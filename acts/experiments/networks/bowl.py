"""Gradient descent on a quadratic loss of two weights: where it goes, and how long it takes, in closed form."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array

SMALL = 1e-6
"""The share of the loss at the start at which a descent has arrived."""

ROUND = 240
"""Points along each contour."""


@dataclass(frozen=True, slots=True, eq=False)
class Bowl:
    """A quadratic loss over two weights. Its smallest value is 0, and gradient descent starts at (0, 0).

    Parameters
    ----------
    goal : ndarray of (2,)
        The weights at which the loss is 0.
    curvatures : ndarray of (2,)
        Rising; the loss is half their sum, each times the square of the way from the goal in its direction.
    directions : ndarray of (2, 2)
        Their directions, in columns.
    """

    goal: Array
    curvatures: Array
    directions: Array

    @classmethod
    def of(cls, moments: Array, goal: Array) -> Bowl:
        """Return the loss E (w x - goal x)^2 / 2 of a linear neuron, from the second moments E x x^T of its inputs."""
        curvatures, directions = np.linalg.eigh(moments)
        return cls(goal, curvatures, directions)

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
