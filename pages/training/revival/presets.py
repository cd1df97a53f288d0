"""Trainings to start from, each with its numbers as soon as they are known."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.experiments.training.revival import PRESETS
from pages.kit import links
from pages.kit.words import Words
from pages.training.revival import shock


def show(words: Words, page: str) -> list[DeltaGenerator]:
    """Show the presets; return the places for their numbers."""
    words.show("presets")
    places = []
    for cell, preset in zip(st.columns(len(PRESETS), gap="medium", border=True), PRESETS.values(), strict=True):
        with cell:
            links.preset(page, preset)
            places.append(st.empty())
    return places


def fill(words: Words, places: Sequence[DeltaGenerator]) -> None:
    """Fill in the numbers that are known."""
    for place, preset in zip(places, PRESETS.values(), strict=True):
        numbers = shock.card(preset)
        place.markdown(words.text(f"preset: {preset.slug}", **numbers) if numbers else words.text("preset: unknown"))
