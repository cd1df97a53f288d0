"""Where softmax works: as an output and in attention; and why it is seldom a hidden layer."""

import streamlit as st

import acts
from acts import references
from acts.experiments.functions import softmax
from acts.language import _
from pages.kit import controls, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show what softmax does in each place, the last two measured."""
    words.show("places")
    seed = controls.seed("softmax_seed")
    _in_attention(seed)
    _in_a_hidden_layer(seed)


def _in_attention(seed: int) -> None:
    paper, sharp = references.VASWANI_2017, softmax.attention(seed)
    words.show(
        "attention", keys=number(softmax.KEYS), vectors=number(softmax.VECTORS), link=f"[{paper.title}]({paper.url})",
        entries=number(sharp[-1].entries), plain=percent(sharp[-1].plain), scaled=percent(sharp[-1].scaled),
    )  # fmt: skip
    heads = (_("entries d"), _("largest weight"), _("divided by √d"))
    st.markdown(tables.table(heads, [[number(a.entries), percent(a.plain), percent(a.scaled)] for a in sharp]))


def _in_a_hidden_layer(seed: int) -> None:
    passed, plain = softmax.passed_back(seed), softmax.passed_by_one()
    widest = passed[-1]
    words.show("hidden", units=number(widest.units), factor=number(widest.factor, 2), relu=number(plain["relu"]))
    rows = [[_("softmax of {n} units").format(n=p.units), number(p.factor, 3)] for p in passed]
    rows += [[_(acts.CATALOGUE[slug].name), number(plain[slug], 3)] for slug in ("sigmoid", "relu")]
    st.markdown(tables.table((_("layer"), _("factor on the mean square of the gradient")), rows))
