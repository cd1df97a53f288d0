"""Where the tosses come from: turned by hand, flipped by a coin, pasted, or given as counts."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import MOST
from pages.kit import address, controls
from pages.kit.numbers import number
from pages.kit.streamlit_insides import WIDE
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import paste

SHOWN = 40
WAY, OPEN = "coin/way", "coin/way/open"

words = Words(__file__)


def row(held: Held) -> None:
    """Show the coins in one line, the last ones of many; a click turns a coin over."""
    if not held.order:
        words.show("counts only" if held.tosses else "no tosses")
        return
    with st.container(horizontal=True, wrap=False, gap="xxsmall", key=f"{WIDE}coins"):
        for place in range(max(held.tosses - SHOWN, 0), held.tosses):
            label, hint = _("**0** :small[T]"), _("Toss {place}: tails. Click to turn it over.")
            if held.order[place] == "1":
                label, hint = _("**1** :small[H]"), _("Toss {place}: heads. Click to turn it over.")
            st.button(label, key=f"coin/{place}", help=hint.format(place=place + 1), on_click=_turn, args=(place,))


def beside(held: Held) -> None:
    """Show how many heads there are, what flips more coins, and the other ways to tosses, which open on a press."""
    flips.say_refused(held)
    st.markdown(f"**{flips.said(held)}**")
    if held.order and held.tosses > SHOWN:
        st.caption(words.text("coins shown last", shown=number(SHOWN)))
    more = st.container(horizontal=True, gap="xsmall", vertical_alignment="center")
    more.markdown(_("Flip"), width="content")
    p, seed = others(held, _("Paste, count, choose the coin"))
    for count in (1, 10, 100, 1000):
        more.button(
            _("+{count}").format(count=f"{count:,}"), key=f"coin/more/{count}",
            help=_("Flip {count} more").format(count=f"{count:,}"),
            disabled=held.tosses >= MOST, on_click=_more, args=(count, p, seed),
        )  # fmt: skip


def elsewhere() -> Held:
    """Return the tosses, which another scene changes, and show how many heads there are in them."""
    held = flips.now()
    flips.say_refused(held)
    st.markdown(f"**{flips.said(held)}**")
    others(held, _("Other tosses"))
    return held


def others(held: Held, label: str) -> tuple[float, int]:
    """Show what opens on a press; return the p and the seed of the coin that is flipped."""
    if address.asks(address.name(WAY)):
        st.session_state[OPEN] = True
    with st.popover(label, icon=":material/toll:", key=OPEN, on_change="rerun"):
        ways = {"flips": _("Flip a coin"), "paste": _("Paste flips"), "counts": _("Give the counts")}
        way = address.choice(_("Your tosses"), ways, WAY, "flips")
        if way == "paste":
            paste.show(words, held)
        elif way == "counts":
            words.show("counts", most=f"{MOST:,}")
            flips.count(held)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            p, seed = _coin()
        with st.container(horizontal=True):
            for label, text in ((_("No tosses"), tossing.NONE), (_("The worked example"), flips.START)):
                put = tossing.read(text)
                st.button(label, key=f"coin/put/{text}", type="tertiary", on_click=flips.put, args=(put,))
    return p, seed


def _coin() -> tuple[float, int]:
    """Let the reader choose the coin that is flipped: its p and its seed."""
    names = {"known": _("I set p"), "hidden": _("secret p"), "shown": _("reveal p")}
    coin = address.choice(_("The coin that is flipped"), names, "coin/coin", "known")
    seed = controls.seed("coin_seed")
    if coin == "known":
        return controls.number_box(_("Its true p"), "coin_true", 0.0, 1.0, 0.5, 0.05, width=180), seed
    p = tossing.hidden(seed)
    st.metric(_("Its true p"), number(p) if coin == "shown" else "?", width=120)
    return p, seed


def _turn(place: int) -> None:
    held = flips.held()
    if place < len(held.order or ""):  # a click may come late, when there are fewer
        flips.put(held.turned(place))


def _more(count: int, p: float, seed: int) -> None:
    flips.put(flips.held().more(count, p, seed))
