"""Maxout: known functions it contains, how well it fits others, its parameters, and pieces that are never active."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from acts.functions.rectified import leaky_relu as leaky
from acts.functions.rectified import relu
from acts.vector.fitting import Difference, Fit, fits, several
from acts.vector.pieces import ABSOLUTE, RELU, Maxout, leaky_relu

MOST = 12
"""The largest number of pieces of a fit."""
SAMPLES, ENTRIES, UNITS = 500, 10, 200
FALLS = tuple(np.arange(0.0, 10.01, 0.5).tolist())
_DENSE = 4001


@dataclass(frozen=True, slots=True)
class Preset:
    """A maxout unit with a name (a message id) and a slug for links."""

    slug: str
    name: str
    unit: Maxout


PRESETS = (
    Preset("relu", "ReLU", RELU),
    Preset("leaky", "Leaky ReLU", leaky_relu(0.2)),
    Preset("abs", "|z|", ABSOLUTE),
    Preset("valley", "Flat valley", Maxout((-1.0, 0.0, 1.0), (-1.0, 0.0, -1.0))),
    Preset("asleep", "An unused piece", Maxout((-1.0, 0.0, 1.0), (0.0, -1.0, 0.0))),
)


@dataclass(frozen=True, slots=True)
class Known:
    """The function that a maxout unit equals: its slug, and the slope of its left line."""

    slug: str
    slope: float


def known(unit: Maxout) -> Known | None:
    """Return which of identity, ReLU, |z| and leaky ReLU equals a unit exactly, for every z; None if none does."""
    pieces = [(unit.slopes[p.line], unit.intercepts[p.line]) for p in unit.pieces]
    if pieces == [(1.0, 0.0)]:
        return Known("identity", 1.0)
    if len(pieces) != 2 or any(intercept for _, intercept in pieces) or pieces[1][0] != 1:
        return None
    slope = pieces[0][0] + 0.0
    return Known({0.0: "relu", -1.0: "abs"}.get(slope, "leaky"), slope)


def gap(found: Known, unit: Maxout, reach: float = 1e6) -> float:
    """Return the largest distance between a unit and the function that it equals, over many z on both sides of 0."""
    z = np.concatenate([side * np.geomspace(1e-6, reach, 601) for side in (-1, 1)] + [np.zeros(1)])
    others: dict[str, Callable[[Any], Any]] = {"identity": np.asarray, "relu": relu, "abs": np.abs}
    other = others.get(found.slug, lambda z: leaky(z, negative_slope=found.slope))
    return float(np.max(np.abs(unit(z) - other(z))))


@dataclass(frozen=True, slots=True)
class Target:
    """A function to fit from low to high, with its slope; if it is convex there, one unit suffices."""

    slug: str
    name: str
    value: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    low: float
    high: float
    convex: bool


def _bump(z: Any) -> Any:
    return np.exp(-(z**2))


def _bump_slope(z: Any) -> Any:
    return -2 * z * _bump(z)


def _square_slope(z: Any) -> Any:
    return 2 * z


TARGETS = (
    Target("square", "z²", np.square, _square_slope, -2.0, 2.0, convex=True),
    Target("exp", "e^z", np.exp, np.exp, -3.0, 2.0, convex=True),
    Target("sine", "sin z", np.sin, np.cos, -4.0, 4.0, convex=False),
    Target("bump", "e^(−z²)", _bump, _bump_slope, -3.0, 3.0, convex=False),
)


@dataclass(frozen=True, slots=True)
class Followed:
    """The best units for a target with 1, 2, ... pieces each, their largest errors, and how fast the errors fall.

    Parameters
    ----------
    target : Target
    units : tuple of Fit or Difference
        One unit for a convex target, else the difference of two units.
    errors : tuple of float
        The largest distance from the target on a dense grid, for each number of pieces.
    power : float
        p of the least-squares line error ~ pieces^p in log-log, over the upper two thirds of the numbers of pieces.
    """

    target: Target
    units: tuple[Fit | Difference, ...]
    errors: tuple[float, ...]
    power: float

    def value(self, count: int, z: Any) -> Any:
        """Return the values at z of the fit with `count` pieces."""
        found = self.units[count - 1]
        return found.unit(z) if isinstance(found, Fit) else found(z)

    def parts(self, count: int) -> tuple[Maxout, ...]:
        """Return the unit, or the two units whose difference is the fit."""
        found = self.units[count - 1]
        return (found.unit,) if isinstance(found, Fit) else (found.up, found.down)


@lru_cache(maxsize=16)
def followed(slug: str) -> Followed:
    """Return the best fits of the target with this slug, for 1 to `MOST` pieces."""
    target = next(each for each in TARGETS if each.slug == slug)
    counts = tuple(range(1, MOST + 1))
    arguments = (target.value, target.slope, target.low, target.high, counts)
    units: tuple[Fit | Difference, ...] = fits(*arguments) if target.convex else several(*arguments)
    z = np.linspace(target.low, target.high, _DENSE)
    values = [each.unit(z) if isinstance(each, Fit) else each(z) for each in units]
    errors = [float(np.max(np.abs(value - target.value(z)))) for value in values]
    upper = slice(MOST // 3, None)
    power = float(np.polyfit(np.log(counts[upper]), np.log(errors[upper]), 1)[0])
    return Followed(target, units, tuple(errors), power)


def weights(fan_in: int, width: int, pieces: int = 1) -> int:
    """Return the number of weights and biases of a layer whose units have `pieces` pieces; ReLU units have one."""
    return pieces * width * (fan_in + 1)


@dataclass(frozen=True, slots=True)
class Falling:
    """The units of a layer as a bias falls, on one data set; shares of all units.

    Parameters
    ----------
    falls : tuple of float
        How far the bias falls.
    relu : tuple of float
        ReLU units that are dead: inactive on every sample, so they pass no gradient back.
    piece : tuple of float
        Maxout units of two pieces whose first piece, the one whose bias falls, is active on no sample.
    unit : tuple of float
        Maxout units that pass no gradient back on any sample.
    moved : tuple of float
        Samples, over all units, on which another piece is active after both biases have fallen.
    """

    falls: tuple[float, ...]
    relu: tuple[float, ...]
    piece: tuple[float, ...]
    unit: tuple[float, ...]
    moved: tuple[float, ...]


@lru_cache(maxsize=32)
def falling(seed: int) -> Falling:
    """Lower a bias in a layer of ReLU units and in one of maxout units, and count the units, without training."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(SAMPLES, ENTRIES))
    w = rng.normal(0.0, np.sqrt(2 / ENTRIES), size=(2, ENTRIES, UNITS))
    first, second = x @ w[0], x @ w[1]
    before = first >= second
    sizes = np.linalg.norm(w, axis=1)
    rows = []
    for fall in FALLS:
        wins = first - fall >= second
        passed = np.where(wins, sizes[0], sizes[1])  # the norm of the weights of the active piece
        dead = np.all(first - fall <= 0, axis=0)
        both = first - fall >= second - fall
        rows.append(
            (dead.mean(), np.all(~wins, axis=0).mean(), np.all(passed == 0, axis=0).mean(), (both != before).mean())
        )
    return Falling(FALLS, *(tuple(map(float, column)) for column in zip(*rows, strict=True)))
