"""How does a likelihood turn into a loss, and why not just square the error?"""

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import predict
from pages.kit.words import Words
from pages.likelihood.losses import classes, logit, neuron, noise, orings, outputs, samples

page, words = contents.page("losses"), Words(__file__)

st.title(_(page.title))
words.show("opening")
if predict.comes_first(page.slug):
    neuron.ask(words)
else:
    neuron.show(words)
    neuron.ask(words)
    logit.show(words)
    samples.show(words)
    classes.show(words)
    noise.show(words)
    outputs.show(words)
    orings.show(words)
