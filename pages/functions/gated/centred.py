"""What comes out of each gated function for z from N(0, 1)."""

import streamlit as st

import acts
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show the mean output and the mean square as a table, ReLU and SELU with them."""
    words.show("centred")
    compared = (*acts.FAMILIES["gated"].members, acts.relu, acts.selu)
    moments = {member: gated.under_normal(member) for member in compared}
    rows = [
        [_(member.name), number(0.0 if member.claims().zero_centred else each.mean), number(each.square)]
        for member, each in moments.items()
    ]
    st.markdown(tables.table((_("z from N(0, 1)"), _("mean output"), _("mean square")), rows))
