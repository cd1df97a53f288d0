"""Where the tosses come from: turned by hand, flipped by a coin, pasted, or given as counts.

All of these change one thing, the tosses that are held, and that is in the address as `flips`.
"""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _
from acts.likelihood import MOST, counts
from acts.likelihood import flips as pasted
from pages.kit import address, controls
from pages.kit.numbers import number
from pages.kit.words import Words

KEY, START = "coin/flips", "1010001000"
SHOWN = 40
PASTE, HEADS, TOSSES = "coin_paste", "coin_heads", "coin_tosses"
REPORT, TYPED = f"{PASTE}/report", f"{KEY}/typed"


def choose(words: Words) -> Held:
    """Let the reader make tosses and return them."""
    held = now()
    ways = {"flips": _("Flip a coin"), "paste": _("Paste flips"), "counts": _("Give the counts")}
    way = address.choice(_("Your tosses"), ways, "coin/way", "flips")
    {"flips": _flip, "paste": _paste, "counts": count}[way](words, held)
    say_refused(held)
    st.markdown(f"**{said(held)}**")
    return held


def now() -> Held:
    """Return the tosses that are held, on whichever page they were made: a new link's, else those from before."""
    return tossing.read(address.remembered(KEY, _read, START))


def say_refused(held: Held) -> None:
    """Say that a link asked for tosses that cannot be."""
    address.say_refused(KEY, _("flips"), said(held))


def said(held: Held) -> str:
    """Say how many heads in how many tosses."""
    if not held.tosses:
        return _("No tosses yet")
    toss = _("toss") if held.tosses == 1 else _("tosses")
    return _("{heads} heads in {tosses} {toss}").format(heads=f"{held.heads:,}", tosses=f"{held.tosses:,}", toss=toss)


def _read(raw: str) -> str | None:
    found = tossing.read(raw)
    return found and found.text


def put(held: Held) -> None:
    """Hold these tosses; what was said about a paste or about counts concerned those before."""
    for said_before in (TYPED, REPORT):
        st.session_state.pop(said_before, None)
    address.put(KEY, held.text, START)


def _flip(words: Words, held: Held) -> None:
    """Coins to be turned by a click, and a coin to flip more of."""
    if held.order:
        first = max(held.tosses - SHOWN, 0)
        words.show("coins shown last" if first else "coins shown", shown=number(SHOWN))
        with st.container(horizontal=True, gap="small", key="coin-row"):
            for place in range(first, held.tosses):
                heads = held.order[place] == "1"
                st.button(
                    f"**H** :small[{place + 1}]" if heads else f"T :small[{place + 1}]",
                    key=f"coin/{place}",
                    help=_("Toss {place}: {side}. Click to turn it over.").format(
                        place=place + 1, side=_("heads") if heads else _("tails")
                    ),
                    on_click=_turn,
                    args=(place,),
                )
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
        for label, text in ((_("No tosses"), tossing.NONE), (_("The worked example"), START)):
            st.button(label, key=f"coin/put/{text}", type="tertiary", on_click=put, args=(tossing.read(text),))


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


def _held() -> Held:
    return tossing.read(st.session_state[KEY])


def _turn(place: int) -> None:
    held = _held()
    if place < len(held.order or ""):  # a click may come late, when there are fewer
        put(held.turned(place))


def _more(count: int, p: float, seed: int) -> None:
    put(_held().more(count, p, seed))


def _paste(words: Words, _held: Held) -> None:
    """A box for pasted flips; what it holds that is no flip is pointed out."""
    words.show("paste")
    st.text_area(
        _("Flips"), key=PASTE, height=140, placeholder="1 0 1 0 0 0 1 0 0 0", persist_state="session",
        on_change=_pasted,
    )  # fmt: skip
    if report := st.session_state.get(REPORT):
        st.warning(report, icon=":material/rule:")


def _pasted() -> None:
    found = pasted.parse(st.session_state[PASTE] or "")
    lines = []
    if found.tosses > tossing.LONGEST:
        put(Held(found.heads, found.tosses))
    elif found.tosses:
        put(tossing.held(found.values.tolist()))
    elif st.session_state[PASTE].strip():
        lines.append(_("There is no flip in it, so the tosses stay as they were."))
    if found.rejected:
        lines.append(
            _("Left out, since it is no flip: {pieces}").format(
                pieces="; ".join(
                    _("line {line}, character {column}: “{text}”").format(
                        line=piece.line, column=piece.column, text=address.quoted(piece.text)
                    )
                    for piece in found.pieces
                )
            )
            + (_(" … {count} pieces in all").format(count=f"{found.rejected:,}") if found.rejected > pasted.FEW else "")
        )
        lines[-1] += "."
    st.session_state[REPORT] = " ".join(lines)


def count(words: Words, held: Held) -> None:
    """Two boxes for the counts; what cannot be is said, and stays typed.

    Boxes of floats that may be empty: Streamlit's boxes of integers cut 1e6 to 1 and 2.7 to 2, and empty they are 0.
    """
    state = st.session_state
    words.show("counts", most=f"{MOST:,}")
    typed = state.get(TYPED)
    if HEADS not in state or TOSSES not in state:
        state[HEADS], state[TOSSES] = typed or (float(held.heads), float(held.tosses))
    with st.container(horizontal=True):
        for label, key in ((_("Heads"), HEADS), (_("Tosses"), TOSSES)):
            st.number_input(label, value=None, step=1.0, key=key, format="%.12g", width=220, on_change=_counted)
    if typed:
        st.warning(
            _("{reason}. Shown instead: {instead}.").format(reason=_reason(*typed), instead=said(held)),
            icon=":material/swap_horiz:",
        )


def _reason(heads: float | None, tosses: float | None) -> str:
    if heads is None or tosses is None:
        return _("Both boxes need a number")
    refused = str(counts(heads, tosses))
    return refused[:1].upper() + refused[1:]


def _counted() -> None:
    state = st.session_state
    heads, tosses = state[HEADS], state[TOSSES]
    found = counts(heads, tosses)
    if isinstance(found, str):
        state[TYPED] = (heads, tosses)
        return
    state.pop(TYPED, None)
    if (found.heads, found.tosses) != (_held().heads, _held().tosses):
        put(Held(found.heads, found.tosses))
