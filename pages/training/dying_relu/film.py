"""The film of a training: some to start from, and the reader's own."""

import streamlit as st

from acts.experiments.training.film import filming
from acts.experiments.training.presets import FAMOUS, PRESETS, Preset, over_seeds
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import links, progress
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film, lab


def presets(words: Words, page: str) -> None:
    """Show the presets with what each of them came to."""
    words.show("presets")
    cells = [cell for _row in range(2) for cell in st.columns(2, gap="medium", border=True)]
    for cell, preset in zip(cells, PRESETS.values(), strict=True):
        with cell:
            links.preset(page, preset)
            numbers = _numbers(preset, page)
            st.markdown(words.text(f"preset: {preset.slug}", **numbers) if numbers else words.text("preset: unknown"))


def _numbers(preset: Preset, page: str) -> dict[str, str]:
    """Train a preset and return its numbers, of the famous one with those of other seeds; none while it is stopped."""
    shown = progress.single(filming(preset.setup, preset.rate, preset.seed), f"{page}/{preset.slug}")
    if not shown:
        return {}
    numbers = film.counts(shown) | {"rate": number(preset.rate), "offset": number(preset.setup.offset)}
    if preset is not FAMOUS:
        return numbers
    return numbers | film.spread(preset) if progress.single(over_seeds(preset), f"{page}/seeds") else {}


def show(words: Words, page: str) -> tuple[Setup, float]:
    """Show the controls and the film of the training that they describe; return its setup and its learning rate."""
    words.show("run")
    setup, rate, seed = lab.show(page)
    if shown := film.show(setup, rate, seed, page):
        words.show("words" if shown.life.word == "dead" else "words never positive")
    link = lab.network(page).link(lab.values_of(setup, rate, seed))
    links.page("why_units_die", _("Why each of them fell silent"), link)
    return setup, rate
