"""How many networks are constant before the first step?"""

import streamlit as st

from acts.experiments.training.born_dead import CASES, DRAWS, LEVEL, QUOTED_FROM, QUOTED_LAYERS, bounds, column
from acts.language import _
from pages import contents
from pages.kit import links, predict, sources
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.born_dead import networks

PAGE, ASKED = "born_dead", 3
BUCKETS = {"few": 0.05, "tenth": 0.2, "third": 0.5, "most": 1.1}
"""The answers to the question, each with the share that it ends at."""

page, words = contents.page(PAGE), Words(__file__)


def question() -> bool:
    counted = column("he_normal", ASKED)
    share = counted.share(QUOTED_LAYERS)
    return predict.ask(
        PAGE,
        words.text("question", width=str(ASKED), layers=str(QUOTED_LAYERS)),
        {
            "few": _("hardly any"),
            "tenth": _("about one in ten"),
            "third": _("about one in three"),
            "most": _("more than half"),
        },
        next(slug for slug, end in BUCKETS.items() if share < end),
        words.text(
            "answer",
            share=percent(share),
            span=networks.span(counted, QUOTED_LAYERS),
            level=percent(LEVEL),
            draws=str(DRAWS),
            bound=percent(bounds(ASKED, QUOTED_LAYERS)[1]),
        ),
    )


def presets() -> None:
    words.show("presets")
    for cell, case in zip(st.columns(len(CASES), gap="medium", border=True), CASES.values(), strict=True):
        counted = column(case.scheme, case.width)
        with cell:
            links.preset(PAGE, case)
            st.markdown(
                words.text(
                    f"preset: {case.slug}",
                    share=percent(counted.share(case.layers)),
                    span=networks.span(counted, case.layers),
                    level=percent(LEVEL),
                    width=str(case.width),
                    layers=str(case.layers),
                )
            )


networks.LAB.arrive(CASES, networks.values_of, _("the networks as they were"))
st.title(_(page.title))
words.show("opening")
if question():
    presets()
    words.show("drawn")
    chosen = networks.settings()
    networks.functions(*chosen)
    words.show("why")
    words.show("map", draws=str(DRAWS), bias=number(chosen[3]))
    networks.heat(*chosen)
    words.show(
        "quoted", source=sources.cited(QUOTED_FROM), layers=str(QUOTED_LAYERS), draws=str(DRAWS), level=percent(LEVEL)
    )
    st.markdown(networks.table())
    words.show("recipe", source=sources.cited(QUOTED_FROM))
    words.show("closing")
    links.onward("revival", "stay_safe")
