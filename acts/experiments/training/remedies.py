"""Remedies against dying units: one training, with one thing changed at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import SAFE, Sweep, rates_between, sweeps
from acts.network import Phase
from acts.network.digits import SETS

POINTS = 13
"""The number of learning rates of a sweep."""

MOMENTUM = 0.9
STAIRS, WARM = 10, 0.2
"""Warm-up: the learning rate climbs in `STAIRS` steps of equal height, over this share of the steps."""

SMALL, LEAKS = 0.1, (0.01, 0.1)
NEAR = 0.05
"""A training learns at a rate if its test accuracy is this close to the best of all."""


@dataclass(frozen=True, slots=True)
class Base:
    """A training to start from.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        A few words (a message id).
    setup : Setup
    low, high : float
        The ends of the learning rates.
    seeds : int
    """

    slug: str
    name: str
    setup: Setup
    low: float
    high: float
    seeds: int

    @property
    def rates(self) -> tuple[float, ...]:
        """The learning rates of its sweeps."""
        return rates_between(self.low, self.high, POINTS)


_READER = Setup("digits/raw", width=50, batch=64, steps=300)

BASES: Mapping[str, Base] = MappingProxyType(
    {
        base.slug: base
        for base in (
            Base("moons", "Two moons", Setup(), 0.1, 100.0, 8),
            Base("raw", "Digits, raw pixels", _READER, 1e-3, 10.0, 3),
            Base("sixteenth", "Digits, divided by 16", replace(_READER, data="digits/sixteenth"), 0.01, 100.0, 3),
        )
    }
)
"""The base that takes seconds comes first: the page opens with it."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change to a training.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        A few words (a message id).
    kind : {"nothing", "weights", "inputs", "activation", "momentum", "warm_up"}
        What is changed.
    changes : tuple of (field, value)
        The fields of `Setup` that change; none for the unchanged training.
    """

    slug: str
    name: str
    kind: str = "nothing"
    changes: tuple[tuple[str, Any], ...] = ()

    def on(self, setup: Setup) -> Setup:
        """Return the setup with the change."""
        return replace(setup, **dict(self.changes))


PLAIN = Remedy("plain", "As it is")


def remedies(base: Base) -> tuple[Remedy, ...]:
    """Return the remedies for a base, first the unchanged training.

    Inputs are scaled only if they are digits. Warm-up lasts a share of the steps, so it depends on the base, too.
    """
    setup = base.setup
    stair = round(WARM * setup.steps) // STAIRS
    phases = (*(Phase(stair, (k + 1) / (STAIRS + 1)) for k in range(STAIRS)), Phase(1))

    def unit(slug: str, *parameters: tuple[str, float]) -> tuple[tuple[str, Any], ...]:
        return ("activation", slug), ("parameters", parameters)

    scalings = [name for name in ("digits/sixteenth", "digits/standardised") if name != setup.data]
    return (
        PLAIN,
        Remedy("glorot", "Glorot weights", "weights", (("initialiser", "glorot_normal"),)),
        Remedy("small", "Weights × 0.1", "weights", (("scale", SMALL),)),
        *(
            Remedy(SETS[name].slug, SETS[name].name, "inputs", (("data", name),))
            for name in (scalings if setup.data in SETS else ())
        ),
        Remedy("leak_001", "Leak of 0.01", "activation", unit("leaky_relu", ("negative_slope", LEAKS[0]))),
        Remedy("leak_01", "Leak of 0.1", "activation", unit("leaky_relu", ("negative_slope", LEAKS[1]))),
        Remedy("elu", "ELU", "activation", unit("elu")),
        Remedy("momentum", "Momentum 0.9", "momentum", (("momentum", MOMENTUM),)),
        Remedy("warm_up", "Warm-up", "warm_up", (("phases", phases),)),
    )


@lru_cache(maxsize=8)
def trial(slug: str, seeds: int = 0) -> Trainings[Sweep]:
    """Return the sweeps of a base under every remedy, in their order; equal arguments share one job.

    With `seeds`, the sweeps have so many seeds only.
    """
    base = BASES[slug]
    setups = tuple(remedy.on(base.setup) for remedy in remedies(base))
    return sweeps(setups, base.rates, tuple(range(seeds or base.seeds)))


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """The effect of a remedy.

    Parameters
    ----------
    remedy : Remedy
    swept : Sweep
    safe : float or None
        The highest safe rate of the sweep: at every rate up to it fewer than a tenth of the units do not fire on
        average, and no network diverges. None if the lowest rate is not safe.
    seeds : tuple of (float or None)
        The highest safe rate of each seed alone.
    learns : tuple of (low, high) or None
        The lowest and the highest rate up to `safe` whose mean test accuracy is within `NEAR` of the best of all.
    score, at : float
        The best mean test accuracy at any rate, and the rate; 0 and the lowest rate if all networks diverged.
    """

    remedy: Remedy
    swept: Sweep
    safe: float | None
    seeds: tuple[float | None, ...]
    learns: tuple[float, float] | None
    score: float
    at: float

    @property
    def open(self) -> bool:
        """Whether the highest rate of the sweep is still safe, so that the true limit is higher."""
        return self.safe == float(self.swept.rates[-1])


@dataclass(frozen=True, slots=True)
class Ranking:
    """The effects of all remedies, by the highest safe rate; among equals, by accuracy."""

    effects: tuple[Effect, ...]

    @property
    def seeds(self) -> int:
        """The number of seeds of each sweep."""
        return len(self.plain.seeds)

    @property
    def plain(self) -> Effect:
        """The effect of changing nothing."""
        return next(effect for effect in self.effects if effect.remedy == PLAIN)

    def effect(self, slug: str) -> Effect:
        """Return the effect of one remedy."""
        return next(effect for effect in self.effects if effect.remedy.slug == slug)

    def ratio(self, effect: Effect) -> float | None:
        """Return the safe rate as a multiple of that of the unchanged training; None if one of them has none."""
        return None if effect.safe is None or self.plain.safe is None else effect.safe / self.plain.safe

    @property
    def furthest(self) -> tuple[Effect, ...]:
        """The remedies with the highest safe rate; empty if none is above that of the unchanged training."""
        top = self.effects[0].safe
        if top is None or top == self.plain.safe:
            return ()
        return tuple(effect for effect in self.effects if effect.safe == top)


def ranking(base: Base, ended: Sequence[Sweep]) -> Ranking:
    """Rank the remedies of a base by their complete sweeps."""
    means = [_scores(each) for each in ended]
    best = max(float(mean.max()) for mean in means)
    effects = []
    for remedy, swept, mean in zip(remedies(base), ended, means, strict=True):
        place, rates = swept.safe(), swept.rates.tolist()
        fine = np.flatnonzero(mean[: 0 if place is None else place + 1] >= best - NEAR)
        top = int(mean.argmax())
        effects.append(
            Effect(
                remedy,
                swept,
                None if place is None else rates[place],
                tuple(_alone(swept, k) for k in range(len(swept.seeds))),
                (rates[fine[0]], rates[fine[-1]]) if fine.size else None,
                float(mean[top]),
                rates[top],
            )
        )
    return Ranking(tuple(sorted(effects, key=lambda each: (-(each.safe or 0.0), -each.score))))


def _scores(swept: Sweep) -> Any:
    """Return the mean test accuracy at each rate, 0 where all networks diverged."""
    if swept.test_accuracy is None:
        raise ValueError("remedies are compared on classes with a test set")
    return np.nan_to_num(swept.spread(swept.test_accuracy)[1])


def _alone(swept: Sweep, seed: int) -> float | None:
    """Return the highest safe rate of one seed."""
    unsafe = swept.diverged[:, seed] | (swept.share[:, seed] >= SAFE)
    place = (int(unsafe.argmax()) if unsafe.any() else len(unsafe)) - 1
    return float(swept.rates[place]) if place >= 0 else None
