"""Losses of a network, from its last pre-activations (logits), with their gradients: stable at any size.

Arrays are laid out as the network has them: (..., outputs, samples).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of one sample, as a function of the logits.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    value : callable
        ``value(logits, targets)``: both (..., outputs, samples); returns the losses (..., samples) in nats or
        squared units. With several outputs the elementwise losses take the mean over them.
    gradient : callable
        ``gradient(logits, targets)``: the gradient of `value` in the logits, of their shape.
    threshold : float
        A single logit above it stands for class 1.
    growth : int
        For large logits the loss grows no faster than this power of theirs.
    """

    slug: str
    name: str
    value: Callable[[Any, Any], Any]
    gradient: Callable[[Any, Any], Any]
    threshold: float = 0.0
    growth: int = 1

    def correct(self, logits: Any, targets: Any) -> Any:
        """Return which samples get their own class, (..., samples): the largest of several logits decides."""
        if logits.shape[-2] == 1:
            return (logits[..., 0, :] > self.threshold) == (targets[..., 0, :] > 0.5)
        return np.argmax(logits, axis=-2) == np.argmax(targets, axis=-2)


def _sigmoid(z: Any) -> Any:
    # In place, as every step of a training needs it. exp(-z) may overflow to infinity: the quotient is then 0.
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
    "sigmoid_squared_error", "squared error of a sigmoid", _sigmoid_squared_error, _sigmoid_squared_error_gradient
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
    "binary_cross_entropy", "binary cross-entropy", _binary_cross_entropy, _binary_cross_entropy_gradient
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
    "softmax_cross_entropy", "softmax cross-entropy", _softmax_cross_entropy, _softmax_cross_entropy_gradient
)

LOSSES: Mapping[str, Loss] = MappingProxyType(
    {loss.slug: loss for loss in (squared_error, sigmoid_squared_error, binary_cross_entropy, softmax_cross_entropy)}
)
