"""ReLU6 and squared ReLU, each beside ReLU."""

import streamlit as st

import acts
from acts.charts.kit.frames import View, subject_of
from acts.charts.kit.function import live_picture
from pages.functions.family import sentence
from pages.kit import live, scenes
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show both beside each other."""
    for cell, slug, view in zip(
        scenes.stage(wide=1, beside=1),
        ("relu6", "squared_relu"),
        (View(-3, 9, 2, ("relu",)), View(-2, 2, 2, ("relu",))),
        strict=True,
    ):
        with cell:
            activation = acts.CATALOGUE[slug]
            said = sentence.of(activation, {}, view, slopes=True)
            live.show(live_picture(subject_of(activation), view, (), [said]), f"rectified/{slug}")
            st.markdown(said)
    words.show("relatives")
