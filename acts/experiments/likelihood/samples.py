"""Which samples still teach: the gradient in the logit of each sample, under two losses of a sigmoid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from acts import vector
from acts.losses import BERNOULLI, HALF_SQUARE, brier_gradient, categorical_gradient, residual

FIVE = ((-1.0, 1.0, 3.0, 100.0, -100.0), (0, 1, 1, 1, 0))
"""Logits and labels of five samples, the last two far from 0."""
SILENT = 1e-6
"""A gradient below this does nothing visible: at a learning rate of 1, a million steps move z by at most 1."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A sample: its logit and label, p = sigmoid(logit), and the gradient of each loss in the logit."""

    logit: float
    label: int
    p: float
    cross_entropy: float
    squared_error: float

    @property
    def wrong(self) -> bool:
        """Whether the label has a probability below 1/2."""
        return bool((self.logit > 0) != (self.label == 1) and self.logit != 0)


def taught(logits: Sequence[float], labels: Sequence[int]) -> tuple[Taught, ...]:
    """Return the gradients of both losses for samples with these logits, which may be infinite, and labels 0 or 1."""
    z, y = np.array(logits, dtype=np.float64), np.array(labels, dtype=np.float64)
    columns = (z, residual(z, 0.0), BERNOULLI.slope(z, y), HALF_SQUARE.slope(z, y))
    rows = zip(*(np.asarray(column).tolist() for column in columns), strict=True)
    return tuple(
        Taught(logit, label, p, cross, square) for (logit, p, cross, square), label in zip(rows, labels, strict=True)
    )


@lru_cache(maxsize=2)
def inflection(label: int) -> float:
    """Return the logit at which squared error stops being convex: beyond it, on the wrong side, the curve bends down.

    For the label 0 it is z = log 2, where p = 2/3.
    """
    right, wrong = (0.0, 5.0) if label == 0 else (0.0, -5.0)
    for _ in range(60):
        middle = (right + wrong) / 2
        if HALF_SQUARE.curvature is not None and HALF_SQUARE.curvature(middle, label) > 0:
            right = middle
        else:
            wrong = middle
    return (right + wrong) / 2


@lru_cache(maxsize=1)
def silence() -> float:
    """Return the logit, on the wrong side, from which on the slope of squared error is exactly 0 in float64."""
    heard, lost = 0.0, 1e4
    while lost - heard > 1e-3:
        middle = (heard + lost) / 2
        heard, lost = (middle, lost) if HALF_SQUARE.slope(middle, 0) != 0 else (heard, middle)
    return lost


@dataclass(frozen=True, slots=True)
class Classes:
    """Several classes: their logits, the true one, their probabilities, and the gradient of both losses."""

    logits: tuple[float, ...]
    true: int
    shares: tuple[float, ...]
    cross_entropy: tuple[float, ...]
    squared_error: tuple[float, ...]


def of_classes(logits: Sequence[float], true: int) -> Classes:
    """Return the probabilities by softmax of these logits, and both gradients if class `true` is right.

    Raises
    ------
    ValueError
        If `true` is not the index of a class.
    """
    if not 0 <= true < len(logits):
        raise ValueError(f"there is no class {true} among {len(logits)}")
    z, y = np.array(logits, dtype=np.float64)[:, None], np.eye(len(logits))[:, [true]]

    def column(values: Any) -> tuple[float, ...]:
        return tuple(np.asarray(values)[:, 0].tolist())

    parts = (column(f) for f in (vector.softmax(z, axis=-2), categorical_gradient(z, y), brier_gradient(z, y)))
    return Classes(tuple(map(float, logits)), true, *parts)
