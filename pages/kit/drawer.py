"""An expander that is in the address, and whose inside is computed only while it is open."""

from collections.abc import Callable

import streamlit as st

from acts.language import _
from pages.kit import address


def drawer(label: str, key: str, icon: str, fill: Callable[[], None]) -> None:
    """Show the expander; `fill` shows what is inside."""
    address.switch(key)
    place = st.expander(label, key=key, icon=icon, on_change="rerun")
    address.say_refused(key, label, _("closed"))
    if place.open:
        with place:
            fill()
