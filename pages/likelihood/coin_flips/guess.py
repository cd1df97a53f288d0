"""Test yourself: a p that the reader places is scored by the likelihood itself."""

import streamlit as st

from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import Tosses, divergence
from pages.kit import address, predict
from pages.kit.numbers import telling
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips.written import power

PAGE, SLIDER = "coin_flips", "coin_guess"

words = Words(__file__)


def ask() -> bool:
    """Ask for a p where the question comes first; return whether the page may show its scenes.

    Where it does not, its card is a part of the first scene: it speaks of the same tosses.
    """
    held = flips.now()
    if not predict.comes_first(PAGE) or held.counts is None:
        return True
    _card(held, held.counts, made())
    return False


def card(held: Held, made: str) -> None:
    """Show the question, or what the likelihood says of the p that was placed."""
    if held.counts is None:
        return
    if made == predict.ASK:
        st.rerun()  # the question takes the place of the scene that this is in
    _card(held, held.counts, made)


def made() -> str:
    """Declare the guess and return it: the text of a p, "" if there is none, or that the question comes first."""
    return predict.guessed(PAGE, address.within(0.0, 1.0))


def placed(made: str) -> float | None:
    """Return the p that was placed, if there is one."""
    return float(made) if made and made != predict.ASK else None


def _card(held: Held, tosses: Tosses, made: str) -> None:
    p = placed(made)
    with st.container(border=True, key="coin-question"):
        if p is not None:
            _verdict(tosses, p)
            predict.again(PAGE)
            return
        predict.put(made, words.text("question", heads=flips.said(held)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.slider(_("Your p"), 0.0, 1.0, 0.5, 0.01, key=SLIDER, width=420)
            label = _("Show the curve") if made == predict.ASK else _("Score this p")
            st.button(label, key="coin/guess/show", on_click=_placed)
            predict.way_out(PAGE, made)


def _placed() -> None:
    predict.guess(PAGE, f"{st.session_state[SLIDER]:g}")


def _verdict(tosses: Tosses, guess: float) -> None:
    best = tosses.estimate
    lost = tosses.tosses * divergence(best, guess)
    values = {"guess": telling(guess, 0.0, 1.0), "best": telling(best, guess, 0.0, 1.0), "ratio": power(-lost)}
    if guess == best:
        st.markdown(f":material/check_circle: {words.text('verdict: best', **values)}")
    else:
        name = "verdict: impossible" if power(-lost) == "0" else "verdict"
        st.markdown(f":material/lightbulb: {words.text(name, **values)}")
