"""Flips that a reader pastes; anything else among them is flagged and ignored."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _, joined
from acts.likelihood.flips import FEW, MOST_TEXT, Flips, parse
from pages.kit import address
from pages.kit.words import Words
from pages.likelihood import flips

BOX = "coin_paste"
SENT = MOST_TEXT * 3 // 2
"""The most characters that the box takes, so that what the browser sends is below `server.maxWidgetStateSize`.

A browser whose message is longer than that is cut off, connects anew and sends the message again, without end.
"""


def show(words: Words, _held: Held) -> None:
    """Show the box, and what was ignored in it."""
    words.show("paste")
    st.text_area(
        _("Flips"),
        key=BOX,
        height=140,
        max_chars=SENT,
        placeholder="1 0 1 0 0 0 1 0 0 0",
        persist_state="session",
        on_change=_pasted,
    )
    if report := st.session_state.get(flips.REPORT):
        st.warning(report, icon=":material/rule:")


def _pasted() -> None:
    text = st.session_state[BOX] or ""
    found, said = parse(text), []
    if found.tosses > tossing.LONGEST:
        flips.put(Held(found.heads, found.tosses))
    elif found.tosses:
        flips.put(tossing.held(found.values.tolist()))
    elif text.strip():
        said.append(_("There is no flip in it, so the tosses stay as they were."))
    if found.rejected:
        said.append(_left_out(found))
    st.session_state[flips.REPORT] = joined(said)


def _left_out(found: Flips) -> str:
    """Say which pieces are no flips, the first few by their places."""
    message = _("Left out, since it is no flip: {pieces}.")
    if found.rejected > FEW:
        message = _("Left out, since it is no flip: {pieces} … {count} pieces in all.")
    pieces = [
        _("line {line}, character {column}: “{text}”").format(
            line=piece.line, column=piece.column, text=address.quoted(piece.text)
        )
        for piece in found.pieces
    ]
    return message.format(pieces=_("; ").join(pieces), count=f"{found.rejected:,}")
