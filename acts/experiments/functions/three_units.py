"""Three units, one for each of three classes: what their outputs tell about which of them is the most active."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import step


@dataclass(frozen=True, slots=True)
class Said:
    """What the units of one kind put out.

    Parameters
    ----------
    outputs : tuple of float
        One for each unit.
    ahead : int or None
        The unit whose output is larger than every other one; None where several are level.
    """

    outputs: tuple[float, ...]
    ahead: int | None


@dataclass(frozen=True, slots=True)
class Vote:
    """The same pre-activations through step units and through sigmoid units, with one threshold for all."""

    pre: tuple[float, ...]
    threshold: float
    steps: Said
    sigmoids: Said

    @property
    def firing(self) -> int:
        """How many step units fire."""
        return sum(output == 1 for output in self.steps.outputs)


def vote(pre: tuple[float, ...], threshold: float = 0.0) -> Vote:
    """Return what step(z - threshold) and sigmoid(z - threshold) say of each pre-activation z."""
    z = np.array(pre)
    return Vote(pre, threshold, _said(step(z, threshold=threshold)), _said(sigmoid(z - threshold)))


def _said(outputs: np.ndarray) -> Said:
    best = np.flatnonzero(outputs == outputs.max())
    return Said(tuple(outputs.tolist()), int(best[0]) if len(best) == 1 else None)
