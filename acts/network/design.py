"""What is trained, and how: the records that `acts.network.train` takes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise

from acts.activation import Activation
from acts.functions.rectified import relu
from acts.losses import Loss, binary_cross_entropy, softmax_cross_entropy
from acts.network.initialisers import HE_NORMAL, Initialiser
from acts.network.optimisers import Momentum, Optimiser

BOUND = 1e9
"""Larger than the training loss of any network that may recover, and far below the largest float32."""


def _check(fine: bool, reason: str) -> None:
    if not fine:
        raise ValueError(reason)


@dataclass(frozen=True, slots=True)
class Design:
    """A fully connected network: every layer but the last goes through the activation function.

    Parameters
    ----------
    layers : tuple of int
        The numbers of inputs, of units in each hidden layer (there may be none), and of outputs.
    activation : Activation
        Any of the catalogue. PReLU learns its slope, one for each hidden layer.
    loss : Loss
        One of `acts.losses`; the network is trained on its mean over the samples.
    initialiser : Initialiser
        One of `acts.network.initialisers`, for the weights of every layer.
    parameters : tuple of (name, value)
        Parameters of the activation that are not at their defaults; for PReLU, the initial slope.
    dtype : {"float64", "float32"}
        The precision of the training.
    normalised : bool
        Whether each hidden layer normalises its pre-activations over the batch, and learns a gain and a shift for each
        unit: see `acts.network.normalisation`. The last column of the layer's weights is then the shift.

    Raises
    ------
    ValueError
        If a width is not positive, there are fewer than two widths, softmax has only one output, the dtype is
        another one, or a parameter lies outside its domain.
    TypeError
        If a parameter has an unknown name.
    """

    layers: tuple[int, ...]
    activation: Activation = relu
    loss: Loss = binary_cross_entropy
    initialiser: Initialiser = HE_NORMAL
    parameters: tuple[tuple[str, float], ...] = ()
    dtype: str = "float64"
    normalised: bool = False

    def __post_init__(self) -> None:
        _check(len(self.layers) >= 2, "a network needs its numbers of inputs and of outputs at least")
        _check(all(width >= 1 for width in self.layers), f"every layer needs a unit, not {self.layers}")
        _check(self.loss != softmax_cross_entropy or self.layers[-1] > 1, "softmax needs two outputs or more")
        _check(self.dtype in ("float32", "float64"), f"dtype is float32 or float64, not {self.dtype!r}")
        self.activation.settings(dict(self.parameters))

    @property
    def settings(self) -> dict[str, float]:
        """Every parameter of the activation by name."""
        return {name: float(value) for name, value in self.activation.settings(dict(self.parameters)).items()}

    @property
    def hidden(self) -> tuple[int, ...]:
        """The widths of the hidden layers."""
        return self.layers[1:-1]

    @property
    def units(self) -> int:
        """The number of hidden units."""
        return sum(self.hidden)

    @property
    def learns_slopes(self) -> bool:
        """Whether the activation has a parameter that is learned."""
        return self.activation.slug == "prelu" and self.units > 0

    @property
    def size(self) -> int:
        """The number of parameters that a network of this design learns."""
        weights = sum((a + 1) * b for a, b in pairwise(self.layers))
        return weights + self.learns_slopes * len(self.hidden) + self.normalised * self.units


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a training with another learning rate.

    Parameters
    ----------
    steps : int
        The number of updates.
    factor : float
        Multiplies every network's learning rate.
    rate : float, optional
        If given, the learning rate of all networks instead.
    """

    steps: int
    factor: float = 1.0
    rate: float | None = None

    def __post_init__(self) -> None:
        _check(self.steps >= 0, f"a phase lasts 0 steps or more, not {self.steps}")
        for number in (self.factor, self.rate or 0.0):
            _check(0 <= number < math.inf, f"a learning rate is finite and not negative, not {number}")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a network is trained: stochastic gradient descent, or another optimiser.

    Parameters
    ----------
    steps : int
        The number of updates.
    batch : int, optional
        Samples per step: successive shuffles of the training set, one after the other, are cut into batches of
        this size. None, or at least the size of the training set, is the full batch, in order.
    momentum : float
        v <- momentum v + gradient, w <- w - rate v. It is gradient descent's: other optimisers have none.
    decay : float
        L2: the penalty decay / 2 times the sum of squared weights, without biases and PReLU's slopes. The losses
        and gradients that a `Run` records do not include it.
    phases : tuple of Phase
        Learning rates from the first step on; steps after the last phase keep its rate. Empty: the networks' own
        rates throughout. ``(Phase(100), Phase(2000, rate=0.5))`` shocks, then cools.
    bound : float
        A network whose training loss is above the bound, or not finite, has diverged and is stopped. With
        ``math.inf`` only a loss that is not finite counts.
    optimiser : Optimiser, optional
        One of `acts.network.optimisers`, instead of gradient descent.

    Raises
    ------
    ValueError
        If a number is negative, momentum is 1 or more, the batch is empty, the bound is not positive, the phases have
        more steps than the schedule, or momentum goes with another optimiser.
    """

    steps: int = 500
    batch: int | None = None
    momentum: float = 0.0
    decay: float = 0.0
    phases: tuple[Phase, ...] = ()
    bound: float = BOUND
    optimiser: Optimiser | None = None

    def __post_init__(self) -> None:
        _check(self.steps >= 0, f"steps are 0 or more, not {self.steps}")
        _check(self.batch is None or self.batch >= 1, f"a batch needs a sample, not {self.batch}")
        _check(0 <= self.momentum < 1, f"momentum lies in [0, 1), not {self.momentum}")
        _check(0 <= self.decay < math.inf, f"decay is finite and not negative, not {self.decay}")
        _check(self.bound > 0, f"the bound of the loss is positive, not {self.bound}")
        _check(sum(phase.steps for phase in self.phases) <= self.steps, "the phases last longer than all steps")
        _check(not (self.momentum and self.optimiser), "momentum belongs to gradient descent, not to an optimiser")

    @property
    def rule(self) -> Optimiser | None:
        """What makes steps of gradients; None if they are the gradients themselves."""
        return Momentum(self.momentum) if self.momentum else self.optimiser

    @property
    def starts(self) -> dict[int, Phase]:
        """Each phase, by the number of updates before it."""
        lengths = [phase.steps for phase in self.phases]
        return dict(zip(accumulate(lengths, initial=0), self.phases, strict=False)) or {0: Phase(self.steps)}
