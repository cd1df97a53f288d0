"""One computed sentence that says what a picture shows: it stands under it, and is its alternative text."""

import math
from collections.abc import Mapping

from acts import Activation, Claims
from acts.charts.kit.frames import View
from acts.language import _, with_values
from pages.functions.family.course import course
from pages.functions.family.ranges import fades, valued
from pages.kit.controls import label
from pages.kit.numbers import number, rounded

LEAST = 0.001
"""A share below this many percent is said to be under it."""


def of(activation: Activation, values: dict[str, float], view: View, *, slopes: bool) -> str:
    """Say in one sentence what the picture of this view shows, with the slope at the place that is read off."""
    claims = activation.claims(**values)
    name = with_values(_(activation.name), settings(values, 12))
    way = course(activation, claims, values, view)
    if not view.low <= view.at <= view.high:
        return _("{name}: {course}.").format(name=name, course=way)
    here = _here(activation, claims, values, view.at, slopes)
    return _("{name}: {course}; {here}.").format(name=name, course=way, here=here)


def settings(values: Mapping[str, float], digits: int = 4) -> list[str]:
    """Write each parameter with its value, with this many significant digits at most."""
    return [
        _("{parameter} {value}").format(parameter=label(name), value=number(value, digits))
        for name, value in values.items()
    ]


def _here(activation: Activation, claims: Claims, values: dict[str, float], at: float, slopes: bool) -> str:
    """Say the value at one place, and the slope with its share of the largest where that is finite."""
    rate = float(activation.derivative(at, **values))
    faded = rate == 0 and fades(claims, at)
    gaps = {"at": number(at), "here": valued(float(activation(at, **values)), at, claims)}
    gaps["rate"] = rounded(number(rate)) if faded else number(rate, 3)
    if any(jump.z == at for jump in claims.jumps):
        if not slopes:
            return _("at z = {at}, where it jumps, it is {here}").format(**gaps)
        return _("at z = {at}, where it jumps, it is {here}, with slope {rate}").format(**gaps)
    if not slopes:
        return _("at z = {at} it is {here}").format(**gaps)
    if math.isinf(claims.lipschitz) or not claims.lipschitz:
        return _("at z = {at} it is {here}, with slope {rate}").format(**gaps)
    share = 100 * abs(rate) / claims.lipschitz
    if faded or 0 < share < LEAST:
        return _("at z = {at} it is {here}, with slope {rate}, under {least}% of the largest").format(
            least=number(LEAST), **gaps
        )
    return _("at z = {at} it is {here}, with slope {rate}, {share}% of the largest").format(
        share=number(share, 3), **gaps
    )
