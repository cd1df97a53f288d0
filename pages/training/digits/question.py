"""The question of the page: do as many units die if the pixels are divided by 16?"""

import streamlit as st

from acts.experiments.training.film import filming
from acts.experiments.training.presets import RAW_PIXELS, SIXTEENTH
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.film import counts

HIGH = 0.3
ANSWERS = {"same": 0.9, "half": 0.1, "hardly": 0.0}
"""The answers to the question, each with the share of dead units that it begins at, or above."""


def asked(words: Words, page: str) -> bool:
    """Ask, and return whether the page may show everything."""
    with st.spinner(_("Training …")):
        (raw,), (scaled,) = (filming(preset.setup, HIGH, 0).complete() for preset in (RAW_PIXELS, SIXTEENTH))
    share = scaled.life.run.silent_share[0, -1].item()
    return predict.ask(
        page,
        words.text("question", rate=number(HIGH), **{f"raw_{name}": value for name, value in counts(raw).items()}),
        {
            "same": _("as many: the pictures are the same"),
            "half": _("fewer, but more than a few"),
            "hardly": _("hardly any"),
        },
        next(slug for slug, least in ANSWERS.items() if share >= least),
        words.text("answer", rate=number(HIGH), **counts(scaled)),
    )
