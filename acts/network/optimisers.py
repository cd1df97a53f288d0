"""What the learning rate multiplies: the gradient itself, or what momentum, Adam or RMSprop make of it.

An optimiser is a record of its constants, and a step that works in place on flat arrays of any size. Each number has
its own memory, so that many networks in one array are trained as each would be alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from acts.activation import Array


def _check_shares(**shares: float) -> None:
    for name, share in shares.items():
        if not 0 <= share < 1:
            raise ValueError(f"{name} lies in [0, 1), not {share}")


def _check_eps(eps: float) -> None:
    if not 0 < eps < math.inf:
        raise ValueError(f"eps is positive and finite, not {eps}")


class Optimiser(Protocol):
    """A way to turn gradients into steps."""

    @property
    def memories(self) -> int:
        """The number of arrays that a step keeps; they begin with zeros."""

    def direction(self, gradient: Array, memories: Sequence[Array], update: int) -> Array:
        """Return what the learning rate multiplies in update number `update`, the first of which is 1.

        The gradient is left as it is, the memories are overwritten, and the direction may be one of them.
        """


@dataclass(frozen=True, slots=True)
class Momentum:
    """v <- share v + gradient; the direction is v.

    Raises
    ------
    ValueError
        If the share is not in [0, 1).
    """

    share: float = 0.9

    memories: ClassVar[int] = 1

    def __post_init__(self) -> None:
        _check_shares(momentum=self.share)

    def direction(self, gradient: Array, memories: Sequence[Array], update: int) -> Array:  # noqa: ARG002
        """Return the direction of a step: see `Optimiser`."""
        (velocity,) = memories
        velocity *= self.share
        velocity += gradient
        return velocity


@dataclass(frozen=True, slots=True)
class RMSprop:
    """v <- alpha v + (1 - alpha) gradient^2; the direction is gradient / (sqrt(v) + eps).

    The defaults are those of ``torch.optim.RMSprop``. Its source is Hinton's sixth lecture on neural networks for
    machine learning (Coursera, 2012), without eps.

    Raises
    ------
    ValueError
        If alpha is not in [0, 1), or eps is not positive and finite.
    """

    alpha: float = 0.99
    eps: float = 1e-8

    memories: ClassVar[int] = 2

    def __post_init__(self) -> None:
        _check_shares(alpha=self.alpha)
        _check_eps(self.eps)

    def direction(self, gradient: Array, memories: Sequence[Array], update: int) -> Array:  # noqa: ARG002
        """Return the direction of a step: see `Optimiser`."""
        squares, work = memories
        _average(squares, np.multiply(gradient, gradient, out=work), self.alpha)
        np.sqrt(squares, out=work)
        work += self.eps
        return np.divide(gradient, work, out=work)


@dataclass(frozen=True, slots=True)
class Adam:
    """The mean of past gradients by the root of the mean of their squares, both corrected for their start at 0.

    With t the number of the update, m <- beta_1 m + (1 - beta_1) gradient, v <- beta_2 v + (1 - beta_2) gradient^2,
    and the direction is m / (1 - beta_1^t) by sqrt(v / (1 - beta_2^t)) + eps: Kingma and Ba (2015), algorithm 1. The
    defaults are those of the paper and of ``torch.optim.Adam``.

    Raises
    ------
    ValueError
        If a beta is not in [0, 1), or eps is not positive and finite.
    """

    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8

    memories: ClassVar[int] = 3

    def __post_init__(self) -> None:
        _check_shares(beta_1=self.betas[0], beta_2=self.betas[1])
        _check_eps(self.eps)

    def direction(self, gradient: Array, memories: Sequence[Array], update: int) -> Array:
        """Return the direction of a step: see `Optimiser`."""
        mean, squares, work = memories
        first, second = self.betas
        np.copyto(work, gradient)
        _average(mean, work, first)
        _average(squares, np.multiply(gradient, gradient, out=work), second)
        np.sqrt(squares, out=work)
        work *= 1 / math.sqrt(1 - second**update)
        work += self.eps
        np.divide(mean, work, out=work)
        work *= 1 / (1 - first**update)
        return work


def _average(mean: Array, new: Array, share: float) -> None:
    """Let a running mean keep this share of itself; `new` is overwritten."""
    mean *= share
    new *= 1 - share
    mean += new
