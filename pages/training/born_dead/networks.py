"""Networks that are constant before their first step, on a page: controls, tiles, map and table."""

from functools import partial
from typing import Any

import streamlit as st

from acts.charts.training.born_dead import (
    ACROSS,
    DEPTH,
    DOWN,
    born_dead_csv,
    depth_settings,
    drawn_picture,
    heat_picture,
)
from acts.experiments.training.born_dead import (
    DRAWS,
    LAYERS,
    LEVEL,
    QUOTED,
    QUOTED_LAYERS,
    SCHEMES,
    WIDTHS,
    Case,
    Column,
    bounds,
    column,
    drawn,
)
from acts.language import _, ngettext
from acts.network import INITIALISERS
from pages.kit import live, tables
from pages.kit.controls import Choice, Lab, Number, Whole
from pages.kit.numbers import number, percent

SCHEME, WIDTH, RARE = "he_normal", 3, 0.01
LAB = Lab(
    (
        Choice("born_dead/init", "Initial weights", SCHEMES, lambda slug: _(INITIALISERS[slug].name), SCHEME),
        Whole("born_width", "Units in each hidden layer", 1, WIDTHS[-1], WIDTH),
        Whole("born_layers", "Hidden layers", 1, LAYERS, QUOTED_LAYERS),
        Number("born_bias", "Initial bias", -100.0, 100.0, 0.0, 0.1, width=180),
        Whole.seed("born_seed"),
    )
)


def settings() -> tuple[str, int, int, float, int]:
    """Show the controls; return initialiser, width, hidden layers, bias and seed."""
    values = LAB.show("init")
    notes = st.container()
    with st.container(horizontal=True):
        values = LAB.show("born_width", "born_layers", "born_bias", "born_seed", given=values, notes=notes)
    return values["init"], values["born_width"], values["born_layers"], values["born_bias"], values["born_seed"]


def values_of(case: Case) -> dict[str, Any]:
    """Return what the controls have to be set to for a case."""
    return {"init": case.scheme, "born_width": case.width, "born_layers": case.layers}


def functions(scheme: str, width: int, layers: int, offset: float, seed: int) -> None:
    """Show some networks as functions of their input, live in the number of hidden layers."""
    shown = drawn(scheme, width, offset, seed, ACROSS * DOWN)

    def said(hidden_layers: float) -> str:
        k = round(hidden_layers)
        gone = int(shown.constant[k - 1].sum())
        sentence = ngettext(
            "{gone} of these {count} networks, with {shape}, is constant.",
            "{gone} of these {count} networks, with {shape}, are constant.",
            gone,
        )
        return sentence.format(gone=gone or _("None"), count=ACROSS * DOWN, shape=_shape(k, width))

    live.chart(
        "born_dead/tiles",
        {DEPTH: "born_layers"},
        {DEPTH.name: float(layers)},
        depth_settings,
        partial(drawn_picture, shown),
        said,
        of=f"{scheme}/{width}/{offset}/{seed}",
    )


def heat(scheme: str, width: int, layers: int, offset: float, seed: int) -> None:
    """Count, with its progress, and show the map of width and depth."""
    bar, columns = st.progress(0.0), []
    for each in WIDTHS:
        bar.progress(each / WIDTHS[-1], _("Drawing networks of {width} units a layer").format(width=each))
        columns.append(column(scheme, each, offset, seed))
    bar.empty()
    said = told(columns, width, layers)
    live.show(heat_picture(columns, (width, layers), said), f"born_dead/map/{scheme}")
    st.markdown(said)
    tables.download(_("CSV"), lambda: born_dead_csv(columns), f"born_dead_{scheme}.csv", "born_dead/csv")


def told(columns: list[Column], width: int, layers: int) -> str:
    """Say how likely the marked cell is, and from which width on hardly a network is constant."""
    here = next(each for each in columns if each.width == width)
    name = _(INITIALISERS[here.scheme].name)
    said = _(
        "{name}, bias {bias}: of {draws} networks with {shape}, {share} are constant ({level} interval: {span})."
    ).format(
        name=name, bias=number(here.offset), draws=here.draws, shape=_shape(layers, width),
        share=percent(here.share(layers)), span=span(here, layers), level=percent(LEVEL),
    )  # fmt: skip
    wide = [each.width for each in columns if all(c.share(layers) < RARE for c in columns if c.width >= each.width)]
    if wide:
        rest = _("With so many layers, fewer than {rare} are constant from a width of {wide} on.")
    else:
        rest = _("With so many layers, no width of the map brings it below {rare}.")
    return said + " " + rest.format(rare=percent(RARE), wide=wide[0] if wide else "")


def _shape(layers: int, width: int) -> str:
    deep = ngettext("{count} hidden layer", "{count} hidden layers", layers).format(count=layers)
    return _("{deep} of {wide}").format(
        deep=deep, wide=ngettext("{count} unit", "{count} units", width).format(count=width)
    )


def table() -> str:
    """Return our counts beside the bound and the published shares."""
    quoted = dict(QUOTED)
    heads = (_("units"), _("He normal"), _("quoted"), _("asymmetric"))
    rows = []
    for width in (2, *quoted):
        he, rai = column(SCHEME, width), column("rai", width)
        rows.append(
            (
                str(width),
                _("{count} (≤\N{NO-BREAK SPACE}{bound})").format(
                    count=_counted(he), bound=percent(bounds(width, QUOTED_LAYERS)[1])
                ),
                _(quoted[width]) if width in quoted else "–",
                _counted(rai),
            )
        )
    return tables.table(heads, rows)


def _counted(counted: Column) -> str:
    share = counted.share(QUOTED_LAYERS)
    said = percent(share) if share else _("none of {draws}").format(draws=DRAWS)
    return f"{said} ({span(counted, QUOTED_LAYERS)})"


def span(counted: Column, layers: int) -> str:
    """Write the interval of a count's probability."""
    ends = counted.interval(layers)
    low, high = (f"{number(100 * share, 3)}%" for share in (ends.low, ends.high))
    return _("{low} to {high}").format(low=low, high=high)
