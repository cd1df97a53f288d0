"""A deep stack of lines is one line."""

from functools import partial

import streamlit as st

from acts.charts.functions.linear import DEEPENING, DEPTH, collapse_picture
from acts.experiments.functions import linear
from acts.language import _
from pages.kit import controls, links, live, scenes, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show how far a stack is off from one layer, without a bend in between and with tanh, at each depth."""
    picture, beside = scenes.stage(1)
    with beside:
        most = int(DEPTH.typical.high)
        setting = {DEPTH.name: float(controls.whole_box(_("Layers"), "threshold_linear_depth", 1, most, 3))}
        slope = controls.number_box(_("Slope c"), "threshold_linear_c", -4.0, 4.0, 0.5, 0.1, width=180)
        seed = controls.seed("threshold_linear_seed")
    with picture:
        live.chart(
            f"threshold_linear/stack/{slope}/{seed}",
            {DEPTH: "threshold_linear_depth"},
            setting,
            DEEPENING.settings,
            partial(collapse_picture, slope, seed),
            partial(sentence, slope, seed),
        )
    words.show("stack", samples=number(linear.SAMPLES))
    _table(int(setting[DEPTH.name]), slope, seed)
    links.page("layers", _("See each matrix, and what a bend between the layers adds"))


def sentence(slope: float, seed: int, depth: float) -> str:
    """Say how far the stack and one layer differ, and how much one layer misses with tanh in between."""
    if depth == 1:
        return _("With one layer there is nothing between layers, so both kinds of points show the same layer.")
    found = linear.collapse(int(depth), slope, seed)
    return _(
        "Seed {seed}: {weights} weights and biases do no more than {one}. The stack and its one layer differ by {gap} "
        "of the largest output, which is rounding. With tanh in between, one layer misses {missed}% of the variance."
    ).format(
        seed=seed,
        weights=found.weights,
        one=found.one,
        gap=number(found.gap, 2),
        missed=number(100 * found.curved, 3),
    )


def _table(depth: int, slope: float, seed: int) -> None:
    found = linear.collapse(depth, slope, seed)
    heads = (
        _("layers"),
        _("weights and biases"),
        _("distance from one layer"),
        _("variance that the best layer misses"),
    )
    rows = [
        (_("{n} with A = {c}·z").format(n=depth, c=number(slope)), found.weights, found.gap, found.linear),
        (_("{n} with tanh").format(n=depth), found.weights, None, found.curved),
    ]
    cells = [[a, number(b), "—" if c is None else number(c, 2), number(100 * d, 3) + "%"] for a, b, c, d in rows]
    st.markdown(tables.table(heads, cells))
