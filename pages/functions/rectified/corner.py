"""The corner of the chosen function: what each framework's slope is there, and what a magnifying glass shows."""

import streamlit as st

import acts
from acts import Activation
from acts.charts.functions.rectified import ZOOM, zooming
from acts.charts.kit.frames import View
from acts.experiments.functions import rectified
from acts.language import _
from acts.references import BERTOIN_2021
from pages.functions.family import answers, frameworks
from pages.kit import controls, live, sources, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import end, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show(activation: Activation) -> None:
    """Show the slopes at the corner, and beside them the corner under the glass; or that there is none."""
    corners = activation.claims().kinks
    words.show("inspector", paper=sources.cited(BERTOIN_2021))
    if activation.parameters:
        st.markdown(_("Shown is {name} at its default parameters.").format(name=_(activation.name)))
    if not corners:
        smooth = answers.smoothness(activation.claims())
        st.markdown(words.text("no corner", name=_(activation.name), smooth=smooth))
        return
    left, right = st.columns(2, gap="large")
    kink = corners[0]
    low, high = sorted((kink.left, kink.right))
    left.markdown(frameworks.table(activation))
    if activation is acts.relu:
        rows = [[f"`{m.call}`", number(m.slope)] for m in rectified.MAXIMUM]
        heads = (_("written as a maximum"), _("slope at z = {z}").format(z=end(0.0)))
        left.markdown(tables.table(heads, rows))
    left.markdown(words.text("subgradient", low=number(low), high=number(high)))
    with right:
        _under_the_glass(activation, kink.z)


def _under_the_glass(activation: Activation, place: float) -> None:
    setting = {ZOOM.name: controls.box(ZOOM, "rectified_zoom")}

    def said(zoom: float) -> str:
        bend, other = (rectified.bend(a, z, zoom) for a, z in ((activation, place), (acts.tanh, 1.0)))
        return _("At a magnification of {times}, {name} is bent by {bend} between -1 and 1, tanh by {other}.").format(
            times=number(10**zoom), name=_(activation.name), bend=number(bend, 3), other=number(other, 2)
        )

    view = View(-1.0, 1.0, 1, at=0.5)
    live.function("rectified/zoom", {ZOOM: "rectified_zoom"}, setting, zooming(activation, place), view, said)
