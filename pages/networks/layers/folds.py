"""A tent that each layer folds once more, and one wide layer with as many units."""

from functools import partial

import streamlit as st

from acts.charts.networks.folds import DEPTH, FOLDING, folds_picture
from acts.experiments.networks.folds import DRAWS, RANDOM_WIDTH, deep, drawn, wide
from acts.language import _, joined, ngettext
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both graphs under the hand, with the number of layers beside them."""
    picture, beside = scenes.stage()
    with beside:
        low, high = int(DEPTH.typical.low), int(DEPTH.typical.high)
        depth = controls.whole_box(_("Layers d"), "folds_depth", low, high, int(DEPTH.default), 150)
    with picture:
        live.chart(
            "layers/folds",
            {DEPTH: "folds_depth"},
            {DEPTH.name: float(depth)},
            FOLDING.settings,
            folds_picture,
            _said,
        )
    words.show("folds")
    drawer(_("Do random weights fold, too?"), "folds_random", ":material/casino:", _random)
    drawer(
        _("Why each layer doubles the pieces"),
        "folds_composition",
        ":material/function:",
        partial(words.show, "composition"),
    )


def _said(depth: float) -> str:
    """Say how many straight pieces both networks have."""
    folded = deep(int(depth))
    flat = wide(folded.units)
    said = ngettext(
        "{depth} layer of 2 ReLUs makes {many} straight pieces.",
        "{depth} layers of 2 ReLUs, {units} in all, make {many} straight pieces.",
        int(depth),
    )
    beside = _("One layer of {units} ReLUs makes {few}.")
    return joined([said, beside]).format(depth=int(depth), units=folded.units, many=folded.pieces, few=flat.pieces)


def _random() -> None:
    """Show how many pieces networks with random weights have."""
    words.show("folds random", draws=number(DRAWS), width=number(RANDOM_WIDTH))
    heads = (_("layers"), _("units"), _("pieces, median"), _("5% to 95% of the draws"))
    span = _("{low} to {high}")
    rows = [
        (
            number(found.depth), number(found.units), number(found.middle),
            span.format(low=number(found.low), high=number(found.high)),
        )
        for found in map(drawn, (1, 2, 4, 8))
    ]  # fmt: skip
    st.markdown(tables.table(heads, rows))
