"""The slope of a function far out on either side, in words."""

from acts import Activation, Saturation
from acts.language import _
from pages.kit.numbers import number

FAR = 1e4


def slopes(activation: Activation) -> tuple[str, str]:
    """Say what the slope is far out on the left and on the right."""
    claims = activation.claims()
    return _slope(activation, claims.left, -FAR), _slope(activation, claims.right, FAR)


def _slope(activation: Activation, side: Saturation | None, z: float) -> str:
    if side is not None and side.beyond is not None:
        return (_("0 up to z = {z}") if z < 0 else _("0 from z = {z} on")).format(z=number(side.beyond))
    if side is not None:
        return _("tends to 0")
    here, further = (float(activation.derivative(place)) for place in (z, 2 * z))
    return number(here) if abs(further - here) < 1e-3 else _("grows")
