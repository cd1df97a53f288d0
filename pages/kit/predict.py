"""Test yourself: a card with a question, whose answer opens on a guess.

The question hides nothing. Only a link with `?guess=ask` puts it first, for lecturers: each page of the visit then
asks its question before it shows anything, until the question is answered or the visitor ends that.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import streamlit as st

from acts.language import _, joined
from pages.kit import address
from pages.kit.links import GUESS

ASK, SKIPPED = "ask", "skip"
"""What the address says where the question comes first, and what older links say where it was passed over."""

_FIRST = "predict/first"


def first() -> bool:
    """Return whether questions come first in this visit."""
    return _FIRST in st.session_state


def comes_first(page: str) -> bool:
    """Return whether the question of a page stands in place of what it asks about: no guess is made yet."""
    asked = address.asks(GUESS)
    if asked == [ASK]:
        return True
    return first() and (asked[0] if asked else address.standing(f"{page}/{GUESS}", "")) in ("", ASK, SKIPPED)


def guessed(page: str, legal: Callable[[str], bool], name: str = GUESS) -> str:
    """Declare a guess of a page, a setting that is in the address as `name`.

    Returns a legal guess, "" if there is none, or `ASK` where the question comes first: only the page's main one does.
    """
    key, main = f"{page}/{name}", name == GUESS

    def read(raw: str) -> str | None:
        if raw == SKIPPED:
            return ""
        return raw if legal(raw) or (main and raw == ASK) else None

    if main and address.asks(name) == [ASK]:
        st.session_state[_FIRST] = True
    made: str = address.remembered(key, read, "")
    address.say_refused(key, name, _("the question"))
    if not main or made not in ("", ASK):
        return made
    still = ASK if first() else ""  # the visit may have ended the questions on another page, or begun them
    if made != still:
        address.put(key, still, "")
    return still


def guess(page: str, value: str, name: str = GUESS) -> None:
    """Set the guess of a page from a callback; "" takes it back."""
    address.put(f"{page}/{name}", value, "")


def end(page: str) -> None:
    """Let no question of this visit come first any more, in a callback."""
    st.session_state.pop(_FIRST, None)
    guess(page, "")


def ask(
    page: str,
    question: str,
    answers: Mapping[str, str],
    truth: str | Sequence[str] | Callable[[], Sequence[str]],
    why: str | Callable[[], str],
    name: str = GUESS,
) -> bool:
    """Show the card; return whether the page may show what the question is about.

    `answers` maps slugs to labels, `truth` is the right slug, or several, `why` what the computation says. Both may be
    functions: they are called, in this order, once a guess is made. The guess is in the address as `name` (a message
    id): a link shows what its sender saw.
    """
    made = guessed(page, lambda raw: raw in answers, name)
    with st.container(border=True, key=f"{page}-{name}-question"):
        if made and made != ASK:
            right = (truth,) if isinstance(truth, str) else truth() if callable(truth) else truth
            _verdict(answers, made, right, why if isinstance(why, str) else why())
            again(page, name)
            return True
        put(made, question)
        with st.container(horizontal=True, vertical_alignment="center"):
            for slug, label in answers.items():
                st.button(label, f"{page}/{name}/{slug}", on_click=guess, args=(page, slug, name))
            way_out(page, made, name)
    return made != ASK


def put(made: str, question: str) -> None:
    """Put a question that has no answer yet; `made` is what `guessed` returned."""
    title = _("Before you look") if made == ASK else _("Test yourself")
    st.markdown(f"**{title}** · {question}")


def way_out(page: str, made: str, name: str = GUESS) -> None:
    """Show what ends that questions come first, where they do."""
    if made == ASK:
        st.button(_("No more questions"), f"{page}/{name}/end", type="tertiary", on_click=end, args=(page,))


def again(page: str, name: str = GUESS) -> None:
    """Show what takes a guess back."""
    before = ASK if first() and name == GUESS else ""
    st.button(_("Ask me again"), f"{page}/{name}/again", type="tertiary", on_click=guess, args=(page, before, name))


def _verdict(answers: Mapping[str, str], made: str, right: Sequence[str], why: str) -> None:
    if made in right:
        said = _("**Right**: {guess}.").format(guess=answers[made])
        st.markdown(f":material/check_circle: {joined([said, why])}")
        return
    truth = reduce(_either, [answers[slug] for slug in right])
    said = _("**You said: {guess}. The answer: {truth}.**").format(guess=answers[made], truth=truth)
    st.markdown(f":material/lightbulb: {joined([said, why])}")


def _either(one: str, other: str) -> str:
    return _("{one} or {other}").format(one=one, other=other)
