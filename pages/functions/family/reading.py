"""What is read off at one place, to the last digit, and the numbers of the picture to take away."""

import streamlit as st

from acts import Activation
from acts.charts.kit.frames import View
from acts.charts.kit.function import plotted_csv, plotted_svg
from acts.language import _
from pages.kit import tables
from pages.kit.numbers import exact, number, tex


def read_off(activation: Activation, values: dict[str, float], view: View) -> None:
    """Show value and slopes at the place of the view, and a download of the picture's numbers."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_at(activation, values, view.at), help=_("Every digit of the float64 result."), width="stretch")
        file, key = _file(activation, values), activation.slug
        tables.download(_("CSV"), lambda: plotted_csv(activation, values, view), f"{file}.csv", f"{key}/csv")
        tables.download(_("SVG"), lambda: plotted_svg(activation, values, view), f"{file}.svg", f"{key}/svg")


def _file(activation: Activation, values: dict[str, float]) -> str:
    """Name a file by what it shows."""
    return "_".join([activation.slug, *(f"{name}-{number(value, 10)}" for name, value in values.items())])


def _at(activation: Activation, values: dict[str, float], at: float) -> str:
    f, d, s = (exact(g(at, **values)) for g in (activation, activation.derivative, activation.second_derivative))
    z, claims = tex(number(at, 10)), activation.claims(**values)
    for jump in claims.jumps:
        if jump.z == at:
            return _(
                "$f({z})$ = **{f}** · a jump: from {left} on its left to {right} on its right; "
                "{slope} is used as its slope"
            ).format(z=z, f=f, left=exact(jump.left), right=exact(jump.right), slope=d)
    for kink in () if claims.jumps else claims.kinks:
        if kink.z == at:
            return _(
                "$f({z})$ = **{f}** · a corner: the slope is {left} on its left, {right} on its right, "
                "and {slope} is used here"
            ).format(z=z, f=f, left=exact(kink.left), right=exact(kink.right), slope=d)
    return f"$f({z})$ = **{f}** · $f'({z})$ = **{d}** · $f''({z})$ = **{s}**"
