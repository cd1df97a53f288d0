"""The question of the page: can a dead unit of a second layer come back?"""

import streamlit as st

from acts.experiments.training.revival import DEEP, DEEP_HIGH, revival
from acts.language import _
from pages.kit import predict
from pages.kit.words import Words
from pages.training.revival.outcome import counts

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    return predict.ask(
        "revival",
        words.text("question"),
        {
            "never": _("no: a gradient of zero moves nothing"),
            "decay": _("only with weight decay or momentum"),
            "inputs": _("yes: what feeds it still moves"),
        },
        "inputs",
        _why,
    )


def _why() -> str:
    """Train two hidden layers, and say how many units of each came back."""
    with st.spinner(_("Training …")):
        (seen,) = revival(DEEP, DEEP_HIGH, 0).complete()
    return words.text("answer", **counts(seen))
