"""Smoothed kinks: the two sides of ELU and CELU at 0, and how softplus approaches ReLU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from acts.activation import Activation
from acts.functions.exponential import softplus


@dataclass(frozen=True, slots=True)
class Sides:
    """The slopes just left and just right of 0."""

    left: float
    right: float

    @property
    def jump(self) -> float:
        """The right slope minus the left slope."""
        return self.right - self.left


def sides(activation: Activation, **parameters: float) -> Sides:
    """Return the slopes at the two floats next to 0."""
    left, right = activation.derivative(np.nextafter(0.0, [-1.0, 1.0]), **parameters)
    return Sides(float(left), float(right))


def softened(z: Any, power: float) -> Any:
    """Return softplus at beta = 10^power."""
    return softplus(z, beta=10.0**power)


def softened_slope(z: Any, power: float) -> Any:
    """Return the slope of softplus at beta = 10^power."""
    return softplus.derivative(z, beta=10.0**power)
