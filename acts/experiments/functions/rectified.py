"""What happens at a kink: zooming in on it, and the slope there for several ways to write ReLU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from acts.activation import Activation
from acts.functions.rectified import leaky_relu


def zoomed(activation: Activation, centre: float, u: Any, times: float = 0.0, **parameters: float) -> Any:
    """Return the graph around a point, magnified by 10^times in both directions and moved to the origin.

    A smooth graph becomes a straight line. A kink keeps its shape.
    """
    scale = 10.0**times
    here = activation(centre, **parameters)
    return (activation(centre + np.asarray(u) / scale, **parameters) - here) * scale


def bend(activation: Activation, centre: float, times: float, **parameters: float) -> float:
    """Return how far the magnified graph is from one straight line: |g(1) + g(-1)| at the magnification 10^times."""
    both = zoomed(activation, centre, np.array([-1.0, 1.0]), times, **parameters)
    return float(abs(both.sum()))


def maximum_form(z: Any, alpha: float) -> Any:
    """Return max(alpha z, z), which equals leaky ReLU only for alpha <= 1."""
    return np.maximum(alpha * np.asarray(z), z)


def maximum_gap(z: float, alpha: float) -> float:
    """Return max(alpha z, z) minus leaky ReLU at z."""
    return float(maximum_form(z, alpha) - leaky_relu(z, negative_slope=alpha))


@dataclass(frozen=True, slots=True)
class Maximum:
    """The slope at 0 of max(z, 0), written as a framework's `maximum`, by its automatic differentiation."""

    framework: str
    call: str
    slope: float


MAXIMUM = (
    Maximum("torch", "torch.maximum(z, torch.zeros_like(z))", 0.5),
    Maximum("jax", "jax.numpy.maximum(z, 0)", 0.5),
    Maximum("tf", "tf.maximum(z, 0.0)", 1.0),
)
