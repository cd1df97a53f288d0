"""Softmax in attention: how sharp it gets; and, in drawers, as an output and in a hidden layer."""

import streamlit as st

import acts
from acts import references
from acts.charts.functions.attention import attention_picture
from acts.experiments.functions import softmax
from acts.language import _
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show how sharp attention is for longer and longer vectors, with and without its scale."""
    paper, (picture, beside) = references.VASWANI_2017, scenes.stage(1)
    with beside:
        seed = controls.seed("softmax_seed")
    sharp = softmax.attention(seed)
    said = _(
        "For d = {entries}, the largest of {keys} weights is {plain} on average; if each score is divided by √d, it is "
        "{scaled} (seed {seed})."
    ).format(
        entries=sharp[-1].entries, keys=softmax.KEYS, plain=percent(sharp[-1].plain), scaled=percent(sharp[-1].scaled),
        seed=seed,
    )  # fmt: skip
    names = _("scores as they are"), _("scores divided by √d"), _("all weights equal")
    with picture:
        live.show(attention_picture(seed, names, said), "softmax/attention")
        st.markdown(said)
    words.show("attention", queries=number(softmax.QUERIES), link=f"[{paper.title}]({paper.url})")
    drawer(_("The same as a table"), "softmax_weights", ":material/table:", lambda: _table(sharp))
    drawer(_("As an output"), "softmax_output", ":material/output:", lambda: words.show("output"))
    label = _("In a hidden layer")
    drawer(label, "softmax_hidden", ":material/layers:", lambda: _in_a_hidden_layer(seed))


def _table(sharp: tuple[softmax.Attention, ...]) -> None:
    heads = (_("entries d"), _("largest weight"), _("divided by √d"))
    st.markdown(tables.table(heads, [[number(a.entries), percent(a.plain), percent(a.scaled)] for a in sharp]))


def _in_a_hidden_layer(seed: int) -> None:
    passed, plain = softmax.passed_back(seed), softmax.passed_by_one()
    widest = passed[-1]
    words.show("hidden", units=number(widest.units), factor=number(widest.factor, 2), relu=number(plain["relu"]))
    rows = [[_("softmax of {n} units").format(n=p.units), number(p.factor, 3)] for p in passed]
    rows += [[_(acts.CATALOGUE[slug].name), number(plain[slug], 3)] for slug in ("sigmoid", "relu")]
    st.markdown(tables.table((_("layer"), _("factor on the mean square of the gradient")), rows))
