"""Ways to move, stretch and turn inputs before a network sees them. Each is fitted on training inputs alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from acts.activation import Array

FLAT = 1e-10
"""A direction with less than this share of the largest variance does not vary, to rounding: whitening drops it."""

Fit = Callable[[Array], tuple[Array, Array]]
"""From training inputs (samples, inputs) to the shift and the divisor of each input, (inputs,). No divisor is 0."""


def unchanged(x: Array) -> tuple[Array, Array]:
    """Return shift 0 and divisor 1."""
    return np.zeros(x.shape[1]), np.ones(x.shape[1])


def centred(x: Array) -> tuple[Array, Array]:
    """Return the shift that makes the mean of each input 0."""
    return x.mean(axis=0), np.ones(x.shape[1])


def min_max(x: Array) -> tuple[Array, Array]:
    """Return shift and divisor that make each input go from 0 to 1."""
    low, high = x.min(axis=0), x.max(axis=0)
    return low, _or_one(high - low)


def standardised(x: Array) -> tuple[Array, Array]:
    """Return shift and divisor that give each input mean 0 and variance 1."""
    # the deviation of equal numbers can come out as a rounding error
    return x.mean(axis=0), _or_one(np.where(np.ptp(x, axis=0) > 0, x.std(axis=0), 0.0))


def _or_one(divisor: Array) -> Array:
    """Return the divisors with 1 for 0: an input that never changes becomes 0, not 0 / 0."""
    return np.where(divisor > 0, divisor, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A way to prepare inputs with the numbers that it took from training inputs: x becomes matrix (x - shift)."""

    shift: Array
    matrix: Array

    def __call__(self, x: Array) -> Array:
        """Return inputs (samples, inputs) prepared."""
        return np.asarray((x - self.shift) @ self.matrix.T)


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """A way to prepare inputs.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    fit : callable
        From training inputs (samples, inputs) to `Fitted`.
    """

    slug: str
    name: str
    fit: Callable[[Array], Fitted]


def whitened(x: Array) -> Fitted:
    """Return the map that gives inputs mean 0 and the identity as covariance, and turns them as little as it can.

    It divides by the deviation along each principal direction and keeps the axes ("ZCA"): its matrix is the inverse
    square root of the covariance. Directions that do not vary become 0.
    """
    shift = x.mean(axis=0)
    variances, directions = np.linalg.eigh((x - shift).T @ (x - shift) / len(x))
    varies = variances > FLAT * variances[-1]
    directions = directions[:, varies] / variances[varies] ** 0.25
    return Fitted(shift, directions @ directions.T)


def _each(fit: Fit) -> Callable[[Array], Fitted]:
    def fitted(x: Array) -> Fitted:
        shift, divisor = fit(x)
        return Fitted(shift, np.diag(1 / divisor))

    return fitted


PREPROCESSINGS: Mapping[str, Preprocessing] = MappingProxyType(
    {
        each.slug: each
        for each in (
            Preprocessing("raw", "Raw", _each(unchanged)),
            Preprocessing("centred", "Centred", _each(centred)),
            Preprocessing("scaled", "Scaled to 0..1", _each(min_max)),
            Preprocessing("standardised", "Standardised", _each(standardised)),
            Preprocessing("whitened", "Whitened", whitened),
        )
    }
)


def curvatures(x: Array) -> Array:
    """Return the eigenvalues of E x x^T, rising, (inputs,): the curvatures of the loss of a linear neuron.

    The neuron has a weight for each input and no bias, the loss is half the mean squared error. Along the direction of
    an eigenvalue, a step of gradient descent multiplies the error of the weights by 1 - rate * eigenvalue.
    """
    return np.linalg.eigvalsh(x.T @ x / len(x))


def condition(x: Array) -> float:
    """Return the largest of `curvatures` by the smallest one that is not 0 to rounding."""
    values = curvatures(x)
    return float(values[-1] / values[values > FLAT * values[-1]][0])
