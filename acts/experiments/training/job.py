"""Several trainings at many learning rates each: done in pieces, which all who ask share."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, repeat
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, sweep_blocks
from acts.network.training import estimate

UNITS = (
    ("relu",),
    ("leaky_relu", ("negative_slope", 0.01)),
    ("leaky_relu", ("negative_slope", 0.1)),
    ("leaky_relu", ("negative_slope", 0.3)),
)
"""What is compared: a slug and its parameters each."""

RATES, SEEDS = 25, 8

Known = TypeVar("Known")


def rates_between(low: float, high: float, count: int = RATES) -> tuple[float, ...]:
    """Return learning rates at even distances on a log scale, each to three digits, so that it can be written down."""
    return tuple(dict.fromkeys(float(f"{rate:.3g}") for rate in np.geomspace(low, high, count)))


class Comparison(Generic[Known]):
    """Sweeps of several setups over the same rates and seeds, piece by piece; `sweeps` holds what is known of each.

    Any number of threads may advance it: each piece is trained once.

    Parameters
    ----------
    setups : tuple of Setup
    rates : tuple of float
    seeds : tuple of int
    blocks : callable
        What looks into the networks of a setup piece by piece, called and yielding as `sweep_blocks`.
    cost : float
        How many plain trainings it takes for a network.
    """

    def __init__(
        self,
        setups: tuple[Setup, ...],
        rates: tuple[float, ...],
        seeds: tuple[int, ...],
        blocks: Callable[..., Iterator[tuple[float, Known | None]]] = sweep_blocks,  # type: ignore[assignment]
        cost: float = 1.0,
    ) -> None:
        self.setups, self.rates, self.seeds, self.cost = setups, rates, seeds, cost
        self.sweeps: list[Known | None] = [None] * len(setups)
        self.key = hash((setups, rates, seeds, getattr(blocks, "__qualname__", "")))
        self._shares = [0.0] * len(setups)
        self._blocks = blocks
        self._pieces = self._begun()
        self._lock = Lock()
        self._seconds: float | None = None

    @property
    def done(self) -> float:
        """The share of the work that is done."""
        return sum(self._shares) / len(self._shares)

    @property
    def finished(self) -> bool:
        """Whether everything is known."""
        return min(self._shares) == 1

    @property
    def load(self) -> float:
        """About how many multiplications all networks take: what does not depend on the machine."""
        each = 0
        for setup in self.setups:
            samples = len(setup.sets[0].x)
            each += setup.design.size * setup.steps * (min(setup.batch, samples) or samples)
        return self.cost * each * len(self.rates) * len(self.seeds)

    def advance(self) -> int:
        """Do the next piece, and return which of the setups it belonged to; the last one when all is done.

        If that raises an error, what is missing is begun anew next time.
        """
        with self._lock:
            if self.finished:
                return len(self.setups) - 1
            try:
                place, (share, swept) = next(self._pieces)
            except BaseException:
                self._pieces = self._begun()
                raise
            # whoever sees that it is done must find it
            self.sweeps[place], self._shares[place] = swept, share
            if self.finished:
                self._pieces = iter(())  # the last one holds on to all that it worked with
        return place

    def _begun(self) -> Iterator[tuple[int, tuple[float, Known | None]]]:
        missing = [(k, setup) for k, setup in enumerate(self.setups) if self._shares[k] < 1]
        return chain.from_iterable(
            zip(repeat(k), self._blocks(**setup.arguments, rates=self.rates, seeds=self.seeds)) for k, setup in missing
        )

    def beats(self, seconds: float) -> Iterator[int]:
        """Do all that is missing: yields the setup that it is at, every so many seconds and at the end.

        At the end also where somebody else has done the last piece; not at all if nothing was missing.
        """
        last, seen = -math.inf, self.finished
        while not seen:
            place, now = self.advance(), time.monotonic()
            if now - last > seconds or self.finished:
                last, seen = now, self.finished
                yield place

    def complete(self) -> tuple[Known, ...]:
        """Train all that is missing, and return what is known of each setup."""
        while not self.finished:
            self.advance()
        return tuple(known for known in self.sweeps if known is not None)

    def seconds_left(self) -> float:
        """Return about how many seconds of training are left, from a short trial here and now the first time."""
        if self._seconds is None:
            setup = self.setups[0]
            networks = len(self.setups) * len(self.rates) * len(self.seeds)
            train, test = setup.sets
            plain = estimate(setup.design, train, setup.schedule, networks, test=test, patience=0.02)
            self._seconds = self.cost * plain
        return self._seconds * (1 - self.done)


@lru_cache(maxsize=16)
def comparison(setup: Setup, low: float, high: float) -> Comparison[Sweep]:
    """Return the comparison of a setup under `UNITS` between two learning rates: the same one for all who ask."""
    setups = tuple(setup.under(slug, *parameters) for slug, *parameters in UNITS)
    return Comparison(setups, rates_between(low, high), tuple(range(SEEDS)))
