"""Which coin makes these tosses the most probable, and how sure can one be of it?"""

import streamlit as st

from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import Tosses
from pages import contents
from pages.kit import links
from pages.kit.fragment import fragment
from pages.kit.words import Words
from pages.likelihood.coin_flips import climbing, guess, loss, readings, real_coins, tosses, underflow

page, words = contents.page("coin_flips"), Words(__file__)
REVEALED = "coin/revealed"


def _asked(held: Held) -> bool:
    """Ask for a p and show what the answer opens; return whether the whole page is open."""
    revealed, placed = guess.ask(words, held)
    if revealed:
        readings.show(words, held, placed)
        underflow.show(words)
        climbing.show(words, Tosses(held.heads, held.tosses))
        links.page("how_sure", _("How sure are we? Six intervals for this p"))
        loss.show(words)
    return revealed


@fragment
def own() -> None:
    """Show what hangs on the reader's tosses: turning a coin over leaves the rest of the page alone."""
    held = tosses.choose(words)
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
