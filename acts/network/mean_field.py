"""Signals through the layers of an infinitely wide random network: mean-field theory.

In a wide layer with random weights every pre-activation is a sum of many independent numbers, so it is normal, with
mean 0. One number describes a layer, the mean square of its pre-activations q, and one function carries it on:

    q' = sw^2 E f(sqrt(q) z)^2 + sb^2,    z standard normal,

where sw^2 is the variance of a weight times fan_in, and sb^2 the variance of a bias. On the way back the mean square of
the gradient in the pre-activations is multiplied at each layer by chi = sw^2 E f'(sqrt(q) z)^2. The theory is of
Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli (2016) and of Schoenholz, Gilmer, Ganguli and Sohl-Dickstein (2017).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Activation, Array
from acts.properties.quadrature import REACH

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_PLAIN = np.unique([*np.arange(9.0), 10.0, 12.0, 14.0, 18.0, 22.0, 30.0, REACH])
"""Ends of panels, in deviations: short enough for the bell curve."""

_TURNS = 2.0 ** np.arange(-6, 16)
"""Ends of panels, in pre-activations: functions turn near 0, and the further out the slower."""


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Means of an activation function over normal pre-activations, one entry for each mean square q.

    Parameters
    ----------
    mean : ndarray
        E f.
    square : ndarray
        E f^2, the mean square of the activations.
    slope_square : ndarray
        E f'^2, the factor by which the slopes scale the mean square of the gradients that flow back.
    """

    mean: Array
    square: Array
    slope_square: Array


@dataclass(frozen=True, slots=True, eq=False)
class MeanField:
    """What mean-field theory says of each layer; entry 0 is the first layer.

    Parameters
    ----------
    q : ndarray of (layers,)
        The mean square of the pre-activations.
    square : ndarray of (layers,)
        The mean square of the activations.
    chi : ndarray of (layers,)
        Going back from the next layer to this one multiplies the mean square of the gradient in the pre-activations by
        this factor, sw^2 E f'^2.
    """

    q: Array
    square: Array
    chi: Array

    def gradient(self, top: int | None = None) -> Array:
        """Return log10 of the size (RMS) of the gradient in the pre-activations of each layer up to the `top` one.

        It is measured in the size at the top layer, the last one if not given; layers count from 1. A size of 0 is
        -inf.
        """
        with np.errstate(divide="ignore"):
            steps = np.log10(self.chi[: (top or len(self.chi)) - 1]) / 2
        return np.append(np.cumsum(steps[::-1])[::-1], 0.0)


def moments(activation: Activation, q: ArrayLike, **parameters: float) -> Moments:
    """Return E f, E f^2 and E f'^2 for normal pre-activations of mean 0 and mean square q, to about 12 digits.

    Parameters
    ----------
    activation : Activation
    q : array_like
        Any shape; 0 or more.
    **parameters : float
        Those of the activation.

    Returns
    -------
    Moments
        Arrays of the shape of q; nan where q is not finite, inf where a mean overflows.

    Notes
    -----
    Gauss-Legendre quadrature between the places where the function or its slope breaks. Panels are short both in
    deviations, where the bell curve turns, and in pre-activations, where the function does.

    Examples
    --------
    >>> import acts
    >>> moments(acts.relu, [1.0, 4.0]).square
    array([0.5, 2. ])
    """
    given = np.asarray(q, dtype=np.float64)
    settings = activation.settings(parameters)
    with np.errstate(all="ignore"):
        deviation = np.sqrt(given).reshape(-1, 1)
        turns = np.concatenate([-_TURNS, [0.0], _TURNS, _breaks(activation, **settings)])
        # A panel of the length 0 weighs nothing, so every q may have the same number of panels.
        own = np.clip(np.nan_to_num(turns / deviation, nan=0.0), -REACH, REACH)
        plain = np.broadcast_to(np.concatenate([-_PLAIN, _PLAIN]), (len(deviation), 2 * len(_PLAIN)))
        edges = np.sort(np.concatenate([plain, own], axis=1), axis=1)
        half = np.diff(edges, axis=1)[..., None] / 2
        z = (edges[:, :-1, None] + half + half * _NODES).reshape(len(deviation), -1)
        weights = (half * _WEIGHTS).reshape(z.shape) * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        z *= deviation
        f, slope = activation(z, **settings), activation.derivative(z, **settings)
        means = (weights * f, weights * f * f, weights * slope * slope)
    return Moments(*(mean.sum(axis=1).reshape(given.shape) for mean in means))


def mean_field(
    activation: Activation,
    layers: int,
    weight_variance: float,
    bias_variance: float = 0.0,
    input_square: float = 1.0,
    **parameters: float,
) -> MeanField:
    """Return the size of the signals in each layer of an infinitely wide random network.

    Parameters
    ----------
    activation : Activation
        After every layer.
    layers : int
    weight_variance : float
        sw^2: fan_in times the variance of a weight. It is 1 for Glorot's normal weights in layers of equal width, 2 for
        He's.
    bias_variance : float
        sb^2.
    input_square : float
        The mean square of the inputs.
    **parameters : float
        Those of the activation.
    """
    q = np.empty(layers)
    square, slope_square = np.empty(layers), np.empty(layers)
    below = input_square
    for layer in range(layers):
        q[layer] = weight_variance * below + bias_variance
        here = moments(activation, q[layer], **parameters)
        below = square[layer] = float(here.square)
        slope_square[layer] = here.slope_square
    return MeanField(q, square, weight_variance * slope_square)


def _breaks(activation: Activation, **settings: float) -> Array:
    """Return where the function or its slope jumps."""
    claims = activation.claims(**settings)
    ends = [side.beyond for side in (claims.left, claims.right) if side is not None and side.beyond is not None]
    places = [*(kink.z for kink in claims.kinks), *(jump.z for jump in claims.jumps), *ends]
    return np.array([place for place in places if math.isfinite(place)])
