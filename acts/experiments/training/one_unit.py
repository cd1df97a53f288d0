"""One unit, one sample, gradient descent: the step that makes it inactive, and the gradient of exactly 0 there.

The unit is a = f(z) with z = wx + b, its loss L = (a - y)^2 / 2. A step is w <- w - eta dL/dw and b <- b - eta dL/db,
with dL/dz = (a - y) f'(z), dL/dw = x dL/dz and dL/db = dL/dz. So it moves z by -eta (x^2 + 1) dL/dz, for any w and b.
A unit is **inactive** where z <= 0, and **silent** where its slope is exactly 0: then no step moves it any more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from acts.activation import Activation, Array
from acts.functions.rectified import relu

Ending = Literal["silent", "diverged", "arrived", "still", "swinging", "moving"]

LARGEST = 1e6  # the largest input number
BOUND = 1e50  # of w, b and z: up to here lines and parabolas and their gradients do not overflow
SHOWN, HORIZON = 12, 1000  # steps that are recorded one by one, and steps after which a run is judged
CLOSE = 0.01  # a unit has arrived when its error is below this share of its first error
ROUNDING = 1e-12  # an error below this share of output and target is a rounding error
LATELY = 20  # the last steps, which show whether a unit swings for ever


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit f(wx + b) as it starts, and the one sample that it learns.

    Parameters
    ----------
    x, y : float
        The sample: input and target.
    w, b : float
        Weight and bias before the first step.
    activation : Activation
        f: ReLU, leaky ReLU or another function that is made of lines and parabolas.
    parameters : tuple of (name, value)
        The parameters of f that are not at their defaults.

    Raises
    ------
    ValueError
        If a number is nan or larger than 1e6 in size, or not a legal parameter.
    """

    x: float = 2.0
    y: float = 0.5
    w: float = 1.0
    b: float = 0.5
    activation: Activation = relu
    parameters: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        settings = self.activation.settings(dict(self.parameters))
        for name, value in {"x": self.x, "y": self.y, "w": self.w, "b": self.b, **settings}.items():
            if not abs(value) <= LARGEST:
                raise ValueError(f"{name} has to lie within {LARGEST:g} of 0, not {value:g}")

    @property
    def lever(self) -> float:
        """The move of z per unit of eta dL/dz: x^2 + 1, with x^2 from the weight and 1 from the bias."""
        return self.x * self.x + 1

    @property
    def goal(self) -> float | None:
        """The z at which the output is the target, or None; the functions are lines on either side."""
        settings = dict(self.parameters)
        below = float(self.activation.derivative(-1.0, **settings))
        for z in (self.y if self.y >= 0 else math.nan, self.y / below if below else math.nan):
            if math.isclose(float(self.activation(z, **settings)), self.y, rel_tol=1e-9, abs_tol=1e-12):
                return z + 0.0
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """Where a unit is after `number` updates, and the gradient of its loss there.

    Parameters
    ----------
    number : int
    w, b, z, a, loss : float
        z = wx + b, a = f(z), loss = (a - y)^2 / 2.
    slope : float
        f'(z); at a kink the slope that the activation chooses, 0 for ReLU as in torch and jax.
    dz, dw, db : float
        dL/dz = (a - y) f'(z), dL/dw = x dL/dz, dL/db = dL/dz.
    """

    number: int
    w: float
    b: float
    z: float
    a: float
    loss: float
    slope: float
    dz: float
    dw: float
    db: float

    @property
    def silent(self) -> bool:
        """Whether the slope is exactly 0: then the gradient is 0, too, and no step changes w and b again."""
        return self.slope == 0


@dataclass(frozen=True, slots=True)
class Descent:
    """The outcome of a unit at one learning rate.

    Parameters
    ----------
    unit : Unit
    rate : float
        eta.
    steps : tuple of Step
        The start and the first 12 steps; fewer where the run diverged.
    last : Step
        After the last step: the 1000th, or the one before the unit left the bounds. A unit that no longer changes
        is not followed to the end.
    ending : str
        ``silent``: its slope became exactly 0, or was so from the start. ``diverged``: it left the bounds.
        ``arrived``: its error stays under a hundredth of what it was at first. ``still``: the first step changes
        neither w nor b. ``swinging``: at the end it still swings about the target. ``moving``: none of these.
    at : int or None
        The first step at which the ending holds, for the first three endings.
    under : int or None
        The first step at which z <= 0.
    back : int or None
        The first step after `under` at which z > 0 again.
    swings : bool
        Whether it passed the target at least twice before it first came close.
    beyond : float or None
        The z that was out of bounds, if it diverged.
    """

    unit: Unit
    rate: float
    steps: tuple[Step, ...]
    last: Step
    ending: Ending
    at: int | None
    under: int | None
    back: int | None
    swings: bool
    beyond: float | None


def critical_rate(unit: Unit) -> float | None:
    """Return the lowest learning rate at which the first step makes the unit inactive, or None.

    z' = z - eta (x^2 + 1) dL/dz is 0 at eta = z / ((x^2 + 1) dL/dz); for ReLU that is z / ((x^2 + 1)(a - y)). None
    for a unit that starts inactive, and for a unit whose output is not above its target: it moves up.
    """
    start = _steps(unit, np.array([unit.w]), np.array([unit.b]))[0]
    pull = unit.lever * start.dz
    if start.z <= 0 or pull <= 0:
        return None
    rate = start.z / pull
    return rate if math.isfinite(rate) else None


def descent(unit: Unit, rate: float, horizon: int = HORIZON) -> Descent:
    """Let a unit learn at one learning rate: see `descents`."""
    return descents(unit, (rate,), horizon)[0]


@lru_cache(maxsize=128)
def descents(unit: Unit, rates: tuple[float, ...], horizon: int = HORIZON) -> tuple[Descent, ...]:
    """Let a unit learn its one sample, at each of these learning rates.

    Parameters
    ----------
    unit : Unit
    rates : tuple of float
        From 0 to 1e6.
    horizon : int
        The steps after which a run is judged, at least 1.

    Raises
    ------
    ValueError
        If a rate is nan, negative or too large, or the horizon is 0.
    """
    for rate in rates:
        if not 0 <= rate <= LARGEST:
            raise ValueError(f"a learning rate lies in [0, {LARGEST:g}], not {rate:g}")
    if horizon < 1:
        raise ValueError(f"a run is judged after a step at least, not after {horizon}")
    eta = np.array(rates, dtype=np.float64)
    w, b = np.full(eta.shape, unit.w), np.full(eta.shape, unit.b)
    left = np.full(eta.shape, horizon + 1)
    beyond = np.full(eta.shape, np.nan)
    history = [(w, b)]
    for number in range(1, horizon + 1):
        dz = _passed(unit, w, b)[-1]
        new_w, new_b = w - eta * (unit.x * dz), b - eta * dz
        z = new_w * unit.x + new_b
        out = (left > horizon) & ~(np.maximum(np.abs(z), np.maximum(np.abs(new_w), np.abs(new_b))) <= BOUND)
        left[out], beyond[out] = number, z[out]
        free = left > horizon
        new_w, new_b = np.where(free, new_w, w), np.where(free, new_b, b)
        if np.array_equal(new_w, w) and np.array_equal(new_b, b):
            break  # all later steps repeat this one, to the last bit
        w, b = new_w, new_b
        history.append((w, b))
    every_w, every_b = np.array([pair[0] for pair in history]), np.array([pair[1] for pair in history])
    return tuple(
        _judged(unit, rate, every_w[:, k], every_b[:, k], int(left[k]), float(beyond[k]), horizon)
        for k, rate in enumerate(rates)
    )


def _judged(unit: Unit, rate: float, w: Array, b: Array, left: int, beyond: float, horizon: int) -> Descent:
    """Return the outcome of one run from all its weights; `left` is the step at which it left the bounds."""
    diverged = left <= horizon
    w, b = w[:left], b[:left]
    z, a, _, slope, _ = _passed(unit, w, b)
    error, under = a - unit.y, z <= 0
    wet = _first(under)
    dry = _first(~under[wet:]) if wet is not None else None
    close = max(CLOSE * abs(error[0]), ROUNDING * max(abs(a[0]), abs(unit.y)))
    far = np.abs(error) > close
    passes = np.flatnonzero(np.diff(np.sign(error[far])))
    settled = 0 if not far.any() else int(np.flatnonzero(far)[-1]) + 1
    ending: Ending
    at: int | None = None
    if (silent := _first(slope == 0)) is not None:
        ending, at = "silent", silent
    elif diverged:
        ending, at = "diverged", left
    elif settled < len(z):
        ending, at = "arrived", settled
    elif rate == 0 or len(z) == 1 or (w[0] == w[1] and b[0] == b[1]):
        ending = "still"
    else:
        ending = "swinging" if np.count_nonzero(np.diff(np.sign(error[-LATELY:]))) > 1 else "moving"
    if not diverged and (missing := SHOWN + 1 - len(w)) > 0:
        w, b = np.append(w, [w[-1]] * missing), np.append(b, [b[-1]] * missing)
    last = _steps(unit, w[-1:], b[-1:], len(w) - 1)[0]
    shown = _steps(unit, w[: SHOWN + 1], b[: SHOWN + 1])
    back = None if wet is None or dry is None else wet + dry
    return Descent(unit, rate, shown, last, ending, at, wet, back, len(passes) > 1, beyond if diverged else None)


def _passed(unit: Unit, w: Array, b: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Return z, a, the loss, the slope and dL/dz at these weights: one pass forward and back."""
    settings = dict(unit.parameters)
    z = w * unit.x + b
    a, slope = unit.activation(z, **settings), unit.activation.derivative(z, **settings)
    error = a - unit.y
    return z, a, error * error / 2, slope, error * slope + 0.0  # no negative zero


def _steps(unit: Unit, w: Array, b: Array, start: int = 0) -> tuple[Step, ...]:
    z, a, loss, slope, dz = _passed(unit, w, b)
    columns: Sequence[Array] = (w, b, z, a, loss, slope, dz, unit.x * dz + 0.0, dz)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Step(number, *row) for number, row in enumerate(rows, start))


def _first(holds: Array) -> int | None:
    """Return the first index at which it holds, or None."""
    return int(np.argmax(holds)) if holds.any() else None
