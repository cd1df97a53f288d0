"""Any function from bumps: networks of one hidden layer, put together by hand so that they follow a target.

A target is cut into pieces of equal width. Two steps make a bump that is level on one piece, two sigmoids one with
round shoulders, and three ReLUs a tent over two pieces. The sum of all bumps follows the target.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from acts.activation import Activation, Array
from acts.functions.rectified import relu
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import step
from acts.sealed import seal

LOW, HIGH = 0.0, 2 * math.pi
"""Where all targets begin and end."""

BREAK = 2.0
"""Where the corner and the jump are: on the edge of no piece, since it is no fraction of the interval."""

COUNTS = (8, 16, 32, 64, 128, 256)
"""The numbers of pieces over which a rate is measured."""

_SAMPLES = 17
"""Places in each piece at which target and network are compared, its middle among them."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function on the interval.

    Parameters
    ----------
    slug, name : str
        The name is a message id.
    value : callable
    order : float
        2 for two continuous derivatives; 1 for a corner, 1/2 for a slope without bound, 0 for a jump. Over pieces of
        width h the largest error of steps falls like h^min(order, 1), that of tents like h^order.
    breaks : tuple of float
        Where it jumps or has a corner.
    """

    slug: str
    name: str
    value: Callable[[Any], Any]
    order: float
    breaks: tuple[float, ...] = ()


def _wiggle(x: Any) -> Any:
    return np.sin(x) / 2 + np.cos(2 * x) / 2


TARGETS = MappingProxyType(
    {
        target.slug: target
        for target in (
            Target("sine", "sin x", np.sin, 2.0),
            Target("hill", "A hill", lambda x: np.exp(-((x - math.pi) ** 2)), 2.0),
            Target("wiggle", "A wiggle", _wiggle, 2.0),
            Target("corner", "A corner", lambda x: np.abs(x - BREAK) / 2 - 1, 1.0, (BREAK,)),
            Target("root", "A square root", np.sqrt, 0.5),
            Target("jump", "A jump", lambda x: np.where(x < BREAK, -0.5, 0.5), 0.0, (BREAK,)),
        )
    }
)
"""The targets by slug."""

UNITS = MappingProxyType({unit.slug: unit for unit in (step, sigmoid, relu)})
"""What networks are put together from, by slug."""

STEEPNESS = 6.0
"""How far z of a sigmoid moves over one piece."""


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A network of one hidden layer that follows a target: ``offset + out @ activation(weights * x + biases)``.

    Arrays are read-only.

    Parameters
    ----------
    target : Target
    unit : Activation
    pieces : int
        The number of pieces of the interval.
    edges : ndarray of (pieces + 1,)
    heights : ndarray
        The height of each bump: one for each piece, or for ReLU one for each edge.
    weights, biases, out : ndarray of (units,)
    offset : float
    """

    target: Target
    unit: Activation
    pieces: int
    edges: Array
    heights: Array
    weights: Array
    biases: Array
    out: Array
    offset: float

    def __post_init__(self) -> None:
        seal(self)

    def __call__(self, x: Array) -> Array:
        """Return the output at each of these inputs, (n,)."""
        hidden = self.unit(x[:, None] * self.weights + self.biases)
        return np.asarray(hidden @ self.out + self.offset)

    def bump(self, number: int, x: Array) -> Array:
        """Return one bump, as high as it is in the sum; the sum of all is the network's output."""
        if self.unit is relu:
            heights = np.zeros(self.pieces + 1)
            heights[number] = self.heights[number]
            return np.interp(x, self.edges, heights)
        # the first bump has been there from the start, and the last one stays
        rise = self._unit(number - 1, x) if number > 0 else np.ones_like(x)
        fall = self._unit(number, x) if number < self.pieces - 1 else np.zeros_like(x)
        return np.asarray(self.heights[number] * (rise - fall))

    def _unit(self, number: int, x: Array) -> Any:
        return self.unit(self.weights[number] * x + self.biases[number])

    @property
    def centres(self) -> Array:
        """The input at which z of each unit is 0, (units,)."""
        return -self.biases / self.weights

    @property
    def places(self) -> Array:
        """Inputs, in order, at which network and target are compared: in each piece, and close to each break."""
        left, right = self.edges[:-1, None], np.nextafter(self.edges[1:, None], -math.inf)
        inside = left + (right - left) * np.linspace(0, 1, _SAMPLES)
        close = [np.nextafter(place, side) for place in self.target.breaks for side in (-math.inf, math.inf)]
        return np.unique(np.concatenate([inside.ravel(), self.target.breaks, close]))


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """How well a network follows its target: the network, its largest and its mean absolute error."""

    built: Built
    error: float
    mean: float


def build(target: Target, unit: Activation, pieces: int, steepness: float = STEEPNESS) -> Built:
    """Put a network together that follows a target.

    Steps are level on each piece, in the middle between the lowest and the highest value of the target there, and so
    are sigmoids, which are rounded steps. ReLUs join the values of the target at the edges by straight lines.

    Parameters
    ----------
    target : Target
    unit : Activation
        One of `UNITS`.
    pieces : int
        At least 1.
    steepness : float
        For sigmoids: how far z moves over one piece. The larger, the nearer they are to steps.
    """
    edges = np.linspace(LOW, HIGH, pieces + 1)
    if unit is relu:
        heights = np.asarray(target.value(edges), dtype=float)
        slopes = np.diff(heights) / np.diff(edges)
        out = np.diff(slopes, prepend=0.0)
        return Built(target, unit, pieces, edges, heights, np.ones(pieces), -edges[:-1], out, float(heights[0]))
    heights = _levels(target, edges)
    weight = 1.0 if unit is step else steepness * pieces / (HIGH - LOW)
    inner = edges[1:-1]
    weights = np.full(inner.size, weight)
    return Built(target, unit, pieces, edges, heights, weights, -weight * inner, np.diff(heights), float(heights[0]))


def _levels(target: Target, edges: Array) -> Array:
    """Return the middle of the range of a target on each piece."""
    left, right = edges[:-1, None], np.nextafter(edges[1:, None], -math.inf)
    values = target.value(left + (right - left) * np.linspace(0, 1, 4 * _SAMPLES + 1))
    low, high = values.min(axis=1), values.max(axis=1)
    for place in target.breaks:
        piece = int(np.searchsorted(edges, place)) - 1
        sides = target.value(np.nextafter(place, [-math.inf, math.inf]))
        low[piece], high[piece] = min(low[piece], sides.min()), max(high[piece], sides.max())
    return np.asarray((low + high) / 2)


@lru_cache(maxsize=2048)
def followed(target: str, unit: str, pieces: int, steepness: float = STEEPNESS) -> Followed:
    """Return the network for a target and a unit, by their slugs, with its errors."""
    built = build(TARGETS[target], UNITS[unit], pieces, steepness)
    x = built.places
    off = np.abs(built(x) - built.target.value(x))
    mean = float(np.sum((off[1:] + off[:-1]) / 2 * np.diff(x)) / (HIGH - LOW))
    worst = int(off.argmax())
    closer = np.linspace(x[max(worst - 1, 0)], x[min(worst + 1, x.size - 1)], 4 * _SAMPLES)
    error = max(off.max(), np.abs(built(closer) - built.target.value(closer)).max())
    return Followed(built, float(error), mean)


def measured(target: str, unit: str, steepness: float = STEEPNESS) -> float:
    """Return p of the least-squares line error ~ pieces^p on log axes, over `COUNTS`."""
    errors = [followed(target, unit, pieces, steepness).error for pieces in COUNTS]
    return float(np.polyfit(np.log(COUNTS), np.log(errors), 1)[0])


def expected(target: str, unit: str) -> float:
    """Return the power of the number of pieces with which the largest error falls in theory."""
    order = TARGETS[target].order
    return 0.0 - (order if unit == relu.slug else min(order, 1.0))
