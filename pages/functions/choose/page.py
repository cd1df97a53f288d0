"""Which function should I use? The task decides the output; among the good ones for hidden layers it hardly matters."""

import streamlit as st

from acts.language import _
from acts.tasks import TASKS
from pages import contents
from pages.functions.choose import hidden, output
from pages.kit import address
from pages.kit.words import Words

words = Words(__file__)

st.title(_(contents.page("choose").title))
words.show("opening")
names = {task.slug: _(task.name) for task in TASKS.values()}
chosen = TASKS[address.choice(_("I need a function for"), names, "choose/task", hidden.TASK)]
if chosen.slug == hidden.TASK:
    hidden.show(chosen)
else:
    output.show(chosen)
