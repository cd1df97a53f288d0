"""How many networks are constant at first: a map of width and depth, and a table beside the published shares."""

from collections.abc import Sequence

import streamlit as st

from acts.charts.training.born_dead import born_dead_csv, heat_picture
from acts.experiments.training.born_dead import DRAWS, LEVEL, QUOTED, QUOTED_LAYERS, WIDTHS, Column, bounds, column
from acts.language import _, joined
from acts.network import INITIALISERS
from pages.kit import live, tables
from pages.kit.numbers import number, percent
from pages.training.born_dead.networks import SCHEME, shape

RARE = 0.01


def show(scheme: str, width: int, layers: int, offset: float, seed: int) -> None:
    """Count, with its progress, and show the map of width and depth."""
    bar, columns = st.progress(0.0), []
    for each in WIDTHS:
        bar.progress(each / WIDTHS[-1], _("Drawing networks of {width} units a layer").format(width=each))
        columns.append(column(scheme, each, offset, seed))
    bar.empty()
    said = sentence(columns, width, layers)
    live.show(heat_picture(columns, (width, layers), said), f"born_dead/map/{scheme}")
    st.markdown(said)
    tables.download(_("CSV"), lambda: born_dead_csv(columns), f"born_dead_{scheme}.csv", "born_dead/csv")


def sentence(columns: Sequence[Column], width: int, layers: int) -> str:
    """Say how likely the marked cell is, and from which width on hardly a network is constant."""
    here = next(each for each in columns if each.width == width)
    said = _(
        "{name}, bias {bias}: of {draws} networks with {shape}, {share} are constant ({level} interval: {span})."
    ).format(
        name=_(INITIALISERS[here.scheme].name), bias=number(here.offset), draws=here.draws, shape=shape(layers, width),
        share=percent(here.share(layers)), span=span(here, layers), level=percent(LEVEL),
    )  # fmt: skip
    wide = [each.width for each in columns if all(c.share(layers) < RARE for c in columns if c.width >= each.width)]
    rest = _("With so many layers, no width of the map brings it below {rare}.")
    if wide:
        rest = _("With so many layers, fewer than {rare} are constant from a width of {wide} on.")
    return joined([said, rest.format(rare=percent(RARE), wide=wide[0] if wide else "")])


def quoted() -> str:
    """Return the table of our counts beside the bound and the published shares."""
    published = dict(QUOTED)
    heads = (_("units"), _("He normal"), _("quoted"), _("asymmetric"))
    rows = []
    for width in (2, *published):
        he, asymmetric = column(SCHEME, width), column("rai", width)
        bound = percent(bounds(width, QUOTED_LAYERS)[1])
        ours = _("{count} (≤\N{NO-BREAK SPACE}{bound})").format(count=_counted(he), bound=bound)
        rows.append((str(width), ours, _(published[width]) if width in published else "–", _counted(asymmetric)))
    return tables.table(heads, rows)


def _counted(counted: Column) -> str:
    share, within = counted.share(QUOTED_LAYERS), span(counted, QUOTED_LAYERS)
    if not share:
        return _("none of {draws} ({span})").format(draws=DRAWS, span=within)
    return _("{share} ({span})").format(share=percent(share), span=within)


def span(counted: Column, layers: int) -> str:
    """Write the interval of a count's probability."""
    ends = counted.interval(layers)
    low, high = (f"{number(100 * share, 3)}%" for share in (ends.low, ends.high))
    return _("{low} to {high}").format(low=low, high=high)
