"""Softplus beside squareplus and sparse plus: how much is left on the flat side?"""

import streamlit as st

import acts
from acts.charts.functions.exponential import ROUNDED
from acts.charts.kit.frames import View
from acts.charts.kit.function import live_picture
from acts.language import _
from pages.kit import controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
COMPARED = (acts.softplus, acts.squareplus, acts.sparse_plus, acts.relu)


@fragment
def show() -> None:
    """Show all three in one picture beside ReLU, and their values and slopes at one place beside it."""
    picture, beside = scenes.stage(0, wide=2, beside=1)
    with beside:
        at = controls.number_box(_("Read off at z"), "exponential_relatives_at", -4.0, 4.0, -1.0, 0.5, width=180)
        rows = [[_(a.name), number(float(a(at)), 3), number(float(a.derivative(at)), 3)] for a in COMPARED]
        st.markdown(tables.table((_("function"), "f(z)", "f ′(z)"), rows))
    said = _("At z = {z} softplus is {softplus}, squareplus {squareplus}, sparse plus {sparse_plus} and ReLU {relu}.")
    said = said.format(z=number(at), **{a.slug: number(float(a(at)), 3) for a in COMPARED})
    with picture:
        alt = _("Softplus, squareplus and sparse plus over z, and their slopes; the sentence below says their values.")
        view = View(-4.0, 4.0, 2, ("squareplus", "sparse_plus"), at=at)
        live.show(live_picture(ROUNDED, view, (), [said], alt), "exponential/relatives")
        st.markdown(said)
    words.show("relatives")
