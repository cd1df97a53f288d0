"""How far from k/n may p be? Six intervals, how often they are right, and what a prior makes of the same tosses."""

import streamlit as st

from acts.language import _
from acts.likelihood import METHODS
from pages import contents
from pages.kit import controls, predict
from pages.kit.words import Words
from pages.likelihood.how_sure import belief, coverage, intervals, tosses

page, words = contents.page("how_sure"), Words(__file__)
LEVEL, NONE, TEN = "level", 0, 10
LOWEST, HIGHEST = 0.001, 0.999999


def asked() -> bool:
    """Ask what is left of the intervals without heads."""
    flat = [slug for slug, method in METHODS.items() if len(set(method.ends(NONE, TEN))) == 1]
    names = {slug: _(METHODS[slug].name) for slug in ("wald", "likelihood_ratio", "clopper_pearson")}
    ends = "; ".join(f"{name} {intervals.written(METHODS[slug].interval(NONE, TEN))}" for slug, name in names.items())
    answers = {**names, "all": _("all three"), "none": _("none")}
    question = words.text("question", tosses=str(TEN), level=intervals.percent(intervals.LEVEL.default))
    return predict.ask("how_sure", question, answers, flat[0], words.text("answer", ends=ends))


st.title(_(page.title))
words.show("opening")
if asked():
    held = tosses.choose(words)
    level = controls.number_box(_("Level"), LEVEL, LOWEST, HIGHEST, intervals.LEVEL.default, 0.01, _("the level"), 180)
    if held.counts is None:
        words.show("no tosses")
    else:
        intervals.geometry(words, held.counts, level, LEVEL)
        intervals.side(words, held.counts, level, tosses.centre(held))
        words.show("meaning", level=intervals.percent(level))
        belief.show(words, held, level)
    coverage.show(words, level)
