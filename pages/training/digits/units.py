"""What the units of a network on the digits look for: the digits, trainings to start from, and the reader's own."""

import streamlit as st

from acts.charts.training.digits import digits_picture
from acts.experiments.training.film import Film, filming
from acts.experiments.training.mistakes import first_of_each
from acts.experiments.training.presets import DIGITS
from acts.experiments.training.setup import Setup
from acts.language import _
from acts.network.digits import CLASSES, SIDE, unchanging
from pages.kit import links, live, progress, scenes, setups
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film


def ten(page: str) -> None:
    """Show one digit of each class."""
    names = tuple(map(str, range(CLASSES)))
    said = _("Ten of the digits, {names}, as the network gets them.").format(names=_(", ").join(names))
    live.show(digits_picture(first_of_each(), names, said), f"{page}/ten")
    st.caption(said)


def presets(words: Words, page: str) -> None:
    """Show the presets with what each of them came to."""
    words.show("presets")
    for cell, preset in zip(st.columns(2, gap="medium", border=True), DIGITS.values(), strict=True):
        with cell:
            links.preset(page, preset)
            shown = progress.single(filming(preset.setup, preset.rate, preset.seed), f"{page}/{preset.slug}")
            if shown:
                words.show("preset", rate=number(preset.rate), **film.counts(shown))


def show(words: Words, setup: Setup, rate: float, seed: int, page: str) -> Film | None:
    """Show the film of a training; return it, None while the training is stopped."""
    st.caption(setups.described(setup))
    with scenes.whole_stage():
        shown = film.show(setup, rate, seed, page)
    if shown:
        words.show("words", same=str(unchanging(setup.sets[0])), pixels=str(SIDE * SIDE))
    return shown
