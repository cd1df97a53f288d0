"""The corner of the chosen function: what each framework's slope is there, and what a magnifying glass shows."""

import streamlit as st

import acts
from acts import Activation
from acts.charts.functions.rectified import ZOOM, zooming
from acts.charts.kit.frames import View
from acts.experiments.functions import rectified
from acts.language import _
from acts.references import BERTOIN_2021
from pages.functions.family import answers, choosing, frameworks
from pages.kit import controls, live, scenes, sources, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import end, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the corner under the glass, or that there is none, and below it the slopes that frameworks choose there."""
    picture, beside = scenes.stage(wide=3, beside=2)
    with beside:
        activation = choosing.choose(acts.FAMILIES["rectified"])
        corners = activation.claims().kinks
        place = corners[0].z if corners else 0.0
        setting = {ZOOM.name: controls.box(ZOOM, "rectified_zoom")}
        if activation.parameters:
            st.markdown(_("The picture shows {name} at its default parameters.").format(name=_(activation.name)))
    with picture:
        _under_the_glass(activation, place, setting)
    if not corners:
        smooth = answers.smoothness(activation.claims())
        st.markdown(words.text("no corner", name=_(activation.name), smooth=smooth))
        return
    low, high = sorted((corners[0].left, corners[0].right))
    beside.markdown(words.text("subgradient", low=number(low), high=number(high)))
    words.show("inspector", paper=sources.cited(BERTOIN_2021))
    st.markdown(frameworks.table(activation))
    if activation is acts.relu:
        rows = [[f"`{m.call}`", number(m.slope)] for m in rectified.MAXIMUM]
        heads = (_("written as a maximum"), _("slope at z = {z}").format(z=end(0.0)))
        st.markdown(tables.table(heads, rows))


def _under_the_glass(activation: Activation, place: float, setting: dict[str, float]) -> None:
    def said(zoom: float) -> str:
        bend, other = (rectified.bend(a, z, zoom) for a, z in ((activation, place), (acts.tanh, 1.0)))
        return _(
            "At a magnification of {times}, the bend between -1 and 1 is {bend} for {name} and {other} for tanh."
        ).format(times=number(10**zoom), name=_(activation.name), bend=number(bend, 3), other=number(other, 2))

    view = View(-1.0, 1.0, 1, at=0.5)
    live.function("rectified/zoom", {ZOOM: "rectified_zoom"}, setting, zooming(activation, place), view, said)
