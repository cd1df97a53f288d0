"""Decisions in the plane: ReLU networks of several widths while they learn, with their linear regions counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise, product

import numpy as np

from acts.activation import Array
from acts.experiments.training.job import Job
from acts.experiments.training.plane import Box, box_of
from acts.losses import binary_cross_entropy, softmax_cross_entropy
from acts.network import DataSet, Design, Run, Schedule, draw, estimate, initial, train_blocks
from acts.network.regions import Cells, Decided, cells, decided, linear
from acts.sealed import seal

DATA = ("circles", "moons", "spiral")
"""The data sets, keys of `acts.network.data.GENERATORS`; their points are those of seed 0."""

DEPTHS = (1, 2, 3)
"""The numbers of hidden layers."""

WIDTHS = tuple(range(1, 9))
"""The numbers of units a layer; they are trained together."""

LAST = 500
"""The number of steps of each training."""

STEPS = (0, 10, 20, 40, 80, 150, 300, LAST)
"""The steps of each training that are shown."""

RATE, MOMENTUM = 0.1, 0.9

TOTALS = (6, 12, 24)
"""The numbers of hidden units in all, of networks that share them among one, two or three layers."""

SEEDS = tuple(range(7))
"""The seeds over which such networks are compared: an odd number, so that a median is a count."""


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """Networks of one depth and seed, one of each width, at some steps of their training. Arrays are read-only.

    Network ``i * len(steps) + j`` of `cells` and `decided` is the one of width i at step j.

    Parameters
    ----------
    data : DataSet
        The training set.
    depth, seed : int
    widths, steps : tuple of int
        The numbers of units a layer, and the numbers of updates.
    box : pair of (low, high)
        The interval of each input that is shown: all training points, with a margin.
    cells : Cells
    decided : Decided
    linear : ndarray of (widths, steps), int64
        The number of linear regions: cells beside each other on which the logits are the same affine map are one.
    accuracy : ndarray of (widths, steps)
        On the training set.
    """

    data: DataSet
    depth: int
    seed: int
    widths: tuple[int, ...]
    steps: tuple[int, ...]
    box: Box
    cells: Cells
    decided: Decided
    linear: Array
    accuracy: Array

    def __post_init__(self) -> None:
        seal(self)

    @property
    def counts(self) -> Array:
        """The number of cells, (widths, steps)."""
        return self.cells.counts.reshape(len(self.widths), len(self.steps))


@lru_cache(maxsize=8)
def regions(data: str, depth: int, seed: int, steps: tuple[int, ...] = STEPS) -> Regions:
    """Train a network of each of the `WIDTHS`, and cut the plane into the cells of each, at some of its steps.

    Parameters
    ----------
    data : str
        One of `DATA`.
    depth, seed : int
        The number of hidden layers, and the seed of the initial weights.
    steps : tuple of int
        Ascending; they begin with 0 and end with `LAST`.
    """
    run = Run.joined(run for _share, run in _trained(data, depth, WIDTHS, (seed,), steps) if run is not None)
    points, box = _points(data)
    assert run.history is not None  # noqa: S101 - all weights are kept
    assert run.accuracy is not None  # noqa: S101 - there are classes
    layers = [layer.reshape(-1, *layer.shape[2:]) for layer in run.history]
    found = cells(layers, box)
    shape = len(WIDTHS), len(steps)
    return Regions(
        points, depth, seed, WIDTHS, steps, box, found, decided(found), linear(found).reshape(shape), run.accuracy
    )


@lru_cache(maxsize=4)
def _points(data: str) -> tuple[DataSet, Box]:
    points, _test = draw(data, 0)
    return points, box_of(points.x)


def _design(points: DataSet, depth: int, width: int) -> Design:
    outputs = 1 if points.classes == 2 else points.classes
    loss = softmax_cross_entropy if outputs > 1 else binary_cross_entropy
    return Design((2, *[width] * depth, outputs), loss=loss, dtype="float32")


def _trained(
    data: str, depth: int, widths: Sequence[int], seeds: Sequence[int], steps: Sequence[int]
) -> Iterator[tuple[float, Run | None]]:
    """Train a network of each width and seed, the seeds of a width together, block by block: see `train_blocks`.

    All have the weights of the widest network. A narrower one has weights of 0 to and from the units that it lacks.
    Such a ReLU unit puts out 0 and has a slope of 0, so its gradient is exactly 0 and it stays away. So one block
    trains all widths.
    """
    points, _box = _points(data)
    whole = _design(points, depth, max(widths))
    shapes = [(b, a + 1) for a, b in pairwise(whole.layers)]
    start = [np.zeros((len(widths), len(seeds), *shape)) for shape in shapes]
    for (i, width), (j, seed) in product(enumerate(widths), enumerate(seeds)):
        for layer, drawn in zip(start, initial(_design(points, depth, width), seed), strict=True):
            units, inputs = drawn.shape
            layer[i, j, :units, : inputs - 1] = drawn[:, :-1]
            layer[i, j, :units, -1] = drawn[:, -1]
    return train_blocks(
        whole, points, Schedule(LAST, momentum=MOMENTUM), rates=np.full(len(widths) * len(seeds), RATE),
        every=list(steps), keep=True, start=[layer.reshape(-1, *layer.shape[2:]) for layer in start],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Networks that share `TOTALS` of hidden units among layers of equal width, for all `SEEDS`; (totals, seeds) each.

    Parameters
    ----------
    depth : int
    widths : tuple of int
        The units a layer, for each total.
    born, trained : ndarray
        The number of linear regions before and after training.
    accuracy : ndarray
        After training, on the training set.
    """

    depth: int
    widths: tuple[int, ...]
    born: Array
    trained: Array
    accuracy: Array


def spread(values: Array) -> tuple[float, float, float]:
    """Return the median of some numbers, the smallest and the largest."""
    return float(np.median(values)), float(values.min()), float(values.max())


@lru_cache(maxsize=4)
def sharing(data: str) -> Job[Shared]:
    """Return the job that counts the linear regions of such networks, one part for each of `DEPTHS`."""
    points, networks = _points(data)[0], len(TOTALS) * len(SEEDS)
    designs = [_design(points, depth, max(TOTALS) // depth) for depth in DEPTHS]
    loads = [float(design.size * len(points.x) * LAST * networks) for design in designs]

    def seconds() -> float:
        deepest = estimate(designs[-1], points, Schedule(LAST, momentum=MOMENTUM), networks, patience=0.02)
        return deepest * sum(loads) / loads[-1]

    workers = tuple(partial(_shared, data, depth) for depth in DEPTHS)
    return Job(workers, ("sharing", data), lambda: sum(loads), seconds)


def _shared(data: str, depth: int) -> Iterator[tuple[float, Shared | None]]:
    widths = tuple(total // depth for total in TOTALS)
    runs = []
    for share, run in _trained(data, depth, widths, SEEDS, (0, LAST)):
        runs += [] if run is None else [run]
        yield 0.9 * share, None
    run = Run.joined(runs)
    assert run.history is not None  # noqa: S101 - all weights are kept
    assert run.accuracy is not None  # noqa: S101 - there are classes
    shape = len(widths), len(SEEDS)
    born, trained = (
        linear(cells([layer[:, at] for layer in run.history], _points(data)[1])).reshape(shape) for at in (0, -1)
    )
    yield 1.0, Shared(depth, widths, born, trained, run.accuracy[:, -1].reshape(shape))
