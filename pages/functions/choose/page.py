"""Which function should I use? The task decides the output; among the good ones for hidden layers it hardly matters."""

import streamlit as st

from acts.language import _
from acts.tasks import TASKS, Task, moments
from pages import contents
from pages.functions.choose import contest, output
from pages.kit import address, card, tables
from pages.kit.numbers import number
from pages.kit.words import Words

PAGE, HIDDEN = "choose", "hidden"
page, words = contents.page(PAGE), Words(__file__)


def hidden(task: Task) -> None:
    relu, sigmoid = task.first[0], task.first[-1]
    words.show(
        "hidden",
        right=output.sides(relu)[1],
        passed=number(moments(relu).slope_square),
        steepest=number(sigmoid.claims().lipschitz),
        shrink=number(1 / moments(sigmoid).slope_square, 2),
    )
    card.several(task.slug, task.first)
    heads = (_("function"), _("slope far left"), _("slope far right"), "$E f$", "$E f'^2$")
    rows = [
        (_(a.name), *output.sides(a), number(moments(a).mean, 3), number(moments(a).slope_square, 3))
        for a in task.first
    ]
    st.markdown(tables.table(heads, rows))
    words.show("hidden table")
    contest.show(words, PAGE)


st.title(_(page.title))
words.show("opening")
names = {task.slug: _(task.name) for task in TASKS.values()}
chosen = TASKS[address.choice(_("I need a function for"), names, f"{PAGE}/task", HIDDEN)]
if chosen.slug == HIDDEN:
    hidden(chosen)
else:
    output.show(words, chosen)
