"""Batch normalisation of a hidden layer's pre-activations, forward and backward, for many networks, as in torch.

Each unit's pre-activation u is centred and scaled over the samples of the batch, then scaled and shifted by two numbers
that are learned: z = gain (u - mean) / sqrt(variance + EPSILON) + shift. The shift takes the place of the layer's bias,
which centring would remove.
"""

from __future__ import annotations

import numpy as np

from acts.activation import Array
from acts.references import IOFFE_SZEGEDY_2015

SOURCE = IOFFE_SZEGEDY_2015

EPSILON = 1e-5
"""What keeps the root away from 0: torch's default."""

MOMENTUM = 0.1
"""The weight of a batch in the running statistics: torch's default."""


class Normalisation:
    """A layer's normalisation over `samples` samples: `backward` follows `forward`.

    All arrays are (networks, units, samples) but for the numbers of a unit, (networks, units), and its statistics,
    (networks, 2, units): means and variances. They are those of the samples, which `batch` keeps, unless others are
    `given`, as they are where a network is used and not trained.
    """

    def __init__(self, layer: Array, samples: int, given: Array | None = None) -> None:
        self.given = given
        networks, units, _ = layer.shape
        self.u = np.empty((networks, units, samples), layer.dtype)
        self.batch = np.empty((networks, 2, units), layer.dtype)
        self.inverse = np.empty((networks, units), layer.dtype)
        self.rest = np.empty_like(self.u)
        self.ones = np.ones(samples, layer.dtype)

    def forward(self, gain: Array, shift: Array, z: Array) -> None:
        """Centre the pre-activations in `u`, and fill `z`."""
        statistics = self.batch if self.given is None else self.given
        mean, variance = statistics[:, 0], statistics[:, 1]
        if self.given is None:
            # A product with ones takes a fifth of the time of NumPy's sum along a short axis.
            np.matmul(self.u, self.ones, out=mean)
            mean /= len(self.ones)
        self.u -= mean[..., None]
        if self.given is None:
            np.vecdot(self.u, self.u, out=variance)
            variance /= len(self.ones)
        np.sqrt(variance + EPSILON, out=self.inverse)
        np.reciprocal(self.inverse, out=self.inverse)
        np.multiply(self.u, (self.inverse * gain)[..., None], out=z)
        z += shift[..., None]

    def backward(self, upstream: Array, gain: Array, into_gain: Array) -> Array:
        """Turn the gradient in z, in place, into that in the pre-activations; fill that in the gain.

        Returns the gradient in the shift. The mean and the variance depend on every sample: so the gradient loses its
        own mean, and its component along the standardised pre-activations.
        """
        np.vecdot(upstream, self.u, out=into_gain)
        into_gain *= self.inverse
        into_shift: Array = np.matmul(upstream, self.ones)
        samples = len(self.ones)
        upstream -= (into_shift / samples)[..., None]
        np.multiply(self.u, (into_gain * self.inverse / samples)[..., None], out=self.rest)
        upstream -= self.rest
        upstream *= (self.inverse * gain)[..., None]
        return into_shift


def remember(running: Array, batch: Array, samples: int) -> None:
    """Move running statistics towards those of a batch, both (networks, 2, units); the variance without its bias."""
    running *= 1 - MOMENTUM
    running[:, 0] += MOMENTUM * batch[:, 0]
    running[:, 1] += MOMENTUM * samples / (samples - 1) * batch[:, 1]
