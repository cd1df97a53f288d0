"""What keeps units from dying: one thing changed at a time, and how much higher the learning rate may go."""

import streamlit as st

from acts.experiments.remedies import BASES, LEAKS, MOMENTUM, SMALL, STAIRS, WARM
from pages import contents
from pages.language import _
from pages.parts import address, doors, remedies
from pages.parts.numbers import number, percent
from pages.parts.prose import Words

PAGE = "stay_safe"
page, words = contents.page(PAGE), Words(__file__)

st.title(_(page.title))
words.show("opening")
names = {slug: _(base.name) for slug, base in BASES.items()}
base = BASES[address.choice(_("Start from"), names, f"{PAGE}/base", next(iter(BASES)))]
leak, more = LEAKS
words.show(
    "remedies",
    small=number(SMALL),
    leak=number(leak),
    more=number(more),
    momentum=number(MOMENTUM),
    stairs=str(STAIRS),
    share=percent(WARM),
)
if remedies.show(words, base, PAGE):
    words.show("closing")
doors.onward("dying_relu", "digits")
