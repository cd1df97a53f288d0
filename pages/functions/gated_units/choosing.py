"""The choice of a gated unit; a link may use any of its names."""

from acts import vector
from acts.language import _
from acts.vector import UNITS
from pages.kit import address


def choose() -> str:
    """Let the reader choose a unit; return its slug."""
    return address.choice(_("Unit"), {u.slug: _(u.name) for u in UNITS.values()}, "gated_units/fn", "swiglu", _read)


def _read(raw: str) -> str | None:
    try:
        found = vector.find(raw)
    except LookupError:
        return None
    return found.slug if found.slug in UNITS else None
