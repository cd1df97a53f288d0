"""What a layer of maxout units costs, beside one of ReLU units."""

import streamlit as st

from acts.experiments.functions.maxout import weights
from acts.language import _, ngettext
from pages.kit import controls, tables
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show it for the reader's sizes."""
    words.show("price")
    with st.container(horizontal=True):
        fan_in = controls.whole_box(_("Inputs (fan_in)"), "maxout_fan_in", 1, 100_000, 784)
        width = controls.whole_box(_("Units (width)"), "maxout_width", 1, 100_000, 240)
        pieces = controls.whole_box(_("Pieces of each"), "maxout_each", 2, 100, 5)
    plain = weights(fan_in, width)
    rows = [[_("ReLU"), "1", grouped(plain), "1"]]
    for each in sorted({2, pieces}):
        own = weights(fan_in, width, each)
        rows.append([_("maxout"), str(each), grouped(own), number(own / plain)])
    heads = (_("layer"), _("pieces"), _("weights and biases"), _("times ReLU's"))
    st.markdown(tables.table(heads, rows))
    fits = width // pieces
    if fits:
        said = ngettext(
            "The price of the ReLU layer ({plain}) pays for {width} maxout unit of {each} pieces ({count}).",
            "The price of the ReLU layer ({plain}) pays for {width} maxout units of {each} pieces ({count}).",
            fits,
        )
    else:
        said = _("The price of the ReLU layer ({plain}) does not pay for one maxout unit of {each} pieces ({count}).")
    count = grouped(weights(fan_in, max(fits, 1), pieces))
    st.markdown(said.format(plain=grouped(plain), width=grouped(fits), each=pieces, count=count))
