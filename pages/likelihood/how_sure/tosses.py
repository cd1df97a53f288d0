"""The tosses that the intervals are for: two counts, or those of a coin that was really tossed."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood.coins import COINS, Coin
from pages.likelihood import flips

BOXED, CENTRE = "sure/boxed", "sure/centre"


def choose() -> Held:
    """Let the reader choose tosses and return them; they are those of the coin's page, too."""
    held = _moved()
    said = st.empty()
    flips.count(held, 100)
    st.session_state[BOXED] = held.text
    names = {slug: _(coin.name) for slug, coin in COINS.items() if not coin.separate}
    chosen = next((slug for slug in names if _held(COINS[slug]).counts == held.counts), None)
    with st.popover(_("Real coins"), icon=":material/toll:"), st.container(horizontal=True, gap="small"):
        for slug, name in names.items():
            st.button(name, key=f"sure/{slug}", disabled=slug == chosen, on_click=_take, args=(COINS[slug],))
    flips.say_refused(held)
    source = "" if chosen is None else f" · {names[chosen]}"
    said.markdown(f"**{flips.said(held)}**{source}")
    return held


def centre(held: Held) -> int:
    """Return the heads that the pictures of many tosses are centred on: a live chart that moves them stays put."""
    return st.session_state.get(CENTRE, held.heads)


def _held(coin: Coin) -> Held:
    return tossing.held(coin.flips) if coin.flips else Held(coin.heads, coin.tosses)


def _take(coin: Coin) -> None:
    flips.put(_held(coin))


def _moved() -> Held:
    """Return the tosses, after what a live chart wrote into the boxes; boxes that are out of date are set anew."""
    held, state = flips.now(), st.session_state
    if held.text != state.get(BOXED):
        state[CENTRE] = held.heads
    if flips.HEADS not in state or state.get(flips.TYPED):
        return held
    if held.text != state.get(BOXED):
        state[flips.HEADS], state[flips.TOSSES] = float(held.heads), float(held.tosses)
    elif state[flips.HEADS] != held.heads:
        flips.put(Held(int(state[flips.HEADS]), held.tosses))
        return flips.now()
    return held
