"""What is read off at one place, every digit that is certain, and the numbers of the picture to take away."""

import streamlit as st

from acts import Activation
from acts.charts.kit.frames import View
from acts.charts.kit.function import plotted_csv, plotted_svg
from acts.language import _, joined
from acts.precision import ORDERS, bound
from pages.functions.family.ranges import fades, limit
from pages.kit import tables
from pages.kit.numbers import certain, number, telling, tex

PRECISE = (
    "To the precision of float64: every digit here is certain, and those that rounding may have changed are left out."
)
"""What is said beside digits (a message id)."""


def read_off(activation: Activation, values: dict[str, float], view: View) -> None:
    """Show value and slopes at the place of the view, and a download of the picture's numbers."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_at(activation, values, view.at), help=_(PRECISE), width="stretch")
        file, key = _file(activation, values), activation.slug
        tables.download(_("CSV"), lambda: plotted_csv(activation, values, view), f"{file}.csv", f"{key}/csv")
        tables.download(_("SVG"), lambda: plotted_svg(activation, values, view), f"{file}.svg", f"{key}/svg")


def _file(activation: Activation, values: dict[str, float]) -> str:
    """Name a file by what it shows."""
    return "_".join([activation.slug, *(f"{name}-{number(value, 10)}" for name, value in values.items())])


def _at(activation: Activation, values: dict[str, float], at: float) -> str:
    found = {order: float(getattr(activation, order)(at, **values)) for order in ORDERS}
    errors = {order: bound(activation, order, at, **values) for order in ORDERS}
    f, d, s = (certain(found[order], errors[order]) for order in ORDERS)
    z, claims = tex(number(at, 10)), activation.claims(**values)
    for jump in claims.jumps:
        if jump.z == at:
            return _(
                "$f({z})$ = **{f}** · a jump: from {left} on its left to {right} on its right; "
                "{slope} is used as its slope"
            ).format(
                z=z,
                f=f,
                left=telling(jump.left, jump.right, digits=10),
                right=telling(jump.right, jump.left, digits=10),
                slope=d,
            )
    for kink in () if claims.jumps else claims.kinks:
        if kink.z == at:
            return _(
                "$f({z})$ = **{f}** · a corner: the slope is {left} on its left, {right} on its right, "
                "and {slope} is used here"
            ).format(
                z=z,
                f=f,
                left=telling(kink.left, kink.right, digits=10),
                right=telling(kink.right, kink.left, digits=10),
                slope=d,
            )
    said = [f"$f({z})$ = **{f}** · $f'({z})$ = **{d}** · $f''({z})$ = **{s}**"]
    if fades(claims, at) and f == certain(limit(claims, at), errors["value"]):
        said.append(_("It only approaches {limit}: the difference is too small for float64.").format(limit=f))
    if fades(claims, at) and not found["derivative"]:
        said.append(_("The slope is not 0: it is too small for float64."))
    return joined(said)
