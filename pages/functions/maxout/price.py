"""What a layer of maxout units costs, beside one of ReLU units."""

import streamlit as st

from acts.charts.functions.price import price_picture
from acts.experiments.functions.maxout import weights
from acts.language import _, ngettext
from pages.kit import controls, live, scenes, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show it for the reader's sizes."""
    picture, beside = scenes.stage(1)
    with beside:
        fan_in = controls.whole_box(_("Inputs (fan_in)"), "maxout_fan_in", 1, 100_000, 784)
        width = controls.whole_box(_("Units (width)"), "maxout_width", 1, 100_000, 240)
        pieces = controls.whole_box(_("Pieces of each"), "maxout_each", 2, 100, 5)
    plain, counts = weights(fan_in, width), sorted({2, pieces})
    costs = [plain, *(weights(fan_in, width, each) for each in counts)]
    names = [_("ReLU"), *(_("maxout, {k} pieces").format(k=each) for each in counts)]
    times = [number(cost / plain) for cost in costs]
    written = [grouped(plain)]
    written += [
        _("{count} ({times} times)").format(count=grouped(cost), times=each)
        for cost, each in zip(costs[1:], times[1:], strict=True)
    ]
    said = _said(plain, fan_in, width, pieces)
    with picture:
        live.show(price_picture(names, costs, written, said), "maxout/price")
        st.markdown(said)
    words.show("price")
    heads = (_("layer"), _("pieces"), _("weights and biases"), _("times ReLU's"))
    layers = [_("ReLU"), *[_("maxout")] * len(counts)]
    rows = [
        [layer, str(each), grouped(cost), factor]
        for layer, each, cost, factor in zip(layers, (1, *counts), costs, times, strict=True)
    ]
    table = tables.table(heads, rows)
    drawer(_("The same as a table"), "maxout_price", ":material/table:", lambda: _show(table))


def _show(table: str) -> None:
    st.markdown(table)


def _said(plain: int, fan_in: int, width: int, pieces: int) -> str:
    """Say how many maxout units the price of the ReLU layer pays for."""
    fits = width // pieces
    if fits:
        said = ngettext(
            "The parameters of the ReLU layer ({plain}) suffice for {width} maxout unit of {each} pieces ({count}).",
            "The parameters of the ReLU layer ({plain}) suffice for {width} maxout units of {each} pieces ({count}).",
            fits,
        )
    else:
        said = _(
            "The parameters of the ReLU layer ({plain}) are too few for one maxout unit of {each} pieces ({count})."
        )
    count = grouped(weights(fan_in, max(fits, 1), pieces))
    return said.format(plain=grouped(plain), width=grouped(fits), each=pieces, count=count)
