"""Trainings to start from, as chips that say what they show: each sets every control in place."""

import streamlit as st

from acts.experiments.training.presets import PRESETS, Preset
from acts.language import _
from pages.training import lab


def show(page: str) -> None:
    """Show a chip for each preset."""
    says = {
        "safe": _("Safe: hardly a unit dies"),
        "famous": _("The famous 40 percent: a spiral"),
        "bias": _("Large negative bias: born dead"),
        "diverges": _("Too high: the training diverges"),
    }
    with st.container(horizontal=True, gap="small"):
        for preset in PRESETS.values():
            icon = f":material/{preset.icon}:"
            st.button(says[preset.slug], f"{page}/preset/{preset.slug}", icon=icon, on_click=_open, args=(page, preset))


def _open(page: str, preset: Preset) -> None:
    lab.network(page).fill(lab.values_of(preset.setup, preset.rate, preset.seed))
