"""Every function of the app, in order, by slug, by family and by any of its names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from acts.activation import Activation
from acts.functions import exponential, gated, rectified, shrinkage, sigmoidal, threshold_linear

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of functions: its slug, its name (a message id) and its members in order."""

    slug: str
    name: str
    members: tuple[Activation, ...]


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        family.slug: family
        for family in (
            Family("threshold_linear", "Threshold and linear", threshold_linear.MEMBERS),
            Family("sigmoidal", "Sigmoidal", sigmoidal.MEMBERS),
            Family("rectified", "Rectified", rectified.MEMBERS),
            Family("exponential", "Exponential and soft rectifiers", exponential.MEMBERS),
            Family("gated", "Gated and smooth", gated.MEMBERS),
            Family("shrinkage", "Shrinkage", shrinkage.MEMBERS),
        )
    }
)

CATALOGUE: Mapping[str, Activation] = MappingProxyType(
    {member.slug: member for family in FAMILIES.values() for member in family.members}
)

MEASURED_WITH: Mapping[str, str] = MappingProxyType({"torch": "2.13", "jax": "0.10.2", "keras": "3.15.1", "tf": "2.21"})
"""The releases that the calls, defaults and slopes in the records were measured with."""

_NAMES = {name: a for a in CATALOGUE.values() for name in (*a.aliases, a.slug)}


def find(name: str) -> Activation:
    """Return the activation with this slug or alias; case, spaces and hyphens do not matter.

    Raises
    ------
    LookupError
        If no activation has the name; the message names the closest ones.

    Examples
    --------
    >>> find("Logistic")
    <Activation sigmoid>
    """
    return named(name, _NAMES, CATALOGUE, "activation function")


def named(name: str, names: Mapping[str, Record], slugs: Iterable[str], what: str) -> Record:
    """Return the record with this name, or raise a LookupError that names the closest names, or all slugs."""
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted in names:
        return names[wanted]
    close = difflib.get_close_matches(wanted, names, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else f"; there are {', '.join(slugs)}"
    raise LookupError(f"no {what} is called {name!r}{hint}")


def search(text: str) -> tuple[Activation, ...]:
    """Return the activations with this text in a name, in the order of the catalogue; all of them for an empty text.

    Names are the slug, the usual name, the aliases, and the last part of what a framework calls it (with a dot in the
    text, the whole call). Case, spaces, underscores and hyphens do not matter.

    Examples
    --------
    >>> search("Leaky ReLU")
    (<Activation leaky_relu>,)
    """
    wanted = folded(text)
    return tuple(a for a in CATALOGUE.values() if any(wanted in name for name in _folded_names(a, "." in wanted)))


def nearest(text: str, count: int = 3, alike: float = 0.5) -> tuple[Activation, ...]:
    """Return at most `count` activations with similar names, best match first.

    `alike` is how similar they are at least, as a ratio of difflib: 1 is equal.
    """
    every = CATALOGUE.values()
    owners = {name: a for a in every for name in reversed(_folded_names(a))}
    # a record's own name beats a framework's name for another record: jax's gelu is the tanh form
    owners |= {folded(name): a for a in every for name in (a.slug, a.name, *a.aliases)}
    close = difflib.get_close_matches(folded(text), owners, n=3 * count, cutoff=alike)
    return tuple(dict.fromkeys(owners[name] for name in close))[:count]


def _folded_names(activation: Activation, whole_calls: bool = False) -> tuple[str, ...]:
    calls = [call.name for call in activation.calls if call.shipped]
    calls = calls if whole_calls else [call.rpartition(".")[2] for call in calls]
    names = map(folded, (activation.slug, activation.name, *activation.aliases, *calls))
    return tuple(dict.fromkeys(names))


def folded(text: str) -> str:
    """Return a text as names are compared: without case, spaces, underscores and hyphens."""
    return "".join(text.casefold().replace("_", "").replace("-", "").split())
