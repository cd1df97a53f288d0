"""An output and the loss that goes with it: what a network is told to change, against how wrong it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from acts import vector
from acts.activation import Array
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import identity
from acts.losses import Loss, binary_cross_entropy, sigmoid_squared_error, squared_error


def _poisson(z: Any, y: Any) -> Any:
    return np.mean(np.exp(z) - z * y, axis=-2)


def _poisson_gradient(z: Any, y: Any) -> Any:
    return (np.exp(z) - y) / z.shape[-2]


POISSON = Loss("poisson", "Poisson negative log-likelihood", _poisson, _poisson_gradient)
"""exp(z) - z y in nats, for a count y with the mean exp(z); log y!, which no logit changes, is left out."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An output function, from the logit, and its loss; `against` is a loss that fits less well, or None."""

    output: Callable[[Any], Any]
    loss: Loss
    logits: tuple[float, ...]
    target: float
    against: Loss | None = None


PAIRS = {
    "yes_no": Pair(sigmoid, binary_cross_entropy, (-10.0, -2.0, 0.0, 2.0, 10.0), 1.0, sigmoid_squared_error),
    "count": Pair(np.exp, POISSON, (-2.0, 0.0, 1.0, 2.0, 4.0), 3.0),
    "number": Pair(identity, squared_error, (-10.0, -2.0, 0.0, 3.0, 10.0), 3.0),
}
"""By the slug of the task."""


@dataclass(frozen=True, slots=True)
class Step:
    """One logit: the output, the gradient of the loss in the logit, and that of the loss it is held against."""

    logit: float
    output: float
    gradient: float
    other: float | None


def steps(pair: Pair) -> tuple[Step, ...]:
    """Return what happens at each of the logits of a pair."""
    z, y = np.array([pair.logits]), np.array([[pair.target]])
    gradient = pair.loss.gradient(z, y)[0]
    others = [None] * len(pair.logits) if pair.against is None else pair.against.gradient(z, y)[0].tolist()
    columns = zip(pair.logits, pair.output(z[0]).tolist(), gradient.tolist(), others, strict=True)
    return tuple(Step(*row) for row in columns)


def softmax(logits: Sequence[Any]) -> Array:
    """Return the probabilities of the classes, (classes, ...), of logits that broadcast.

    Parameters
    ----------
    logits : sequence of array_like
        One for each class, broadcast against each other.
    """
    z = np.stack(np.broadcast_arrays(*(np.atleast_1d(np.asarray(each, np.float64)) for each in logits)))
    return np.asarray(vector.softmax(z, axis=0))
