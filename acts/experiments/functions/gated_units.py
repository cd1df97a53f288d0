"""How gated linear units behave far from 0, and what a feed-forward layer of them costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from acts.activation import Interval
from acts.vector import UNITS, GatedUnit

_NEAR, _FAR = 100.0, 1000.0


@dataclass(frozen=True, slots=True)
class Reach:
    """The range of a gated unit, from the claims of its gate.

    Parameters
    ----------
    gate : Interval
        The values of the gate, which are the possible slopes in a.
    steepest : float
        The least upper bound of the gate's absolute slope, and so of the slope in b for a = 1.
    bounded : bool
        Whether the value is bounded over all b for a fixed a.
    shut : "hard", "soft" or None
        Whether for very negative b the value is exactly 0, tends to 0, or neither.
    zero : bool
        Whether the value is 0 at b = 0 for every a.
    power : float
        p such that the value grows like t^p for a = b = t, measured at large t.
    """

    gate: Interval
    steepest: float
    bounded: bool
    shut: str | None
    zero: bool
    power: float


def reach(unit: GatedUnit) -> Reach:
    """Return the reach of a unit."""
    claims = unit.gate.claims()
    power = math.log(float(unit(_FAR, _FAR)) / float(unit(_NEAR, _NEAR))) / math.log(_FAR / _NEAR)
    shut = claims.left.kind if claims.left is not None and claims.limits[0] == 0 else None
    return Reach(claims.range, claims.lipschitz, claims.bounded, shut, float(unit.gate(0.0)) == 0, power)


REACHES = {slug: reach(unit) for slug, unit in UNITS.items()}
"""The reach of each unit, by slug."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The weights of a feed-forward layer without biases, plain and gated, and the width that makes them equal.

    Parameters
    ----------
    plain : int
        The weights of two matrices: up to the hidden width and down again.
    gated : int
        The weights of three matrices of the same hidden width.
    width : float
        Two thirds of the hidden width: the gated layer of this width has as many weights as the plain one.
    rounded : int
        `width`, rounded up to a multiple.
    spent : int
        The weights of the gated layer with the rounded width.
    """

    plain: int
    gated: int
    width: float
    rounded: int
    spent: int


def budget(model: int, hidden: int, multiple: int = 1) -> Budget:
    """Return what a feed-forward layer costs with `model` inputs and outputs and `hidden` units between them."""
    cut = 2 * hidden // 3
    rounded = multiple * -(-max(cut, 1) // multiple)
    return Budget(2 * model * hidden, 3 * model * hidden, 2 * hidden / 3, rounded, 3 * model * rounded)
