"""Formulas as textbooks print them, beside stable forms, and where each one breaks.

A formula breaks at an input where it warns, gives nan, or is off by more than a millionth of the true value.
The warnings are read from NumPy's error state, which every thread has separately.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from typing import Any

import numpy as np

from acts.functions.sigmoidal import log_sigmoid, sigmoid, tanh
from acts.vector import log_softmax, softmax

WARNINGS = {kind: kind for kind in ("divide by zero", "overflow", "invalid value")}
"""What the warnings of NumPy's error state are called here."""


def sigmoid_plain(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def sigmoid_quotient(z: Any) -> Any:
    return np.exp(z) / (1 + np.exp(z))


def sigmoid_slope_from_value(z: Any) -> Any:
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


def tanh_quotient(z: Any) -> Any:
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def tanh_slope_from_value(z: Any) -> Any:
    return 1 - np.tanh(z) ** 2


def tanh_slope_quotient(z: Any) -> Any:
    return 4 / (np.exp(z) + np.exp(-z)) ** 2


def log_sigmoid_plain(z: Any) -> Any:
    return np.log(1 / (1 + np.exp(-z)))


def softmax_plain(z: Any) -> Any:
    return np.exp(z) / np.sum(np.exp(z))


def softmax_shifted(z: Any) -> Any:
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def log_softmax_plain(z: Any) -> Any:
    return np.log(np.exp(z) / np.sum(np.exp(z)))


def log_of_shifted_softmax(z: Any) -> Any:
    e = np.exp(z - np.max(z))
    return np.log(e / np.sum(e))


def log_softmax_shifted(z: Any) -> Any:
    d = z - np.max(z)
    return d - np.log(np.sum(np.exp(d)))


@dataclass(frozen=True, slots=True)
class Naive:
    """A printed formula, by slug, with its code and the function of the core that it should equal."""

    slug: str
    formula: Callable[[Any], Any]
    stable: Callable[[Any], Any]

    @property
    def code(self) -> str:
        """The body of the formula: the code that runs."""
        lines = inspect.getsource(self.formula).splitlines()[1:]
        return "; ".join(line.strip() for line in lines).replace("return ", "")


NAIVE = (
    Naive("sigmoid_plain", sigmoid_plain, sigmoid),
    Naive("sigmoid_quotient", sigmoid_quotient, sigmoid),
    Naive("sigmoid_slope_from_value", sigmoid_slope_from_value, sigmoid.derivative),
    Naive("tanh_quotient", tanh_quotient, tanh),
    Naive("tanh_slope_from_value", tanh_slope_from_value, tanh.derivative),
    Naive("tanh_slope_quotient", tanh_slope_quotient, tanh.derivative),
    Naive("log_sigmoid_plain", log_sigmoid_plain, log_sigmoid),
)
TOLERANCE = 1e-6
REACH = 2000.0
"""How far from 0 the formulas are tried."""

NAIVE_VECTORS = (
    Naive("softmax_plain", softmax_plain, softmax),
    Naive("softmax_shifted", softmax_shifted, softmax),
    Naive("log_softmax_plain", log_softmax_plain, log_softmax),
    Naive("log_of_shifted_softmax", log_of_shifted_softmax, log_softmax),
    Naive("log_softmax_shifted", log_softmax_shifted, log_softmax),
)
"""Printed formulas of functions of a vector."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of a formula at one input: its value, the warnings of NumPy, and the true value."""

    value: float
    warnings: tuple[str, ...]
    truth: float

    @property
    def broken(self) -> bool:
        """Whether the formula warned, gave nan, or is off by more than the tolerance."""
        off = abs(self.value - self.truth) > TOLERANCE * abs(self.truth)
        return bool(self.warnings) or math.isnan(self.value) or off


def trial(naive: Naive, z: float) -> Trial:
    """Run a formula at one input."""
    value, warnings = _watched(naive, np.float64(z))
    return Trial(float(value), warnings, float(naive.stable(z)))


def trials(naive: Naive, z: Sequence[float]) -> tuple[Trial, ...]:
    """Run a formula of `NAIVE_VECTORS` at one vector, and return a trial for each entry."""
    values, warnings = _watched(naive, np.array(z, dtype=np.float64))
    return tuple(map(Trial, values.tolist(), repeat(warnings), naive.stable(z).tolist()))


def _watched(naive: Naive, z: Any) -> tuple[Any, tuple[str, ...]]:
    """Return the value of a formula, and the warnings that NumPy raised."""
    raised: list[str] = []
    with np.errstate(all="call", under="ignore", call=lambda kind, _flag: raised.append(WARNINGS[kind])):
        value = naive.formula(z)
    return value, tuple(dict.fromkeys(raised))


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where a formula first breaks on each side, from 0.05 outwards; None if it holds to the end."""

    left: float | None
    right: float | None


@lru_cache(maxsize=64)
def breaks(naive: Naive, reach: float = REACH) -> Breaks:
    """Find where a formula first breaks on each side: search outwards from 0.05, then bisect to the last bit.

    Closer to 0 some quotients also lose digits, but for another reason than the size of z.
    """
    return Breaks(_first_break(naive, -reach), _first_break(naive, reach))


def _first_break(naive: Naive, end: float) -> float | None:
    near, far = np.arange(0.05, 40.0, 0.05), np.arange(40.0, abs(end) + 1.0)
    steps = math.copysign(1.0, end) * np.concatenate([near, far])
    broken = next((k for k, z in enumerate(steps) if trial(naive, float(z)).broken), None)
    if broken is None:
        return None
    holds, breaks_ = float(steps[broken - 1]) if broken else 0.0, float(steps[broken])
    while holds != (middle := (holds + breaks_) / 2) != breaks_:
        holds, breaks_ = (holds, middle) if trial(naive, middle).broken else (middle, breaks_)
    return breaks_


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of z over which a formula holds, or is broken."""

    low: float
    high: float
    broken: bool


@lru_cache(maxsize=64)
def stretches(naive: Naive) -> tuple[Stretch, ...]:
    """Return where a formula holds and where it is broken, in the order of z, from -`REACH` to `REACH`.

    It is tried at 600 places on each side, from 0.05 outwards and evenly spread over their logarithms; a stretch ends
    where the next one begins.
    """
    outwards = np.geomspace(0.05, REACH, 600)
    found: list[Stretch] = []
    for side in (-outwards[::-1], outwards):
        broken = [trial(naive, float(z)).broken for z in side]
        starts = [0, *(k for k in range(1, side.size) if broken[k] != broken[k - 1])]
        for first, after in pairwise([*starts, side.size]):
            last = min(after, side.size - 1)
            found.append(Stretch(float(side[first]), float(side[last]), broken[first]))
    return tuple(found)


_OUTWARDS = 40
"""At how many places on each side of 0 the formulas of a vector are tried."""


def two_below(z: float, gap: float) -> tuple[float, float, float]:
    """Return logits whose largest is z, with two others lower by `gap`."""
    return z, z - gap, z - gap


@lru_cache(maxsize=256)
def stretches_below(naive: Naive, gap: float, reach: float = REACH) -> tuple[Stretch, ...]:
    """Return where a formula of `NAIVE_VECTORS` holds and where it is broken, for the vectors of `two_below`.

    The stretches are those of the largest logit from `-reach` to `reach`, in its order. It is tried at a few places on
    each side, from 0.05 outwards and evenly spread over their logarithms; where two neighbours differ, the end of a
    stretch is found between them by bisection.
    """

    def broken(z: float) -> bool:
        return any(each.broken for each in trials(naive, two_below(z, gap)))

    outwards = np.geomspace(0.05, reach, _OUTWARDS)
    outwards[-1] = reach
    places = [*(-outwards[::-1]).tolist(), *outwards.tolist()]
    states = [broken(z) for z in places]
    ends = [
        _end(broken, places[k], places[k + 1], states[k]) for k in range(len(places) - 1) if states[k] != states[k + 1]
    ]
    pairs = enumerate(pairwise([places[0], *ends, places[-1]]))
    return tuple(Stretch(low, high, states[0] != bool(k % 2)) for k, (low, high) in pairs)


def _end(broken: Callable[[float], bool], low: float, high: float, state: bool) -> float:
    """Return where the state that holds at `low` ends before `high`."""
    for _halving in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if broken(middle) == state else (low, middle)
    return high
