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


words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    return predict.ask(
        "digits",
        words.text("question", rate=number(HIGH)),
        {
            "same": _("the same number: the pictures are the same"),
            "half": _("fewer, but more than a few"),
            "hardly": _("hardly any"),
        },
        "hardly",
        _why,
    )


def _why() -> str:
    """Train on the pixels as they are and on a sixteenth of them, and say how many units died."""
    with st.spinner(_("Training …")):
        (raw,), (scaled,) = (filming(preset.setup, HIGH, 0).complete() for preset in (RAW_PIXELS, SIXTEENTH))
    before = {f"raw_{name}": value for name, value in counts(raw).items()}
    return words.text("answer", rate=number(HIGH), **before, **counts(scaled))
