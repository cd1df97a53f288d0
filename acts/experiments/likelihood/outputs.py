"""An output and the loss that belongs to it: the gradient in the logit, against how wrong the output is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from acts import vector
from acts.activation import Array
from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import identity
from acts.losses import (
    BERNOULLI,
    Loss,
    binary_cross_entropy,
    categorical,
    gaussian,
    sigmoid_squared_error,
    squared_error,
)


def _poisson(z: Any, y: Any) -> Any:
    return np.mean(np.exp(z) - z * y, axis=-2)


def _poisson_gradient(z: Any, y: Any) -> Any:
    return (np.exp(z) - y) / z.shape[-2]


POISSON = Loss("poisson", "Poisson negative log-likelihood", _poisson, _poisson_gradient)
"""exp(z) - z y in nats, for a count y with the mean exp(z), without log y!, which does not depend on z."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An output function of the logit and its loss; `against` is a loss that fits less well, or None."""

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
"""The pairs, by the slug of the task."""


@dataclass(frozen=True, slots=True)
class Step:
    """One logit: the output, and the gradients in the logit of the loss and of the loss it is compared with."""

    logit: float
    output: float
    gradient: float
    other: float | None


def steps(pair: Pair) -> tuple[Step, ...]:
    """Return the output and the gradients at each of the logits of a pair."""
    z, y = np.array([pair.logits]), np.array([[pair.target]])
    gradient = pair.loss.gradient(z, y)[0]
    others = [None] * len(pair.logits) if pair.against is None else pair.against.gradient(z, y)[0].tolist()
    columns = zip(pair.logits, pair.output(z[0]).tolist(), gradient.tolist(), others, strict=True)
    return tuple(Step(*row) for row in columns)


def softmax(logits: Sequence[Any]) -> Array:
    """Return the probabilities of the classes, (classes, ...), for logits that broadcast.

    Parameters
    ----------
    logits : sequence of array_like
        One entry for each class, broadcast against each other.
    """
    z = np.stack(np.broadcast_arrays(*(np.atleast_1d(np.asarray(each, np.float64)) for each in logits)))
    return np.asarray(vector.softmax(z, axis=0))


@dataclass(frozen=True, slots=True)
class Law:
    """A distribution of the target, and the output and loss that follow from it, for one of the tasks.

    Parameters
    ----------
    slug : str
        Of the task.
    name, output, loss : str
        The names of the distribution, the output function and the loss (message ids).
    target : float
    of : callable
        The output at logits; of several classes, that of the first, whose logit it is.
    nll : callable
        The negative log-likelihood of the target, in nats, at logits.
    """

    slug: str
    name: str
    output: str
    loss: str
    target: float
    of: Callable[[Any], Array]
    nll: Callable[[Any], Array]

    def slope(self, z: Any) -> Array:
        """Return the slope of `nll` at logits, from its values by central differences."""
        z = np.asarray(z, dtype=np.float64)
        return np.asarray((self.nll(z + _NUDGE) - self.nll(z - _NUDGE)) / (2 * _NUDGE))

    @property
    def apart(self) -> float:
        """The largest difference between output - target and `slope` at logits from -REACH to REACH."""
        z = np.linspace(-REACH, REACH, 61)
        return float(np.abs(self.slope(z) - (self.of(z) - self.target)).max())


@lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """Return the distribution behind each task that has one."""
    label, normal = np.array([[1.0], [0.0], [0.0]]), gaussian(1.0)

    def flat(function: Callable[[Array], Any]) -> Callable[[Any], Array]:
        """Return a function of logits of any shape, from one of logits in a row."""
        return lambda z: np.asarray(function(np.reshape(np.asarray(z, np.float64), (1, -1)))).reshape(np.shape(z))

    def classes(row: Array) -> Array:
        return np.vstack([row, np.full_like(row, 1.0), np.full_like(row, -0.5)])

    return (
        Law("yes_no", "Bernoulli", "sigmoid", "binary cross-entropy", 1.0, sigmoid, lambda z: BERNOULLI.value(z, 1.0)),
        Law(
            "classes", "categorical", "softmax", "cross-entropy", 1.0,
            flat(lambda row: vector.softmax(classes(row), axis=0)[0]),
            flat(lambda row: categorical(classes(row), label)),
        ),
        Law(
            "count", "Poisson", "exponential", "Poisson NLL", 3.0,
            np.exp, flat(lambda row: POISSON.value(row, np.full_like(row, 3.0))),
        ),
        Law(
            "number", "Gaussian", "identity", "half the squared error", 3.0,
            np.asarray, lambda z: normal.value(z, 3.0),
        ),
    )  # fmt: skip


REACH, _NUDGE = 3.0, 1e-5
