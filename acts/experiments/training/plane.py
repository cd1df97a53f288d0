"""The plane of the inputs: the part that is shown, what a network decides there, and where units have their kinks."""

from __future__ import annotations

import numpy as np

from acts.activation import Array

Box = tuple[tuple[float, float], ...]

SIDE = 64
"""Places along each axis at which the network is evaluated."""

LEVELS = 4
"""The number of levels of confidence."""


def box_of(x: Array, room: float = 0.12) -> Box:
    """Return the interval of each input, of one length for all, so that angles in the picture are true."""
    low, high = x.min(axis=0), x.max(axis=0)
    half = (0.5 + room) * float((high - low).max())
    return tuple((float(m - half), float(m + half)) for m in (low + high) / 2)


def places_in(box: Box) -> Array:
    """Return the places at which a network is evaluated, (SIDE ** inputs, inputs): rows from the top down.

    Of one input they run from the right to the left.
    """
    grid = np.stack(np.meshgrid(*(np.linspace(*ends, SIDE) for ends in box)), axis=-1)
    return grid[::-1].reshape(-1, len(box))


def regions_of(logits: Array) -> Array:
    """Return class and confidence, (f, samples), of logits (f, outputs, samples)."""
    with np.errstate(over="ignore"):
        if logits.shape[1] == 1:
            one = 1 / (1 + np.exp(-logits[:, 0].astype(np.float64)))
            chances = np.stack([1 - one, one], axis=1)
        else:
            e = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
            chances = e / e.sum(axis=1, keepdims=True)
    best = chances.max(axis=1)
    floor = 1 / chances.shape[1]
    level = np.minimum((best - floor) / (1 - floor) * LEVELS, LEVELS - 1)
    return np.asarray(LEVELS * chances.argmax(axis=1) + level).astype(np.uint8)


def kinks_of(layer: Array, box: Box) -> Array:
    """Return where z = w x + b = 0 lies within the box, (f, units, 4), for weights (f, units, inputs + 1)."""
    w, b = layer[..., :-1], layer[..., -1]
    ends = np.full((*b.shape, 4), np.nan)
    # A unit with weights of 0 has no kink, one with tiny weights has it far outside the box: both stay nan.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if w.shape[-1] == 1:
            x = -b / w[..., 0]
            ends[..., 0] = np.where((x >= box[0][0]) & (x <= box[0][1]), x, np.nan)
            return ends
        foot = -w * (b / (w * w).sum(axis=-1))[..., None]
        along = np.stack([w[..., 1], -w[..., 0]], axis=-1) / np.linalg.norm(w, axis=-1)[..., None]
        # between the box's two bounds in each input, the line runs from one t to another
        bounds = np.array(box)
        t = (bounds - foot[..., None]) / along[..., None]
        inside = (bounds[:, 0] <= foot) & (foot <= bounds[:, 1])
        parallel = np.abs(along) < 1e-12
        first = np.where(parallel, np.where(inside, -np.inf, np.inf), t.min(axis=-1)).max(axis=-1)
        last = np.where(parallel, np.where(inside, np.inf, -np.inf), t.max(axis=-1)).min(axis=-1)
        crossing = first < last
        for k, place in enumerate((first, last)):
            ends[..., 2 * k : 2 * k + 2] = np.where(crossing[..., None], foot + place[..., None] * along, np.nan)
    return ends
