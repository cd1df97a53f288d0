"""What killed this unit, and where do the start and the learning rate kill?"""

import streamlit as st

from acts.experiments.training.phase import RATES, placed, row_of
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages import contents
from pages.kit import links, predict, setups
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training import lab
from pages.training.why_units_die import attribution, phase

PAGE = "why_units_die"
OFFSET = PRESETS["bias"].setup.offset
page, words = contents.page(PAGE), Words(__file__)


def run() -> tuple[Setup, float, int]:
    words.show("run")
    with st.container(horizontal=True):
        for preset in PRESETS.values():
            links.preset(PAGE, preset)
    rate = lab.rate("rate", lab.START)
    seed, setup = lab.network(PAGE)
    st.caption(setups.described(setup))
    links.page("dying_relu", _("See this run as a film"), lab.link(setup, rate, seed))
    return setup, rate, seed


def question() -> bool:
    low, usual = (row_of(placed(Setup(), "offset", offset), 0) for offset in (OFFSET, 0.0))
    born, ends, plain = float(low.born[0]), low.spread(low.share)[1], usual.spread(usual.share)[1]
    best = min(range(len(RATES)), key=lambda k: ends[k] if ends[k] == ends[k] else 2.0)
    most = max(range(len(RATES)), key=lambda k: plain[k] if plain[k] == plain[k] else -1.0)
    return predict.ask(
        PAGE,
        words.text("question", offset=number(OFFSET), units=str(Setup().width)),
        {"low": _("a low one"), "middle": _("one in between"), "high": _("a high one"), "none": _("none")},
        "none" if ends[best] >= born else "low" if best < 8 else "high" if best >= 24 else "middle",
        words.text(
            "answer",
            offset=number(OFFSET), born=percent(born), count=str(len(RATES)),
            first=number(RATES[0]), last=number(RATES[-1]), least=percent(ends[best]),
            plain=percent(plain[0]), most=percent(plain[most]), at=number(RATES[most]),
        ),
    )  # fmt: skip


lab.arrive(PAGE)
st.title(_(page.title))
words.show("opening")
chosen, at, luck = run()
found = attribution.show(words, chosen, at, luck, PAGE)
words.show("before the map")
if question():
    phase.show(words, chosen, at, luck, PAGE)
    if found:
        counts = attribution.counts(found)
        words.show("closing", start=words.text(f"closing {found.word}", **counts), **counts)
    links.onward("born_dead", "revival")
