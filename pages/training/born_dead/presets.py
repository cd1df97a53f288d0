"""Networks to start from, each with how often one of its kind is constant."""

import streamlit as st

from acts.experiments.training.born_dead import CASES, LEVEL, column
from pages.kit import links
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.born_dead.heat import span


def show(words: Words, page: str) -> None:
    """Show the presets, each with its numbers."""
    words.show("presets")
    for cell, case in zip(st.columns(len(CASES), gap="medium", border=True), CASES.values(), strict=True):
        counted = column(case.scheme, case.width)
        with cell:
            links.preset(page, case)
            words.show(
                f"preset: {case.slug}",
                share=percent(counted.share(case.layers)),
                span=span(counted, case.layers),
                level=percent(LEVEL),
                width=str(case.width),
                layers=str(case.layers),
            )
