"""Properties that functions are picked by: each a question to the claims of a function at its default parameters."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from acts.activation import Activation, Claims


@dataclass(frozen=True, slots=True)
class Trait:
    """A property that a function has or has not.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The adjective or verb for it (a message id).
    meaning : str
        What exactly it says, in one sentence (a message id).
    told : callable
        From the claims of a function to whether it has the property.
    """

    slug: str
    name: str
    meaning: str
    told: Callable[[Claims], bool]

    def of(self, activation: Activation) -> bool:
        """Whether the function has it at its default parameters."""
        return self.told(activation.claims())


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
