"""The Gaussian's negative log-likelihood is the squared error, scaled and shifted: the same curve."""

import streamlit as st

from acts.charts.losses import SPREAD, TARGET, apart, gaussian_picture, gaussian_settings
from acts.charts.picture import Picture
from acts.losses import gaussian
from pages.language import _
from pages.parts import live, parameters
from pages.parts.numbers import number
from pages.parts.prose import Words


@st.fragment
def show(words: Words) -> None:
    """Show the derivation and both curves, moved by the spread."""
    words.show("gaussian", target=number(TARGET))
    spread = parameters.number_box(
        _("Spread $\\sigma$"), "sigma", 1e-3, 1e3, SPREAD.default, SPREAD.step, _("spread"), 160
    )  # fmt: skip

    def drawn(seed: tuple[float, ...], sentences: list[str]) -> Picture:
        names = _("Gaussian NLL"), _("(z − y)² / (2σ²) + constant")
        return gaussian_picture(names, seed, sentences)

    live.chart("losses/gaussian", {SPREAD: "sigma"}, {"spread": spread}, gaussian_settings, drawn, said)
    words.show("gaussian read")


def said(spread: float) -> str:
    """Say in one sentence that both curves are one, and where its lowest place lies."""
    loss = gaussian(spread)
    return _(
        "At σ = {spread} the NLL is {factor} times half the squared error, plus {constant} nats; in the picture "
        "the two differ by {apart} nats at most. The lowest place is z = y = {target}, whatever σ is."
    ).format(
        spread=number(spread), factor=number(1 / spread**2), constant=number(float(loss.value(TARGET, TARGET))),
        apart=number(apart(spread), 2), target=number(TARGET),
    )  # fmt: skip
