"""Controls that are set once in a while, behind a button that opens them."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.kit import address


@contextmanager
def popover(label: str, icon: str = ":material/tune:") -> Iterator[None]:
    """Show the button; what is shown in the block stands behind it.

    The browser makes these widgets only as the popover is opened, out of what the last run said of them. So each run
    says their values.
    """
    with st.popover(label, icon=icon), address.said_anew():
        yield
