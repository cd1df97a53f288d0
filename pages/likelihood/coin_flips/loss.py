"""Where this goes: with a p for each toss, the NLL of this page is the loss of a classifier."""

import streamlit as st

from acts.language import _
from acts.likelihood import bernoulli
from pages.kit import tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
LABELS, BELIEFS = (1, 0, 1, 1), (0.9, 0.2, 0.6, 0.05)


def show() -> None:
    """Show the loss of four predictions as numbers, and their mean."""
    words.show("loss")
    costs = [0.0 - bernoulli.log_pmf(label, belief) for label, belief in zip(LABELS, BELIEFS, strict=True)]
    heads = (_("label"), _("predicted p of a 1"), _("NLL, nats"))
    rows = [list(map(number, row)) for row in zip(LABELS, BELIEFS, costs, strict=True)]
    st.markdown(tables.table(heads, rows))
    words.show("loss: mean", mean=number(sum(costs) / len(costs)), worst=number(max(costs)))
