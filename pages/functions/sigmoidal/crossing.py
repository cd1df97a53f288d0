"""Where tanh has the larger slope, and where the sigmoid has."""

import streamlit as st

import acts
from acts.charts.functions.sigmoidal import crossing_picture
from acts.experiments.functions import saturation
from acts.language import _
from pages.kit import live, scenes
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show both slopes and the places where they are equal."""
    z = saturation.slope_crossing(acts.tanh, acts.sigmoid, 0.0, 5.0)
    said = _(
        "tanh has the larger slope for |z| < {z}, the sigmoid for |z| > {z}. At |z| = {z} both slopes are {slope}."
    ).format(z=number(z, 5), slope=number(float(acts.tanh.derivative(z)), 3))
    with scenes.whole_stage():
        live.show(crossing_picture(acts.tanh, acts.sigmoid, z, said), "sigmoidal/crossing")
        st.markdown(said)
    words.show("crossing", crossing=number(z, 5))
