"""What a gated feed-forward layer costs, beside a plain one."""

import streamlit as st

from acts import references
from acts.experiments.functions import gated_units
from acts.language import _
from pages.kit import controls, sources, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show it for the reader's sizes, and say which models use it."""
    words.show("price")
    with st.container(horizontal=True):
        model = controls.whole_box(_("Model width"), "gated_units_model", 1, 100_000, 4096)
        hidden = controls.whole_box(_("Hidden width"), "gated_units_hidden", 1, 1_000_000, 16_384)
        multiple = controls.whole_box(_("Rounded up to a multiple of"), "gated_units_multiple", 1, 4096, 256, width=220)
    found = gated_units.budget(model, hidden, multiple)
    rows = [
        [_("plain, 2 matrices"), number(hidden, 9), grouped(found.plain), "1"],
        [_("gated, 3"), number(hidden, 9), grouped(found.gated), number(found.gated / found.plain)],
        [_("gated, 3"), number(found.rounded, 9), grouped(found.spent), number(found.spent / found.plain)],
    ]
    heads = (_("layer"), _("hidden width"), _("weights"), _("times plain"))
    st.markdown(tables.table(heads, rows))
    said = _("Two thirds of {hidden} are {width}; the next multiple of {multiple} is {rounded}.")
    width, rounded = number(found.width, 9), number(found.rounded, 9)
    st.markdown(said.format(hidden=number(hidden, 9), width=width, multiple=multiple, rounded=rounded))
    words.show(
        "used",
        glu=sources.cited(references.DAUPHIN_2017),
        variants=sources.cited(references.SHAZEER_2020),
        palm=sources.cited(references.CHOWDHERY_2022),
        llama=sources.cited(references.TOUVRON_2023),
    )
