"""What the units of a network on the digits look for: the film of a training, and two trainings to start from."""

from typing import Any

import streamlit as st

from acts.experiments.training.film import filming
from acts.experiments.training.presets import DIGITS, Preset
from acts.language import _
from acts.network.digits import SIDE, unchanging
from pages.kit import scenes, setups
from pages.kit.drawer import drawer
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import chips, film
from pages.training.digits import controls

PAGE = "digits"
words = Words(__file__)


def show() -> None:
    """Show the film of a training with its controls beside it, and below it what the presets came to."""
    picture, beside = scenes.stage(wide=5, beside=2)
    with beside:
        setup, rate, seed = controls.show()
        values = controls.values_of(setup, rate, seed)
        chips.show(PAGE, controls.LAB, {slug: _(preset.name) for slug, preset in DIGITS.items()}, _presets(), values)
    with picture:
        film.show(setup, rate, seed, PAGE)
    words.show("units")
    st.caption(setups.described(setup))
    words.show("presets")
    for preset in DIGITS.values():
        _came_to(preset)
    same = str(unchanging(setup.sets[0]))
    drawer(
        _("The network and its data"), "digits_data", ":material/menu_book:",
        lambda: words.show("words", same=same, pixels=str(SIDE * SIDE)),
    )  # fmt: skip


def _presets() -> dict[str, dict[str, Any]]:
    """Return what each preset sets the controls to."""
    return {slug: controls.values_of(each.setup, each.rate, each.seed) for slug, each in DIGITS.items()}


def _came_to(preset: Preset) -> None:
    """Show what a preset came to, as far as somebody has trained it."""
    (shown,) = filming(preset.setup, preset.rate, preset.seed).results
    said = words.text("preset: unknown")
    if shown is not None:
        said = words.text("preset", rate=number(preset.rate), **film.counts(shown))
    st.markdown(f"**{_(preset.name)}** · {said}")
