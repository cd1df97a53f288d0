"""Shock and cool: a high learning rate for some steps, then a low one. Which units fire again, and at what cost?

Computed in float64 and without a bound on the loss: a training that explodes is followed until float64 overflows,
since some units only fire again because the weights exploded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.presets import Preset
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Word, word
from acts.network import Design, Divergence, Phase, Run, train, train_blocks

HIGH, SHOCK, LOW, COOL = 6.0, 100, 0.5, 500
"""The learning rate and the steps of the shock, then of the cooling."""

LONG = 2000
"""The steps of the cooling in the two presets of one hidden layer."""

SEEDS, LOOK, DEEP_LOOK = 8, 1, 3
"""The number of networks that a press trains, and of those of a first look, with one hidden layer and with two."""

EXPLODED = 10.0
"""A network has exploded if the shock multiplied the norm of its weights by more than this."""

SMOOTH = 8.0
"""The approximate cost of a step with a function that needs exp or erf, in steps with ReLU."""

CHOICES: Mapping[str, tuple[str, tuple[tuple[str, float], ...]]] = MappingProxyType(
    {
        "relu": ("relu", ()),
        "leak_0.01": ("leaky_relu", (("negative_slope", 0.01),)),
        "leak_0.1": ("leaky_relu", (("negative_slope", 0.1),)),
        "leak_0.3": ("leaky_relu", (("negative_slope", 0.3),)),
        "elu": ("elu", ()),
        "gelu": ("gelu", ()),
        "silu": ("silu", ()),
    }
)
"""The functions to compare: by permanent slug, an activation and its parameters."""

USUAL = ("relu", "leak_0.01", "leak_0.1", "leak_0.3")

EARLIER: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"relu": (0.761, 0.762), "leak_0.01": (0.665, 0.664), "leak_0.1": (0.089, 0.066), "leak_0.3": (0.814, 0.192)}
)
"""Shares of units not firing after the shock and at the end, of 8 other networks on spirals; not computed here."""

EARLIER_ACCURACY = 0.987
"""The training accuracy of the other networks with ReLU at the end."""


@dataclass(frozen=True, slots=True, eq=False)
class Revival:
    """The units of s networks that were shocked, then cooled, at r records, the first before any step.

    Parameters
    ----------
    design : Design
    word : {"dead", "never positive"}
        What a unit that does not fire is called.
    steps : ndarray of (r,)
        The recorded steps.
    shock : int
        The number of steps of the shock, which is one of `steps`.
    seeds : ndarray of (s,)
    silent : ndarray of (s, r, units), bool
        Which hidden units fire on no training sample, layer by layer.
    loss : ndarray of (s, r)
    accuracy : ndarray of (s, r) or None
        On the training set; None if values are learned.
    norm : ndarray of (s, r)
        The norm of all weights and biases.
    divergences : tuple of s Divergence or None
        Networks that overflowed float64; their later records repeat the last one.
    """

    design: Design
    word: Word
    steps: Array
    shock: int
    seeds: Array
    silent: Array
    loss: Array
    accuracy: Array | None
    norm: Array
    divergences: tuple[Divergence | None, ...]

    @classmethod
    def of(cls, run: Run, shock: int) -> Revival:
        """Return the revival in a run, which needs a record at the end of the shock."""
        norm = np.hypot.reduce(run.weight_norms, axis=2)
        scores = run.silent, run.loss, run.accuracy
        return cls(run.design, word(run.design), run.steps, shock, run.seeds, *scores, norm, run.divergences)

    @property
    def peak(self) -> int:
        """The index of the record at the end of the shock."""
        return int(np.searchsorted(self.steps, self.shock))

    def share(self, layer: int | None = None) -> Array:
        """Return the share of units not firing of a hidden layer, or of all, (s, r)."""
        return np.asarray(self.silent[:, :, slice(None) if layer is None else self._layers[layer]].mean(axis=2))

    @property
    def down(self) -> Array:
        """How many units of each hidden layer do not fire at the end of the shock, (s, layers)."""
        return self._counted(self.silent[:, self.peak])

    @property
    def revived(self) -> Array:
        """How many of the units in `down` fire at the end of the cooling, (s, layers)."""
        return self._counted(self.silent[:, self.peak] & ~self.silent[:, -1])

    @property
    def fallen(self) -> Array:
        """How many units fire at the end of the shock and do not fire at the end of the cooling, (s, layers)."""
        return self._counted(~self.silent[:, self.peak] & self.silent[:, -1])

    @property
    def growth(self) -> Array:
        """The norm of the weights after the shock, as a multiple of that before the first step, (s,)."""
        return np.asarray(self.norm[:, self.peak] / np.maximum(self.norm[:, 0], 1e-300))

    @property
    def exploded(self) -> Array:
        """Which networks exploded, (s,)."""
        return np.logical_or(self.growth > EXPLODED, [gone is not None for gone in self.divergences])

    @property
    def _layers(self) -> list[slice]:
        ends = list(accumulate(self.design.hidden, initial=0))
        return [slice(a, b) for a, b in pairwise(ends)]

    def _counted(self, units: Array) -> Array:
        return np.stack([units[:, layer].sum(axis=1) for layer in self._layers], axis=1)


def moments(shock: int, cool: int) -> tuple[int, ...]:
    """Return the steps that are recorded: 25 equal intervals of the shock, 50 of the cooling."""
    parts = np.concatenate([np.linspace(0, shock, 26), np.linspace(shock, shock + cool, 51)])
    return tuple(np.unique(parts.round().astype(int)).tolist())


def revival_blocks(setup: Setup, high: float, seeds: Sequence[int]) -> Iterator[tuple[float, Revival | None]]:
    """Shock and cool networks piece by piece: yields the share of the work that is done, and the result until now.

    The setup has two phases; the first runs at the learning rate `high`. Each seed gives one network.

    Raises
    ------
    ValueError
        If the setup does not have two phases, or as in `acts.network.train`.
    """
    if len(setup.phases) != 2:
        raise ValueError("shock and cool are two phases")
    shock, cool = (phase.steps for phase in setup.phases)
    blocks = train_blocks(
        replace(setup.design, dtype="float64"),
        setup.sets[0],
        replace(setup.schedule, bound=np.inf),
        rates=high,
        seeds=seeds,
        scales=setup.scale,
        offsets=setup.offset,
        every=moments(shock, cool),
    )
    known: Run | None = None
    for share, run in blocks:
        if run is not None:
            known = run if known is None else Run.joined([known, run])
        yield share, None if known is None else Revival.of(known, shock)


def shocked(setup: Setup, shock: int, cool: int, low: float) -> Setup:
    """Return the setup with `shock` steps at the learning rate of each network, then `cool` steps at the rate `low`."""
    return replace(setup, steps=shock + cool, phases=(Phase(shock), Phase(cool, rate=low)))


@lru_cache(maxsize=96)
def revival(setup: Setup, high: float, first: int, count: int = SEEDS) -> Trainings[Revival]:
    """Return the training of `count` shocked networks, from seed `first` on; equal arguments share one job."""
    seeds = tuple(range(first, first + count))

    def worker(each: Setup) -> Iterator[tuple[float, Revival | None]]:
        return revival_blocks(each, high, seeds)

    return Trainings((setup,), (high,), seeds, worker, _cost(setup))


@lru_cache(maxsize=16)
def revivals(setups: tuple[Setup, ...], high: float, first: int) -> Trainings[Revival]:
    """Return the job that does `revival` of each setup; what is known of one of them already is not trained again."""

    def worker(each: Setup) -> Iterator[tuple[float, Revival | None]]:
        work, share = revival(each, high, first), 0.0
        while share < 1:
            work.advance()
            share = work.done
            yield share, work.results[0]

    def looks() -> list[Trainings[Revival]]:
        return [revival(setup, high, first, count) for setup in setups for count in (LOOK, DEEP_LOOK)]

    mean = sum(map(_cost, setups)) / len(setups)
    return Trainings(setups, (high,), tuple(range(first, first + SEEDS)), worker, mean, looks)


def _cost(setup: Setup) -> float:
    return 2.0 if setup.activation in ("relu", "leaky_relu") else 2.0 * SMOOTH


@lru_cache(maxsize=64)
def overflows(setup: Setup, high: float, first: int, count: int = SEEDS) -> tuple[int, ...]:
    """Return, for those of `count` networks that overflow float32, the step of the shock after which they do."""
    shock = setup.phases[0].steps
    schedule = replace(setup.schedule, steps=shock, phases=(), bound=np.inf)
    run = train(setup.design, setup.sets[0], schedule, rates=high, seeds=range(first, first + count))
    return tuple(gone.step for gone in run.divergences if gone is not None)


START = shocked(Setup("spiral", width=100), SHOCK, COOL, LOW)
FAMOUS = shocked(Setup("spiral", width=100), SHOCK, LONG, LOW)
DEEP = shocked(Setup("spiral", width=32, depth=2), SHOCK, COOL, LOW)
DEEP_HIGH = 3.0
"""The learning rate of the shock of two hidden layers."""

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.slug: preset
        for preset in (
            Preset(
                "leak",
                "Revived by a leak of 0.3",
                FAMOUS.under("leaky_relu", ("negative_slope", 0.3)),
                rate=HIGH,
                seed=0,
            ),
            Preset("mostly_dead", "Mostly dead, hardly wrong", FAMOUS, rate=HIGH, seed=0),
            Preset("second_layer", "Back in the second layer", DEEP, rate=DEEP_HIGH, seed=0),
        )
    }
)
