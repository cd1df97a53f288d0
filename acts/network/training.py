"""Training many networks of one design at once, block by block.

A network's numbers do not depend on the others: network i of a batch is, to the last bit, the one trained alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Required, TypedDict, Unpack

import numpy as np
from numpy.typing import ArrayLike

from acts.activation import Array
from acts.network.blocks import Block, Networks, Samples
from acts.network.data import DataSet
from acts.network.design import BOUND, Design, Schedule
from acts.network.kernels import Parameters, kernel
from acts.network.run import Run

MOST_NETWORKS = 64
"""The most networks in a block: enough to share the cost of a NumPy call among many."""

CACHE = 1 << 19
"""Bytes of the pre-activations of a block: a few arrays of this size fit into the cache of one core."""

MOST_BYTES = 1 << 24
"""The most bytes of the pre-activations of a block on all samples."""


class Arguments(TypedDict, total=False):
    """What `train` and `train_blocks` take by keyword."""

    rates: Required[ArrayLike]
    seeds: ArrayLike
    scales: ArrayLike
    offsets: ArrayLike
    test: DataSet | None
    every: int | Sequence[int] | None
    keep: bool
    start: Sequence[ArrayLike] | None


def train_blocks(
    design: Design,
    data: DataSet,
    schedule: Schedule,
    *,
    rates: ArrayLike,
    seeds: ArrayLike = 0,
    scales: ArrayLike = 1.0,
    offsets: ArrayLike = 0.0,
    test: DataSet | None = None,
    every: int | Sequence[int] | None = None,
    keep: bool = False,
    start: Sequence[ArrayLike] | None = None,
) -> Iterator[tuple[float, Run | None]]:
    """Train networks block by block: yields the share of the work that is done, and the `Run` of a finished block.

    The runs come in the order of the networks, with None in between, so that the caller can show progress or stop
    about every tenth of a second; `Run.joined` makes one record of the parts. The arguments are those of
    `train`. They are checked at the first step of the iteration.
    """
    networks = _networks(design, rates, seeds, scales, offsets, start)
    marks = _marks(schedule.steps, every)
    if design.normalised and min(schedule.batch or len(data.x), len(data.x)) < 2:
        raise ValueError("batch normalisation needs two samples in a batch at least")
    train_samples, test_samples = Samples.of(data, design), None if test is None else Samples.of(test, design)
    size = block_size(design, len(data.x), schedule)
    for first in range(0, len(networks), size):
        part = networks.part(first, first + size)
        for step, run in Block(design, schedule, part, train_samples, test_samples).pieces(marks, keep):
            done = first + len(part) * (step / schedule.steps if run is None else 1.0)
            yield done / len(networks), run


def train(design: Design, data: DataSet, schedule: Schedule, **arguments: Unpack[Arguments]) -> Run:
    """Train n networks of one design on the same data.

    Parameters
    ----------
    design, data, schedule : Design, DataSet, Schedule
    rates, seeds, scales, offsets : array_like
        Each network's learning rate, seed (of its weights and of the order of its batches; 0), initial scale (1) and
        bias offset of the hidden units (0): numbers or one-dimensional, broadcast against each other to (n,).
    test : DataSet, optional
        Scored at the recorded steps.
    every : int or sequence of int, optional
        The number of steps between two records, or the steps to record. The first and the last step are always
        recorded; None records only these. A record costs about a step, plus a forward pass for a test set.
    keep : bool
        Whether to record all weights as well.
    start : sequence of array_like, optional
        The initial weights, instead of those from seed, scale and offset: layer by layer (fan_out, fan_in + 1),
        the bias in the last column, or with a set for each network, (n, fan_out, fan_in + 1).

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        In one sentence, if the arguments do not fit together, a rate is negative, or a number is not finite.
    """
    return Run.joined(run for _, run in train_blocks(design, data, schedule, **arguments) if run is not None)


def predict(
    design: Design,
    weights: Sequence[ArrayLike],
    x: ArrayLike,
    slopes: ArrayLike | None = None,
    normalisations: Sequence[ArrayLike] = (),
) -> Array:
    """Return the logits of n networks, or of one network at n times, at any inputs.

    Parameters
    ----------
    design : Design
    weights : sequence of array_like
        Layer by layer (n, fan_out, fan_in + 1), as `Run.weights` has them, or one network of `Run.history`.
    x : array_like
        (samples, inputs).
    slopes : array_like, optional
        (n, hidden layers): PReLU's slopes; if not given, those of the design.
    normalisations : sequence of array_like, optional
        Hidden layer by hidden layer (n, 3, units): gains, running means and running variances, as `Run.normalisations`
        has them. A normalised design needs them.

    Returns
    -------
    ndarray
        (n, outputs, samples), of the dtype of the design.

    Raises
    ------
    ValueError
        If a normalised design gets no normalisations.
    """
    if design.normalised and len(normalisations) != len(design.hidden):
        raise ValueError("a normalised network needs the gains and statistics of every hidden layer")
    inputs = np.asarray(x, design.dtype).T
    x_ones = np.ascontiguousarray(np.vstack([inputs, np.ones_like(inputs[:1])]))
    layers, norms = ([np.asarray(layer) for layer in several] for several in (weights, normalisations))
    count, samples = len(layers[0]), x_ones.shape[1]
    out = np.empty((count, design.layers[-1], samples), design.dtype)
    size = block_size(design, samples, Schedule())
    with np.errstate(all="ignore"):
        for first in range(0, count, size):
            cut = slice(first, min(first + size, count))
            part = Parameters(design, cut.stop - cut.start)
            for view, layer in zip(part.layers, layers, strict=True):
                view[...] = layer[cut]
            for gain, norm in zip(part.gains, norms, strict=True):
                gain[...] = norm[cut, 0]
            if part.slopes is not None:
                part.slopes[...] = design.settings["weight"] if slopes is None else np.asarray(slopes)[cut]
            statistics = [np.asarray(norm[cut, 1:], design.dtype) for norm in norms]
            out[cut] = kernel(design, part, part, samples, statistics).forward(x_ones)
    return out


def estimate(
    design: Design,
    data: DataSet,
    schedule: Schedule,
    networks: int,
    *,
    test: DataSet | None = None,
    every: int | None = None,
    patience: float = 0.05,
) -> float:
    """Return about how many seconds `train` takes for this number of networks on a processor that does nothing else.

    It is measured in a few short trials at a learning rate of 0; the longest takes about `patience` seconds.
    """
    # With batches, the records of a whole block take far longer than a trial should.
    most = block_size(design, len(data.x), schedule), 2 * block_size(design, len(data.x), Schedule())
    count = max(1, min(*most, networks))
    zeros = np.zeros(count)

    def seconds(steps: int, between: int | None = None) -> float:
        # Of the processor: what delays a short trial would be multiplied a thousand times.
        short, begun = replace(schedule, steps=steps, phases=(), bound=BOUND), time.thread_time()
        train(design, data, short, rates=zeros, seeds=np.arange(count), test=test, every=between)
        return time.thread_time() - begun

    whole = max(1, schedule.steps)
    steps = few = min(8, whole)
    bare = min(seconds(0), seconds(0))  # the first one also fills the caches
    while (taken := max(0.0, seconds(steps) - bare)) < patience / 2 and steps < whole:
        steps = min(whole, round(steps * np.clip(patience / max(taken, 1e-9), 2, 16)))
    a_step = taken / steps
    a_record, records = 0.0, schedule.steps // (every or whole)
    if records > 1:  # each may cost as much as a hundred steps
        a_record = max(0.0, seconds(few, 1) - bare - few * a_step) / few
    return (bare + a_step * schedule.steps + a_record * records) * networks / count


def block_size(design: Design, samples: int, schedule: Schedule) -> int:
    """Return the number of networks in a block."""
    batch = min(schedule.batch or samples, samples)
    inputs = design.layers[0] if batch < samples else 0
    widest = max(*design.hidden, inputs, design.layers[-1]) * np.dtype(design.dtype).itemsize
    # With batches, all samples are gone through at the records alone.
    return int(np.clip(min(CACHE // (widest * batch), MOST_BYTES // (widest * samples)), 1, MOST_NETWORKS))


def _marks(steps: int, every: int | Sequence[int] | None) -> Array:
    """Return the steps that are recorded, as numbers of updates."""
    if isinstance(every, int) and every < 1:
        raise ValueError(f"there is a step at least between two records, not {every}")
    between = range(0, steps, every or max(1, steps)) if every is None or isinstance(every, int) else every
    marks = np.unique([0, *between, steps])
    if marks[0] < 0 or marks[-1] > steps:
        raise ValueError(f"records lie between step 0 and step {steps}")
    return marks


def _networks(
    design: Design,
    rates: ArrayLike,
    seeds: ArrayLike,
    scales: ArrayLike,
    offsets: ArrayLike,
    start: Sequence[ArrayLike] | None,
) -> Networks:
    """Check what differs between the networks, and broadcast it to one entry for each."""
    own = {"rates": rates, "scales": scales, "offsets": offsets}
    columns = [np.asarray(numbers, np.float64) for numbers in own.values()]
    for name, column in zip(own, columns, strict=True):
        if not np.isfinite(column).all():
            raise ValueError(f"{name} have to be finite")
    if (columns[0] < 0).any():
        raise ValueError("rates have to be 0 or more")
    if (np.asarray(seeds) < 0).any():
        raise ValueError("seeds have to be 0 or more")
    columns.append(np.asarray(seeds, np.int64))
    shape = np.broadcast_shapes((1,), *(column.shape for column in columns))
    if len(shape) != 1 or not shape[0]:
        raise ValueError(f"networks come in a row of one or more, not in the shape {shape}")
    rates_, scales_, offsets_, seeds_ = (np.broadcast_to(column, shape).copy() for column in columns)
    layers = None
    if start is not None:
        shapes = [(*shape, b, a + 1) for a, b in zip(design.layers, design.layers[1:], strict=False)]
        if len(start) != len(shapes):
            raise ValueError(f"a start has {len(shapes)} layers, not {len(start)}")
        layers = tuple(np.broadcast_to(np.asarray(w, np.float64), s) for w, s in zip(start, shapes, strict=True))
    return Networks(rates_, seeds_, scales_, offsets_, layers)
