"""Gradient descent with inputs that are not centred: the mean alone makes a round loss narrow.

A linear neuron without bias has two inputs of variance 1 that are not correlated, each of mean m. Their second
moments E x x^T are 1 + m^2 on the diagonal and m^2 beside it, with the eigenvalues 1, across the direction (1, 1),
and 1 + 2 m^2 along it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.experiments.networks.bowl import Bowl

GOAL = (1.4, -0.4)
"""The weights at which the loss is 0: one weight has to rise and the other one to fall."""

MEANS = tuple(0.25 * k for k in range(17))
SHARES = tuple(float(f"{0.05 * k:.2f}") for k in range(1, 23))
"""What the sliders reach: the mean of the inputs, and the learning rate as a share of its limit."""


@lru_cache(maxsize=256)
def bowl(mean: float) -> Bowl:
    """Return the loss with inputs of this mean."""
    return Bowl.of(np.eye(2) + mean**2, np.array(GOAL))


@lru_cache(maxsize=256)
def _steps_on_the_slider(mean: float) -> dict[float, float]:
    each = bowl(mean)
    return dict(zip(SHARES, each.steps(np.array(SHARES) * each.limit).tolist(), strict=True))


def steps(mean: float, share: float) -> float:
    """Return after how many steps the loss is a millionth of that at the start; infinite if it never is.

    The learning rate is this share of its limit.
    """
    on_the_slider = _steps_on_the_slider(mean)
    return on_the_slider[share] if share in on_the_slider else float(bowl(mean).steps(share * bowl(mean).limit))


@dataclass(frozen=True, slots=True)
class ZigZag:
    """What the mean of the inputs does to gradient descent at its best fixed rate.

    Parameters
    ----------
    mean : float
    condition : float
        The larger curvature by the smaller one.
    steps : int
        Steps to a millionth of the loss at the start.
    """

    mean: float
    condition: float
    steps: int

    @property
    def with_bias(self) -> float:
        """The condition number with a bias, which is a third weight whose input is always 1."""
        centres = np.array([self.mean, self.mean, 1.0])
        curvatures = np.linalg.eigvalsh(np.diag([1.0, 1.0, 0.0]) + np.outer(centres, centres))
        return float(curvatures[-1] / curvatures[0])


@lru_cache(maxsize=64)
def zigzag(mean: float) -> ZigZag:
    """Return what inputs of this mean do."""
    each = bowl(mean)
    return ZigZag(mean, each.condition, int(each.steps(each.best)))


def zigzags(means: tuple[float, ...] = (0.0, 0.5, 1.0, 2.0, 4.0)) -> tuple[ZigZag, ...]:
    """Return what inputs of each mean do."""
    return tuple(zigzag(mean) for mean in means)
