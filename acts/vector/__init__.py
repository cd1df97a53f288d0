"""Functions of a whole vector: softmax and its relatives, maxout, and the gated linear units.

Their values and slopes are not elementwise, so they have another kind of record than the catalogue of activations.
Every function is an attribute under its slug: ``vector.softmax(z)``,
``vector.softmax.jacobian(z)``, ``vector.swiglu(a, b)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from acts.catalogue import folded, named
from acts.vector import gated, logs, pieces, shares
from acts.vector.gated import GatedUnit, bilinear, geglu, glu, reglu, swiglu
from acts.vector.logs import log_softmax, logsumexp
from acts.vector.pieces import Maxout, Piece, maxout
from acts.vector.record import VectorCall, VectorClaims, VectorFormulas, VectorFunction
from acts.vector.shares import TEMPERATURE, gumbel_max, gumbel_softmax, softmax, softmin, sparsemax

VECTORS: Mapping[str, VectorFunction] = MappingProxyType(
    {each.slug: each for each in (*shares.MEMBERS[:1], *logs.MEMBERS, *shares.MEMBERS[1:], pieces.maxout)}
)
"""Every function of one vector, by slug."""
KIN: tuple[VectorFunction, ...] = (softmax, log_softmax, softmin, sparsemax, logsumexp)
"""Softmax and its relatives, in the order in which they are explained."""
UNITS: Mapping[str, GatedUnit] = MappingProxyType({unit.slug: unit for unit in gated.MEMBERS})
"""Every gated unit, by slug."""

_EVERY: tuple[VectorFunction | GatedUnit, ...] = (*VECTORS.values(), *UNITS.values())
_NAMES = {name: each for each in _EVERY for name in (*each.aliases, each.slug)}


def find(name: str) -> VectorFunction | GatedUnit:
    """Return the function or unit with this slug or alias; case, spaces and hyphens do not matter.

    Raises
    ------
    LookupError
        If no function has the name; the message names the closest ones.
    """
    return named(name, _NAMES, (*VECTORS, *UNITS), "function of a vector")


def search(text: str) -> tuple[VectorFunction | GatedUnit, ...]:
    """Return the functions and units with this text in a name, compared as in `acts.search`; none for an empty text.

    Examples
    --------
    >>> search("sparse")
    (<VectorFunction sparsemax>,)
    """
    wanted = folded(text)
    return tuple(each for each in _EVERY if wanted and any(wanted in folded(name) for name in _names(each)))


def _names(each: VectorFunction | GatedUnit) -> tuple[str, ...]:
    return each.slug, each.name, *each.aliases


__all__ = [
    "KIN",
    "TEMPERATURE",
    "UNITS",
    "VECTORS",
    "GatedUnit",
    "Maxout",
    "Piece",
    "VectorCall",
    "VectorClaims",
    "VectorFormulas",
    "VectorFunction",
    "bilinear",
    "find",
    "geglu",
    "glu",
    "gumbel_max",
    "gumbel_softmax",
    "log_softmax",
    "logsumexp",
    "maxout",
    "reglu",
    "search",
    "softmax",
    "softmin",
    "sparsemax",
    "swiglu",
]
