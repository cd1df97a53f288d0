"""Forward and backward through many networks at once: the arithmetic of `acts.network`.

Every big array is (networks, units, samples). Weights are (networks, fan_out, fan_in + 1), the bias in the last
column, and every layer's input ends in a row of ones. Each product is one small matrix product per network, whose
shape does not depend on the number of networks. So a network's numbers are the same, to the last bit, whether it is
trained alone or among thousands. Buffers are reused: no step allocates a big array.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from acts.activation import Activation, Array
from acts.functions.exponential import selu
from acts.functions.rectified import relu
from acts.network.design import Design
from acts.network.normalisation import Normalisation


class Parameters:
    """All numbers that a block of networks learns: one flat array, and views of it layer by layer.

    ``layers[l]`` is (networks, fan_out, fan_in + 1); ``gains[l]`` is (networks, units), those of a hidden layer's
    normalisation, and ``gains`` is empty without it; ``slopes`` is (networks, hidden layers), PReLU's weights, or None
    if the activation has nothing to learn. ``views`` are all of them in this order.
    """

    def __init__(self, design: Design, networks: int) -> None:
        shapes: list[tuple[int, ...]] = [(networks, fan_out, fan_in + 1) for fan_in, fan_out in pairwise(design.layers)]
        weights = len(shapes)
        shapes += [(networks, width) for width in design.hidden if design.normalised]
        learned = len(shapes)
        shapes += [(networks, len(design.hidden))] if design.learns_slopes else []
        ends = np.cumsum([np.prod(shape) for shape in shapes])
        self.flat: Array = np.zeros(int(ends[-1]), design.dtype)
        parts = zip(np.split(self.flat, ends[:-1]), shapes, strict=True)
        self.views: list[Array] = [part.reshape(shape) for part, shape in parts]
        self.layers, self.gains = self.views[:weights], self.views[weights:learned]
        self.slopes: Array | None = self.views[-1] if design.learns_slopes else None


class Kernel(Protocol):
    """A forward and a backward pass over `samples` samples; `backward` follows `forward` on the same inputs."""

    fired: list[Array]
    """The number of samples on which each unit of a hidden layer has a pre-activation above 0, (networks, units)."""
    norms: list[Normalisation]
    """The normalisation of each hidden layer; empty without it."""

    def forward(self, x: Array, count: bool = False) -> Array:
        """Take inputs with their row of ones, (inputs + 1, samples) or (networks, inputs + 1, samples).

        Returns the logits, (networks, outputs, samples): a buffer that the next call overwrites. `count` also
        updates `fired`.
        """

    def backward(self, x: Array, upstream: Array) -> None:
        """Fill the gradient, from the gradient of the loss in the logits."""


def kernel(
    design: Design, weights: Parameters, gradient: Parameters, samples: int, statistics: Sequence[Array] = ()
) -> Kernel:
    """Return the faster kernel: `Shallow` for one hidden layer with few inputs and outputs, else `General`.

    Normalisation takes the statistics of the samples at hand, or always those given, layer by layer.
    """
    columns = design.layers[-1] * (design.layers[0] + 1)
    if len(design.hidden) == 1 and columns <= MOST_COLUMNS and not design.normalised:
        return Shallow(design, weights, gradient, samples)
    return General(design, weights, gradient, samples, statistics)


class Shortcut(Protocol):
    """A function whose slope follows from what its value leaves: in place, with few big arrays.

    It is made from the array to work on, (networks, units + 1, samples), the ones in the last row; from another one of
    that shape to compute in, which layers may share; and from the parameters of the function by name.
    """

    def value(self) -> None:
        """Turn pre-activations into activations."""

    def slope(self) -> None:
        """Turn activations into slopes."""


class ReLU:
    """The larger of z and 0. It keeps a row of ones."""

    def __init__(self, rows: Array, _spare: Array) -> None:
        self.rows, self.zeros, self.above = rows, _zeros(rows.shape, rows.dtype), np.empty(rows.shape, bool)

    def value(self) -> None:
        """Turn pre-activations into activations."""
        np.maximum(self.rows, self.zeros, out=self.rows)

    def slope(self) -> None:
        """Turn activations into slopes."""
        np.greater(self.rows, 0, out=self.above)
        np.copyto(self.rows, self.above)


class Tanh:
    """Tanh; the catalogue's slope takes eight passes, for digits below 1e-16 that a training step does not need."""

    def __init__(self, rows: Array, _spare: Array) -> None:
        self.rows = rows

    def value(self) -> None:
        """Turn pre-activations into activations."""
        np.tanh(self.rows, out=self.rows)
        self.rows[:, -1] = 1

    def slope(self) -> None:
        """Turn activations into slopes."""
        np.multiply(self.rows, self.rows, out=self.rows)
        np.subtract(1, self.rows, out=self.rows)
        self.rows[:, -1] = 1


class Sigmoid:
    """1 / (1 + exp(-z)); if exp overflows to infinity, the quotient is its limit, 0."""

    def __init__(self, rows: Array, spare: Array) -> None:
        self.rows, self.rest = rows, spare

    def value(self) -> None:
        """Turn pre-activations into activations."""
        np.negative(self.rows, out=self.rows)
        np.exp(self.rows, out=self.rows)
        self.rows += 1
        np.reciprocal(self.rows, out=self.rows)
        self.rows[:, -1] = 1

    def slope(self) -> None:
        """Turn activations into slopes."""
        np.subtract(1, self.rows, out=self.rest)
        self.rows *= self.rest
        self.rows[:, -1] = 1


class Exponential:
    """A straight line of slope `right` above 0, and `left` (exp(z) - 1) below it: ELU and SELU.

    No pass chooses by a mask, which takes ten times as long as the exponential function.
    """

    def __init__(self, rows: Array, spare: Array, left: float, right: float = 1.0) -> None:
        self.rows, self.spare, self.left, self.right = rows, spare, left, right
        self.zeros, self.below, self.above = (
            _zeros(rows.shape, rows.dtype),
            np.empty_like(rows),
            np.empty(rows.shape, bool),
        )

    def value(self) -> None:
        """Turn pre-activations into activations."""
        np.minimum(self.rows, self.zeros, out=self.below)
        np.greater(self.rows, self.zeros, out=self.above)
        np.maximum(self.rows, self.zeros, out=self.rows)
        self.rows *= self.right
        np.expm1(self.below, out=self.spare)
        self.spare *= self.left
        self.rows += self.spare
        self.rows[:, -1] = 1

    def slope(self) -> None:
        """Turn activations into slopes."""
        np.exp(self.below, out=self.rows)
        self.rows *= self.left
        np.multiply(self.above, self.rows.dtype.type(self.right - self.left), out=self.spare)
        self.rows += self.spare
        self.rows[:, -1] = 1


@lru_cache(maxsize=16)
def _zeros(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """Return zeros that all layers of this shape share: a maximum against them is twice as fast as against 0."""
    zeros = np.zeros(shape, dtype)
    zeros.setflags(write=False)
    return zeros


SHORTCUTS: Mapping[str, Callable[..., Shortcut]] = {
    "relu": ReLU,
    "tanh": Tanh,
    "sigmoid": Sigmoid,
    "elu": lambda rows, spare, alpha: Exponential(rows, spare, alpha),
    "selu": lambda rows, spare: Exponential(rows, spare, *selu.derivative([0.0, 1.0]).tolist()),
}
"""What makes each shortcut, by the slug of the function, from its rows and its parameters."""

RECTIFIED: Mapping[str, Callable[..., float]] = {
    "leaky_relu": lambda negative_slope: negative_slope,
    "prelu": lambda weight: weight,
    "rrelu": lambda lower, upper: lower / 2 + upper / 2,
}
"""Activations of two straight lines through 0, and their slope for negative z."""


class Units:
    """A hidden layer: its pre-activations, then its activations and slopes, with a row of ones at the end."""

    def __init__(
        self,
        layer: Array,
        samples: int,
        activation: Activation,
        settings: dict[str, float],
        spares: dict[tuple[int, ...], Array],
    ) -> None:
        shape = (*layer.shape[:2], samples)
        self.rows = np.ones((shape[0], shape[1] + 1, samples), layer.dtype)
        self.a = self.rows[:, :-1]
        self.formulas, self.settings = activation.formulas, settings
        shortcut = SHORTCUTS.get(activation.slug)
        spare = spares.setdefault(self.rows.shape, np.empty_like(self.rows)) if shortcut else self.rows
        self.shortcut = shortcut(self.rows, spare, **settings) if shortcut else None
        self.z = self.a if shortcut else np.empty(shape, layer.dtype)

    def feed(self, weights: Array, inputs: Array) -> None:
        """Compute the pre-activations."""
        np.matmul(weights, inputs, out=self.z)

    def count(self) -> Array:
        """Return on how many samples each pre-activation is above 0, before `activate`."""
        return np.asarray((self.z > 0).sum(axis=2, dtype=np.int32))

    def activate(self, learned: Array | None) -> None:
        """Fill `a` with the activations, with the learned parameter of each network, if any."""
        if self.shortcut:
            self.shortcut.value()
        else:
            self.a[...] = self.formulas.value(self.z, **self._settings(learned))

    def differentiate(self, learned: Array | None) -> None:
        """Fill `a` with the slopes, which overwrite the activations."""
        if self.shortcut:
            self.shortcut.slope()
        else:
            self.a[...] = self.formulas.derivative(self.z, **self._settings(learned))

    def _settings(self, learned: Array | None) -> dict[str, Any]:
        return self.settings if learned is None else {"weight": learned[:, None, None]}


class General:
    """Any activation, any number of hidden layers, with or without normalisation."""

    def __init__(
        self, design: Design, weights: Parameters, gradient: Parameters, samples: int, statistics: Sequence[Array] = ()
    ) -> None:
        self.weights, self.gradient = weights, gradient
        *hidden, last = weights.layers
        own = [None] * len(hidden)
        # What one layer needs only for a moment is shared, so that it stays in the processor's cache.
        spares: dict[tuple[int, ...], Array] = {}
        self.units = [Units(layer, samples, design.activation, design.settings, spares) for layer in hidden]
        norms = zip(hidden if design.normalised else (), statistics or own, strict=False)
        self.norms = [Normalisation(layer, samples, given) for layer, given in norms]
        shapes = [(*layer.shape[:2], samples) for layer in hidden]
        turns = {(shape, turn): np.empty(shape, last.dtype) for shape in shapes for turn in (0, 1)}
        self.upstream = [turns[shape, number % 2] for number, shape in enumerate(shapes)]
        self.logits = np.empty((*last.shape[:2], samples), last.dtype)
        self.fired: list[Array] = []

    def forward(self, x: Array, count: bool = False) -> Array:
        """Return the logits: see `Kernel`."""
        fired = []
        for number, (w, units) in enumerate(zip(self.weights.layers, self.units, strict=False)):
            if self.norms:
                norm = self.norms[number]
                np.matmul(w[:, :, :-1], x[..., :-1, :], out=norm.u)
                norm.forward(self.weights.gains[number], w[:, :, -1], units.z)
            else:
                units.feed(w, x)
            if count:
                fired.append(units.count())
            units.activate(self._learned(number))
            x = units.rows
        self.fired = fired or self.fired
        return np.matmul(self.weights.layers[-1], x, out=self.logits)

    def backward(self, x: Array, upstream: Array) -> None:
        """Fill the gradient: see `Kernel`."""
        inputs = [x, *(units.rows for units in self.units)]
        for number in reversed(range(len(inputs))):
            into = self.gradient.layers[number]
            if self.norms and number < len(self.norms):
                gain, into_gain = self.weights.gains[number], self.gradient.gains[number]
                into_shift = self.norms[number].backward(upstream, gain, into_gain)
                np.matmul(upstream, inputs[number].swapaxes(-1, -2), out=into)
                into[:, :, -1] = into_shift
            else:
                np.matmul(upstream, inputs[number].swapaxes(-1, -2), out=into)
            if number:
                upstream = self._back(number, upstream)

    def _back(self, number: int, upstream: Array) -> Array:
        """Return the gradient in the units' pre-activations, one layer below; fill that in PReLU's slopes."""
        below, units = number - 1, self.units[number - 1]
        w = self.weights.layers[number][:, :, :-1]
        upstream = np.matmul(w.swapaxes(1, 2), upstream, out=self.upstream[below])
        if self.gradient.slopes is not None:
            negative = np.minimum(units.z, 0)
            negative *= upstream
            self.gradient.slopes[:, below] = negative.reshape(len(negative), -1).sum(axis=1)
        units.differentiate(self._learned(below))
        upstream *= units.a
        return upstream

    def _learned(self, number: int) -> Array | None:
        return None if self.weights.slopes is None else self.weights.slopes[:, number]


MOST_COLUMNS = 12
"""`Shallow` is the faster kernel up to this many outputs times (inputs + 1)."""


class Shallow:
    """One hidden layer; its upstream gradient is never stored as an array.

    With F = f'(z), (units, samples), and D[k, j, b] the gradient in logit k at sample b times input j, the gradient
    of the hidden weights needs only the product F D of the big array, which is read once.

    A line of slope s on the left of 0 and of slope 1 on the right is s z + (1 - s) max(0, z). Its first part is
    linear, so its sums over the samples are computed once for all units, and leaky ReLU costs as much as ReLU.
    """

    def __init__(self, design: Design, weights: Parameters, gradient: Parameters, samples: int) -> None:
        self.weights, self.gradient = weights, gradient
        hidden, last = weights.layers
        (networks, _, columns), outputs = hidden.shape, last.shape[1]
        slug, settings = design.activation.slug, design.settings
        self.linear = slug in RECTIFIED
        slope = RECTIFIED[slug](**settings) if self.linear else 0.0
        self.slope = np.full((1, 1, 1), slope, hidden.dtype)
        self.units = Units(hidden, samples, *((relu, {}) if self.linear else (design.activation, design.settings)), {})
        self.logits = np.empty((networks, outputs, samples), last.dtype)
        self.fed = np.empty((networks, outputs, columns, samples), hidden.dtype)
        # The row of ones gives the sums without slopes, which the linear part needs.
        self.factor = self.units.rows if self.linear else self.units.a
        self.sums = np.empty((networks, self.factor.shape[1], outputs * columns), hidden.dtype)
        self.fired: list[Array] = []
        self.norms: list[Normalisation] = []

    def forward(self, x: Array, count: bool = False) -> Array:
        """Return the logits: see `Kernel`."""
        hidden, last = self.weights.layers
        self.units.feed(hidden, x)
        if count:
            self.fired = [self.units.count()]
        self.units.activate(None)
        if not self.linear:
            return np.matmul(last, self.units.rows, out=self.logits)
        if self.weights.slopes is not None:
            self.slope = self.weights.slopes[:, :, None]
        bent = last * (1 - self.slope)
        bent[:, :, -1] = last[:, :, -1]
        np.matmul(bent, self.units.rows, out=self.logits)
        self.logits += np.matmul(np.matmul(last[:, :, :-1] * self.slope, hidden), x)
        return self.logits

    def backward(self, x: Array, upstream: Array) -> None:
        """Fill the gradient: see `Kernel`."""
        (hidden, last), (into_hidden, into_last) = self.weights.layers, self.gradient.layers
        networks, outputs, columns, samples = self.fed.shape
        np.matmul(upstream, self.units.rows.swapaxes(1, 2), out=into_last)
        self.units.differentiate(None)
        np.multiply(upstream[:, :, None], x if x.ndim == 2 else x[:, None], out=self.fed)
        fed = self.fed.reshape(networks, outputs * columns, samples)
        np.matmul(self.factor, fed.swapaxes(1, 2), out=self.sums)
        sums = self.sums.reshape(networks, -1, outputs, columns)
        if self.linear:
            sums, total = sums[:, :-1], sums[:, -1]
            into_last[:, :, :-1] *= 1 - self.slope
            into_last[:, :, :-1] += self.slope * np.matmul(total, hidden.swapaxes(1, 2))
            if self.gradient.slopes is not None:
                below = _weighted(total[:, None] - sums, last)
                below *= hidden
                self.gradient.slopes[:, 0] = below.reshape(networks, -1).sum(axis=1)
            sums = (1 - self.slope)[..., None] * sums + self.slope[..., None] * total[:, None]
        into_hidden[...] = _weighted(sums, last)


def _weighted(sums: Array, last: Array) -> Array:
    """Return the sum over the outputs k of last[k, h] sums[h, k, j], in the order of the outputs."""
    out: Array = last[:, 0, :-1, None] * sums[:, :, 0]
    for k in range(1, last.shape[1]):
        out += last[:, k, :-1, None] * sums[:, :, k]
    return out
