"""Softplus closes in on ReLU as its β grows."""

import streamlit as st

import acts
from acts.charts.functions.exponential import CLOSING_IN, POWER
from acts.charts.kit.frames import View
from acts.experiments.functions import exponential
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both while β moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {POWER.name: controls.box(POWER, "exponential_power")}
        st.latex(rf"\begin{{aligned}} f(z) &= {acts.softplus.formulas.latex} \\ \beta &= 10^k \end{{aligned}}")
    view = View(-3.0, 3.0, 2, at=-0.1)
    with picture:
        live.function("exponential/limit", {POWER: "exponential_power"}, setting, CLOSING_IN, view, sentence)
    words.show("limit")


def sentence(power: float) -> str:
    """Say how far softplus is above ReLU at 0, and what its slope is just left of it."""
    height = float(exponential.softened(0.0, power))
    slope = float(exponential.softened_slope(-0.1, power))
    return _(
        "At β = {beta} softplus lies {height} above ReLU at z = 0, and closer to it everywhere else. "
        "Its slope at z = -0.1 is {slope}, where ReLU's is 0."
    ).format(beta=number(10**power), height=number(height, 3), slope=number(slope, 3))
