"""Functions for hidden layers: the good ones in numbers, and a contest of all."""

import streamlit as st

from acts.language import _
from acts.tasks import Task, moments
from pages.functions.choose import contest, far_out
from pages.kit import card, tables
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
TASK = "hidden"


def show(task: Task) -> None:
    """Show the advice, what each function does to the gradient, and the contest."""
    relu, sigmoid = task.first[0], task.first[-1]
    words.show(
        "hidden",
        right=far_out.slopes(relu)[1],
        passed=number(moments(relu).slope_square),
        steepest=number(sigmoid.claims().lipschitz),
        shrink=number(1 / moments(sigmoid).slope_square, 2),
    )
    card.several(task.slug, task.first)
    heads = (_("function"), _("slope far left"), _("slope far right"), "$E f$", "$E f'^2$")
    rows = [
        (_(a.name), *far_out.slopes(a), number(moments(a).mean, 3), number(moments(a).slope_square, 3))
        for a in task.first
    ]
    st.markdown(tables.table(heads, rows))
    words.show("hidden table")
    contest.show("choose")
