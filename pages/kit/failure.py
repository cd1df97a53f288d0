"""What a visitor sees when our own code fails: a sentence with a way on. The traceback is for the server's log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from acts.language import _
from pages.kit import address

logger = logging.getLogger(__name__)


@contextmanager
def caught(part: str) -> Iterator[None]:
    """Log an exception of the block, and show the visitor a way on; `part` names the block in the log."""
    try:
        yield
    except Exception:
        logger.exception("%s failed, at the address %s", part, address.now())
        show(part)


def show(part: str) -> None:
    """Say that something went wrong, and offer the page without its settings; `part` tells several buttons apart."""
    st.error(_("Something in this app went wrong here, and it is noted in the server's log."), icon=":material/report:")
    st.button(
        _("Open this page without its settings"), key=f"failure/{part}", icon=":material/restart_alt:",
        on_click=address.clear,
    )  # fmt: skip
