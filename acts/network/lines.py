"""The straight pieces of a ReLU network with one input, found from its weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from acts.activation import Array


def corners(layers: Sequence[Array], low: float, high: float) -> tuple[Array, Array]:
    """Return where the graph of a ReLU network bends between low and high, with both ends, and its values there.

    Between two neighbours the graph is a straight line, and no two neighbouring lines have one slope, up to rounding.
    Only additions, products and one quotient for each crossing are rounded: if all of them are exact, as with weights
    that are small powers of two, so is the result.

    Parameters
    ----------
    layers : sequence of ndarray of (fan_out, fan_in + 1)
        Weights with the bias in the last column; ReLU stands after each layer but the last. One input, one output.
    low, high : float

    Examples
    --------
    >>> tent = [np.array([[1.0, 0.0], [1.0, -0.5]]), np.array([[2.0, -4.0, 0.0]])]
    >>> corners(tent, 0.0, 1.0)
    (array([0. , 0.5, 1. ]), array([0., 1., 0.]))
    """
    x = np.array([low, high])
    a = x[None]
    for number, layer in enumerate(layers):
        z = layer[:, :-1] @ a + layer[:, -1:]
        if number == len(layers) - 1:
            return _bending(x, z[0])
        x, z = _with_crossings(x, z)
        a = np.maximum(z, 0.0)
    raise ValueError("a network needs a layer")


def _with_crossings(x: Array, z: Array) -> tuple[Array, Array]:
    """Return x with all places between its entries at which a row of z is 0, and z there; z is linear between."""
    unit, left = np.nonzero((z[:, :-1] < 0) & (z[:, 1:] > 0) | (z[:, :-1] > 0) & (z[:, 1:] < 0))
    share = z[unit, left] / (z[unit, left] - z[unit, left + 1])
    order = np.lexsort((share, left))
    unit, left, share = unit[order], left[order], share[order]
    new = x[left] + share * (x[left + 1] - x[left])
    between = z[:, left] + share * (z[:, left + 1] - z[:, left])
    between[unit, np.arange(unit.size)] = 0.0
    x, z = np.insert(x, left + 1, new), np.insert(z, left + 1, between, axis=1)
    kept = np.concatenate([[True], np.diff(x) > 0])  # several units may cross at one place
    return x[kept], z[:, kept]


def _bending(x: Array, y: Array) -> tuple[Array, Array]:
    """Return the ends, and those entries between at which the slope changes by more than rounding."""
    slopes = np.diff(y) / np.diff(x)
    change = np.abs(np.diff(slopes))
    bends = change > 1e-9 * np.maximum(np.abs(slopes[1:]), np.abs(slopes[:-1]))
    kept = np.concatenate([[True], bends, [True]])
    return x[kept], y[kept]
