"""One count under two stopping rules: the same likelihood, different p-values."""

from functools import lru_cache

import streamlit as st

from acts.charts.likelihood.stopping import SEEN, P, stopping_picture, stopping_settings
from acts.language import _, ngettext
from acts.likelihood import binomial, p_value, waiting
from acts.likelihood.coins import BUFFON
from acts.likelihood.evidence import FAIR
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
BOX, PLACES = "stopping_p", (FAIR, 0.75)


@fragment
def show() -> None:
    """Show the outcomes of both rules while p moves, and both p-values."""
    picture, beside = scenes.stage()
    with beside:
        p = controls.box(P, BOX)
        (_chance, many), (_chance, long) = _both(p)
        fixed = ngettext("p-value, {n} toss fixed", "p-value, {n} tosses fixed", SEEN.tosses)
        st.metric(fixed.format(n=SEEN.tosses), number(many, 2))
        waited = ngettext("p-value, until {n} tail", "p-value, until {n} tails", SEEN.tails)
        st.metric(waited.format(n=SEEN.tails), number(long, 2))
    with picture:
        live.chart("stopping", {P: BOX}, {P.name: p}, stopping_settings, stopping_picture, said)
    words.show("stopping", heads=str(SEEN.heads), tails=str(SEEN.tails), tosses=str(SEEN.tosses))
    (fair, _tail), (third, _tail) = _both(FAIR)
    words.show(
        "stopping: answer",
        ratio=number(fair / third, 6),
        buffon=f"{BUFFON.heads:,}",
        heads=number(p_value(BUFFON.counts, stop="heads"), 3),
        tosses=number(p_value(BUFFON.counts, stop="tosses"), 3),
    )
    drawer(_("The numbers at two values of p"), "stopping_numbers", ":material/table:", _table)


def said(p: float) -> str:
    """Say how probable the count is under both rules, and both p-values."""
    (fixed, many), (third, long) = _both(p)
    return _(
        "Under p = {p}, {heads} heads in {tosses} tosses have probability {fixed}; the third tail comes at toss "
        "{tosses} with probability {third}: a ratio of {ratio}. The p-values are {many} and {long}."
    ).format(
        p=number(p), heads=SEEN.heads, tosses=SEEN.tosses, fixed=number(fixed, 3), third=number(third, 3),
        ratio=number(fixed / third, 6), many=number(many, 2), long=number(long, 2),
    )  # fmt: skip


@lru_cache(maxsize=256)  # the picture asks for every stop of its slider at every move
def _both(p: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the probability of the count and its one-sided p-value against p, for both rules."""
    fixed = float(binomial.pmf(SEEN.heads, SEEN.tosses, p)), p_value(SEEN, p, "tosses", "heads")
    return fixed, (float(waiting.pmf(SEEN.tosses, 1 - p, SEEN.tails)), p_value(SEEN, p, "tails", "heads"))


def _rules() -> tuple[str, str]:
    """Return what both rules are called."""
    tosses, tails = SEEN.tosses, SEEN.tails
    return (
        ngettext("{n} toss fixed", "{n} tosses fixed", tosses).format(n=tosses),
        ngettext("until {n} tail", "until {n} tails", tails).format(n=tails),
    )


def _table() -> None:
    """Show the probabilities of the count at two values of p, and the p-values against 1/2."""
    heads = ("", *(f"p = {number(p)}" for p in PLACES), _("one-sided p-value"))
    every = [_both(p) for p in PLACES]
    rows = [
        [rule, *(number(each[k][0], 3) for each in every), f"**{number(every[0][k][1], 2)}**"]
        for k, rule in enumerate(_rules())
    ]
    rows.append([_("ratio"), *(number(fixed[0] / third[0], 6) for fixed, third in every), ""])
    st.markdown(tables.table(heads, rows))
