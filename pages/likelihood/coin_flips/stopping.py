"""One count under two stopping rules: the same likelihood, different p-values."""

import streamlit as st

from acts.language import _, ngettext
from acts.likelihood import Tosses, binomial, p_value, waiting
from acts.likelihood.coins import BUFFON
from acts.likelihood.evidence import FAIR
from pages.kit import tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
NINE, PLACES = Tosses(9, 12), (FAIR, 0.75)


def show() -> None:
    """Show the probabilities of the count under both rules, and both p-values."""
    tails, tosses = NINE.tails, NINE.tosses
    words.show("evidence stopping", heads=str(NINE.heads), tails=str(tails), tosses=str(tosses))
    fixed = [float(binomial.pmf(NINE.heads, tosses, p)) for p in PLACES]
    third = [float(waiting.pmf(tosses, 1 - p, tails)) for p in PLACES]
    heads = ("", *(f"p = {number(p)}" for p in PLACES), _("one-sided p-value"))
    chances = [number(p_value(NINE, stop=stop, side="heads"), 2) for stop in ("tosses", "tails")]
    rules = (
        ngettext("{n} toss, fixed", "{n} tosses, fixed", tosses).format(n=tosses),
        ngettext("until {n} tail", "until {n} tails", tails).format(n=tails),
    )
    rows = [
        [rule, *(number(value, 3) for value in values), f"**{chance}**"]
        for rule, values, chance in zip(rules, (fixed, third), chances, strict=True)
    ]
    rows.append([_("ratio"), *(number(a / b, 6) for a, b in zip(fixed, third, strict=True)), ""])
    st.markdown(tables.table(heads, rows))
    words.show(
        "evidence stopped",
        ratio=number(fixed[0] / third[0], 6),
        buffon=f"{BUFFON.heads:,}",
        heads=number(p_value(BUFFON.counts, stop="heads"), 3),
        tosses=number(p_value(BUFFON.counts, stop="tosses"), 3),
    )
