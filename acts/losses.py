"""Losses, from the pre-activations of an output (logits), with their gradients.

Networks are trained with `Loss`: fast, stable at any finite logit, with arrays laid out as (..., outputs, samples).
`OneLogit` and the functions of several classes below it are for pages and keep all their digits, which a network does
not need: a residual of 1e-44 is 1e-44, not 1 - 1, and an infinite logit gives the limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from acts import vector
from acts.functions.exponential import softplus
from acts.functions.sigmoidal import sigmoid


def _any(_targets: Any) -> str | None:
    return None


def _labels(targets: Any) -> str | None:
    """Return why these are no labels, 0 to 1 for each output; None if they are."""
    y = np.asarray(targets)
    if y.size and not (np.min(y) >= 0 and np.max(y) <= 1):
        return "labels have to lie from 0 to 1; a class is a 1 for itself and a 0 for each other one"
    return None


def _shares(targets: Any) -> str | None:
    """Return why these are no labels of several classes, which add up to 1; None if they are."""
    y = np.asarray(targets)
    if refusal := _labels(y):
        return refusal
    if y.size and not np.allclose(np.sum(y, axis=-2), 1, atol=1e-4):
        return "the labels of a sample have to add up to 1 over the classes"
    return None


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of one sample, as a function of the logits.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    formula, gradient_formula : callable
        What `value` and `gradient` return, of targets that are not checked: a training checks them once.
    refusal : callable
        From targets to the reason why they cannot be, or None.
    threshold : float
        A single logit above it stands for class 1.
    growth : int
        For large logits the loss grows no faster than this power of theirs.
    """

    slug: str
    name: str
    formula: Callable[[Any, Any], Any]
    gradient_formula: Callable[[Any, Any], Any]
    refusal: Callable[[Any], str | None] = _any
    threshold: float = 0.0
    growth: int = 1

    def value(self, logits: Any, targets: Any) -> Any:
        """Return the losses, (..., samples), in nats or squared units; elementwise ones as a mean over the outputs.

        Parameters
        ----------
        logits, targets : ndarray
            (..., outputs, samples).

        Raises
        ------
        ValueError
            If the targets are no labels and the loss is for labels.
        """
        self.check(targets)
        return self.formula(logits, targets)

    def gradient(self, logits: Any, targets: Any) -> Any:
        """Return the gradient of `value` in the logits, of their shape. Arguments and errors are those of `value`."""
        self.check(targets)
        return self.gradient_formula(logits, targets)

    def check(self, targets: Any) -> None:
        """Raise a ValueError with the reason where the targets cannot be."""
        if reason := self.refusal(targets):
            raise ValueError(f"{self.slug}: {reason}")

    def correct(self, logits: Any, targets: Any) -> Any:
        """Return which samples are classified correctly, (..., samples): the largest of several logits decides."""
        if logits.shape[-2] == 1:
            return (logits[..., 0, :] > self.threshold) == (targets[..., 0, :] > 0.5)
        return np.argmax(logits, axis=-2) == np.argmax(targets, axis=-2)


def _sigmoid(z: Any) -> Any:
    # In place, since every step of a training calls it. exp(-z) may overflow to infinity: the quotient is then 0.
    with np.errstate(over="ignore"):
        e = np.negative(z)
        np.exp(e, out=e)
        e += 1
        return np.reciprocal(e, out=e)


def _squared_error(z: Any, y: Any) -> Any:
    return np.mean((z - y) ** 2, axis=-2)


def _squared_error_gradient(z: Any, y: Any) -> Any:
    return (z - y) * (2 / z.shape[-2])


squared_error = Loss("squared_error", "squared error", _squared_error, _squared_error_gradient, threshold=0.5, growth=2)


def _sigmoid_squared_error(z: Any, y: Any) -> Any:
    return np.mean((_sigmoid(z) - y) ** 2, axis=-2)


def _sigmoid_squared_error_gradient(z: Any, y: Any) -> Any:
    e = np.exp(-np.abs(z))
    return (_sigmoid(z) - y) * e / (1 + e) ** 2 * (2 / z.shape[-2])


sigmoid_squared_error = Loss(
    "sigmoid_squared_error",
    "squared error of a sigmoid",
    _sigmoid_squared_error,
    _sigmoid_squared_error_gradient,
    _labels,
)


def _binary_cross_entropy(z: Any, y: Any) -> Any:
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))), axis=-2)


def _binary_cross_entropy_gradient(z: Any, y: Any) -> Any:
    p = _sigmoid(z)
    p -= y
    if z.shape[-2] > 1:
        p /= z.shape[-2]
    return p


binary_cross_entropy = Loss(
    "binary_cross_entropy", "binary cross-entropy", _binary_cross_entropy, _binary_cross_entropy_gradient, _labels
)


def _softmax_cross_entropy(z: Any, y: Any) -> Any:
    # The logits are shifted by the largest one, so that nothing overflows and the sum is at least 1.
    shifted = z - np.max(z, axis=-2, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=-2)) - np.sum(shifted * y, axis=-2)


def _softmax_cross_entropy_gradient(z: Any, y: Any) -> Any:
    e = np.exp(z - np.max(z, axis=-2, keepdims=True))
    e /= np.sum(e, axis=-2, keepdims=True)
    e -= y
    return e


softmax_cross_entropy = Loss(
    "softmax_cross_entropy", "softmax cross-entropy", _softmax_cross_entropy, _softmax_cross_entropy_gradient, _shares
)

LOSSES: Mapping[str, Loss] = MappingProxyType(
    {loss.slug: loss for loss in (squared_error, sigmoid_squared_error, binary_cross_entropy, softmax_cross_entropy)}
)


@dataclass(frozen=True, slots=True)
class OneLogit:
    """A loss of one logit z and its target y, elementwise, with its slopes in z: for pages, not for training.

    Parameters
    ----------
    slug, name : str
        The permanent public id, and the usual name (a message id).
    value : callable
        ``value(z, y)``, in nats or in squared units; infinite where the loss is infinite or overflows.
    slope : callable
        ``slope(z, y)``: its derivative in z.
    curvature : callable or None
        ``curvature(z, y)``: its second derivative in z; None if no page needs it.
    """

    slug: str
    name: str
    value: Callable[[Any, Any], Any]
    slope: Callable[[Any, Any], Any]
    curvature: Callable[[Any, Any], Any] | None = None


def residual(z: Any, y: Any) -> Any:
    """Return p - y for p = sigmoid(z), elementwise, for labels y in [0, 1]; with y = 1 it is -sigmoid(-z), not p - 1.

    Its size is 1 or 0 only where the true value rounds to that; at z = +-inf it is the limit.
    """
    return _mixed(y, -sigmoid(-np.asarray(z)), sigmoid(z))


def _mixed(y: Any, one: Any, zero: Any) -> Any:
    """Return y one + (1 - y) zero, with 0 times infinity = 0; raise a ValueError where y is no label."""
    if reason := _labels(y):
        raise ValueError(reason)
    with np.errstate(invalid="ignore"):
        return np.where(np.equal(y, 0), 0.0, y * one) + np.where(np.equal(y, 1), 0.0, (1 - np.asarray(y)) * zero)


def _bernoulli(z: Any, y: Any) -> Any:
    z = np.asarray(z)
    return _mixed(y, softplus(-z), softplus(z))


def _bernoulli_curvature(z: Any, y: Any) -> Any:
    return sigmoid.derivative(z) * np.ones_like(y)


BERNOULLI = OneLogit("cross_entropy", "cross-entropy", _bernoulli, residual, _bernoulli_curvature)
"""The NLL of a label whose probability is sigmoid(z): log(1 + e^z) - y z, in nats; its slope is p - y."""


def _half_square(z: Any, y: Any) -> Any:
    return residual(z, y) ** 2 / 2


def _half_square_slope(z: Any, y: Any) -> Any:
    return residual(z, y) * sigmoid.derivative(z)


def _half_square_curvature(z: Any, y: Any) -> Any:
    return sigmoid.derivative(z) ** 2 + residual(z, y) * sigmoid.second_derivative(z)


HALF_SQUARE = OneLogit("squared_error", "squared error", _half_square, _half_square_slope, _half_square_curvature)
"""(p - y)^2 / 2 for p = sigmoid(z); its slope is (p - y) p (1 - p). Without the 1/2 all three are twice as large."""


def _cloglog(z: Any, y: Any) -> Any:
    with np.errstate(over="ignore", under="ignore"):
        rate = np.exp(np.asarray(z, dtype=np.float64))
        # -log(1 - e^-rate); on the left by way of (1 - e^-rate) / rate, which is nearly 1
        share = np.where(rate > 0, -np.expm1(-rate) / np.where(rate > 0, rate, 1), 1.0)
        below = np.where(np.equal(z, -np.inf), np.inf, -np.minimum(z, 0.0)) - np.log(np.where(rate < 1, share, 1.0))
        return _mixed(y, np.where(rate < 1, below, -np.log1p(-np.exp(-np.maximum(rate, 1.0)))), rate)


def cloglog_pull(z: Any) -> Any:
    """Return u / (e^u - 1) for u = e^z, which falls from 1 to 0: minus the slope of the NLL of a label 1."""
    with np.errstate(over="ignore", under="ignore"):
        rate = np.minimum(np.exp(np.asarray(z, dtype=np.float64)), 1e4)
        return np.where(rate > 0, rate / np.where(rate > 0, np.expm1(rate), 1), 1.0)


def _cloglog_slope(z: Any, y: Any) -> Any:
    with np.errstate(over="ignore", under="ignore"):
        return _mixed(y, -cloglog_pull(z), np.exp(np.asarray(z, dtype=np.float64)))


CLOGLOG = OneLogit("cloglog_nll", "complementary log-log NLL", _cloglog, _cloglog_slope)
"""The NLL of a label whose probability is 1 - e^(-u), u = e^z, in nats: u for a label 0, -log(1 - e^-u) for a 1.

Its slope is u for a label 0 and -u / (e^u - 1) for a 1. Beyond z = 709.8 u overflows to infinity.
"""


def gaussian(spread: float) -> OneLogit:
    """Return the NLL of a target that is normal around z with the standard deviation `spread`, in nats.

    (z - y)^2 / (2 spread^2) + log spread + log(2 pi) / 2: half the squared error, scaled and shifted. Its slope is
    (z - y) / spread^2. Where the square overflows, the NLL is infinite.

    Raises
    ------
    ValueError
        If the spread is not positive and finite.
    """
    if not 0 < spread < np.inf:
        raise ValueError(f"a spread is positive and finite, not {spread:g}")

    def value(z: Any, y: Any) -> Any:
        with np.errstate(over="ignore"):
            return ((np.asarray(z) - y) / spread) ** 2 / 2 + (np.log(spread) + np.log(2 * np.pi) / 2)

    def slope(z: Any, y: Any) -> Any:
        with np.errstate(over="ignore"):
            return (np.asarray(z) - y) / spread / spread

    def curvature(z: Any, y: Any) -> Any:
        return np.full(np.broadcast_shapes(np.shape(z), np.shape(y)), 1 / spread / spread)

    return OneLogit("gaussian_nll", "Gaussian NLL", value, slope, curvature)


def _shifted(z: Any) -> Any:
    z = np.asarray(z, dtype=np.float64)
    top = np.max(z, axis=-2, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.where(z == top, 0.0, z - top)


def categorical(z: Any, y: Any) -> Any:
    """Return the NLL of labels y, which add up to 1 over the classes, in nats, (..., samples).

    Raises
    ------
    ValueError
        If the labels of a sample do not lie from 0 to 1 and add up to 1.
    """
    if reason := _shares(y):
        raise ValueError(reason)
    shifted = _shifted(z)
    first = np.arange(shifted.shape[-2])[:, None] == np.argmax(shifted, axis=-2)[..., None, :]
    rest = np.log1p(
        np.sum(np.where(first, 0.0, np.exp(shifted)), axis=-2)
    )  # a sum of 1e-30 of the others is not lost beside 1
    with np.errstate(invalid="ignore"):
        return rest - np.sum(np.where(np.equal(y, 0), 0.0, shifted * y), axis=-2)


def categorical_gradient(z: Any, y: Any) -> Any:
    """Return p - y, the gradient of `categorical`; for the true class, minus the sum of the other probabilities."""
    p = np.asarray(vector.softmax(z, axis=-2))
    y = np.broadcast_to(np.asarray(y, dtype=np.float64), p.shape)
    return np.sum(p[..., :, None, :] * y[..., None, :, :] - y[..., :, None, :] * p[..., None, :, :], axis=-2)


def brier(z: Any, y: Any) -> Any:
    """Return half the squared distance of the probabilities from the labels, (..., samples)."""
    return np.sum(categorical_gradient(z, y) ** 2, axis=-2) / 2


def brier_gradient(z: Any, y: Any) -> Any:
    """Return the gradient of `brier`: p_k times the sum over j of p_j (r_k - r_j), with r = p - y.

    The usual p_k (r_k - sum of p_j r_j) is equal on paper, but 0 in float64 where one probability is nearly 1.
    """
    p, r = vector.softmax(z, axis=-2), categorical_gradient(z, y)
    return p * np.sum(p[..., None, :, :] * (r[..., :, None, :] - r[..., None, :, :]), axis=-2)
