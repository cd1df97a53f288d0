"""What an activation function is used for, and which functions of the catalogue can do it, by their claims alone."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from acts.activation import REALS, Activation, Interval
from acts.catalogue import CATALOGUE
from acts.properties import Gaussian, gaussian_moments


@dataclass(frozen=True, slots=True)
class Task:
    """A place in a network that needs a function.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        A few words (a message id).
    wanted : Interval or None
        The values that the output has to reach, without the ends; None if one function alone does not decide it.
    advised : tuple of str
        Slugs of the functions to look at first, the usual choice first; some may not be in the catalogue.
    """

    slug: str
    name: str
    wanted: Interval | None
    advised: tuple[str, ...]

    @property
    def first(self) -> tuple[Activation, ...]:
        """The advised functions that the catalogue has."""
        return tuple(CATALOGUE[slug] for slug in self.advised if slug in CATALOGUE)

    @property
    def fitting(self) -> tuple[Activation, ...]:
        """Every function that never falls and takes exactly the values wanted, apart from the ends."""
        return tuple(a for a in CATALOGUE.values() if self.fits(a))

    def fits(self, activation: Activation) -> bool:
        """Whether this function is among `fitting`."""
        claims, wanted = activation.claims(), self.wanted
        if wanted is None or claims.gaps or not claims.monotone.endswith("increasing"):
            return False
        return (claims.range.low, claims.range.high) == (wanted.low, wanted.high)


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        task.slug: task
        for task in (
            Task("hidden", "Hidden layers", None, ("relu", "leaky_relu", "elu", "silu", "gelu", "tanh", "sigmoid")),
            Task("yes_no", "Output: one class, yes or no", Interval(0.0, 1.0, "()"), ("sigmoid",)),
            Task("classes", "Output: several classes", None, ()),
            Task("count", "Output: a count", Interval(0.0, math.inf, "()"), ("exp", "softplus")),
            Task("number", "Output: a real number", REALS, ("identity",)),
        )
    }
)


def level(activation: Activation) -> Interval | None:
    """Return the stretch between two kinks on which a function at its defaults is constant, or None."""
    for left, right in itertools.pairwise(activation.claims().kinks):
        if left.right == right.left == activation.derivative((left.z + right.z) / 2) == 0:
            return Interval(left.z, right.z)
    return None


@lru_cache(maxsize=256)
def moments(activation: Activation) -> Gaussian:
    """Return what a function at its defaults does to a standard normal pre-activation."""
    claims = activation.claims()
    breaks = [kink.z for kink in claims.kinks] + [jump.z for jump in claims.jumps]
    return gaussian_moments(activation, activation.derivative, breaks)
