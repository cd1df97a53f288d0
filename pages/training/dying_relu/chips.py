"""Trainings to start from, as chips: each sets every control in place."""

from collections.abc import Mapping

import streamlit as st

from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.training import lab


def show(page: str, names: Mapping[str, str], training: tuple[Setup, float, int], *, titled: bool = True) -> None:
    """Show a chip for each preset, under its name by slug; the one that is set is marked.

    What the chips are is read to who cannot see them, and only shown where they are `titled`.
    """
    key = f"{page}/presets"
    here = [slug for slug, each in PRESETS.items() if (each.setup, each.rate, each.seed) == training]
    st.session_state[key] = here[0] if here else None

    def opened() -> None:
        if chosen := PRESETS.get(st.session_state[key]):
            lab.network(page).fill(lab.values_of(chosen.setup, chosen.rate, chosen.seed))

    st.pills(
        _("Start from"), list(names), format_func=lambda slug: names[slug], key=key, on_change=opened, wrap=True,
        label_visibility="visible" if titled else "collapsed",
    )  # fmt: skip
