"""Two stories of coins without counts behind them."""

import streamlit as st

from acts.language import _
from acts.likelihood.coins import STORIES
from pages.kit import sources


def show() -> None:
    """Show what is said, what kind of saying it is, and where it comes from."""
    kinds = {"model": _("A model, not a count"), "myth": _("A myth")}
    for story in STORIES.values():
        claim = _("“{claim}” {caveat}").format(claim=_(story.claim), caveat=_(story.caveat))
        head = f"**{_(story.name)}** · {kinds[story.kind]}"
        st.markdown("\n\n".join([head, claim, sources.listed(story.references)]))
