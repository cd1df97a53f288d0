"""What gated linear units do far out, and what a feed-forward layer of them costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from acts.activation import Interval
from acts.vector import UNITS, GatedUnit

_NEAR, _FAR = 100.0, 1000.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a gated unit goes, from the claims of its gate.

    Parameters
    ----------
    gate : Interval
        The values of the gate: what the slope in a can be.
    steepest : float
        The least upper bound of the gate's slope in size: that of the slope in b, for each unit of a.
    bounded : bool
        Whether the value stays bounded while b goes anywhere and a stays where it is.
    shut : "hard", "soft" or None
        Whether the value is exactly 0 for very negative b, tends to 0, or neither.
    zero : bool
        Whether the value is 0 at b = 0, whatever a is.
    power : float
        p such that the value grows like t^p for a = b = t, measured far out.
    """

    gate: Interval
    steepest: float
    bounded: bool
    shut: str | None
    zero: bool
    power: float


def reach(unit: GatedUnit) -> Reach:
    """Return how far a unit goes."""
    claims = unit.gate.claims()
    power = math.log(float(unit(_FAR, _FAR)) / float(unit(_NEAR, _NEAR))) / math.log(_FAR / _NEAR)
    shut = claims.left.kind if claims.left is not None and claims.limits[0] == 0 else None
    return Reach(claims.range, claims.lipschitz, claims.bounded, shut, float(unit.gate(0.0)) == 0, power)


REACHES = {slug: reach(unit) for slug, unit in UNITS.items()}
"""How far each unit goes, by slug."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The weights of a feed-forward layer without biases, plain and gated, and the width that makes them equal.

    Parameters
    ----------
    plain : int
        Two matrices: up to the hidden width and down again.
    gated : int
        Three matrices of the same hidden width.
    width : float
        Two thirds of the hidden width: the gated layer of this width has as many weights as the plain one.
    rounded : int
        That width, rounded up to a multiple.
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
