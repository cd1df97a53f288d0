"""What killed this unit, and where do the start and the learning rate kill?"""

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import links
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import attribution, causes, phase, question, run, seeds

PAGE = "why_units_die"
page, words = contents.page(PAGE), Words(__file__)

lab.arrive(PAGE)
st.title(_(page.title))
words.show("opening")
setup, rate, seed = run.show(words, PAGE)
found = attribution.show(words, setup, rate, seed, PAGE)
if found:
    seeds.show(words, setup, rate, seed)
words.show("before the map")
if question.asked(words, PAGE):
    phase.show(words, setup, rate, seed, PAGE)
    if found:
        counts = causes.counts(found)
        words.show("closing", start=words.text(f"closing {found.word}", **counts), **counts)
    links.onward("born_dead", "revival")
