"""What each gate lets through: its slopes, what vanishes, and how the unit grows."""

import streamlit as st

from acts.experiments.functions.gated_units import REACHES
from acts.language import _
from acts.vector import UNITS
from pages.functions.family import ranges
from pages.kit import tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show the reaches of every unit as a table, and say which stand apart."""
    words.show("reaches")
    shut = {"hard": _("exactly 0"), "soft": _("tends to 0"), None: _("unbounded")}
    rows = [
        [_(UNITS[slug].name), ranges.interval(each.gate), shut[each.shut], {1: "t", 2: "t²"}[round(each.power)]]
        for slug, each in REACHES.items()
    ]
    heads = (_("unit"), _("slope in a, the gate"), _("for b → -∞"), _("for a = b = t like"))
    st.markdown(tables.table(heads, rows))
    steep = max(REACHES, key=lambda slug: REACHES[slug].steepest)
    words.show(
        "gradients",
        bounded=_(", ").join(_(UNITS[slug].name) for slug, each in REACHES.items() if each.bounded),
        ajar=_(", ").join(_(UNITS[slug].name) for slug, each in REACHES.items() if not each.zero),
        steep=_(UNITS[steep].name),
        steepest=number(REACHES[steep].steepest),
    )
