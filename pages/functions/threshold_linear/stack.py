"""A deep stack of lines is one line."""

import streamlit as st

from acts.experiments.functions import linear
from acts.language import _
from pages.kit import controls, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show how far a stack is off from one layer, without a bend in between and with tanh."""
    words.show("stack", samples=number(linear.SAMPLES))
    with st.container(horizontal=True):
        depth = int(controls.number_box(_("Layers"), "threshold_linear_depth", 1.0, 12.0, 3.0, 1.0, width=180))
        slope = controls.number_box(_("Slope c"), "threshold_linear_c", -4.0, 4.0, 0.5, 0.1, width=180)
        seed = controls.seed("threshold_linear_seed")
    found = linear.collapse(depth, slope, seed)
    heads = (_("layers"), _("weights and biases"), _("off from one layer"), _("left over by the best one layer"))
    rows = [
        (_("{n} with A = {c}·z").format(n=depth, c=number(slope)), found.weights, found.gap, found.linear),
        (_("{n} with tanh").format(n=depth), found.weights, None, found.curved),
    ]
    cells = [[a, number(b), "—" if c is None else number(c, 2), number(100 * d, 3) + " %"] for a, b, c, d in rows]
    st.markdown(tables.table(heads, cells))
    if depth == 1:
        st.markdown(_("One layer has nothing in between: both rows are the same layer."))
        return
    st.markdown(
        _(
            "Seed {seed}: {weights} numbers do the work of {one}. The stack and its one layer differ by {gap} of "
            "the largest output, which is rounding; with tanh in between, one layer misses {missed} % of the "
            "variance."
        ).format(
            seed=seed,
            weights=found.weights,
            one=found.one,
            gap=number(found.gap, 2),
            missed=number(100 * found.curved, 3),
        )
    )
