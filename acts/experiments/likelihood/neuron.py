"""One sigmoid neuron that learns the target 0, once by squared error and once by cross-entropy.

The neuron is a = sigmoid(wx + b) with x = 1, as in Nielsen's *Neural Networks and Deep Learning*, chapter 3. His
quadratic cost is (a - y)^2 / 2; `acts.losses` has (a - y)^2, so its learning rate is half of eta.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.functions.sigmoidal import sigmoid
from acts.losses import BERNOULLI, HALF_SQUARE, Loss, binary_cross_entropy, sigmoid_squared_error

EPOCHS, RATE = 300, 0.15
STARTS = ((0.6, 0.9), (2.0, 2.0))
"""Nielsen's two starts: weight and bias."""
LARGEST_START, LARGEST_RATE = 100.0, 1e4
_LOSSES = ((HALF_SQUARE, sigmoid_squared_error, 0.5), (BERNOULLI, binary_cross_entropy, 1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A neuron that learns by one loss: before every epoch and after the last.

    Parameters
    ----------
    loss : str
        The slug of the loss.
    logits, outputs : ndarray of (epochs + 1,)
    slopes : ndarray of (epochs + 1,)
        dL/dz, which is dL/db and, with x = 1, dL/dw.
    """

    loss: str
    logits: Array
    outputs: Array
    slopes: Array

    def reached(self, output: float) -> int | None:
        """Return the first epoch after which the output is at most `output`, or None."""
        below = self.outputs <= output
        return int(np.argmax(below)) if below.any() else None


@lru_cache(maxsize=256)
def lessons(w: float, b: float, rate: float = RATE, epochs: int = EPOCHS) -> tuple[Lesson, Lesson]:
    """Return what a neuron with this start learns by squared error and by cross-entropy; target 0, input 1.

    Every step lowers the logit, since the slope of both losses is positive at any logit. The target lies at minus
    infinity, so no step overshoots it, and no learning rate makes the outputs diverge.

    Parameters
    ----------
    w, b : float
        Weight and bias before the first epoch, at most 100 in size.
    rate : float
        eta, from 0 to 10,000.
    epochs : int
        The number of steps; one sample makes an epoch.

    Raises
    ------
    ValueError
        If a number is outside these bounds, or nan.
    """
    if not (abs(w) <= LARGEST_START and abs(b) <= LARGEST_START):
        raise ValueError(f"weight and bias are at most {LARGEST_START:g} in size, not {w:g} and {b:g}")
    if not 0 <= rate <= LARGEST_RATE:
        raise ValueError(f"a learning rate lies in [0, {LARGEST_RATE:g}], not {rate:g}")
    found = []
    for single, loss, share in _LOSSES:
        z = _logits(loss, w, b, rate * share, epochs)
        found.append(Lesson(single.slug, z, np.asarray(sigmoid(z)), np.asarray(single.slope(z, 0.0))))
    return found[0], found[1]


def _logits(loss: Loss, w: float, b: float, rate: float, epochs: int) -> Array:
    """Return the logit before each epoch and after the last; `acts.network.train` takes 30 times as long for this."""
    target = np.zeros((1, 1))
    found = np.empty(epochs + 1)
    for epoch in range(epochs + 1):
        found[epoch] = w + b
        step = rate * float(loss.gradient_formula(found[epoch : epoch + 1, None], target)[0, 0])
        w, b = w - step, b - step
    return found
