"""Where softmax works: outputs, attention, and why seldom a hidden layer; draws from it; and its most active class."""

import streamlit as st

from acts import references
from acts.charts.functions.softmax import HEAT, LOGITS
from acts.experiments.functions import softmax
from acts.experiments.functions.three_units import vote
from acts.language import _
from pages.functions.softmax.bars import names
from pages.kit import controls, links, tables
from pages.kit.numbers import number, percent
from pages.kit.words import Words


@st.fragment
def places(words: Words) -> None:
    """Show what softmax does as an output, in attention and as a hidden layer, the last two measured."""
    words.show("places")
    paper = references.VASWANI_2017
    seed = controls.seed("softmax_seed")
    sharp, passed, plain = softmax.attention(seed), softmax.passed_back(seed), softmax.passed_by_one()
    words.show(
        "attention", keys=number(softmax.KEYS), vectors=number(softmax.VECTORS), link=f"[{paper.title}]({paper.url})",
        entries=number(sharp[-1].entries), plain=percent(sharp[-1].plain), scaled=percent(sharp[-1].scaled),
    )  # fmt: skip
    heads = (_("entries d"), _("largest weight"), _("divided by √d"))
    st.markdown(tables.table(heads, [[number(a.entries), percent(a.plain), percent(a.scaled)] for a in sharp]))
    words.show(
        "hidden", units=number(passed[-1].units), factor=number(passed[-1].factor, 2), relu=number(plain["relu"])
    )
    rows = [[_("softmax of {n} units").format(n=p.units), number(p.factor, 3)] for p in passed]
    rows += [["Sigmoid", number(plain["sigmoid"], 3)], ["ReLU", number(plain["relu"], 3)]]
    st.markdown(tables.table((_("layer"), _("factor on the mean square of the gradient")), rows))


@st.fragment
def draws(words: Words) -> None:
    """Show that the largest logit after Gumbel noise is a draw from softmax, and what Gumbel-softmax makes of it."""
    words.show("draws", draws=number(softmax.DRAWS, 6))
    with st.container(horizontal=True):
        heat = controls.number_box(
            _("Temperature T"), "softmax_tau", HEAT.domain.low, HEAT.domain.high, 0.5, HEAT.step, width=150
        )
        seed = controls.seed("softmax_draw")
    logits = tuple(p.default for p in LOGITS)
    found, truth = softmax.drawn(logits, heat, seed), softmax.shared(logits).shares
    heads = (_("class"), _("logit"), _("softmax"), _("came first"), _("one soft draw at T"))
    columns = zip(names(), logits, truth, found.often, found.soft, strict=True)
    rows = [[name, number(z), percent(s), percent(often), number(soft)] for name, z, s, often, soft in columns]
    st.markdown(tables.table(heads, rows))


def most_active(words: Words) -> None:
    """Say what "the most active" means here and what it cannot mean for steps."""
    pre = tuple(p.default for p in LOGITS)
    result = vote(pre)
    words.show(
        "most active",
        logits=", ".join(map(number, pre)),
        steps=", ".join(map(number, result.steps.outputs)),
        share=percent(softmax.shared(pre).shares[0]),
        name=names()[0],
    )
    links.page("threshold_linear", _("Three step units, beside three sigmoids"))
