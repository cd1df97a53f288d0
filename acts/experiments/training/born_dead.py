"""Born dead: networks that are constant before the first step, counted over thousands of draws.

If all units of one layer of a ReLU network fire on no input, the output of the network is constant. Every
gradient in that layer and before it is 0, so training cannot change that. The inputs are those of the paper that
raised the question: one number x, from -sqrt(3) to sqrt(3).
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np

from acts.activation import Array, Interval
from acts.experiments.training.job import Job
from acts.likelihood.intervals import WILSON
from acts.network import INITIALISERS
from acts.references import LU_2020
from acts.sealed import seal

HALF = math.sqrt(3.0)
PLACES = 33
"""Inputs at which a network with biases is evaluated. A unit that fires only between two of them is missed: rare."""

DRAWS, CHUNK, LAYERS = 4000, 500, 20
FIRST = CHUNK
"""The number of draws of a first look."""

WIDTHS = tuple(range(1, 13))
LEVEL = 0.95
"""The confidence level of the interval of a count."""

SCHEMES = tuple(slug for slug, scheme in INITIALISERS.items() if scheme.distribution != "constant")

QUOTED, QUOTED_FROM = ((3, "about 60%"), (5, "more than 10%"), (10, "less than 1%")), LU_2020
"""Width and share of networks born dead at `QUOTED_LAYERS` hidden layers, as published; not computed here."""

QUOTED_LAYERS = 9
"""The paper says depth 10: it counts the output layer."""


@dataclass(frozen=True, slots=True)
class Column:
    """The number of networks of one width that are constant, by their number of hidden layers.

    The same networks are cut off after 1, 2, ... hidden layers, so the counts never fall.

    Parameters
    ----------
    scheme : str
        A key of `acts.network.initialisers.INITIALISERS`.
    width : int
    offset : float
        Added to the initial biases.
    seed, draws : int
    constant : tuple of int
        The count at 1, 2, ... hidden layers.
    """

    scheme: str
    width: int
    offset: float
    seed: int
    draws: int
    constant: tuple[int, ...]

    def share(self, layers: int) -> float:
        """Return the share of networks with `layers` hidden layers that are constant."""
        return self.constant[layers - 1] / self.draws

    def interval(self, layers: int) -> Interval:
        """Return Wilson's interval for the probability; unlike Wald's it also works for a count of 0 or 1."""
        return WILSON.interval(self.constant[layers - 1], self.draws, LEVEL)


@lru_cache(maxsize=1024)
def column(scheme: str, width: int, offset: float = 0.0, seed: int = 0, draws: int = DRAWS) -> Column:
    """Draw networks of this width and count those that are constant, with 1 to `LAYERS` hidden layers.

    Raises
    ------
    LookupError
        If no scheme has this name.
    ValueError
        If the width is below 1, or there are fewer than two draws.
    """
    if scheme not in INITIALISERS:
        raise LookupError(f"{scheme!r} is none of {', '.join(INITIALISERS)}")
    if width < 1 or draws < 2:
        raise ValueError(f"a count needs a unit and two draws at least, not {width} and {draws}")
    x = places(scheme, offset)
    counts = np.zeros(LAYERS, np.int64)
    for number, first in enumerate(range(0, draws, CHUNK)):
        rng = np.random.default_rng([seed, width, number])
        networks = min(CHUNK, draws - first)
        for layer, (_, dead) in enumerate(_passed(scheme, width, offset, rng, networks, x)):
            counts[layer] += dead.sum()
    return Column(scheme, width, offset, seed, draws, tuple(counts.tolist()))


@lru_cache(maxsize=64)
def counting(scheme: str, offset: float = 0.0, seed: int = 0, draws: int = DRAWS) -> Job[Column]:
    """Return the job that counts a column for each of `WIDTHS`; equal arguments share one job."""

    def counted(width: int) -> Iterator[tuple[float, Column]]:
        yield 1.0, column(scheme, width, offset, seed, draws)

    def load() -> float:
        return draws * LAYERS * len(places(scheme, offset)) * sum(width * width for width in WIDTHS)

    def seconds() -> float:
        begun = time.perf_counter()
        column.__wrapped__(scheme, WIDTHS[len(WIDTHS) // 2], offset, seed, FIRST)
        return (time.perf_counter() - begun) * draws / FIRST * len(WIDTHS)

    workers = tuple(partial(counted, width) for width in WIDTHS)
    return Job(workers, ("born_dead", scheme, offset, seed, draws), load, seconds)


def places(scheme: str, offset: float) -> Array:
    """Return the inputs that show whether a network is constant.

    Without biases a network is a straight line on either side of 0, so the two ends suffice.
    """
    straight = offset == 0 and INITIALISERS[scheme].distribution != "asymmetric"
    return np.array([-HALF, HALF]) if straight else np.linspace(-HALF, HALF, PLACES)


def bounds(width: int, layers: int) -> tuple[float, float]:
    """Return bounds of the probability that a network with one input, symmetric weights and no biases is constant.

    In the first hidden layer every unit fires on one side of 0. In each later layer, given the layer before, a unit is
    inactive on both sides with a probability between 1/4 and 1/2. So no unit of a layer of N fires with a probability
    between 4^-N and 2^-N:

        1 - (1 - 4^-N)^(L - 1) <= P <= 1 - (1 - 2^-N)^(L - 1)

    for L hidden layers. For normal weights the probability for one unit is (pi - t) / (2 pi), where t, from 0 to
    pi / 2, is the angle between the activations on the two sides; if no unit fires on one side already, it is 1/2.
    Lu and others (2020) give the general form of the upper bound.
    """
    low, high = (-math.expm1((layers - 1) * math.log1p(-(base**-width))) for base in (4.0, 2.0))
    return low, high


@dataclass(frozen=True, slots=True)
class Case:
    """Networks with a link, under a permanent slug."""

    slug: str
    name: str
    scheme: str
    width: int
    layers: int = QUOTED_LAYERS


CASES: Mapping[str, Case] = MappingProxyType(
    {
        case.slug: case
        for case in (
            Case("born_dead", "Born dead", "he_normal", 2),
            Case("asymmetric", "The same, asymmetric", "rai", 2),
            Case("wide", "Wide enough", "he_normal", 10),
        )
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Some networks as functions, each cut off after 1, 2, ... hidden layers. The arrays are read-only.

    Parameters
    ----------
    x : ndarray of (places,)
    outputs : ndarray of (LAYERS, networks, places)
        Entry [k] belongs to k + 1 hidden layers; each depth has its own output unit.
    constant : ndarray of (LAYERS, networks), bool
    """

    x: Array
    outputs: Array
    constant: Array

    def __post_init__(self) -> None:
        seal(self)


@lru_cache(maxsize=64)
def drawn(scheme: str, width: int, offset: float, seed: int, networks: int) -> Drawn:
    """Draw the first networks that `column` counts, as functions of x."""
    x = np.linspace(-HALF, HALF, PLACES)
    rng, last = np.random.default_rng([seed, width, 0]), np.random.default_rng([seed, width, 0, 1])
    outputs, constant = [], []
    for a, dead in _passed(scheme, width, offset, rng, CHUNK, x):
        out = INITIALISERS[scheme].layer(last, width, 1, shape=(CHUNK,))
        outputs.append((out[:, :, :-1] @ a + out[:, :, -1:])[:networks, 0])
        constant.append(dead[:networks])
    return Drawn(x, np.stack(outputs), np.stack(constant))


def _passed(
    scheme: str, width: int, offset: float, rng: np.random.Generator, networks: int, x: Array
) -> Iterator[tuple[Array, Array]]:
    """Yield, hidden layer by hidden layer, the activations (networks, width, places), and which networks are dead."""
    a = np.broadcast_to(x, (networks, 1, len(x)))
    dead = np.zeros(networks, bool)
    for _ in range(LAYERS):
        w = INITIALISERS[scheme].layer(rng, a.shape[1], width, offset=offset, shape=(networks,))
        a = np.maximum(w[:, :, :-1] @ a + w[:, :, -1:], 0)
        dead = dead | ~a.any(axis=(1, 2))
        yield a, dead
