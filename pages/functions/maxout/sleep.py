"""Pieces fall asleep when a bias falls, units do not."""

import streamlit as st

from acts.charts.functions.maxout_fit import asleep_picture
from acts.experiments.functions import maxout
from acts.language import _
from pages.kit import controls, links, live
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show which pieces and which units fall asleep, beside ReLU units."""
    words.show("sleep", units=number(maxout.UNITS), entries=number(maxout.ENTRIES), samples=number(maxout.SAMPLES))
    seed = controls.seed("maxout_seed")
    found = maxout.asleep(seed)
    names = (_("dead ReLU units"), _("pieces never active"), _("silent maxout units"))
    said = _(
        "When the bias falls by {fall}, {relu} of the ReLU units are dead and {piece} of the lowered pieces are active "
        "on no sample, but {unit} of the maxout units pass no slope (seed {seed})."
    ).format(
        fall=number(found.falls[-1]), relu=percent(found.relu[-1]), piece=percent(found.piece[-1]),
        unit=percent(found.unit[-1]), seed=seed,
    )  # fmt: skip
    live.show(asleep_picture(found, names, said), "maxout/asleep")
    st.markdown(said)
    words.show("awake", moved=percent(max(found.moved)))
    links.page("dying_relu", _("Watch ReLU units die in training"))
