"""Which language a visitor reads: what the address asks for, else what was chosen before, else the browser's.

Streamlit runs each session in threads that serve no other session, a new one whenever the last has ended. A full run
speaks its language at its start; a thread that begins with a fragment or a callback asks `of_session`.
"""

import streamlit as st

from acts import language
from acts.language import _
from pages.kit import address
from pages.kit.streamlit_insides import in_session

NAME = "lang"
_CHOSEN = "language/chosen"


def of_session() -> str:
    """Return the language of the session that this thread runs; the language of the source outside of any."""
    if not in_session():
        return language.SOURCE
    return st.session_state.get(_CHOSEN) or _known(st.context.locale or "") or language.SOURCE


def enter() -> None:
    """Speak the language of this session, and say if the address asks for another one than there is.

    A language that the address asks for is kept: the address loses it when another page is opened.
    """
    given = st.query_params.get_all(NAME)
    asked = _known(given[0]) if len(given) == 1 else None
    if asked:
        st.session_state[_CHOSEN] = asked
    language.speak(of_session())
    if given and not asked:
        address.say(_("language"), ", ".join(given), _("English"))


def chosen() -> dict[str, str]:
    """Return what a link in the words has to ask for, to be read in this language: it begins a session of its own."""
    return {NAME: st.session_state[_CHOSEN]} if _CHOSEN in st.session_state else {}


def _known(tag: str) -> str | None:
    """Return the language that there is a catalogue of: of the whole tag (zh-TW), else of its first part (zh)."""
    whole = tag.replace("-", "_")
    return next((each for each in (whole, whole.partition("_")[0]) if language.known(each)), None)


language.ask_with(of_session)
