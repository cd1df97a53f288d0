"""RReLU: a random slope for every place in training, their mean in evaluation."""

import streamlit as st

import acts
from acts.charts.functions.rectified import random_slopes_picture
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the slopes that one seed draws."""
    picture, beside = scenes.stage()
    notes = beside.container()
    with beside:
        values = controls.boxes(acts.rrelu, notes, "random")
        seed = controls.seed("rectified_seed")
    lower, upper = values["lower"], values["upper"]
    said = _(
        "Training draws each slope between {lower} and {upper} (seed {seed}); evaluation uses their mean, {middle}."
    ).format(lower=number(lower), upper=number(upper), seed=seed, middle=number((lower + upper) / 2))
    with picture:
        live.show(random_slopes_picture(lower, upper, seed, said), "rectified/random")
        st.markdown(said)
    words.show("random")
