"""A page asks before it shows: one question, some answers, and a way past it."""

from collections.abc import Mapping, Sequence
from functools import reduce

import streamlit as st

from acts.language import _, joined
from pages.kit import address

SKIPPED = "skip"


def ask(
    scope: str,
    question: str,
    answers: Mapping[str, str],
    truth: str | Sequence[str],
    why: str,
    name: str = "guess",
) -> bool:
    """Ask the question until it is answered or skipped; return whether the page may show everything.

    `answers` maps slugs to labels, `truth` is the right slug, or several, `why` what the computation says.
    The answer is in the address as `name` (a message id), so that a link shows what its sender saw.
    """
    key = f"{scope}/{name}"
    guess = address.remembered(key, lambda raw: raw if raw in (*answers, SKIPPED) else None, "")
    # kept when they hold nothing: what follows would move up, and boxes that move no longer write to the address
    notes, place = st.empty(), st.empty()
    address.say_refused(key, _(name), _("the question"), notes)
    if guess == SKIPPED:
        return True
    with place.container(border=True, key=f"{scope}-{name}-question"):
        if guess:
            _verdict(key, answers, guess, (truth,) if isinstance(truth, str) else truth, why)
            return True
        st.markdown(f"**{_('Before you look')}** · {question}")
        with st.container(horizontal=True, vertical_alignment="center"):
            for slug, label in answers.items():
                st.button(label, key=f"{key}/{slug}", on_click=address.put, args=(key, slug, ""))
            st.button(_("Skip"), key=f"{key}/{SKIPPED}", type="tertiary", on_click=address.put, args=(key, SKIPPED, ""))
    return False


def _verdict(key: str, answers: Mapping[str, str], guess: str, right: Sequence[str], why: str) -> None:
    if guess in right:
        said = _("**Right**: {guess}.").format(guess=answers[guess])
        st.markdown(f":material/check_circle: {joined([said, why])}")
    else:
        truth = reduce(_either, [answers[slug] for slug in right])
        said = _("**You said {guess}; it is {truth}.**").format(guess=answers[guess], truth=truth)
        st.markdown(f":material/lightbulb: {joined([said, why])}")
    st.button(_("Ask me again"), key=f"{key}/again", type="tertiary", on_click=address.put, args=(key, "", ""))


def _either(one: str, other: str) -> str:
    return _("{one} or {other}").format(one=one, other=other)
