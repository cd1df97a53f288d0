"""A picture through a neuron: one neuron looks at every 3 x 3 window of a handwritten digit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

import acts
from acts.activation import Activation, Array
from acts.network.convolution import correlate
from acts.network.digits import INK, SIDE, digits

SIZE = 3
"""The rows, and the columns, of a kernel."""

Kernel = tuple[float, ...]
"""Nine numbers, row by row from the top."""

KERNELS: Mapping[str, Kernel] = MappingProxyType(
    {
        "vertical": (-1.0, 0.0, 1.0, -2.0, 0.0, 2.0, -1.0, 0.0, 1.0),
        "horizontal": (-1.0, -2.0, -1.0, 0.0, 0.0, 0.0, 1.0, 2.0, 1.0),
        "blur": (0.0625, 0.125, 0.0625, 0.125, 0.25, 0.125, 0.0625, 0.125, 0.0625),
        "sharpen": (0.0, -1.0, 0.0, -1.0, 5.0, -1.0, 0.0, -1.0, 0.0),
    }
)
"""Sobel's two filters for edges, which are positive where ink begins to the right and below; a blur by the weights
1, 2, 1 in both directions; and what is left of a pixel without its four neighbours."""

FUNCTIONS: tuple[Activation, ...] = (acts.relu, acts.leaky_relu, acts.sigmoid, acts.tanh)

COUNT = len(digits().x)
"""The number of pictures."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a neuron makes of every window of a picture.

    Parameters
    ----------
    digit : int
        The number that was written.
    pixels : ndarray of (8, 8)
        The ink, from 0 to 1.
    sums : ndarray of (8, 8)
        The sum of products at each place, with 0 around the picture, without a bias.
    """

    digit: int
    pixels: Array
    sums: Array

    def z(self, bias: float) -> Array:
        """Return the pre-activation at each place, (8, 8)."""
        return self.sums + bias

    def outputs(self, bias: float) -> tuple[Array, ...]:
        """Return what each of `FUNCTIONS` makes of z, each (8, 8)."""
        return tuple(function(self.z(bias)) for function in FUNCTIONS)

    def zeros(self, bias: float) -> tuple[int, ...]:
        """Return at how many places each of `FUNCTIONS` gives exactly 0."""
        return tuple(int((out == 0).sum()) for out in self.outputs(bias))


@lru_cache(maxsize=64)
def filtered(picture: int, kernel: Kernel) -> Filtered:
    """Return what a neuron makes of a picture, its weights in the order of `Kernel`.

    `picture` counts the digits of the data set, from 0 to `COUNT` - 1.
    """
    whole = digits()
    pixels = whole.x[picture].reshape(SIDE, SIDE) / INK
    weights = np.array(kernel).reshape(SIZE, SIZE)
    return Filtered(int(whole.y[picture]), pixels, correlate(pixels, weights, "same"))
