"""What a gated feed-forward layer costs, beside a plain one."""

import streamlit as st

from acts import references
from acts.charts.functions.price import price_picture
from acts.experiments.functions import gated_units
from acts.language import _
from pages.kit import controls, live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import grouped, number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show it for the reader's sizes, and say which models use it."""
    picture, beside = scenes.stage(1)
    with beside:
        model = controls.whole_box(_("Model width"), "gated_units_model", 1, 100_000, 4096)
        hidden = controls.whole_box(_("Hidden width"), "gated_units_hidden", 1, 1_000_000, 16_384)
        multiple = controls.whole_box(_("Rounded up to a multiple of"), "gated_units_multiple", 1, 4096, 256, width=220)
    found = gated_units.budget(model, hidden, multiple)
    names = (_("plain, 2 matrices"), _("gated, 3 matrices"), _("gated, narrower"))
    costs, widths = (found.plain, found.gated, found.spent), (hidden, hidden, found.rounded)
    times = [number(cost / found.plain) for cost in costs]
    written = [grouped(found.plain)]
    written += [
        _("{count} ({times} times)").format(count=grouped(cost), times=each)
        for cost, each in zip(costs[1:], times[1:], strict=True)
    ]
    said = _("Two thirds of {hidden} are {width}; the next multiple of {multiple} is {rounded}.").format(
        hidden=number(hidden, 9), width=number(found.width, 9), multiple=multiple, rounded=number(found.rounded, 9)
    )
    with picture:
        live.show(price_picture(names, costs, written, said), "gated_units/price")
        st.markdown(said)
    words.show("price")
    words.show(
        "used",
        glu=sources.cited(references.DAUPHIN_2017),
        variants=sources.cited(references.SHAZEER_2020),
        palm=sources.cited(references.CHOWDHERY_2022),
        llama=sources.cited(references.TOUVRON_2023),
    )
    heads = (_("layer"), _("hidden width"), _("number of weights"), _("times plain"))
    columns = zip(names, widths, costs, times, strict=True)
    table = tables.table(heads, [[name, number(width, 9), grouped(cost), each] for name, width, cost, each in columns])
    drawer(_("The same as a table"), "gated_units_price", ":material/table:", lambda: _show(table))


def _show(table: str) -> None:
    st.markdown(table)
