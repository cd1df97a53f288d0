"""A p is placed before the curve is drawn, and scored by the likelihood itself."""

import streamlit as st

from acts.language import _
from acts.likelihood import Tosses, divergence
from pages.kit import address
from pages.kit.numbers import telling
from pages.kit.predict import SKIPPED
from pages.kit.words import Words
from pages.likelihood.coin_flips.written import power

KEY, SLIDER = "coin/guess", "coin_guess"


def ask() -> bool:
    """Ask for a p; return whether the page may show everything."""
    return True


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
