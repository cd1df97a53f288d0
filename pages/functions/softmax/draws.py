"""Draws from softmax: the largest logit after Gumbel noise, and what Gumbel-softmax makes of it."""

import streamlit as st

from acts.charts.functions.softmax import HEAT, LOGITS
from acts.experiments.functions import softmax
from acts.language import _
from pages.functions.softmax.classes import names
from pages.kit import controls, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show how often each class comes first, and one soft draw."""
    words.show("draws", draws=number(softmax.DRAWS, 6))
    with st.container(horizontal=True):
        heat = controls.number_box(
            _("Temperature T"), "softmax_tau", HEAT.domain.low, HEAT.domain.high, 0.5, HEAT.step, width=150
        )
        seed = controls.seed("softmax_draw")
    logits = tuple(p.default for p in LOGITS)
    found, truth = softmax.drawn(logits, heat, seed), softmax.shared(logits).shares
    heads = (_("class"), _("logit"), _("softmax"), _("came first"), _("one soft draw at T"))
    columns = zip(names(), logits, truth, found.often, found.soft, strict=True)
    rows = [[name, number(z), percent(s), percent(often), number(soft)] for name, z, s, often, soft in columns]
    st.markdown(tables.table(heads, rows))
