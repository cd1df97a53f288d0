"""How many units die, and what has the learning rate to do with it?"""

import streamlit as st

from acts.language import _
from acts.references import KARPATHY_2015
from pages import contents
from pages.kit import links, sources
from pages.kit.words import Words
from pages.training import lab
from pages.training.dying_relu import film, one_unit, question, sweep

PAGE = "dying_relu"
page, words = contents.page(PAGE), Words(__file__)

lab.arrive(PAGE)
st.title(_(page.title))
words.show("opening", course=sources.cited(KARPATHY_2015))
if question.asked(words, PAGE):
    one_unit.show(words)
film.presets(words, PAGE)
setup, rate = film.show(words, PAGE)
sweep.show(words, setup, rate, PAGE)
words.show("closing")
links.onward("why_units_die", "born_dead", "revival")
