"""Gated functions: the dip below 0, how far the approximations of GELU are from it, and SiLU between two lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from acts.activation import Activation
from acts.functions.gated import gelu
from acts.properties import Gaussian, gaussian_moments, measure
from acts.properties.scan import peak


@dataclass(frozen=True, slots=True)
class Place:
    """A place z, and the value measured there."""

    z: float
    size: float


@lru_cache(maxsize=64)
def dip(activation: Activation) -> Place:
    """Return where a function is lowest at its default parameters, and its value there.

    Raises
    ------
    ValueError
        If the function has no lowest value.
    """
    lowest = measure(activation, activation.derivative).lowest
    if lowest is None:
        raise ValueError(f"{activation.slug} attains no lowest value")
    return Place(lowest, float(activation(lowest)))


@lru_cache(maxsize=64)
def apart(first: Activation, second: Activation) -> Place:
    """Return where two functions differ most for z in [-10, 0], and the difference, at their default parameters.

    If both functions are z times a gate with gate(-z) = 1 - gate(z), the difference at -z is the same.
    """
    z = np.linspace(-10.0, 0.0, 1001)

    def difference(at: Any) -> Any:
        return np.abs(first(at) - second(at))

    best = slice(*np.clip(int(np.argmax(difference(z))) + np.array([-1, 2]), 0, z.size).tolist())
    where, size = peak(difference, z[best][:1], z[best][-1:])
    return Place(where, size)


def magnified(form: Activation, z: Any, power: float) -> Any:
    """Return the difference between a form of GELU and GELU itself, 10^power times as large."""
    return 10.0**power * (form(z) - gelu(z))


@lru_cache(maxsize=1024)
def under_normal(activation: Activation, spread: float = 1.0) -> Gaussian:
    """Return the mean output for z from N(0, spread^2), and the other moments, at the default parameters.

    The slope among the moments is that over z / spread.
    """
    return gaussian_moments(
        lambda z: activation(spread * z),
        lambda z: spread * activation.derivative(spread * z),
        tuple(kink.z / spread for kink in activation.claims().kinks),
    )


def mean_output(activation: Activation, spread: float = 1.0) -> float:
    """Return the mean output for z from N(0, spread^2), with 0 for what rounding leaves of it."""
    return round(under_normal(activation, spread).mean, 12) + 0.0
