"""Shrinking as the cheapest answer: a charge for every unit of x, against the distance from z."""

from functools import partial

import streamlit as st

from acts.charts.functions.shrinkage import CHARGING, WEIGHT, charge_picture
from acts.experiments.functions import shrinkage
from acts.language import _
from pages.kit import controls, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show what each x costs while the charge moves."""
    words.show("charge", step=number(shrinkage.STEP))
    with st.container(horizontal=True):
        z = controls.number_box("z", "shrinkage_z0", -5.0, 5.0, 3.0, 0.5, width=180)
        setting = {WEIGHT.name: controls.box(WEIGHT, "shrinkage_weight")}
    live.chart(
        f"shrinkage/charge/{z}",
        {WEIGHT: "shrinkage_weight"},
        setting,
        CHARGING.settings,
        partial(charge_picture, z),
        partial(_cheapest, z),
    )


def _cheapest(z: float, weight: float) -> str:
    found = shrinkage.proximal(z, weight)
    return _(
        "For z = {z} and λ = {weight} the cheapest x on the grid is {soft}, off from soft shrink by {gap}. "
        "With a flat charge of λ²/2 for any x but 0 it is {hard}, off from hard shrink by {hard_gap}."
    ).format(
        z=number(z), weight=number(weight), soft=number(found.soft), gap=number(found.soft_gap, 2),
        hard=number(found.hard), hard_gap=number(found.hard_gap, 2),
    )  # fmt: skip
