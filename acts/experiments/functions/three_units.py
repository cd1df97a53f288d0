"""Three units, one for each of three classes: whether their outputs show which of them is the most active."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acts.functions.sigmoidal import sigmoid
from acts.functions.threshold_linear import step


@dataclass(frozen=True, slots=True)
class Said:
    """The outputs of the units of one kind.

    Parameters
    ----------
    outputs : tuple of float
        One for each unit.
    ahead : int or None
        The unit with the largest output; None if several tie.
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
        """The number of step units that fire."""
        return sum(output == 1 for output in self.steps.outputs)


def vote(pre: tuple[float, ...], threshold: float = 0.0) -> Vote:
    """Return step(z - threshold) and sigmoid(z - threshold) for each pre-activation z."""
    z = np.array(pre)
    return Vote(pre, threshold, _said(step(z, threshold=threshold)), _said(sigmoid(z - threshold)))


def _said(outputs: np.ndarray) -> Said:
    best = np.flatnonzero(outputs == outputs.max())
    return Said(tuple(outputs.tolist()), int(best[0]) if len(best) == 1 else None)
