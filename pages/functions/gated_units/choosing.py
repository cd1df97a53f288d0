"""The choice of a gated unit, and of the place (a, b); a link may use any name of a unit."""

from acts import vector
from acts.charts.functions.gated_units import HIGH, LOW, MOVES
from acts.language import _, cached
from acts.vector import UNITS
from pages.kit import address, controls
from pages.kit.numbers import number

KEYS = {p: f"gated_units_{p.name}" for p in MOVES}


def unit() -> str:
    """Let the reader choose a unit; return its slug."""
    return address.choice(
        _("Gated unit"), {u.slug: _(u.name) for u in UNITS.values()}, "gated_units/fn", "swiglu", _read
    )


def place() -> dict[str, float]:
    """Show the boxes of a and b; return their values by name."""
    texts = {"a": _("a, let through"), "b": _("b, opens the gate")}
    return {
        p.name: controls.number_box(texts[p.name], key, LOW, HIGH, p.default, p.step, width=156)
        for p, key in KEYS.items()
    }


@cached(maxsize=16_384)  # all places that the sliders of all units reach
def sentence(slug: str, a: float, b: float) -> str:
    """Say what the unit makes of a and b: the gate and the value."""
    unit = UNITS[slug]
    gate, value = number(unit.partials(a, b)[0]), number(unit(a, b))
    return _("{name} at a = {a}, b = {b}: the gate is {gate}, so f = {f}.").format(
        name=_(unit.name), a=number(a, 6), b=number(b, 6), gate=gate, f=value
    )


def _read(raw: str) -> str | None:
    try:
        found = vector.find(raw)
    except LookupError:
        return None
    return found.slug if found.slug in UNITS else None
