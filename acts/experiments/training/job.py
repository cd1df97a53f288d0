"""Long work, done in pieces: it can be shown as it grows, stopped, and shared by all who ask for it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, repeat
from threading import Lock
from typing import Generic, TypeVar

from acts.experiments.training.setup import Setup
from acts.network import estimate

Result = TypeVar("Result")


class Job(Generic[Result]):
    """Work in several parts, each done in pieces; `results` holds what is known of each part.

    `taken` is the processor time of what is done, in seconds. Any number of threads may advance a job: each piece is
    done once.

    Parameters
    ----------
    workers : tuple of callables
        One for each part. Called without arguments, it begins the part: it yields the share of the part that is done,
        and what is known of its result so far, or None.
    key : hashable
        Tells jobs apart.
    load : callable
        Returns about how many multiplications the whole takes: what does not depend on the machine.
    seconds : callable
        Returns about how many seconds the whole takes here. It is called at most once.
    """

    def __init__(
        self,
        workers: tuple[Callable[[], Iterator[tuple[float, Result | None]]], ...],
        key: Hashable,
        load: Callable[[], float],
        seconds: Callable[[], float],
    ) -> None:
        self.results: list[Result | None] = [None] * len(workers)
        self.key = hash(key)
        self._workers, self._load, self._measure = workers, load, seconds
        self._shares = [0.0] * len(workers)
        self._pieces = self._begun()
        self._lock = Lock()
        self._seconds: float | None = None
        self.taken = 0.0

    @property
    def load(self) -> float:
        """About how many multiplications the whole takes."""
        return self._load()

    @property
    def done(self) -> float:
        """The share of the work that is done."""
        return sum(self._shares) / len(self._shares)

    @property
    def finished(self) -> bool:
        """Whether everything is known."""
        return min(self._shares) == 1

    def advance(self) -> int:
        """Do the next piece, and return the part that it belonged to; the last part when all is done.

        If a piece raises an error, the parts that are not complete begin anew next time.
        """
        with self._lock:
            if self.finished:
                return len(self.results) - 1
            begun = time.thread_time()
            try:
                part, (share, known) = next(self._pieces)
            except BaseException:
                self._pieces = self._begun()
                raise
            finally:
                self.taken += time.thread_time() - begun
            # whoever sees that it is done must find it
            self.results[part], self._shares[part] = known, share
            if self.finished:
                self._pieces = iter(())  # the last one holds on to all that it worked with
        return part

    def _begun(self) -> Iterator[tuple[int, tuple[float, Result | None]]]:
        missing = [k for k, share in enumerate(self._shares) if share < 1]
        return chain.from_iterable(zip(repeat(k), self._workers[k]()) for k in missing)

    def beats(self, seconds: float) -> Iterator[int]:
        """Do all that is missing: yields the part that is under way, once in this many seconds and at the end.

        At the end also where another thread has done the last piece; not at all if nothing was missing.
        """
        last, seen = -math.inf, self.finished
        while not seen:
            part, now = self.advance(), time.monotonic()
            if now - last > seconds or self.finished:
                last, seen = now, self.finished
                yield part

    def complete(self) -> tuple[Result, ...]:
        """Do all that is missing, and return the result of each part."""
        while not self.finished:
            self.advance()
        return tuple(known for known in self.results if known is not None)

    def seconds_left(self) -> float:
        """Return about how many seconds of work are left."""
        if self._seconds is None:
            self._seconds = self._measure()
        return self._seconds * (1 - self.done)


class Trainings(Job[Result]):
    """A job that trains networks: one part for each setup, whose networks have all the rates and seeds.

    Parameters
    ----------
    setups : tuple of Setup
    rates : tuple of float
    seeds : tuple of int
    worker : callable
        Called with a setup, it begins that part, as the workers of a `Job`.
    cost : float
        How many plain trainings a network takes.
    looks : callable, optional
        Returns jobs that train some of the networks, as a first look: where they are finished, `seconds_left` follows
        from what they took.
    """

    def __init__(
        self,
        setups: tuple[Setup, ...],
        rates: tuple[float, ...],
        seeds: tuple[int, ...],
        worker: Callable[[Setup], Iterator[tuple[float, Result | None]]],
        cost: float = 1.0,
        looks: Callable[[], Sequence[Trainings[Result]]] = tuple,
    ) -> None:
        self.setups, self.rates, self.seeds, self.cost, self.looks = setups, rates, seeds, cost, looks
        super().__init__(
            tuple(partial(worker, setup) for setup in setups),
            (setups, rates, seeds, getattr(worker, "__qualname__", "")),
            self._multiplications,
            self._trial,
        )

    def _multiplications(self) -> float:
        each = 0
        for setup in self.setups:
            samples = len(setup.sets[0].x)
            each += setup.design.size * setup.steps * (min(setup.batch, samples) or samples)
        return self.cost * each * len(self.rates) * len(self.seeds)

    def _trial(self) -> float:
        """Return about how many seconds all networks take, from a first look or from a short training here."""
        if looked := [look for look in self.looks() if look.finished]:
            return self.load * sum(look.taken for look in looked) / sum(look.load for look in looked)
        return self.cost * _seconds(self.setups[0], len(self.setups) * len(self.rates) * len(self.seeds))


@lru_cache(maxsize=64)
def _seconds(setup: Setup, networks: int) -> float:
    """Return about how many seconds so many networks take; other rates and seeds need no other trial."""
    train, test = setup.sets
    return estimate(setup.design, train, setup.schedule, networks, test=test, patience=0.01)
