"""One computed sentence that says what a picture shows: it stands under it, and is its alternative text."""

import math

from acts import Activation, Claims
from acts.charts.kit.frames import View
from acts.language import _
from acts.properties import turning
from pages.kit.numbers import number, telling

LEAST = 0.001  # percent: a share below it is said to be under it


def of(activation: Activation, values: dict[str, float], view: View, *, slopes: bool) -> str:
    """Say in one sentence what the picture shows: it stands under it, and is its alternative text."""
    claims = activation.claims(**values)
    name = _(activation.name) + "".join(f", {n.replace('_', ' ')} {number(v, 12)}" for n, v in values.items())
    said = f"{name}: " + _course(activation, claims, values, view)
    if view.low <= view.at <= view.high:
        said += "; " + _here(activation, claims, values, view.at, slopes)
    return said + "."


def _course(activation: Activation, claims: Claims, values: dict[str, float], view: View) -> str:
    """Say how the function goes from one end of the picture to the other, and where it turns."""
    first, last = (float(activation(z, **values)) for z in (view.low, view.high))
    bounds = (claims.range.low, claims.range.high)
    words = {
        "low": number(view.low), "high": number(view.high),
        "first": telling(first, last, *bounds), "last": telling(last, first, *bounds),
    }  # fmt: skip
    leaps = [jump for jump in claims.jumps if view.low < jump.z < view.high]
    if leaps:
        told = [
            _("at {z} from {left} to {right}").format(
                z=number(jump.z),
                left=telling(jump.left, jump.right),
                right=telling(jump.right, jump.left),
            )
            for jump in leaps
        ]
        said = _("from z = {low} to {high} it {goes} from {first} to {last}, with a jump {told}")
        return said.format(goes=_goes(claims.monotone), told=_(" and one ").join(told), **words)
    if claims.monotone == "neither":
        turn = turning(lambda z: activation(z, **values), view.low, view.high)
        if turn is not None:
            words |= {"turn": number(turn.z, 3), "value": number(turn.value, 3)}
            said = _("from z = {low} it rises from {first} to {value} at z = {turn}, then falls to {last} at {high}")
            if turn.lowest:
                said = _(
                    "from z = {low} it falls from {first} to {value} at z = {turn}, then rises to {last} at {high}"
                )
            return said.format(**words)
    if first == last:
        return _("from z = {low} to {high} it stays at {first}").format(**words)
    return _("from z = {low} to {high} it {goes} from {first} to {last}").format(goes=_goes(claims.monotone), **words)


def _here(activation: Activation, claims: Claims, values: dict[str, float], at: float, slopes: bool) -> str:
    torn = any(jump.z == at for jump in claims.jumps)
    said = _("at z = {at}, where it jumps, it is {here}") if torn else _("at z = {at} it is {here}")
    said = said.format(at=number(at), here=number(float(activation(at, **values))))
    if not slopes:
        return said
    rate = float(activation.derivative(at, **values))
    said += _(", with slope {rate}").format(rate=number(rate, 3))
    if math.isinf(claims.lipschitz) or not claims.lipschitz:
        return said
    share = 100 * abs(rate) / claims.lipschitz
    if 0 < share < LEAST:
        return said + _(", under {least}% of its largest").format(least=number(LEAST))
    return said + _(", {share}% of its largest").format(share=number(share, 3))


def _goes(monotone: str) -> str:
    return {
        "strictly increasing": _("rises"), "increasing": _("never falls, going"),
        "strictly decreasing": _("falls"), "decreasing": _("never rises, going"),
    }.get(monotone, _("goes"))  # fmt: skip
