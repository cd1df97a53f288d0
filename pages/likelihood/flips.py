"""The tosses that are held, on whichever page they were made: they are in the address as `flips`."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _, joined, ngettext
from acts.likelihood import MOST, counts, fault
from pages.kit import address
from pages.kit.numbers import exact

KEY, START = "coin/flips", "1010001000"
HEADS, TOSSES, TYPED = "coin_heads", "coin_tosses", f"{KEY}/typed"
REPORT = "coin_paste/report"


def now() -> Held:
    """Return the tosses that are held: a new link's, else those from before."""
    return _known(address.remembered(KEY, _read, START))


def held() -> Held:
    """Return the tosses that were held before this run."""
    return _known(st.session_state[KEY])


def put(held: Held) -> None:
    """Hold these tosses; what was said about a paste or about counts concerned those before."""
    for said_before in (TYPED, REPORT):
        st.session_state.pop(said_before, None)
    address.put(KEY, held.text, START)


def said(held: Held) -> str:
    """Say how many heads in how many tosses."""
    if not held.tosses:
        return _("No tosses yet")
    return heads_in_tosses(held.heads, held.tosses)


def heads_in_tosses(heads: int, tosses: int) -> str:
    """Write how many heads in how many tosses."""
    return _("{heads} in {tosses}").format(
        heads=ngettext("{count} head", "{count} heads", heads).format(count=f"{heads:,}"),
        tosses=ngettext("{count} toss", "{count} tosses", tosses).format(count=f"{tosses:,}"),
    )


def say_refused(held: Held) -> None:
    """Say that a link asked for tosses that cannot be."""
    address.say_refused(KEY, _("flips"), said(held))


def count(held: Held, width: int = 220) -> None:
    """Show two boxes of this width for the counts; counts that cannot be stay typed, and the reason is said.

    Boxes of floats that may be empty: Streamlit's boxes of integers cut 1e6 to 1 and 2.7 to 2, and empty they are 0.
    """
    state = st.session_state
    typed = state.get(TYPED)
    if HEADS not in state or TOSSES not in state:
        state[HEADS], state[TOSSES] = typed or (float(held.heads), float(held.tosses))
    with st.container(horizontal=True):
        for label, key in ((_("Heads"), HEADS), (_("Tosses"), TOSSES)):
            st.number_input(label, value=None, step=1.0, key=key, format="%.12g", width=width, on_change=_counted)
    if typed:
        instead = _("Shown instead: {instead}.").format(instead=said(held))
        st.warning(joined([reason(*typed), instead]), icon=":material/swap_horiz:")


def reason(heads: float | None, tosses: float | None) -> str:
    """Say what is wrong with these counts; nothing if they are legal."""
    if heads is None or tosses is None:
        return _("Both boxes need a number.")
    messages = {
        ("not whole", "heads"): _("The number of heads has to be whole, not {count}."),
        ("not whole", "tosses"): _("The number of tosses has to be whole, not {count}."),
        ("negative", "heads"): _("The number of heads has to be 0 or more."),
        ("negative", "tosses"): _("The number of tosses has to be 0 or more."),
        ("too many", "heads"): _("The number of heads has to be at most {most}."),
        ("too many", "tosses"): _("The number of tosses has to be at most {most}."),
        ("too few", "tosses"): _("Enter at least one toss."),
        ("more heads", "heads"): _("There cannot be more heads than tosses, {heads} in {tosses}."),
    }
    wrong = fault(heads, tosses)
    if wrong is None:
        return ""
    count = exact(heads if "heads" in wrong else tosses)
    return messages[wrong].format(count=count, most=f"{MOST:,}", heads=f"{heads:.0f}", tosses=f"{tosses:.0f}")


def _counted() -> None:
    state, before = st.session_state, held()
    heads, tosses = state.get(HEADS, float(before.heads)), state.get(TOSSES, float(before.tosses))
    found = counts(heads, tosses)
    if isinstance(found, str):
        state[TYPED] = (heads, tosses)
        return
    state.pop(TYPED, None)
    if (found.heads, found.tosses) != (before.heads, before.tosses):
        put(Held(found.heads, found.tosses))


def _read(raw: str) -> str | None:
    found = tossing.read(raw)
    return None if found is None else found.text


def _known(text: str) -> Held:
    found = tossing.read(text)
    if found is None:
        raise ValueError(f"no tosses are written {text!r}")
    return found
