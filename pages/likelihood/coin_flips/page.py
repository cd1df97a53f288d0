"""Which coin makes these tosses the most probable, and how sure can one be of it?"""

import streamlit as st

from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import bernoulli
from pages import contents
from pages.kit import links, tables
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import climbing, guess, readings, real_coins, underflow

page, words = contents.page("coin_flips"), Words(__file__)
REVEALED = "coin/revealed"


def loss() -> None:
    """Show in numbers that a classifier's loss is this page's NLL, with a p for each toss."""
    labels, beliefs = (1, 0, 1, 1), (0.9, 0.2, 0.6, 0.05)
    costs = [0.0 - bernoulli.log_pmf(label, belief) for label, belief in zip(labels, beliefs, strict=True)]
    words.show("loss")
    rows = [
        [number(label), number(belief), number(cost)]
        for label, belief, cost in zip(labels, beliefs, costs, strict=True)
    ]
    heads = (_("label"), _("predicted p of a 1"), _("NLL, nats"))
    st.markdown(tables.table(heads, rows))
    words.show("loss: mean", mean=number(sum(costs) / len(costs)), worst=number(max(costs)))
    links.page("losses")


def _asked(held: Held) -> bool:
    """Ask for a p, show what may be shown then, and return whether that was all."""
    revealed, placed = guess.ask(words, held)
    if revealed:
        readings.show(words, held, placed)
        underflow.show(words)
        climbing.show(words, held.counts)
        links.page("how_sure", _("How sure are we? Six intervals for this p"))
        loss()
    return revealed


@st.fragment
def own() -> None:
    """Show what hangs on the reader's tosses: turning a coin over leaves the rest of the page alone."""
    held = flips.choose(words)
    if held.counts is None:
        words.show("no tosses")
        revealed = bool(guess.given())
    else:
        revealed = _asked(held)
    before = st.session_state.get(REVEALED, revealed)
    st.session_state[REVEALED] = revealed
    if revealed != before:
        st.rerun()  # what stands below this fragment comes or goes, too


st.title(_(page.title))
words.show("opening")
own()
if st.session_state.get(REVEALED):
    real_coins.show(words)
