"""Maxout: the largest of several straight lines, which is a convex function made of straight pieces."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from acts import references
from acts.activation import REALS, Array, floats
from acts.vector.calls import written
from acts.vector.record import VectorClaims, VectorFormulas, VectorFunction


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of z on which one line is the highest: the index of the line, and where the stretch starts and ends."""

    line: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Maxout:
    """A maxout unit of one input: max over i of slope_i z + intercept_i.

    It is called like an activation function, and keeps shape and floating dtype. Where several lines are equally high,
    the first of them counts as active, as in argmax, and its slope is the slope.

    Parameters
    ----------
    slopes, intercepts : tuple of float
        One slope and one intercept for every line, finite.

    Raises
    ------
    ValueError
        If no line is given, a line lacks its slope or intercept, or a number is not finite.

    Examples
    --------
    >>> Maxout((-1.0, 1.0), (0.0, 0.0))([-3.0, 2.0])
    array([3., 2.])
    """

    slopes: tuple[float, ...]
    intercepts: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.slopes or len(self.slopes) != len(self.intercepts):
            raise ValueError("maxout needs at least one line, and a slope and an intercept for each")
        if not all(map(math.isfinite, (*self.slopes, *self.intercepts))):
            raise ValueError("slopes and intercepts have to be finite numbers")

    def __call__(self, z: ArrayLike) -> Any:
        """Return the largest of the lines at z; at +-inf the limit, nan for nan."""
        given, dtype = floats(z)
        with np.errstate(all="ignore"):
            return np.max(self._heights(given), axis=0).astype(dtype)[()]

    def active(self, z: ArrayLike) -> Any:
        """Return the index of the line that is highest at z; at +-inf that of the outermost piece."""
        given, _ = floats(z)
        with np.errstate(all="ignore"):
            heights = self._heights(given)
        # far out all heights can overflow to the same infinity: there the outermost piece is the highest
        pieces = self.pieces
        best = np.argmax(heights, axis=0)
        tied = np.isinf(np.max(heights, axis=0))
        return np.where(tied, np.where(given > 0, pieces[-1].line, pieces[0].line), best)[()]

    def slope(self, z: ArrayLike) -> Any:
        """Return the slope of the active line at z; nan for nan."""
        given, dtype = floats(z)
        return np.where(np.isnan(given), np.nan, np.array(self.slopes)[self.active(given)]).astype(dtype)[()]

    def lines(self, z: ArrayLike) -> Array:
        """Return the height of every line at z, one row for each: what the maximum is taken of."""
        with np.errstate(all="ignore"):
            return self._heights(floats(z)[0])

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The upper envelope from left to right: each line that is the highest somewhere, and where it is.

        Lines are compared exactly, as fractions, and each end is rounded once. A line that touches the envelope in
        a single point has no piece; of equal lines only the first has a piece.
        """
        return _pieces(self)

    @property
    def breakpoints(self) -> tuple[float, ...]:
        """Where one line hands over to the next, from left to right."""
        return tuple(piece.right for piece in self.pieces[:-1])

    def _heights(self, z: Array) -> Array:
        work = np.asarray(z, dtype=np.float64)
        a, b = (np.array(each).reshape(-1, *[1] * work.ndim) for each in (self.slopes, self.intercepts))
        flat = (a == 0) & ~np.isnan(work)  # 0 times infinity is nan, but a level line has a height there
        return np.asarray(np.where(flat, b, a * work + b))

    def crossing(self, i: int, j: int) -> Fraction:
        """Return where lines i and j, which are not parallel, cross."""
        rise = Fraction(self.slopes[j]) - Fraction(self.slopes[i])
        return (Fraction(self.intercepts[i]) - Fraction(self.intercepts[j])) / rise


@lru_cache(maxsize=4096)
def _pieces(unit: Maxout) -> tuple[Piece, ...]:
    """Return the pieces of a unit; cached, since fractions are exact but slow, and a picture needs them often."""
    order = sorted(range(len(unit.slopes)), key=lambda i: (unit.slopes[i], unit.intercepts[i], -i))
    top: list[int] = []
    for i in order:
        if top and unit.slopes[top[-1]] == unit.slopes[i]:
            top.pop()  # a parallel line, not lower
        while len(top) > 1 and unit.crossing(top[-2], i) <= unit.crossing(top[-2], top[-1]):
            top.pop()
        top.append(i)
    inner = [float(unit.crossing(a, b)) for a, b in pairwise(top)]
    ends = [-math.inf, *inner, math.inf]
    return tuple(Piece(line, left, right) for line, (left, right) in zip(top, pairwise(ends), strict=True))


RELU = Maxout((0.0, 1.0), (0.0, 0.0))
ABSOLUTE = Maxout((-1.0, 1.0), (0.0, 0.0))


def leaky_relu(negative_slope: float = 0.01) -> Maxout:
    """Return leaky ReLU as two lines through 0: max(negative_slope z, z), which holds for slopes of at most 1.

    Raises
    ------
    ValueError
        If the slope is above 1: then the larger of the two lines is another function.
    """
    if not negative_slope <= 1:
        raise ValueError(f"max(a z, z) is leaky ReLU only for a of at most 1, not for {negative_slope:g}")
    return Maxout((negative_slope, 1.0), (0.0, 0.0))


def maximum(z: Any) -> Any:
    return np.max(z, axis=-1)


def maximum_gradient(z: Any) -> Any:
    first = np.argmax(z, axis=-1)[..., None] == np.arange(z.shape[-1])
    return np.where(np.isnan(maximum(z))[..., None], np.nan, first)


maxout = VectorFunction(
    slug="maxout",
    name="Maxout",
    formulas=VectorFormulas(
        maximum,
        maximum_gradient,
        latex=r"\max_k z_k, \quad z_k = w_k^\top x + b_k",
        latex_jacobian=r"\begin{cases} 1 & j \text{ is the first of the largest} \\ 0 & \text{otherwise} \end{cases}",
    ),
    claim=VectorClaims(
        range=REALS,
        total=None,
        shift="equivariant",
        permutation="invariant",
        curvature="convex",
        symmetric=False,
        definite="neither",
        smoothness=0,
        lipschitz=1.0,
    ),
    calls=(
        written("torch.amax({z}, dim={axis})", note="in a tie it shares the slope out"),
        written("jax.numpy.max({z}, axis={axis})", note="in a tie it shares the slope out"),
        written("keras.ops.max({z}, axis={axis})", run=False),
        written("tf.reduce_max({z}, axis={axis})", run=False),
        written("paddle.nn.functional.maxout({z}, groups=2, axis={axis})", note="of groups of channels"),
    ),
    references=(references.GOODFELLOW_2013,),
    single=True,
)
