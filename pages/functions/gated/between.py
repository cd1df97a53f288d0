"""SiLU between a straight line and ReLU, as its β moves."""

import streamlit as st

import acts
from acts.charts.functions.gated import BETWEEN
from acts.charts.kit.frames import View
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
(BETA,) = acts.silu.parameters


@fragment
def show() -> None:
    """Show SiLU beside both while β moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {BETA.name: controls.box(BETA, "gated_beta")}
        st.latex(f"f(z) = {acts.silu.formulas.latex}")
    view = View(-4.0, 4.0, 1, ("relu",), at=-1.0)
    with picture:
        live.function("gated/between", {BETA: "gated_beta"}, setting, BETWEEN, view, sentence)
    words.show("between")


def sentence(beta: float) -> str:
    """Say how deep SiLU dips, which is also how far it is away from ReLU."""
    if beta == 0:
        return _("At β = 0 SiLU is the line z / 2.")
    depth = -acts.silu.claims(beta=beta).range.low
    return _("At β = {beta} SiLU dips to {low}, and its distance from ReLU is at most {depth}.").format(
        beta=number(beta), low=number(-depth, 3), depth=number(depth, 3)
    )
