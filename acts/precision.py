"""How far from the truth the functions may be in float64: what the tests hold them to, and pages print digits by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from acts.activation import Activation
from acts.vector import GatedUnit, Maxout, VectorFunction

ORDERS = ("value", "derivative", "second_derivative")
"""What an activation computes: f, f' and f'', each by the name of its method."""

ULPS: Mapping[Any, float] = MappingProxyType({np.float64: 16.0, np.float32: 8.0})
"""The largest error away from a zero, in units in the last place of the result."""

CONDITION = 2.0
"""What rounded parameters add, in units in the last place of a place z: each moves the result by the slope there."""

NEAR_A_ZERO = 1.8
"""The largest error near a zero, in machine epsilons times max(1, |z|): 4e-16 in float64. There two parts of nearly
equal size cancel, and their own rounding is left over."""

Zeros = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]

_ZEROS: dict[str, Zeros] = {
    "hard_sigmoid": ((-3.0,), (), ()),
    "sparse_sigmoid": ((-1.0,), (), ()),
    "gelu": ((), (-0.7517915,), (-1.4142136, 1.4142136)),
    "gelu_tanh": ((), (-0.7524614,), (-1.418504, 1.418504)),
    "quick_gelu": ((), (-0.7511543,), (-1.4097281, 1.4097281)),
    "mish": ((), (-1.1924312,), (-2.2563764, 1.4905712)),
}
_ZEROS_OF: dict[str, Callable[..., Zeros]] = {
    "silu": lambda beta: ((), (-1.2784645 / beta,), (-2.3993573 / beta, 2.3993573 / beta)) if beta else ((), (), ()),
}


def zeros(slug: str, order: str, **parameters: float) -> tuple[float, ...]:
    """Return the places other than 0 where a result crosses 0 and digits cancel, to seven digits."""
    every = _ZEROS_OF[slug](**parameters) if slug in _ZEROS_OF else _ZEROS.get(slug, ((), (), ()))
    return every[ORDERS.index(order)]


def near_a_zero(slug: str, order: str, z: float, **parameters: float) -> bool:
    """Return whether a place is at most 1 away from one of `zeros`."""
    return any(abs(z - zero) <= 1 for zero in zeros(slug, order, **parameters))


def bound(activation: Activation, order: str, z: float, **parameters: float) -> float:
    """Return how far a result in float64 may be from the truth at a place.

    The place and the parameters may be decimals that a float only holds rounded: the bound includes what that costs.

    Parameters
    ----------
    activation : Activation
    order : str
        One of `ORDERS`.
    z : float
        A finite place.
    **parameters : float
        Every parameter of the function.
    """
    epsilon = float(np.finfo(np.float64).eps)
    value = float(getattr(activation, order)(z, **parameters))
    error = (
        ULPS[np.float64] * float(np.spacing(abs(value))) + abs(z * _slope(activation, order, z, parameters)) * epsilon
    )
    if near_a_zero(activation.slug, order, z, **parameters):
        error = max(error, NEAR_A_ZERO * epsilon * max(1.0, abs(z)))
    return error


def _slope(activation: Activation, order: str, z: float, parameters: Mapping[str, float]) -> float:
    """Return the slope of a result: the next order, and of the last order a difference of two values."""
    rank = ORDERS.index(order)
    if rank < 2:
        return float(getattr(activation, ORDERS[rank + 1])(z, **parameters))
    step = 1e-4 * max(1.0, abs(z))
    low, high = (float(activation.second_derivative(at, **parameters)) for at in (z - step, z + step))
    return (high - low) / (2 * step)


def bounds_of_shares(function: VectorFunction, logits: Sequence[float], temperature: float) -> tuple[float, ...]:
    """Return how far each value of softmax or one of its relatives may be from the truth, as `bound` does."""
    z, value = np.asarray(logits, dtype=np.float64), function(logits, temperature=temperature)
    moved = np.abs(function.jacobian(z, temperature=temperature)) @ np.abs(z)
    error = ULPS[np.float64] * np.spacing(np.abs(value)) + CONDITION * np.finfo(np.float64).eps * moved
    return tuple(np.atleast_1d(error).tolist())


def bounds_of_gated(unit: GatedUnit, a: float, b: float) -> tuple[float, float, float]:
    """Return how far a gated unit's value, its slope in a and its slope in b may be from the truth, as `bound` does."""
    settings, epsilon = unit.gate.settings({}), float(np.finfo(np.float64).eps)
    gate, slope = (bound(unit.gate, order, b, **settings) for order in ORDERS[:2])
    in_a, in_b = (abs(float(each)) for each in unit.partials(a, b))
    rounded = 2 * epsilon  # of a as it was typed, and of the product
    return abs(a) * (gate + rounded * in_a), gate, abs(a) * slope + rounded * in_b


def bound_of_maxout(unit: Maxout, z: float) -> float:
    """Return how far the value of a maxout unit may be from the truth, as `bound` does."""
    line = int(unit.active(z))
    parts = CONDITION * abs(unit.slopes[line] * z) + abs(unit.intercepts[line])
    return float(np.finfo(np.float64).eps) * (parts + abs(float(unit(z))))
