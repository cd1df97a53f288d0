"""A training to look at: one network frame by frame, its decisions, and where each unit has its kink."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Trainings
from acts.experiments.training.plane import SIDE, box_of, kinks_of, places_in, regions_of
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Life, lived
from acts.network import Divergence, Run, predict
from acts.network.digits import SETS
from acts.sealed import seal

FRAMES, FEWER = 100, 45
"""The approximate number of frames; fewer if each frame has a picture of every unit."""

SLOW = 20
"""The number of first steps that each get a frame: with a high learning rate most units die in these."""

AT_ONCE, TRAINING = 8, 0.5
"""The number of frames that are evaluated at a time, and the approximate share of the training in the work; if inputs
are pixels, no regions are evaluated."""

SHADES = 8
"""The number of shades of a weight on either side of 0."""


@dataclass(frozen=True, slots=True, eq=False)
class Film:
    """The states of a network at f steps: the first steps one by one, then evenly spaced. Arrays are read-only.

    Parameters
    ----------
    setup, rate, seed : Setup, float, int
    life : Life
        Its run has the f steps as records, except those that a diverging network did not reach.
    frames : int
        The number of records of the run to show.
    box : tuple of (low, high)
        The interval of each input that is shown: all training points, with a margin. Empty if inputs are pixels.
    regions : ndarray of (f, SIDE, SIDE), uint8, or None
        ``LEVELS * class + confidence`` at each place, rows from the top down; None if values are learned, or
        inputs are pixels.
    curve : ndarray of (f, SIDE) or None
        The output over the one input if values are learned, else None.
    kinks : ndarray of (f, width, 4)
        The line z = 0 of each unit of the first hidden layer within the box: x, y of one end, x, y of the other
        (of one input: x, nan, nan, nan); nan if it lies outside. The unit fires on the left when one goes from the
        first end to the second. For pixels: (f, 0, 4).
    looks : ndarray of (f, width, side, side), int8, or None
        If inputs are pixels, the weights of each unit of the first hidden layer as a picture: SHADES is the largest
        weight of the unit in size. Else None.
    dead : ndarray of (f, width), bool
        Which of these units fire on no training sample.
    divergence : Divergence or None
    """

    setup: Setup
    rate: float
    seed: int
    life: Life
    frames: int
    box: tuple[tuple[float, float], ...]
    regions: Array | None
    curve: Array | None
    kinks: Array
    looks: Array | None
    dead: Array
    divergence: Divergence | None

    def __post_init__(self) -> None:
        seal(self)

    @property
    def steps(self) -> tuple[int, ...]:
        """The number of updates before each frame."""
        return tuple(self.life.run.steps[: self.frames].tolist())

    @property
    def flat(self) -> Array:
        """Which units of the first hidden layer have only weights of 0, and so no kink: (f, width), bool."""
        first = (self.life.run.history or ())[0][0, : self.frames]
        return np.asarray(~first[..., :-1].any(axis=-1))


def film(setup: Setup, rate: float, seed: int) -> Film:
    """Train one network and return its film of about `FRAMES` frames (`FEWER` if inputs are pixels).

    A network that diverges is trained once more, only up to the divergence, so that its few steps are shown.

    Raises
    ------
    ValueError
        As `acts.network.train`.
    """
    (shown,) = filming(setup, rate, seed).complete()
    return shown


@lru_cache(maxsize=32)
def filming(setup: Setup, rate: float, seed: int) -> Trainings[Film]:
    """Return the job whose one result is the film of a training; equal arguments share one job."""

    def worker(each: Setup) -> Iterator[tuple[float, Film | None]]:
        return _pieces(each, rate, seed)

    return Trainings((setup,), (rate,), (seed,), worker, 1 / TRAINING)


def _pieces(setup: Setup, rate: float, seed: int) -> Generator[tuple[float, Film | None], None, None]:
    """Yield the share of the work that is done, and at the end the film."""
    end = 0.99 if setup.data in SETS else TRAINING
    life = yield from _trained(setup, rate, seed, (0.0, end))
    if divergence := life.run.divergences[0]:
        life = yield from _trained(replace(setup, steps=max(1, divergence.step)), rate, seed, (end, end))
    run = life.run
    frames = max(1, int(run.reached[0].sum()))
    weights = [layer[0, :frames] for layer in run.history or ()]
    slopes = None if run.slopes is None else run.slopes[0, :frames]
    life_and_all = (setup, rate, seed, life, frames)
    dead = run.silent[0, :frames, : setup.width].copy()
    if setup.data in SETS:
        none = np.empty((frames, 0, 4))
        yield 1.0, Film(*life_and_all, (), None, None, none, _looks(weights[0]), dead, divergence)
        return
    box = box_of(setup.sets[0].x)
    places = places_in(box)
    parts = []
    for first in range(0, frames, AT_ONCE):
        cut = slice(first, first + AT_ONCE)
        some = [layer[cut] for layer in weights]
        parts.append(predict(setup.design, some, places, None if slopes is None else slopes[cut]))
        yield TRAINING + (1 - TRAINING) * first / frames, None
    logits = np.concatenate(parts)
    values = not setup.sets[0].classes
    yield (
        1.0,
        Film(
            *life_and_all,
            box,
            regions=None if values else regions_of(logits).reshape(frames, SIDE, SIDE),
            curve=logits[:, 0, ::-1].astype(np.float64) if values else None,
            kinks=kinks_of(weights[0].astype(np.float64), box),
            looks=None,
            dead=dead,
            divergence=divergence,
        ),
    )


def moments(steps: int, frames: int = FRAMES) -> tuple[int, ...]:
    """Return the steps of a training that are shown: the first `SLOW`, then others, about `frames` in all."""
    if steps <= frames:
        return tuple(range(steps + 1))
    return (*range(SLOW), *np.linspace(SLOW, steps, frames - SLOW + 1).round().astype(int).tolist())


def _trained(
    setup: Setup, rate: float, seed: int, shares: tuple[float, float]
) -> Generator[tuple[float, None], None, Life]:
    """Yield the share of all the work that is done, between the two `shares`; return the life."""
    before, after = shares
    times = moments(setup.steps, FEWER if setup.data in SETS else FRAMES)
    runs: list[Run] = []
    for share, run in setup.blocks(rate, seed, times, keep=True):
        runs += [] if run is None else [run]
        yield before + (after - before) * share, None
    return lived(setup.design, Run.joined(runs))


def _looks(layer: Array) -> Array:
    """Return the weights (f, units, pixels + 1) without the bias as pictures, each scaled by its largest weight."""
    pixels = layer[..., :-1].astype(np.float64)
    largest = np.abs(pixels).max(axis=-1, keepdims=True)
    shades = np.rint(SHADES * pixels / np.where(largest > 0, largest, 1.0)).astype(np.int8)
    side = math.isqrt(pixels.shape[-1])
    return shades.reshape(*shades.shape[:2], side, side)
