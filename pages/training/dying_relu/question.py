"""The question of the page: what happens to a unit that has died?"""

import streamlit as st

from acts.experiments.training.film import filming
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import drift
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film, lab


def asked(words: Words, page: str) -> bool:
    """Ask, and return whether the page may show everything."""
    with st.spinner(_("Training …")):
        (usual,) = filming(Setup(), lab.START, 0).complete()
    moved = drift(usual.life)
    return predict.ask(
        page,
        words.text("question"),
        {
            "back": _("it comes back, slowly"),
            "luck": _("it comes back if the seed is lucky"),
            "away": _("it drifts further off"),
            "never": _("nothing at all"),
        },
        "never" if moved == 0 else "away",
        words.text("answer", drift=number(moved), rate=number(lab.START), **film.counts(usual)),
    )
