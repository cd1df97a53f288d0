"""What does the scale of real inputs do to dying units?"""

import streamlit as st

from acts.experiments.training.presets import DIGITS
from acts.language import _
from acts.network.digits import SOURCE, digits
from pages import contents
from pages.kit import links, sources
from pages.kit.words import Words
from pages.training.digits import cliffs, controls, mistakes, question, units

PAGE = "digits"
page, words = contents.page(PAGE), Words(__file__)

controls.arrive(DIGITS)
st.title(_(page.title))
words.show("opening", source=sources.cited(SOURCE), count=str(len(digits().x)))
units.ten(PAGE)
if question.asked(words, PAGE):
    units.presets(words, PAGE)
words.show("run")
setup, rate, seed = controls.show()
if film := units.show(words, setup, rate, seed, PAGE):
    mistakes.show(words, film, PAGE)
cliffs.show(words, setup, rate, PAGE)
words.show("closing")
links.onward("stay_safe")
