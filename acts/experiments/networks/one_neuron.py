"""One neuron by hand: it multiplies, adds up, and applies a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import acts
from acts.activation import Activation


@dataclass(frozen=True, slots=True)
class Neuron:
    """What a neuron makes of its inputs.

    Parameters
    ----------
    inputs, weights : tuple of float
        Of one length.
    bias : float
    activation : Activation
        At its default parameters.
    contributions : tuple of float
        What each input adds: weight times input.
    z : float
        The sum of the contributions and the bias.
    a : float
        The output: the activation at z.
    slope : float
        The slope of the activation at z.
    """

    inputs: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    activation: Activation
    contributions: tuple[float, ...]
    z: float
    a: float
    slope: float


def neuron(inputs: Sequence[float], weights: Sequence[float], bias: float, activation: Activation) -> Neuron:
    """Return what a neuron makes of its inputs.

    Numbers are taken as the decimals that they are written as, and the sum is rounded once: 0.1 times 3 less 0.3 is 0
    here, where floats make it 5.6e-17 and a step would fire.
    """
    parts = [_written(w) * _written(x) for w, x in zip(weights, inputs, strict=True)]
    z = float(sum(parts, _written(bias)))
    return Neuron(
        tuple(inputs), tuple(weights), bias, activation, tuple(map(float, parts)), z,
        float(activation(z)), float(activation.derivative(z)),
    )  # fmt: skip


def _written(value: float) -> Fraction:
    """Return the number that the shortest decimal of a float says."""
    return Fraction(repr(float(value)))


FIRST = neuron((1.0, 0.5), (1.8, -1.2), -0.4, acts.step)
"""The neuron that a newcomer meets first."""
