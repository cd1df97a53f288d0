"""Flips that a reader pastes: what they are read as is said, and anything that is not a flip is flagged and ignored."""

import streamlit as st

from acts.experiments.likelihood import tossing
from acts.experiments.likelihood.tossing import Held
from acts.language import _, joined, ngettext
from acts.likelihood.flips import FEW, MOST_TEXT, Flips, parse
from pages.kit import address
from pages.kit.words import Words
from pages.likelihood import flips

BOX = "coin_paste"
FIRST = 20
"""How many tosses are shown as they were read."""
SENT = MOST_TEXT * 3 // 2
"""The most characters that the box takes, so that what the browser sends is below `server.maxWidgetStateSize`.

A browser whose message is longer than that is cut off, connects anew and sends the message again, without end.
"""


def show(words: Words, _held: Held) -> None:
    """Show the box, what the text was read as, and what was ignored in it."""
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
    read, ignored = st.session_state.get(flips.REPORT, ("", ""))
    if read:
        st.caption(read)
    if ignored:
        st.warning(ignored, icon=":material/rule:")


def _pasted() -> None:
    """Hold the tosses of the text, none where the box was emptied; a text without tosses leaves those before."""
    text = st.session_state[BOX] or ""
    if len(text) > MOST_TEXT:
        refused = _("The text has {count} characters, and at most {most} are read: the tosses stay as they were.")
        st.session_state[flips.REPORT] = "", refused.format(count=f"{len(text):,}", most=f"{MOST_TEXT:,}")
        return
    found = parse(text)
    reason = flips.reason(found.heads, found.tosses) if found.counts else ""
    if not text.strip():
        flips.put(tossing.held([]))
    elif reason:
        reason = joined([reason, _("The tosses stay as they were.")])
    elif not found.tosses:
        reason = _("There is no flip in it, so the tosses stay as they were.")
    elif found.counts or found.tosses > tossing.LONGEST:
        flips.put(Held(found.heads, found.tosses))
    else:
        flips.put(tossing.held(found.values.tolist()))
    read = "" if reason else joined([_shape(found), _alphabet(found), _first(found)])
    st.session_state[flips.REPORT] = read, joined([reason, _ignored(found)])


def _alphabet(found: Flips) -> str:
    """Say which words for the sides were believed."""
    if not found.alphabet:
        return ""
    return _("Heads and tails are written as {alphabet}.").format(alphabet=_(found.alphabet.name))


def _shape(found: Flips) -> str:
    """Say what the text was taken for, and how much of it was set aside because of that."""
    if not found.shape:
        return ""
    shape = _(found.shape)
    if not found.aside:
        return _("Read as {shape}.").format(shape=shape)
    message = ngettext(
        "Read as {shape}: {count} row number or name set aside.",
        "Read as {shape}: {count} row numbers and names set aside.",
        found.aside,
    )
    return message.format(shape=shape, count=f"{found.aside:,}")


def _first(found: Flips) -> str:
    """Show the first tosses as they were read."""
    sides = _("T"), _("H")
    shown = " ".join(sides[side] for side in found.values[:FIRST].tolist())
    if not shown:
        return ""
    message = _("First tosses as read: {tosses} …") if found.values.size > FIRST else _("Tosses as read: {tosses}.")
    return message.format(tosses=shown)


def _ignored(found: Flips) -> str:
    """Say which pieces are not flips, the first few by their places."""
    if not found.rejected:
        return ""
    message = _("Ignored, since it is not a flip: {pieces}.")
    if found.rejected > FEW:
        message = _("Ignored, since it is not a flip: {pieces} … {count} pieces in all.")
    pieces = [
        _("line {line}, character {column}: “{text}”").format(
            line=piece.line, column=piece.column, text=address.quoted(piece.text)
        )
        for piece in found.pieces
    ]
    return message.format(pieces=_("; ").join(pieces), count=f"{found.rejected:,}")
