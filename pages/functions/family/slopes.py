"""The slope of a function in words: where it is largest, where it fades, where it is exactly zero, where it jumps."""

import math

from acts import Activation, Claims, Interval
from acts.language import _, listed
from acts.properties import saturated
from pages.functions.family.ranges import interval
from pages.kit.numbers import end, number, telling

SHARE = 0.01
"""A slope has faded where it is under this share of the largest."""


def slope(activation: Activation, claims: Claims, values: dict[str, float]) -> list[str]:
    """Say, a sentence each, where the slope peaks, where it fades, where it is exactly zero, and where it jumps."""
    if claims.lipschitz == 0:
        return [_("Exactly **zero everywhere**: no gradient gets through.")]
    corners = {kink.z for kink in claims.kinks}
    chosen = [
        _("The slope used there is a choice: {slope}.").format(slope=number(activation.derivative(jump.z, **values)))
        for jump in claims.jumps
        if jump.z not in corners
    ]
    return [_steepest(claims), *chosen, *_flat(claims), *_fading(activation, claims, values), *_corners(claims)]


def _steepest(claims: Claims) -> str:
    if claims.jumps:
        places = listed([end(jump.z) for jump in claims.jumps])
        return _("**None at z = {places}**, where the value jumps.").format(places=places)
    if math.isinf(claims.lipschitz):
        return _("It **grows without bound**.")
    peak, where = number(claims.lipschitz), claims.steepest
    if where is None:
        return _("Its size stays **below {peak}**: it approaches {peak} and never reaches it.").format(peak=peak)
    if where.low == where.high:
        return _("Largest in size at z = {z}: **{peak}**.").format(z=end(where.low), peak=peak)
    if math.isinf(where.low) and math.isinf(where.high):
        return _("**{peak}** in size everywhere.").format(peak=peak)
    return _("Largest in size, **{peak}**, for z in {where}.").format(
        peak=peak, where=" ∪ ".join(map(interval, _both_sides(where, claims)))
    )


def _both_sides(where: Interval, claims: Claims) -> list[Interval]:
    """Return a stretch with its mirror image, if the graph is symmetric and the two lie apart."""
    if claims.symmetry is None or claims.symmetry.z in where:
        return [where]
    low, high = (2 * claims.symmetry.z - z for z in (where.high, where.low))
    turned = {"[]": "[]", "()": "()", "[)": "(]", "(]": "[)"}[where.brackets]
    return [where, Interval(low, high, turned)]


def _flat(claims: Claims) -> list[str]:
    sides = (("left", claims.left), ("right", claims.right))
    hard = {side: s.beyond for side, s in sides if s and s.kind == "hard" and s.beyond is not None}
    if not hard:
        return []
    if len(hard) == 2:
        said = _("It **saturates hard** on both sides: exactly **zero** for z < {left} and for z > {right}.")
    elif "left" in hard:
        said = _("It **saturates hard** on the left: exactly **zero** for z < {left}.")
    else:
        said = _("It **saturates hard** on the right: exactly **zero** for z > {right}.")
    return [said.format(**{side: end(z, *hard.values()) for side, z in hard.items()})]


def _fading(activation: Activation, claims: Claims, values: dict[str, float]) -> list[str]:
    soft = [side for side, s in (("left", claims.left), ("right", claims.right)) if s and s.kind == "soft"]
    if not soft or math.isinf(claims.lipschitz):
        return []
    left, right = saturated(lambda z: activation.derivative(z, **values), SHARE, peak=claims.lipschitz)
    share = f"{SHARE:.0%}"
    if len(soft) == 2 and left is not None and right is not None:
        said = _(
            "It **saturates softly** on both sides: under {share} of its largest size for z < {left} and for "
            "z > {right}."
        )
        return [said.format(share=share, left=number(left, 3), right=number(right, 3))]
    place = left if soft == ["left"] else right
    if place is None:
        return []
    if soft == ["left"]:
        said = _("It **saturates softly** on the left only: under {share} of its largest size for z < {place}.")
    else:
        said = _("It **saturates softly** on the right only: under {share} of its largest size for z > {place}.")
    return [said.format(share=share, place=number(place, 3))]


def _corners(claims: Claims) -> list[str]:
    torn, corners = {jump.z for jump in claims.jumps}, {kink.z for kink in claims.kinks}
    jumps = _("At z = {z} it **jumps** from {left} to {right}; the slope used there is {slope}.")
    beside = _("It is {left} left of z = {z} and {right} right of it; the slope used there is {slope}.")
    return [
        (beside if kink.z in torn else jumps).format(
            z=end(kink.z, *corners),
            left=telling(kink.left, kink.right),
            right=telling(kink.right, kink.left),
            slope=telling(kink.slope, kink.left, kink.right),
        )
        for kink in claims.kinks
    ]
