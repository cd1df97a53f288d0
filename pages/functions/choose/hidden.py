"""Functions for hidden layers: a contest, the advice, and the good ones in numbers."""

import streamlit as st

from acts.language import _
from acts.tasks import TASKS, moments
from pages.functions.choose import contest, far_out
from pages.kit import card, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
TASK = TASKS["hidden"]


def show() -> None:
    """Show the contest, what it says, the advice with its functions, and what each of them does to the gradient."""
    data, result = contest.stage()
    relu, sigmoid = TASK.first[0], TASK.first[-1]
    words.show("hidden", right=far_out.slopes(relu)[1], passed=number(moments(relu).slope_square))
    words.show(
        "hidden sigmoid",
        steepest=number(sigmoid.claims().lipschitz),
        shrink=number(1 / moments(sigmoid).slope_square, 2),
    )
    card.several(TASK.slug, TASK.first)
    contest.show(data, result)
    drawer(_("What each does to the gradient"), "choose_moments", ":material/function:", _moments)


def _moments() -> None:
    heads = (_("function"), _("slope far left"), _("slope far right"), "$E f$", "$E f'^2$")
    rows = [
        (_(a.name), *far_out.slopes(a), number(moments(a).mean, 3), number(moments(a).slope_square, 3))
        for a in TASK.first
    ]
    st.markdown(tables.table(heads, rows))
    words.show("hidden table")
