"""How many networks are constant before the first step?"""

import streamlit as st

from acts.experiments.training.born_dead import CASES, DRAWS, LEVEL, QUOTED_FROM, QUOTED_LAYERS
from acts.language import _
from pages import contents
from pages.kit import links, sources
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.born_dead import heat, networks, presets, question

PAGE = "born_dead"
page, words = contents.page(PAGE), Words(__file__)

networks.LAB.arrive(CASES, networks.values_of, _("the networks as they were"))
st.title(_(page.title))
words.show("opening")
if question.asked(words, PAGE):
    presets.show(words, PAGE)
    words.show("drawn")
    chosen = networks.settings()
    networks.show(*chosen)
    words.show("why")
    words.show("map", draws=str(DRAWS), bias=number(chosen[3]))
    heat.show(*chosen)
    words.show(
        "quoted", source=sources.cited(QUOTED_FROM), layers=str(QUOTED_LAYERS), draws=str(DRAWS), level=percent(LEVEL)
    )
    st.markdown(heat.quoted())
    words.show("recipe", source=sources.cited(QUOTED_FROM))
    words.show("closing")
    links.onward("revival", "stay_safe")
