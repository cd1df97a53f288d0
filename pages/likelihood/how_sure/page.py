"""How far from k/n may p be? Six intervals, how often they are right, and what a prior makes of the same tosses."""

import streamlit as st

from acts.language import _
from pages import contents
from pages.kit import predict
from pages.kit.words import Words
from pages.likelihood.how_sure import belief, coverage, geometry, guess, intervals, levels, tosses
from pages.likelihood.how_sure.written import percent

page, words = contents.page("how_sure"), Words(__file__)

st.title(_(page.title))
words.show("opening")
if predict.comes_first(page.slug):
    guess.ask(words)
else:
    held = tosses.choose(words)
    level = levels.choose()
    if held.counts is None:
        words.show("no tosses")
        guess.ask(words)
    else:
        geometry.show(words, held.counts, level)
        intervals.show(words, held.counts, level, tosses.centre(held))
        guess.ask(words)
        words.show("meaning", level=percent(level))
        belief.show(words, held, level)
    coverage.show(words, level)
