"""How many networks are constant before the first step?"""

import streamlit as st

from acts.experiments.born_dead import CASES, DRAWS, LEVEL, QUOTED_FROM, QUOTED_LAYERS, bounds, column
from pages import contents
from pages.language import _
from pages.parts import constant, doors, lab, predict, sources
from pages.parts.numbers import number, percent
from pages.parts.prose import Words

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
            span=constant.span(counted, QUOTED_LAYERS),
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
            doors.preset(PAGE, case)
            st.markdown(
                words.text(
                    f"preset: {case.slug}",
                    share=percent(counted.share(case.layers)),
                    span=constant.span(counted, case.layers),
                    level=percent(LEVEL),
                    width=str(case.width),
                    layers=str(case.layers),
                )
            )


lab.named(CASES, constant.take, _("the networks as they were"))
st.title(_(page.title))
words.show("opening")
if question():
    presets()
    words.show("drawn")
    chosen = constant.controls()
    constant.functions(*chosen)
    words.show("why")
    words.show("map", draws=str(DRAWS), bias=number(chosen[3]))
    constant.heat(*chosen)
    words.show(
        "quoted", source=sources.cited(QUOTED_FROM), layers=str(QUOTED_LAYERS), draws=str(DRAWS), level=percent(LEVEL)
    )
    st.markdown(constant.table())
    words.show("recipe", source=sources.cited(QUOTED_FROM))
    words.show("closing")
    doors.onward("revival", "stay_safe")
