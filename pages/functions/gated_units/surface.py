"""A gated unit under the hand: its surface with the reader's point, and what is seen along a and along b."""

from functools import partial

import streamlit as st

from acts.charts.functions.gated_units import HIGH, LOW, MOVES, MOVING, gated_units_csv, gated_units_picture
from acts.language import _
from acts.vector import UNITS
from pages.kit import controls, live, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import exact, number

KEYS = {p: f"gated_units_{p.name}" for p in MOVES}


@fragment
def show(slug: str, revealed: bool) -> None:
    """Show the boxes of a and b, the live picture and its numbers; slopes wait for the guess."""
    texts = {"a": _("a, let through"), "b": _("b, opens the gate")}
    with st.container(horizontal=True):
        setting = {
            p.name: controls.number_box(texts[p.name], name, LOW, HIGH, p.default, p.step, width=180)
            for p, name in KEYS.items()
        }
    names = (_("along b, a fixed"), _("along a, b fixed"))
    live.chart(
        f"gated_units/{slug}/{revealed}",
        KEYS,
        setting,
        MOVING.settings,
        partial(gated_units_picture, slug, names, revealed),
        lambda a, b: sentence(slug, a, b, slopes=revealed),
    )
    if revealed:
        _read_off(slug, setting["a"], setting["b"])


def sentence(slug: str, a: float, b: float, *, slopes: bool) -> str:
    """Say what the unit makes of a and b: the gate, the value, and the slopes."""
    unit = UNITS[slug]
    in_a, in_b = (number(slope) for slope in unit.partials(a, b))
    gaps = {"name": _(unit.name), "a": number(a, 6), "b": number(b, 6), "gate": in_a, "f": number(unit(a, b))}
    if not slopes:
        return _("{name} at a = {a}, b = {b}: the gate is {gate}, so f = {f}.").format(**gaps)
    return _(
        "{name} at a = {a}, b = {b}: the gate is {gate}, so f = {f}; its slope is {in_a} in a and {in_b} in b."
    ).format(in_a=in_a, in_b=in_b, **gaps)


def _read_off(slug: str, a: float, b: float) -> None:
    unit = UNITS[slug]
    in_a, in_b = unit.partials(a, b)
    words = rf"$f$ = **{exact(unit(a, b))}** · $\partial f / \partial a$ = **{exact(in_a)}** · "
    words += rf"$\partial f / \partial b$ = **{exact(in_b)}**"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words, help=_("Every digit of the float64 result."), width="stretch")
        tables.download(_("CSV"), lambda: gated_units_csv(slug, a, b), f"{slug}.csv", f"gated_units/{slug}/csv")
