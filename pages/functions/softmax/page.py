"""What turns scores into shares of one whole, and what does raising one score do to all the others?"""

import streamlit as st

from acts.language import _
from pages import contents
from pages.functions.softmax import (
    attention,
    bars,
    draws,
    kin,
    many,
    most_active,
    overflow,
    question,
    sparsemax,
    stalling,
    two_classes,
)
from pages.kit.fragment import fragment
from pages.kit.words import Words

words = Words(__file__)


@fragment
def bars_and_kin(revealed: bool) -> None:
    """Show the picture and, for its logits, every function of the kin: they are computed anew together."""
    logits, temperature = bars.show(revealed)
    if not revealed:
        st.info(_("The slopes, the temperature and the rest appear here once you have guessed."))
        return
    bars.explain()
    kin.show(logits, temperature)


st.title(_(contents.page("softmax").title))
words.show("opening")
answered = question.ask()
bars_and_kin(answered)
if answered:
    sparsemax.show()
    many.show()
    overflow.show()
    two_classes.show()
    stalling.show()
    attention.show()
    draws.show()
    most_active.show()
