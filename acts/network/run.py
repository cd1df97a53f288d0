"""The result of a training: one frozen record for many networks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from acts.activation import Array
from acts.network.design import Design, Schedule
from acts.sealed import seal


@dataclass(frozen=True, slots=True)
class Divergence:
    """A network's loss exceeded the bound after `step` updates; `value` is that loss, infinite if it overflowed.

    The training loss is checked before every update. With mini-batches it is the loss on the batch of the next
    update; at recorded steps the loss on the whole training set is checked first.
    """

    step: int
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The training of n networks, at r recorded steps; entry k of a series is the state after ``steps[k]`` updates.

    No entry is nan or infinite. A network that diverged is stopped: its later entries repeat the last one before the
    divergence, and `reached` is False there. If it diverges at step 0, its loss is the bound (`BOUND` if the bound is
    infinite), and all else is 0.

    Parameters
    ----------
    design, schedule : Design, Schedule
        What was trained, and how.
    samples : int
        The size of the training set.
    rates, scales, offsets : ndarray of (n,)
        Each network's learning rate, initial scale and bias offset.
    seeds : ndarray of (n,), int64
    steps : ndarray of (r,), int64
        The recorded steps, the first 0 and the last ``schedule.steps``.
    loss, test_loss : ndarray of (n, r)
        The mean over the whole training or test set, without the L2 penalty; `test_loss` may be None. With batch
        normalisation the training set is normalised by its own statistics, as a full batch is in training, and the
        test set by the running ones.
    accuracy, test_accuracy : ndarray of (n, r) or None
        The share of samples that are classified correctly; None if values are learned.
    fired : ndarray of (n, r, units), int32
        The number of training samples on which each hidden unit has a pre-activation above 0, layer by layer.
    unit_gradients : ndarray of (n, r, units)
        The norm of the gradient of the training loss in each hidden unit's weights and bias.
    weight_norms, gradient_norms : ndarray of (n, r, layers)
        The norm of all weights and biases of a layer, and of the gradient of the training loss in them.
    reached : ndarray of (n, r), bool
        Whether the network reached the step without diverging.
    divergences : tuple of n Divergence or None
    weights : tuple of ndarray of (n, fan_out, fan_in + 1)
        Each layer's weights at the end, the bias in the last column; of a diverged network, the last recorded ones.
    normalisations : tuple of ndarray of (n, r, 3, units) or None
        With batch normalisation, each hidden layer's gains, running means and running variances. The norms above leave
        the gains out; the bias is the shift.
    slopes : ndarray of (n, r, hidden layers) or None
        PReLU's slopes.
    history : tuple of ndarray of (n, r, fan_out, fan_in + 1) or None
        Each layer's weights at every recorded step, with ``keep=True``; else None.
    """

    design: Design
    schedule: Schedule
    samples: int
    rates: Array
    seeds: Array
    scales: Array
    offsets: Array
    steps: Array
    loss: Array
    accuracy: Array | None
    test_loss: Array | None
    test_accuracy: Array | None
    fired: Array
    unit_gradients: Array
    weight_norms: Array
    gradient_norms: Array
    reached: Array
    divergences: tuple[Divergence | None, ...]
    weights: tuple[Array, ...]
    normalisations: tuple[Array, ...] | None
    slopes: Array | None
    history: tuple[Array, ...] | None

    def __post_init__(self) -> None:
        seal(self)

    def __len__(self) -> int:
        return len(self.rates)

    @property
    def silent(self) -> Array:
        """Which units fire on no training sample, (n, r, units): dead ones under ReLU, never positive under others."""
        return np.asarray(self.fired == 0)

    @property
    def silent_share(self) -> Array:
        """The share of hidden units not firing, (n, r); 0 without hidden units."""
        return np.asarray(self.silent.sum(axis=2) / max(1, self.design.units))

    def pick(self, networks: Any) -> Run:
        """Return the run of some of the networks: an index array or a slice."""
        chosen = np.arange(len(self))[networks].ravel()
        return self._rebuilt([self], lambda arrays: arrays[0][chosen], lambda d: tuple(d[0][i] for i in chosen))

    @classmethod
    def joined(cls, runs: Iterable[Run]) -> Run:
        """Return one run with the networks of several runs of the same training."""
        several = list(runs)
        return cls._rebuilt(several, np.concatenate, lambda parts: sum(parts, ()))

    @staticmethod
    def _rebuilt(runs: list[Run], join: Any, join_facts: Any) -> Run:
        values: dict[str, Any] = {}
        for field in fields(Run):
            parts = [getattr(run, field.name) for run in runs]
            if field.name in ("design", "schedule", "samples", "steps") or parts[0] is None:
                values[field.name] = parts[0]
            elif field.name == "divergences":
                values[field.name] = join_facts(parts)
            elif isinstance(parts[0], tuple):
                values[field.name] = tuple(join(layers) for layers in zip(*parts, strict=True))
            else:
                values[field.name] = join(parts)
        return Run(**values)
