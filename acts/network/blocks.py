"""The training of one block over all steps: as many networks as fit into the processor's cache together."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from acts.activation import Array
from acts.losses import squared_error
from acts.network.data import DataSet
from acts.network.design import BOUND, Design, Phase, Schedule
from acts.network.kernels import Kernel, Parameters, kernel
from acts.network.normalisation import remember
from acts.network.run import Divergence, Run

BEAT = 0.1
"""Seconds between two reports of progress."""


def initial(design: Design, seed: int, scale: float = 1.0, offset: float = 0.0) -> tuple[Array, ...]:
    """Return the initial weights of a network, float64 of shape (fan_out, fan_in + 1), layer by layer.

    The last column is the bias: `offset` in the hidden layers and 0 in the last one, unless the initialiser draws
    biases. The seed decides the weights; `scale` multiplies them.
    """
    rng = np.random.default_rng([seed, 0])
    layers: list[Array] = []
    for fan_in, fan_out in pairwise(design.layers):
        bias = offset if len(layers) < len(design.hidden) else 0.0
        layers.append(design.initialiser.layer(rng, fan_in, fan_out, scale, bias))
    return tuple(layers)


def batches(seeds: Array, samples: int, size: int) -> Iterator[Array]:
    """Yield the indices of the samples of each step, (networks, size): each network's shuffles, cut into batches."""
    rngs = [np.random.default_rng([seed, 1]) for seed in seeds.tolist()]
    queue = np.empty((len(rngs), 0), np.int64)
    while True:
        if queue.shape[1] < size:
            queue = np.concatenate([queue, np.stack([rng.permutation(samples) for rng in rngs])], axis=1)
        yield queue[:, :size]
        queue = queue[:, size:]


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Data for the kernels: inputs and a row of ones, (inputs + 1, n), and targets, (outputs, n)."""

    x: Array
    y: Array
    labelled: bool

    def __len__(self) -> int:
        return int(self.x.shape[1])

    @classmethod
    def of(cls, data: DataSet, design: Design) -> Samples:
        """Return the samples of a data set; raises ValueError if data and design do not fit."""
        inputs, outputs = design.layers[0], design.layers[-1]
        if data.x.shape[1] != inputs:
            raise ValueError(f"the network takes {inputs} inputs, and {data.name} has {data.x.shape[1]}")
        if data.kind == "values" and (outputs != 1 or design.loss != squared_error):
            raise ValueError(f"the values of {data.name} need one output and the squared error")
        if data.classes > max(2, outputs):
            raise ValueError(f"{data.name} has {data.classes} classes, and the network {outputs} outputs")
        y = data.y[None] if outputs == 1 else data.y == np.arange(outputs)[:, None]
        design.loss.check(y)
        x = np.vstack([data.x.T, np.ones(len(data.x))])
        dtype = np.dtype(design.dtype)
        return cls(np.ascontiguousarray(x, dtype), np.ascontiguousarray(y, dtype), data.kind == "classes")


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """What differs between networks, as arrays of (n,); `start` has arrays of (n, fan_out, fan_in + 1)."""

    rates: Array
    seeds: Array
    scales: Array
    offsets: Array
    start: tuple[Array, ...] | None = None

    def __len__(self) -> int:
        return len(self.rates)

    def part(self, first: int, last: int) -> Networks:
        """Return the networks from `first` up to, but without, `last`."""
        cut = slice(first, last)
        start = None if self.start is None else tuple(layer[cut] for layer in self.start)
        return Networks(self.rates[cut], self.seeds[cut], self.scales[cut], self.offsets[cut], start)


class Block:
    """A block in training. All arrays that a step needs are made beforehand."""

    def __init__(
        self, design: Design, schedule: Schedule, networks: Networks, train: Samples, test: Samples | None
    ) -> None:
        self.design, self.schedule, self.networks, self.train, self.test = design, schedule, networks, train, test
        count, dtype = len(networks), np.dtype(design.dtype)
        self.weights, self.gradient, self.rates, self.decay = (Parameters(design, count) for _ in range(4))
        self.rule, self.updates = schedule.rule, 0
        self.memories = [Parameters(design, count) for _ in range(self.rule.memories if self.rule else 0)]
        # Means of 0 and variances of 1, until the first batch comes.
        shapes = [(count, 2, width) for width in design.hidden if design.normalised]
        self.running = [np.broadcast_to([[0], [1]], shape).astype(dtype) for shape in shapes]
        self.step_taken = np.empty_like(self.weights.flat)
        self.alive = np.ones(count, bool)
        self.divergences: list[Divergence | None] = [None] * count
        self.losses = np.zeros(count)  # when `_stop` last looked
        self._start()
        for layer in self.decay.layers:
            layer[:, :, :-1] = schedule.decay
        self.kernel = self._kernel(len(train))
        small = schedule.batch is not None and schedule.batch < len(train)
        self.batches = batches(networks.seeds, len(train), schedule.batch or 0) if small else None
        self.rows = [np.ascontiguousarray(part.T) for part in (train.x, train.y)] if small else []
        self.batch_kernel = self._kernel(schedule.batch or 0) if small else self.kernel
        self.test_kernel = self._kernel(len(test), self.running) if test else self.kernel
        # If logits and targets are below this size, no loss exceeds the bound: a cheap check.
        self.limit = min(schedule.bound, float(np.finfo(dtype).max)) ** (1 / design.loss.growth) / 4
        if float(np.abs(train.y).max()) >= self.limit:
            self.limit = 0.0

    @property
    def state(self) -> list[Array]:
        """What the networks have learned: each layer's weights, `Run.normalisations` and `Run.slopes`."""
        pairs = zip(self.weights.gains, self.running, strict=True)
        normalisations = [np.concatenate([gain[:, None], running], axis=1) for gain, running in pairs]
        slopes = [] if self.weights.slopes is None else [self.weights.slopes]
        return [*(layer.copy() for layer in self.weights.layers), *normalisations, *(view.copy() for view in slopes)]

    def pieces(self, marks: Array, keep: bool) -> Iterator[tuple[int, Run | None]]:
        """Train, and record at the steps in `marks`, which begin with 0 and end with the last step.

        Yields the number of updates until now every `BEAT` seconds, and at the end together with the run.
        """
        series, step = Series(self, marks, keep), 0
        recorded = set(marks.tolist())
        while step <= self.schedule.steps:
            with np.errstate(all="ignore"):  # not across a yield, or it would also hold for the caller
                step = self._advance(series, recorded, step)
            if step < self.schedule.steps:
                yield step, None
        yield self.schedule.steps, series.finish()

    def _advance(self, series: Series, recorded: set[int], first: int) -> int:
        """Train from step `first` for one beat; return the next step, which is beyond the last at the end."""
        starts, end = self.schedule.starts, time.monotonic() + BEAT
        for step in range(first, self.schedule.steps + 1):
            if step > first and time.monotonic() > end:
                return step
            if step in recorded or self.batches is None:
                logits = self._propagate(self.kernel, self.train.x, self.train.y, step, step in recorded)
                if step in recorded:
                    series.record(logits)
            if step == self.schedule.steps or not self.alive.any():
                break
            if self.batches is not None:
                chosen = next(self.batches)
                x, y = (rows.take(chosen, axis=0).swapaxes(1, 2) for rows in self.rows)
                self._propagate(self.batch_kernel, x, y, step)
            if step in starts:
                self._set_rates(starts[step])
            self._update()
        return self.schedule.steps + 1

    def _kernel(self, samples: int, statistics: Sequence[Array] = ()) -> Kernel:
        return kernel(self.design, self.weights, self.gradient, samples, statistics)

    def _start(self) -> None:
        n = self.networks
        for layer, w in zip(self.weights.layers, n.start or (), strict=False):
            layer[...] = w
        for i in range(0 if n.start else len(n)):
            drawn = initial(self.design, int(n.seeds[i]), float(n.scales[i]), float(n.offsets[i]))
            for layer, w in zip(self.weights.layers, drawn, strict=True):
                layer[i] = w
        for gain in self.weights.gains:
            gain[...] = 1
        if self.weights.slopes is not None:
            self.weights.slopes[...] = self.design.settings["weight"]

    def _propagate(self, kernel: Kernel, x: Array, y: Array, step: int, thorough: bool = False) -> Array:
        """Go forward and backward; stop the networks whose loss exceeds the bound, and repeat for the others."""
        logits = kernel.forward(x, thorough)
        # The norm, one call of BLAS, is at least as large as the largest entry.
        norm = math.sqrt(np.vdot(logits, logits))
        if (not norm < self.limit or thorough) and self._stop(logits, y, step):
            logits = kernel.forward(x, thorough)
        upstream = self.design.loss.gradient_formula(logits, y)
        upstream *= 1 / x.shape[-1]
        kernel.backward(x, upstream)
        if self.design.initialiser.distribution == "constant" and self.networks.start is None:
            self._keep_equal()
        return logits

    def _keep_equal(self) -> None:
        """Give units that started equal the same gradient, as they have in exact arithmetic.

        A product may round differently for different rows. The difference in the last bit would grow, and the units
        would become different, which equal weights never do in exact arithmetic.
        """
        for number, layer in enumerate(self.gradient.layers):
            if number < len(self.design.hidden):
                layer[...] = layer[:, :1]
            if number:
                layer[:, :, :-1] = layer[:, :, :1]
        for gain in self.gradient.gains:
            gain[...] = gain[:, :1]

    def _stop(self, logits: Array, y: Array, step: int) -> bool:
        """Find the networks that diverged, record it, and set their weights and rates to 0, so they stay finite."""
        loss = self.losses = self.design.loss.formula(logits.astype(np.float64), y).mean(axis=-1)
        sane = np.isfinite(loss) & (loss <= self.schedule.bound)
        for view in self.weights.views:
            sane &= np.isfinite(view).all(axis=tuple(range(1, view.ndim)))
        gone = self.alive & ~sane
        for i in np.flatnonzero(gone).tolist():
            self.divergences[i] = Divergence(step, float(loss[i]) if math.isfinite(loss[i]) else math.inf)
        if gone.any():
            self.alive &= sane
            learned = (self.weights, self.rates, *self.memories)
            for view in (*self.running, *(view for each in learned for view in each.views)):
                view[gone] = 0
        return bool(gone.any())

    def _set_rates(self, phase: Phase) -> None:
        rates = self.networks.rates * phase.factor if phase.rate is None else np.full(len(self.networks), phase.rate)
        for view in self.rates.views:
            view[...] = np.where(self.alive, rates, 0.0).reshape(-1, *[1] * (view.ndim - 1))

    def _update(self) -> None:
        for running, norm in zip(self.running, self.batch_kernel.norms, strict=True):
            remember(running, norm.batch, norm.u.shape[2])
        step = self.gradient.flat
        if self.schedule.decay:
            np.multiply(self.decay.flat, self.weights.flat, out=self.step_taken)
            self.step_taken += step
            step = self.step_taken
        if self.rule:
            self.updates += 1
            step = self.rule.direction(step, [each.flat for each in self.memories], self.updates)
        np.multiply(step, self.rates.flat, out=self.step_taken)
        self.weights.flat -= self.step_taken


class Series:
    """The records of a block. A stopped network repeats its last entry."""

    def __init__(self, block: Block, marks: Array, keep: bool) -> None:
        self.block, self.marks, self.keep, self.count = block, marks, keep, 0
        self.entries: dict[str, list[Array]] = {}
        self.reached: list[Array] = []
        self.last = block.state

    def record(self, logits: Array) -> None:
        """Record the state of the block after a forward and a backward pass over the training set."""
        block = self.block
        entry = {"loss": block.losses, **self._accuracy(block.train, logits, "")}
        layers, gradients = block.weights.layers, block.gradient.layers
        none = np.zeros((len(block.networks), 0))
        entry["fired"] = np.concatenate([none.astype(np.int32), *block.kernel.fired], axis=1)
        entry["unit_gradients"] = np.concatenate([none, *(_norms(g, 2) for g in gradients[:-1])], axis=1)
        entry["weight_norms"] = np.stack([_norms(w, 1, 2) for w in layers], axis=1)
        entry["gradient_norms"] = np.stack([_norms(g, 1, 2) for g in gradients], axis=1)
        for number, part in enumerate(block.state):
            self.last[number] = part if block.alive.all() else self._frozen(part, self.last[number])
            if self.keep or number >= len(layers):
                entry[f"state {number}"] = self.last[number]
        if block.test is not None:
            logits, loss = block.test_kernel.forward(block.test.x), block.design.loss
            entry["test_loss"] = loss.formula(logits.astype(np.float64), block.test.y).mean(axis=-1)
            entry |= self._accuracy(block.test, logits, "test_")
        for name, value in entry.items():
            column = self.entries.setdefault(name, [])
            if not np.isfinite(value).all():
                value = np.nan_to_num(value)
            if not (block.alive.all() or name.startswith("state")):
                start = np.full_like(value, min(block.schedule.bound, BOUND) if name.endswith("loss") else 0)
                value = self._frozen(value, column[-1] if column else start)
            column.append(value)
        self.reached.append(block.alive.copy())

    def _frozen(self, new: Array, old: Array) -> Array:
        return np.where(self.block.alive.reshape(-1, *[1] * (new.ndim - 1)), new, old)

    def _accuracy(self, samples: Samples, logits: Array, prefix: str) -> dict[str, Array]:
        """Return the accuracy by its name; nothing where values are learned."""
        correct = self.block.design.loss.correct
        return {f"{prefix}accuracy": correct(logits, samples.y).mean(axis=-1)} if samples.labelled else {}

    def finish(self) -> Run:
        """Fill the records that are missing if all networks stopped, and return the run."""
        while len(self.reached) < len(self.marks):
            self.reached.append(np.zeros(len(self.block.networks), bool))
            for column in self.entries.values():
                column.append(column[-1])
        columns: dict[str, Any] = dict.fromkeys(("accuracy", "test_loss", "test_accuracy"))
        columns |= {name: np.stack(column, axis=1) for name, column in self.entries.items()}
        block, layers = self.block, len(self.block.weights.layers)
        networks = block.networks
        history = tuple(columns.pop(f"state {number}") for number in range(layers)) if self.keep else None
        learned = layers + len(block.running)
        normalisations = tuple(columns.pop(f"state {number}") for number in range(layers, learned))
        slopes = columns.pop(f"state {learned}", None)
        return Run(
            design=block.design,
            schedule=block.schedule,
            samples=len(block.train),
            rates=networks.rates,
            seeds=networks.seeds,
            scales=networks.scales,
            offsets=networks.offsets,
            steps=self.marks,
            **columns,
            reached=np.stack(self.reached, axis=1),
            divergences=tuple(block.divergences),
            weights=tuple(self.last[:layers]),
            normalisations=normalisations or None,
            slopes=slopes,
            history=history,
        )


def _norms(array: Array, *axes: int) -> Array:
    return np.asarray(np.sqrt(np.square(array, dtype=np.float64).sum(axis=axes)))
