"""A falling bias leaves ReLU units dead and pieces unused, and no maxout unit dead."""

import streamlit as st

from acts.charts.functions.maxout_fit import falling_picture
from acts.experiments.functions import maxout
from acts.language import _
from pages.kit import controls, links, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show which pieces become unused as a bias falls, and which units die, beside ReLU units."""
    picture, beside = scenes.stage(1)
    with beside:
        seed = controls.seed("maxout_seed")
    found = maxout.falling(seed)
    names = (_("dead ReLU units"), _("pieces never active"), _("dead maxout units"))
    said = _(
        "When the bias falls by {fall}, {relu} of the ReLU units are dead and {piece} of the lowered pieces are active "
        "on no sample, but {unit} of the maxout units are dead (seed {seed})."
    ).format(
        fall=number(found.falls[-1]), relu=percent(found.relu[-1]), piece=percent(found.piece[-1]),
        unit=percent(found.unit[-1]), seed=seed,
    )  # fmt: skip
    with picture:
        live.show(falling_picture(found, names, said), "maxout/falling")
        st.markdown(said)
    words.show("falling", units=number(maxout.UNITS), entries=number(maxout.ENTRIES), samples=number(maxout.SAMPLES))
    words.show("awake", moved=percent(max(found.moved)))
    links.page("dying_relu", _("Watch ReLU units die in training"))
