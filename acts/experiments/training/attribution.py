"""Why units die: the step at which each fell silent for good, and what that step was made of.

The sample to look at is the last one that a unit fired on: of all training samples the one with the largest
pre-activation z = w x + b one step before the silence. The fall of z there, from above 0 to 0 or less, is

    z - z' = -(w' - w) x  -  w' (x' - x)  -  (b' - b),

with a prime after the step: what the step in the weights took away, what the inputs took away as they moved (0 in the
first hidden layer, whose inputs are the data), and what the step in the bias took away. The largest of them is named
as the cause. A unit that never fires at all is **born dead**, and no step is to blame.
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
from acts.network import DataSet, Design, Divergence, Run, Schedule, train_blocks

Cause = Literal["born", "weights", "inputs", "bias"]
CAUSES: tuple[Cause, ...] = ("born", "bias", "weights", "inputs")
PARTS: tuple[Cause, ...] = ("weights", "inputs", "bias")
"""What a fall is made of, in the order in which it is taken apart."""

SEEDS = 8
COST = 3.0
"""The cost in plain trainings: recording a step costs about as much as the step, and each network is trained twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Death:
    """How one hidden unit fell silent for good.

    Parameters
    ----------
    layer, unit : int
        The hidden layer and the place in it, both counted from 1.
    place : int
        Its place among all hidden units, layer by layer, counted from 0.
    step : int
        The first step from which on the unit fired on no training sample, to the end of the training; 0 if born dead.
    start : float
        The share of training samples on which it fired before the first step.
    firing : int
        On how many it fired one step before `step`; 0 if born dead.
    sample : int
        The last firing sample: its place in the training set, counted from 0. Of a unit that was born dead, the one
        with the largest pre-activation.
    stages : ndarray of (4, samples)
        The pre-activation on every sample before the step, with the new weights, with the new inputs too, and with
        the new bias too. Of a unit that was born dead, (2, samples): without its bias, and with it.
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
        """The same after the step: 0 or less, up to the rounding of the training in float32."""
        return float(self.stages[-1, self.sample])

    @property
    def falls(self) -> dict[Cause, float]:
        """What each of `PARTS` took away from the last firing sample; together ``before - after``.

        Empty if born dead.
        """
        if not self.step:
            return {}
        at = self.stages[:, self.sample]
        return {part: float(high - low) for part, high, low in zip(PARTS, at, at[1:], strict=False)}

    @property
    def cause(self) -> Cause:
        """The part of the fall that took away most, or "born"."""
        falls = self.falls
        return max(falls, key=lambda part: falls[part]) if falls else "born"

    @property
    def drowned(self) -> bool:
        """Whether the unit was born dead only by its bias: without it, it would fire on some sample."""
        return not self.step and self.before > 0


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """Why the hidden units of one network fell silent.

    Parameters
    ----------
    word : {"dead", "never positive"}
        What a silent unit is called.
    rate, seed : float, int
    samples : int
        The size of the training set.
    steps : int
        How many updates were looked at: all, or those before a divergence.
    divergence : Divergence or None
    start : ndarray of (units,)
        The share of training samples on which each hidden unit fired before the first step, layer by layer.
    deaths : tuple of Death
        Layer by layer. What had not fallen silent by the last step is not among them.
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
        """Return how many units fired at first on a share of the samples in (low, high], and how many of them died."""
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
    """Attribute deaths network by network: yields the share of the work that is done, and the networks so far.

    Each network is trained twice: once to see when its units fire, with a look at every step, and up to the last
    death once more to record the weights around each. The arguments are those of `acts.network.train`.
    """
    shared = {"scales": scale, "offsets": offset, "start": start}
    networks = np.broadcast(np.atleast_1d(rates), np.atleast_1d(seeds)).size
    found: list[Attribution] = []
    blocks = train_blocks(design, data, schedule, rates=rates, seeds=seeds, every=1, **shared)  # type: ignore[arg-type]
    for share, run in blocks:
        yield share / 2 + len(found) / (2 * networks), tuple(found) or None
        for k in range(0 if run is None else len(run)):
            assert run is not None  # noqa: S101 - there is no k otherwise
            times = _times(run, k)
            last = max(times.values(), default=0)
            again = train_blocks(
                design,
                data,
                schedule if schedule.phases else replace(schedule, steps=last),
                rates=run.rates[k],
                seeds=run.seeds[k],
                every=sorted({step for time in times.values() for step in (max(0, time - 1), time)}),
                keep=True,
                **shared,  # type: ignore[arg-type]
            )
            before = len(found)
            for part, closer in again:
                if closer is not None:
                    found.append(_attribution(run, k, times, closer, data.x))
                yield share / 2 + (before + part) / (2 * networks), tuple(found) or None
    yield 1.0, tuple(found)


def attribution(setup: Setup, rate: float, seed: int) -> Attribution:
    """Return why the units of one network fell silent."""
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
    """Return for each hidden unit of a network that fell silent for good the step from which on it was."""
    fired = run.fired[network, : _reached(run, network)] > 0
    spoke = np.where(fired.any(axis=0), len(fired) - fired[::-1].argmax(axis=0), 0)
    return {int(unit): int(spoke[unit]) for unit in np.flatnonzero(~fired[-1])}


def _reached(run: Run, network: int) -> int:
    return max(1, int(run.reached[network].sum()))


def _attribution(run: Run, k: int, times: dict[int, int], closer: Run, x: Array) -> Attribution:
    """Read the deaths of network `k` of a run from the same network with its weights, recorded around each death."""
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
    """Return the pre-activations of a unit on its way through one step; see `Death`."""
    if not step:
        inputs, w, b = _unit(run, layer, unit, 0, x)
        return np.stack([inputs @ w, inputs @ w + b])
    (old, w, b), (new, later_w, later_b) = (_unit(run, layer, unit, at, x) for at in (step - 1, step))
    return np.stack([old @ w + b, old @ later_w + b, new @ later_w + b, new @ later_w + later_b])


def _unit(run: Run, layer: int, unit: int, step: int, x: Array) -> tuple[Array, Array, float]:
    """Return what a unit got as inputs after so many steps, (samples, fan_in), its weights and its bias."""
    design, at = run.design, int(np.searchsorted(run.steps, step))
    weights = [w[0, at].astype(np.float64) for w in run.history or ()]
    for number, w in enumerate(weights[:layer]):
        learned = {} if run.slopes is None else {"weight": float(run.slopes[0, at, number])}
        x = design.activation(x @ w[:, :-1].T + w[:, -1], **design.settings | learned)
    return x, weights[layer][unit, :-1], float(weights[layer][unit, -1])
