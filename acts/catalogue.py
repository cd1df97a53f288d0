"""Every function of the app, in order, by slug, by family and by any of its names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from acts.activation import Activation
from acts.functions import rectified, sigmoidal


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
            Family("sigmoidal", "Sigmoidal", sigmoidal.MEMBERS),
            Family("rectified", "Rectified", rectified.MEMBERS),
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
        If there is none; the message names the closest ones.

    Examples
    --------
    >>> find("Logistic")
    <Activation sigmoid>
    """
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted in _NAMES:
        return _NAMES[wanted]
    close = difflib.get_close_matches(wanted, _NAMES, n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else f"; there are {', '.join(CATALOGUE)}"
    raise LookupError(f"no activation function is called {name!r}{hint}")
