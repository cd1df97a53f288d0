"""What brings silent units back: cooling down, a slope on the left, or a second layer?"""

import streamlit as st

from acts.experiments.training.revival import EXPLODED, PRESETS, SEEDS
from acts.language import _
from pages import contents
from pages.kit import links, setups
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training.revival import layers, presets, question, shock, trainings

PAGE = "revival"
page, words = contents.page(PAGE), Words(__file__)

shock.LAB.arrive(PRESETS, shock.values_of, _("the training as it was"))
st.title(_(page.title))
words.show("opening")
deep = layers.trained(PAGE)
if deep and question.asked(words, deep, PAGE):
    layers.show(words, deep, PAGE)
cards = presets.show(words, PAGE)
words.show("run", seeds=str(SEEDS), exploded=number(EXPLODED))
chosen, high, seed = shock.settings()
presets.fill(words, cards)
if chosen:
    st.caption(setups.described(next(iter(chosen.values())), with_unit=False))
    trainings.show(words, chosen, high, seed)
else:
    st.info(_("No activation is chosen: choose one above."), icon=":material/touch_app:")
presets.fill(words, cards)
words.show("reading")
words.show("closing")
links.onward("digits", "stay_safe")
