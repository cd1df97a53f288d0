"""ELU beside CELU: whose slope jumps at 0?"""

import streamlit as st

import acts
from acts.charts.functions.exponential import ALPHA, BESIDE
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
    """Show both while their α moves."""
    picture, beside = scenes.stage(wide=5, beside=3)
    with beside:
        setting = {ALPHA.name: controls.box(ALPHA, "exponential_alpha")}
        for activation in (acts.elu, acts.celu):
            st.latex(rf"\text{{{_(activation.name)}}} = {activation.formulas.latex}")
    view = View(-5.0, 3.0, 2, at=-1.0)
    with picture:
        live.function("exponential/corner", {ALPHA: "exponential_alpha"}, setting, BESIDE, view, sentence)
    words.show("corner")


def sentence(alpha: float) -> str:
    """Say what the slopes of both do at 0, and where both level off."""
    elu, celu = (exponential.sides(a, alpha=alpha) for a in (acts.elu, acts.celu))
    if elu.jump:
        said = _(
            "At α = {alpha} ELU's slope jumps from {left} to {right} at z = 0; CELU's slope is {celu} there. "
            "Both level off at {floor}."
        )
    else:
        said = _(
            "At α = {alpha} ELU's slope is {right} on both sides of z = 0, and so is CELU's slope, {celu}. "
            "Both level off at {floor}."
        )
    return said.format(
        alpha=number(alpha), left=number(elu.left), right=number(elu.right), celu=number(celu.left),
        floor=number(acts.elu.claims(alpha=alpha).range.low),
    )  # fmt: skip
