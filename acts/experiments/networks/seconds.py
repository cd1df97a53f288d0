"""What an activation function costs: its time in a layer, beside the matrix products of that layer, measured here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from acts.activation import Array
from acts.catalogue import CATALOGUE
from acts.experiments.networks.race import REFERENCE
from acts.experiments.training.job import Job
from acts.network.kernels import Units

WIDTHS = (16, 32, 64, 128, 256, 512, 1024)
BATCH = 32
DTYPE = np.dtype(np.float32)
LOOK, LOOK_ROUNDS = ("relu", "leaky_relu", "elu", "gelu", "tanh", "sigmoid"), 5
"""The functions of a first look, and how many times it measures each."""

ROUNDS = 25
PRICE = 3.0
"""About how many seconds all functions take, where a round takes as long as it did here."""

_ELEMENTS = 1 << 14
"""A measurement goes over at least this number of elements: one pass over a small layer is too short for a clock."""


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """The time of a layer with as many inputs as units, on a batch of `BATCH` samples, in several rounds.

    Parameters
    ----------
    width : int
        The number of units.
    functions : tuple of str
        Their slugs; `REFERENCE` is among them.
    seconds : ndarray of (rounds, functions)
        Of one forward and one backward pass through the function alone.
    products : ndarray of (rounds,)
        Of the three matrix products of the layer: one forward, and two backward.
    when : float
        When it was measured, in seconds since 1970.
    """

    width: int
    functions: tuple[str, ...]
    seconds: Array
    products: Array
    when: float

    def alone(self, slug: str) -> tuple[float, float, float]:
        """Return the time of a function as a multiple of ReLU's: lower quartile, median and upper quartile."""
        return _quartiles(self._of(slug) / self._of(REFERENCE))

    def layer(self, slug: str) -> tuple[float, float, float]:
        """Return the time of the whole layer as a multiple of that with ReLU: the quartiles and the median."""
        return _quartiles((self.products + self._of(slug)) / (self.products + self._of(REFERENCE)))

    def share(self, slug: str) -> float:
        """Return the median share of the layer's time that its function takes."""
        own = self._of(slug)
        return float(np.median(own / (own + self.products)))

    def _of(self, slug: str) -> Array:
        return np.asarray(self.seconds[:, self.functions.index(slug)])


def _quartiles(values: Array) -> tuple[float, float, float]:
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75)).tolist()
    return low, middle, high


def measuring(width: int, functions: Sequence[str], rounds: int) -> Iterator[tuple[float, Costs | None]]:
    """Measure round by round: yields the share that is done, and the costs at the end.

    A round measures everything once, one after the other, so that what slows the machine down slows all of a round.
    The clock is that of the thread: the time in which others have the processor does not count.
    Functions run as in our trainings: by the formulas of the catalogue, and some by `acts.network.kernels.SHORTCUTS`.
    """
    rng = np.random.default_rng(width)
    weights = (rng.standard_normal((1, width, width + 1)) * width**-0.5).astype(DTYPE)
    inputs = rng.standard_normal((1, width + 1, BATCH)).astype(DTYPE)
    upstream = rng.standard_normal((1, width, BATCH)).astype(DTYPE)
    spares: dict[tuple[int, ...], Array] = {}
    units = {slug: _units(weights, slug, spares) for slug in functions}
    repeats = max(1, _ELEMENTS // (width * BATCH))
    seconds, products = np.empty((rounds, len(functions))), np.empty(rounds)
    with np.errstate(all="ignore"):
        for each in units.values():
            each.z[...] = weights @ inputs
            _through(each, upstream, 1)
    for done in range(rounds):
        with np.errstate(all="ignore"):  # not across a yield, or it would also hold for the caller
            products[done] = _multiplied(weights, inputs, upstream, repeats)
            seconds[done] = [_through(units[slug], upstream, repeats) for slug in functions]
        if done + 1 < rounds:
            yield (done + 1) / rounds, None
    yield 1.0, Costs(width, tuple(functions), seconds, products, time.time())


def _units(weights: Array, slug: str, spares: dict[tuple[int, ...], Array]) -> Units:
    activation = CATALOGUE[slug]
    settings = {name: float(value) for name, value in activation.settings({}).items()}
    return Units(weights, BATCH, activation, settings, spares)


def _through(units: Units, upstream: Array, repeats: int) -> float:
    """Return the seconds of one forward and one backward pass through a function.

    A function whose slope follows from its value works in place, so it goes on with its slopes: numbers as good as any.
    """
    gradient = np.empty_like(upstream)
    begun = time.thread_time_ns()
    for _ in range(repeats):
        units.activate(None)
        units.differentiate(None)
        np.multiply(upstream, units.a, out=gradient)
    return (time.thread_time_ns() - begun) / repeats * 1e-9


def _multiplied(weights: Array, inputs: Array, upstream: Array, repeats: int) -> float:
    """Return the seconds of the matrix products of a layer: forward, into the weights, and into the inputs."""
    out, into, below = np.empty_like(upstream), np.empty_like(weights), np.empty_like(inputs)
    begun = time.thread_time_ns()
    for _ in range(repeats):
        np.matmul(weights, inputs, out=out)
        np.matmul(upstream, inputs.swapaxes(1, 2), out=into)
        np.matmul(weights.swapaxes(1, 2), upstream, out=below)
    return (time.thread_time_ns() - begun) / repeats * 1e-9


@lru_cache(maxsize=1)
def costs() -> Job[Costs]:
    """Return the job that measures all functions at all widths: one for all visitors."""
    return _job(tuple(CATALOGUE), ROUNDS, PRICE)


@lru_cache(maxsize=1)
def look() -> tuple[Costs, ...]:
    """Return a first look at all widths: the functions of `LOOK`, which are measured now, once for all visitors."""
    return _job(LOOK, LOOK_ROUNDS, 0.0).complete()


def known() -> tuple[Costs, ...]:
    """Return the costs at all widths: of all functions if they are measured, else of a first look."""
    return costs().complete() if costs().finished else look()


def cores() -> int:
    """Return the number of processor cores of this server."""
    return os.cpu_count() or 1


def version() -> str:
    """Return the version of NumPy, which does the arithmetic."""
    return np.__version__


def _job(functions: tuple[str, ...], rounds: int, seconds: float) -> Job[Costs]:
    workers = tuple(partial(measuring, width, functions, rounds) for width in WIDTHS)
    elements = sum(max(width * BATCH, _ELEMENTS) for width in WIDTHS)
    return Job(
        workers, ("costs", functions, rounds), lambda: 10.0 * rounds * len(functions) * elements, lambda: seconds
    )
