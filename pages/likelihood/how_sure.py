"""How far from k/n may p be? Six intervals, how often they are right, and what a prior makes of the same tosses."""

import streamlit as st

from acts.likelihood import METHODS
from pages import contents
from pages.language import _
from pages.parts import parameters, predict
from pages.parts.prose import Words
from pages.parts.sure import belief, cover, data, shape

page, words = contents.page("how_sure"), Words(__file__)
LEVEL, NONE, TEN = "level", 0, 10
LOWEST, HIGHEST = 0.001, 0.999999


def asked() -> bool:
    """Ask what is left of the intervals without heads."""
    flat = [slug for slug, method in METHODS.items() if len(set(method.ends(NONE, TEN))) == 1]
    names = {slug: _(METHODS[slug].name) for slug in ("wald", "likelihood_ratio", "clopper_pearson")}
    ends = "; ".join(f"{name} {shape.written(METHODS[slug].interval(NONE, TEN))}" for slug, name in names.items())
    answers = {**names, "all": _("all three"), "none": _("none")}
    question = words.text("question", tosses=str(TEN), level=shape.percent(shape.LEVEL.default))
    return predict.ask("how_sure", question, answers, flat[0], words.text("answer", ends=ends))


st.title(_(page.title))
words.show("opening")
if asked():
    held = data.choose(words)
    level = parameters.number_box(_("Level"), LEVEL, LOWEST, HIGHEST, shape.LEVEL.default, 0.01, _("the level"), 180)
    if held.counts is None:
        words.show("no tosses")
    else:
        shape.geometry(words, held.counts, level, LEVEL)
        shape.side(words, held.counts, level, data.centre(held))
        words.show("meaning", level=shape.percent(level))
        belief.show(words, held, level)
    cover.show(words, level)
