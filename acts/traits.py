"""Properties by which a reader picks functions: each is read from the claims of a function at its defaults."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from acts.activation import Activation, Claims


@dataclass(frozen=True, slots=True)
class Trait:
    """A property that a function may have.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The adjective or verb for it (a message id).
    meaning : str
        Its definition, in one sentence (a message id).
    holds : callable
        From the claims of a function to whether it has the property.
    """

    slug: str
    name: str
    meaning: str
    holds: Callable[[Claims], bool]

    def of(self, activation: Activation) -> bool:
        """Whether the function has the property at its default parameters."""
        return self.holds(activation.claims())


def _can_die(claims: Claims) -> bool:
    # A flat stretch between two sloping ones shows in the monotonicity, a flat half line in the saturation, too.
    sides = (claims.left, claims.right)
    return any(side is not None and side.kind == "hard" for side in sides) or claims.monotone in (
        "increasing",
        "decreasing",
    )


TRAITS: Mapping[str, Trait] = MappingProxyType(
    {
        trait.slug: trait
        for trait in (
            Trait("bounded", "bounded", "No value lies beyond two finite ends.", lambda claims: claims.bounded),
            Trait(
                "zero_centred",
                "zero-centred",
                "The mean of its output is 0 when the mean of its input is, for a standard normal input.",
                lambda claims: claims.zero_centred,
            ),
            Trait(
                "smooth",
                "smooth",
                "It has no jump, no kink, and derivatives of every order everywhere.",
                lambda claims: claims.smoothness == math.inf,
            ),
            Trait(
                "monotone",
                "monotone",
                "It never falls, or never rises; it may stay level.",
                lambda claims: claims.monotone != "neither",
            ),
            Trait(
                "can_die",
                "can die",
                "Its slope is exactly 0 on a whole stretch of inputs; a unit whose inputs all lie there, over the "
                "training set, gets no gradient and learns nothing more.",
                _can_die,
            ),
        )
    }
)


def having(slugs: tuple[str, ...], activation: Activation) -> bool:
    """Whether the function has all the properties with these slugs."""
    return all(TRAITS[slug].of(activation) for slug in slugs)
