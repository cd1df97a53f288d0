"""The training that the page looks into."""

import streamlit as st

from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import links, setups
from pages.kit.words import Words
from pages.training import lab


def show(words: Words, page: str) -> tuple[Setup, float, int]:
    """Show the presets and the controls; return the setup that they describe, its learning rate and its seed."""
    words.show("run")
    with st.container(horizontal=True):
        for preset in PRESETS.values():
            links.preset(page, preset)
    setup, rate, seed = lab.show(page)
    st.caption(setups.described(setup))
    link = lab.network(page).link(lab.values_of(setup, rate, seed))
    links.page("dying_relu", _("See this run as a film"), link)
    return setup, rate, seed
