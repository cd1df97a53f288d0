"""What keeps units from dying: one thing changed at a time, and how much higher the learning rate may go."""

import streamlit as st

from acts.experiments.training.remedies import BASES, LEAKS, MOMENTUM, SMALL, STAIRS, WARM
from acts.language import _
from pages import contents
from pages.kit import address, links
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.stay_safe import remedies

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
links.onward("dying_relu", "digits")
