"""A second layer: what feeds its silent units still moves."""

import streamlit as st

from acts.charts.training.revival import revival_picture
from acts.experiments.training.revival import PRESETS, Revival, revival
from acts.language import _
from pages.kit import live, progress, setups
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.revival.outcome import counts, sentence

DEEP = PRESETS["second_layer"]


def trained(page: str) -> Revival | None:
    """Train two layers, and return what came of them; None while that is stopped."""
    return progress.single(revival(DEEP.setup, DEEP.rate, DEEP.seed), f"{page}/deep")


def show(words: Words, seen: Revival, page: str) -> None:
    """Show what came of two layers."""
    shocked, cooled = DEEP.setup.phases
    words.show(
        "second layer",
        high=number(DEEP.rate),
        shock=str(shocked.steps),
        low=number(cooled.rate or 0.0),
        **counts(seen),
    )
    st.caption(setups.described(DEEP.setup))
    said = sentence(_("ReLU, two hidden layers"), seen, DEEP.setup, DEEP.rate)
    live.show(revival_picture(seen, said), f"{page}/second")
    st.markdown(said)
