"""Why units die: the step at which each unit stopped firing for good, and what in that step did it.

We look at the last sample on which the unit fired: of all training samples, the one with the largest
pre-activation z = w x + b one step before the unit stops firing. There z falls from above 0 to 0 or less. The fall is

    z - z' = -(w' - w) x  -  w' (x' - x)  -  (b' - b),

where a prime marks the values after the step. The three terms are what the change of the weights, of the inputs (0 in
the first hidden layer, whose inputs are the data) and of the bias took away. The largest of them is named as the
cause. A unit that never fires at all is **born dead**, and no step is the cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Word, word
from acts.network import Arguments, DataSet, Design, Divergence, Run, Schedule, train_blocks

Cause = Literal["born", "weights", "inputs", "bias"]
CAUSES: tuple[Cause, ...] = ("born", "bias", "weights", "inputs")
PARTS: tuple[Cause, ...] = ("weights", "inputs", "bias")
"""The terms of a fall, in the order in which they are taken out."""

SEEDS = 8
COST = 3.0
"""The cost in plain trainings: recording a step costs about as much as the step, and each network is trained twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Death:
    """How one hidden unit stopped firing for good.

    Parameters
    ----------
    layer, unit : int
        The hidden layer and the unit's number in it, both counted from 1.
    place : int
        The unit's index among all hidden units, layer by layer, counted from 0.
    step : int
        The first step from which on the unit fired on no training sample, to the end of the training; 0 if born dead.
    start : float
        The share of training samples on which it fired before the first step.
    firing : int
        The number of samples on which it fired one step before `step`; 0 if born dead.
    sample : int
        The index of the last firing sample in the training set. Of a unit that was born dead, the sample with the
        largest pre-activation.
    stages : ndarray of (4, samples)
        The pre-activation on every sample: before the step, with the new weights, with the new inputs as well, and
        with the new bias as well. Of a unit that was born dead, (2, samples): without its bias, and with it.
    """

    layer: int
    unit: int
    place: int
    step: int
    start: float
    firing: int
    sample: int
    stages: Array

    def __post_init__(self) -> None:
        self.stages.setflags(write=False)

    @property
    def before(self) -> float:
        """The pre-activation of the last firing sample before the step; of a unit born dead, without its bias."""
        return float(self.stages[0, self.sample])

    @property
    def after(self) -> float:
        """The pre-activation of that sample after the step: at most 0, up to the rounding of float32."""
        return float(self.stages[-1, self.sample])

    @property
    def falls(self) -> dict[Cause, float]:
        """What each of `PARTS` took away from the last firing sample; the sum is ``before - after``.

        Empty if born dead.
        """
        if not self.step:
            return {}
        at = self.stages[:, self.sample]
        return {part: float(high - low) for part, high, low in zip(PARTS, at, at[1:], strict=False)}

    @property
    def cause(self) -> Cause:
        """The part that took away most, or "born"."""
        falls = self.falls
        return max(falls, key=lambda part: falls[part]) if falls else "born"

    @property
    def drowned(self) -> bool:
        """Whether the unit was born dead because of its bias: with a bias of 0 it would fire on some sample."""
        return not self.step and self.before > 0


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """Why the hidden units of one network stopped firing.

    Parameters
    ----------
    word : {"dead", "never positive"}
        What a unit that does not fire is called.
    rate, seed : float, int
    samples : int
        The size of the training set.
    steps : int
        The number of updates that were looked at: all, or those before a divergence.
    divergence : Divergence or None
    start : ndarray of (units,)
        The share of training samples on which each hidden unit fired before the first step, layer by layer.
    deaths : tuple of Death
        Layer by layer; only units that did not fire at the last step.
    """

    word: Word
    rate: float
    seed: int
    samples: int
    steps: int
    divergence: Divergence | None
    start: Array
    deaths: tuple[Death, ...]

    def __post_init__(self) -> None:
        self.start.setflags(write=False)

    def of(self, cause: Cause) -> tuple[Death, ...]:
        """Return the deaths of one cause."""
        return tuple(death for death in self.deaths if death.cause == cause)

    def toll(self, low: float, high: float) -> tuple[int, int]:
        """Return how many units fired on a share in (low, high] of the samples at first, and how many of these died."""
        inside = int(((low < self.start) & (self.start <= high)).sum())
        return inside, sum(low < death.start <= high for death in self.deaths)


def attribution_blocks(
    design: Design,
    data: DataSet,
    schedule: Schedule,
    *,
    rates: ArrayLike,
    seeds: ArrayLike,
    scale: float = 1.0,
    offset: float = 0.0,
    start: Sequence[ArrayLike] | None = None,
) -> Iterator[tuple[float, tuple[Attribution, ...] | None]]:
    """Attribute deaths network by network: yields the share of the work that is done, and the networks that are done.

    Each network is trained twice: once to record at every step which units fire, and once more up to the last
    death, to record the weights just before and after each death. The arguments are those of `acts.network.train`.
    """
    every_step: Arguments = {
        "rates": rates, "seeds": seeds, "scales": scale, "offsets": offset, "start": start, "every": 1
    }  # fmt: skip
    networks = np.broadcast(np.atleast_1d(rates), np.atleast_1d(seeds)).size
    found: list[Attribution] = []
    for share, run in train_blocks(design, data, schedule, **every_step):
        yield share / 2 + len(found) / (2 * networks), tuple(found) or None
        for k in range(0 if run is None else len(run)):
            assert run is not None  # noqa: S101 - without a run the range is empty
            times = _times(run, k)
            last = max(times.values(), default=0)
            closely: Arguments = {
                **every_step,
                "rates": run.rates[k],
                "seeds": run.seeds[k],
                "every": sorted({step for time in times.values() for step in (max(0, time - 1), time)}),
                "keep": True,
            }
            again = train_blocks(
                design, data, schedule if schedule.phases else replace(schedule, steps=last), **closely
            )
            before = len(found)
            for part, closer in again:
                if closer is not None:
                    found.append(_attribution(run, k, times, closer, data.x))
                yield share / 2 + (before + part) / (2 * networks), tuple(found) or None
    yield 1.0, tuple(found)


def attribution(setup: Setup, rate: float, seed: int) -> Attribution:
    """Return why the units of one network stopped firing."""
    ((found,),) = attribution_over_seeds(setup, rate, seed, 1).complete()
    return found


@lru_cache(maxsize=64)
def attribution_over_seeds(
    setup: Setup, rate: float, seed: int, seeds: int = SEEDS
) -> Trainings[tuple[Attribution, ...]]:
    """Return the job that attributes the deaths for `seeds` seeds from `seed` on; equal arguments share one job."""
    chosen = tuple(range(seed, seed + seeds))

    def worker(each: Setup) -> Iterator[tuple[float, tuple[Attribution, ...] | None]]:
        return attribution_blocks(
            each.design, each.sets[0], each.schedule, rates=rate, seeds=chosen, scale=each.scale, offset=each.offset
        )

    return Trainings((setup,), (rate,), chosen, worker, COST)


def _times(run: Run, network: int) -> dict[int, int]:
    """Return the step of the death of each hidden unit of a network that does not fire at the end."""
    fired = run.fired[network, : _reached(run, network)] > 0
    silent_from = np.where(fired.any(axis=0), len(fired) - fired[::-1].argmax(axis=0), 0)
    return {int(unit): int(silent_from[unit]) for unit in np.flatnonzero(~fired[-1])}


def _reached(run: Run, network: int) -> int:
    return max(1, int(run.reached[network].sum()))


def _attribution(run: Run, k: int, times: dict[int, int], closer: Run, x: Array) -> Attribution:
    """Return the deaths in network `k` of a run; `closer` is the same network with its weights around each death."""
    design = run.design
    homes = [(layer, unit) for layer, width in enumerate(design.hidden) for unit in range(width)]
    start = run.fired[k, 0] / run.samples
    deaths = []
    for place, step in times.items():
        layer, unit = homes[place]
        stages = _stages(closer, layer, unit, step, x)
        deaths.append(
            Death(
                layer + 1,
                unit + 1,
                place,
                step,
                float(start[place]),
                int(run.fired[k, step - 1, place]) if step else 0,
                int(stages[0 if step else -1].argmax()),
                stages,
            )
        )
    steps = _reached(run, k) - 1
    rate, seed = float(run.rates[k]), int(run.seeds[k])
    return Attribution(word(design), rate, seed, run.samples, steps, run.divergences[k], start, tuple(deaths))


def _stages(run: Run, layer: int, unit: int, step: int, x: Array) -> Array:
    """Return the `stages` of a unit in one step; see `Death`."""
    if not step:
        inputs, w, b = _unit(run, layer, unit, 0, x)
        return np.stack([inputs @ w, inputs @ w + b])
    (old, w, b), (new, later_w, later_b) = (_unit(run, layer, unit, at, x) for at in (step - 1, step))
    return np.stack([old @ w + b, old @ later_w + b, new @ later_w + b, new @ later_w + later_b])


def _unit(run: Run, layer: int, unit: int, step: int, x: Array) -> tuple[Array, Array, float]:
    """Return the inputs of a unit after `step` steps, (samples, fan_in), its weights and its bias."""
    design, at = run.design, int(np.searchsorted(run.steps, step))
    weights = [w[0, at].astype(np.float64) for w in run.history or ()]
    for number, w in enumerate(weights[:layer]):
        learned = {} if run.slopes is None else {"weight": float(run.slopes[0, at, number])}
        x = design.activation(x @ w[:, :-1].T + w[:, -1], **design.settings | learned)
    return x, weights[layer][unit, :-1], float(weights[layer][unit, -1])
