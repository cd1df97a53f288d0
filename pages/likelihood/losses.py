"""How does a likelihood turn into a loss, and why not just square the error?"""

import streamlit as st

from pages import contents
from pages.language import _
from pages.parts.loss import classes, gaussian, neuron, orings, outputs, samples, slope
from pages.parts.prose import Words

page, words = contents.page("losses"), Words(__file__)

st.title(_(page.title))
words.show("opening")
if neuron.ask(words):
    neuron.show(words)
    slope.show(words)
    samples.show(words)
    classes.show(words)
    gaussian.show(words)
    outputs.show(words)
    orings.show(words)
