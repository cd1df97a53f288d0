"""A p is placed before the curve is drawn, and scored by the likelihood itself."""

import streamlit as st

from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import Tosses, divergence
from pages.kit import address
from pages.kit.numbers import telling
from pages.kit.predict import SKIPPED
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips.written import power

KEY, SLIDER = "coin/guess", "coin_guess"


def ask(words: Words, held: Held) -> tuple[bool, float | None]:
    """Ask for a p; return whether the page may show everything, and the p if one was placed.

    It is in the address as `guess`, so that a link shows what its sender saw.
    """
    guess = given()
    if guess == SKIPPED:
        return True, None
    with st.container(border=True, key="coin-question"):
        if guess:
            _verdict(words, Tosses(held.heads, held.tosses), float(guess))
            return True, float(guess)
        st.markdown(f"**{_('Before you look')}** · {words.text('question', heads=flips.said(held))}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            placed = st.slider(_("Your p"), 0.0, 1.0, 0.5, 0.01, key=SLIDER, width=420)
            st.button(_("Show the curve"), key=f"{KEY}/show", on_click=_placed)
            st.button(_("Skip"), key=f"{KEY}/skip", type="tertiary", on_click=address.put, args=(KEY, SKIPPED, ""))
    return False, placed


def given() -> str:
    """Return the p that was placed, as text, or "skip"; empty if none was yet."""
    guess = address.remembered(KEY, _read, "")
    address.say_refused(KEY, _("guess"), _("the question"))
    return guess


def _placed() -> None:
    address.put(KEY, f"{st.session_state[SLIDER]:g}", "")


def _read(raw: str) -> str | None:
    if raw == SKIPPED:
        return raw
    return raw if address.within(0.0, 1.0)(raw) else None


def _verdict(words: Words, tosses: Tosses, guess: float) -> None:
    best = tosses.estimate
    lost = tosses.tosses * divergence(best, guess)
    values = {"guess": telling(guess, 0.0, 1.0), "best": telling(best, guess, 0.0, 1.0), "ratio": power(-lost)}
    if guess == best:
        st.markdown(f":material/check_circle: {words.text('verdict: best', **values)}")
    else:
        name = "verdict: impossible" if power(-lost) == "0" else "verdict"
        st.markdown(f":material/lightbulb: {words.text(name, **values)}")
    st.button(_("Ask me again"), key=f"{KEY}/again", type="tertiary", on_click=address.put, args=(KEY, "", ""))
