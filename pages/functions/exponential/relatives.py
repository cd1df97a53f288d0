"""Softplus beside squareplus and sparse plus: how much is left on the flat side?"""

import streamlit as st

import acts
from acts import Activation
from acts.charts.functions.exponential import NEAR, ROUNDED, ROUNDING, rounded_picture
from acts.language import _
from acts.precision import ORDERS
from pages.kit import controls, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
KEY = "exponential_relatives_at"


@fragment
def show() -> None:
    """Show all three beside ReLU while the place moves, and beside the picture their values and slopes there."""
    picture, beside = scenes.stage(wide=2, beside=1)
    with beside:
        setting = {NEAR.name: controls.box(NEAR, KEY)}
        z = setting[NEAR.name]
        rows = [[_(a.name), *(_beside_relu(a, order, z) for order in ORDERS[:2])] for a in ROUNDED]
        st.markdown(tables.table((_("function"), "f(z)", "f ′(z)"), rows))
    with picture:
        live.chart("exponential/relatives", {NEAR: KEY}, setting, ROUNDING.settings, rounded_picture, sentence)
    words.show("relatives")


def sentence(z: float) -> str:
    """Say the values of all at one place."""
    heights = {a.slug: _beside_relu(a, "value", z) for a in ROUNDED}
    return _(
        "At z = {z} softplus is {softplus}, squareplus {squareplus}, sparse plus {sparse_plus} and ReLU {relu}."
    ).format(z=number(z), **heights)


def _beside_relu(activation: Activation, order: str, z: float) -> str:
    """Write a value or a slope, distinguished from ReLU's."""
    value, relu = (float(getattr(each, order)(z)) for each in (activation, acts.relu))
    return telling(value, relu, digits=3)
