"""How many outputs of a layer are exactly 0, and whether the same input always gives the same pattern."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

import acts
from acts.activation import Activation, Array
from acts.numerics import normal_cdf

UNITS, INPUTS = 400, 100
DROPPED = 0.5
"""The share of outputs that dropout sets to 0, on average."""

FUNCTIONS: tuple[Activation, ...] = (acts.relu, acts.leaky_relu, acts.sigmoid, acts.tanh)


@dataclass(frozen=True, slots=True)
class Layer:
    """What a layer with random weights makes of one random input.

    Parameters
    ----------
    sums : ndarray of (units,)
        The weighted sums, without a bias.
    sigma : float
        The standard deviation of a sum over all draws of the weights, for this input.
    """

    sums: Array
    sigma: float

    def off(self, bias: float, activation: Activation = acts.relu) -> Array:
        """Return which outputs are exactly 0, (units,), where every unit has this bias."""
        return np.asarray(activation(self.sums + bias) == 0)

    def share(self, bias: float) -> float:
        """Return the share of ReLU units whose output is exactly 0."""
        return float(self.off(bias).mean())

    def expected(self, bias: float) -> float:
        """Return the probability that a ReLU unit's output is exactly 0, over all draws of its weights."""
        return float(normal_cdf(-bias / self.sigma))


def layer(seed: int, picked: int) -> Layer:
    """Return a layer of `UNITS` units on one of its inputs, computed anew.

    Parameters
    ----------
    seed : int
        Draws the weights, which are normal with mean 0 and variance 1 / `INPUTS`.
    picked : int
        Draws the input, whose `INPUTS` numbers are normal with mean 0 and variance 1.
    """
    weights = np.random.default_rng((seed, 0)).normal(0.0, INPUTS**-0.5, (UNITS, INPUTS))
    given = np.random.default_rng((picked, 1)).normal(0.0, 1.0, INPUTS)
    return Layer(weights @ given, float(np.linalg.norm(given)) * INPUTS**-0.5)


def dropped(seed: int, turn: int) -> Array:
    """Return which of the `UNITS` outputs dropout sets to 0, at a pass: it draws anew for each."""
    return np.asarray(np.random.default_rng((seed, 2, turn)).random(UNITS) < DROPPED)


def switched(before: Array, now: Array) -> int:
    """Return how many outputs became 0, or stopped being 0, from one pass to the next; each is given as `off` is."""
    return int((np.asarray(before) != now).sum())
