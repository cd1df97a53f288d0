"""Where the tosses come from: turned by hand, flipped by a coin, pasted, or given as counts."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import MOST
from pages.kit import address, controls
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.coin_flips import paste

SHOWN = 40


def choose(words: Words) -> Held:
    """Let the reader make tosses and return them."""
    held = flips.now()
    ways = {"flips": _("Flip a coin"), "paste": _("Paste flips"), "counts": _("Give the counts")}
    way = address.choice(_("Your tosses"), ways, "coin/way", "flips")
    {"flips": _flip, "paste": paste.show, "counts": flips.count}[way](words, held)
    flips.say_refused(held)
    st.markdown(f"**{flips.said(held)}**")
    return held


def _flip(words: Words, held: Held) -> None:
    """Show coins that a click turns over, and a coin to flip more of."""
    if held.order:
        first = max(held.tosses - SHOWN, 0)
        words.show("coins shown last" if first else "coins shown", shown=number(SHOWN))
        _row(held.order, first)
    elif held.tosses:
        words.show("counts only", longest=number(tossing.LONGEST))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        p, seed = _coin()
    with st.container(horizontal=True):
        for count in (1, 10, 100, 1000):
            st.button(
                _("Flip {count} more").format(count=f"{count:,}"), key=f"coin/more/{count}",
                disabled=held.tosses >= MOST, on_click=_more, args=(count, p, seed),
            )  # fmt: skip
        for label, text in ((_("No tosses"), tossing.NONE), (_("The worked example"), flips.START)):
            put = tossing.read(text)
            st.button(label, key=f"coin/put/{text}", type="tertiary", on_click=flips.put, args=(put,))


def _row(order: str, first: int) -> None:
    """Show the coins from this place on."""
    with st.container(horizontal=True, gap="small", key="coin-row"):
        for place in range(first, len(order)):
            label, hint = _("T :small[{place}]"), _("Toss {place}: tails. Click to turn it over.")
            if order[place] == "1":
                label, hint = _("**H** :small[{place}]"), _("Toss {place}: heads. Click to turn it over.")
            st.button(
                label.format(place=place + 1), key=f"coin/{place}", help=hint.format(place=place + 1),
                on_click=_turn, args=(place,),
            )  # fmt: skip


def _coin() -> tuple[float, int]:
    """Let the reader choose the coin that is flipped: its p and its seed."""
    names = {"known": _("p as typed"), "hidden": _("p hidden"), "shown": _("hidden p, shown")}
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
