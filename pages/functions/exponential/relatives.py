"""Softplus beside squareplus and sparse plus: how much is left on the flat side?"""

import streamlit as st

import acts
from acts.charts.functions.exponential import ROUNDED
from acts.charts.kit.frames import View
from acts.charts.kit.function import live_picture
from acts.language import _, joined
from pages.functions.family import sentence
from pages.kit import live
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show all three in one picture."""
    words.show("relatives")
    view = View(-4.0, 4.0, 2, ("squareplus", "sparse_plus"), at=-1.0)
    heights = [
        _("{name} {height}").format(name=_(a.name), height=number(float(a(-4.0)), 3))
        for a in (acts.softplus, acts.squareplus, acts.sparse_plus)
    ]
    said = joined(
        [
            sentence.of(acts.softplus, {"beta": 1.0}, view, slopes=True),
            _("At z = -4 there is left: {heights}.").format(heights=_("; ").join(heights)),
        ]
    )
    live.show(live_picture(ROUNDED, view, (), [said]), "exponential/relatives")
    st.markdown(said)
