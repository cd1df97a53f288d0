"""Saturation: small slopes, gradients that vanish on the way back, outputs close to 0 and 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from acts.activation import Activation
from acts.functions.sigmoidal import sigmoid, tanh
from acts.numerics import normal_cdf


@dataclass(frozen=True, slots=True)
class Passed:
    """One z of a backward pass: passed = upstream * local, by the chain rule."""

    z: float
    local: float
    upstream: float
    passed: float


def backward(
    activation: Activation, upstream: float, places: tuple[float, ...], **parameters: float
) -> tuple[Passed, ...]:
    """Return the gradient that a unit passes back at each pre-activation z."""
    locals_ = [float(activation.derivative(z, **parameters)) for z in places]
    return tuple(Passed(z, local, upstream, upstream * local) for z, local in zip(places, locals_, strict=True))


def slope_crossing(first: Activation, second: Activation, low: float, high: float) -> float:
    """Return the z between low and high at which two slopes are equal, to the last bit, by bisection.

    Raises
    ------
    ValueError
        If the same slope is the larger at both ends.
    """

    def gap(z: float) -> float:
        return float(first.derivative(z) - second.derivative(z))

    sign = math.copysign(1.0, gap(low))
    if sign == math.copysign(1.0, gap(high)):
        raise ValueError(f"the slopes do not cross between {low} and {high}")
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if math.copysign(1.0, gap(middle)) == sign else (low, middle)
    return (low + high) / 2


def morph(z: Any, t: float = 0.0) -> Any:
    """Return (1 + t) sigmoid((1 + t) z) - t: the sigmoid at t = 0, and 2 sigmoid(2z) - 1 = tanh z at t = 1."""
    return (1 + t) * sigmoid((1 + t) * z) - t


def morph_gap() -> float:
    """Return the largest difference between 2 sigmoid(2z) - 1 and tanh z on a fine grid of [-20, 20]."""
    z = np.linspace(-20, 20, 4001)
    return float(np.max(np.abs(morph(z, 1.0) - tanh(z))))


@dataclass(frozen=True, slots=True)
class Pushed:
    """The distribution of sigmoid(z) for z from N(0, s^2).

    `edges` bound the bins of outputs, `shares` are the exact probabilities of the bins, `humps` are
    the outputs at which the density has a local maximum.
    """

    s: float
    edges: tuple[float, ...]
    shares: tuple[float, ...]
    humps: tuple[float, ...]


def pushed(s: float, bins: int = 40) -> Pushed:
    """Return the distribution of sigmoid(z) over (0, 1) for z from N(0, s^2): exact shares, without sampling.

    The density at a = sigmoid(z) has its extrema where z = s^2 (2a - 1). Apart from z = 0 that has solutions only if
    s^2 > 2, since then the right side is steeper at 0 than the left.
    """
    edges = np.linspace(0.0, 1.0, bins + 1)
    logits = np.concatenate([[-math.inf], np.log(edges[1:-1]) - np.log1p(-edges[1:-1]), [math.inf]])
    with np.errstate(over="ignore"):  # below an s of 1e-307 every end is infinitely many s away
        shares = np.diff(normal_cdf(logits / s))
    humps: tuple[float, ...] = (0.5,)
    if s * s > 2:
        low, high = 1e-9, s * s
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if s * s * math.tanh(middle / 2) > middle else (low, middle)
        humps = (float(sigmoid(-low)), float(sigmoid(low)))
    return Pushed(s, tuple(edges.tolist()), tuple(shares.tolist()), humps)
