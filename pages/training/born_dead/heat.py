"""How many networks are constant at first: a map of width and depth, and a table beside the published shares."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acts.charts.training.born_dead import born_dead_csv, heat_picture
from acts.experiments.training.born_dead import (
    DRAWS,
    FIRST,
    LEVEL,
    QUOTED,
    QUOTED_FROM,
    QUOTED_LAYERS,
    WIDTHS,
    Column,
    bounds,
    column,
    counting,
)
from acts.experiments.training.job import Job
from acts.language import _, joined
from acts.network import INITIALISERS
from pages.kit import live, progress, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import number, percent
from pages.kit.words import Words
from pages.training.born_dead.networks import SCHEME, part, settings, shape, span

PAGE = "born_dead"
RARE = 0.01
AT_ONCE = 3e8  # multiplications, about 0.2 seconds

words = Words(__file__)


def show() -> None:
    """Show the map of width and depth, and below it what was published."""
    picture, beside = scenes.stage(1, wide=5, beside=2)
    with beside:
        scheme, width, layers, offset, seed = settings()
        control = st.empty()
    with picture:
        columns = _counted(scheme, offset, seed, (width, layers), control)
    draws = columns[0].draws if columns else DRAWS
    words.show("map", draws=str(draws), bias=number(offset))
    words.show("closing")
    drawer(_("Beside published numbers"), "born_quoted", ":material/menu_book:", _quote)
    if columns:
        tables.download(_("CSV"), lambda: born_dead_csv(columns), f"born_dead_{scheme}.csv", "born_dead/csv")


def _counted(
    scheme: str, offset: float, seed: int, here: tuple[int, int], control: DeltaGenerator
) -> tuple[Column, ...]:
    """Show the map as far as it is counted; return its columns.

    What a box changes waits for a press, so that moving the box costs nothing.
    """
    whole, first = counting(scheme, offset, seed), counting(scheme, offset, seed, FIRST)
    if not whole.done and (offset, seed) == (0.0, 0) and first.load <= AT_ONCE:
        first.complete()
    place = st.empty()
    start = _("Draw {count} each (about {time})").format(count=DRAWS, time="{time}")
    progress.work_on(
        whole, control, "born_dead/map", start,
        lambda k: _("Drawing networks of {width} units a layer").format(width=WIDTHS[k]),
        lambda _k: _draw(whole, scheme, here, place), at_once=0.0,
    )  # fmt: skip
    shown = whole if whole.done or not first.finished else first
    _draw(shown, scheme, here, place)
    return _known(shown)


def _draw(work: Job[Column], scheme: str, here: tuple[int, int], place: DeltaGenerator) -> None:
    columns = _known(work)
    said = sentence(columns, *here)
    with place.container():
        live.show(heat_picture(columns, here, said), f"born_dead/map/{scheme}" if work.finished else None)
        st.markdown(said)


def _known(work: Job[Column]) -> tuple[Column, ...]:
    return tuple(each for each in work.results if each is not None)


def _quote() -> None:
    source = sources.cited(QUOTED_FROM)
    words.show("quoted", source=source, layers=str(QUOTED_LAYERS), draws=str(DRAWS), level=percent(LEVEL))
    st.markdown(quoted())
    words.show("recipe", source=source)


def sentence(columns: Sequence[Column], width: int, layers: int) -> str:
    """Say how likely the marked cell is, and at which widths hardly a network is constant."""
    mine = next((each for each in columns if each.width == width), None)
    if mine is None:
        return _("No network of {width} units a layer is drawn yet.").format(width=width)
    said = _("{name}, bias {bias}: {part} networks with {shape} are constant ({level} interval: {span}).").format(
        name=_(INITIALISERS[mine.scheme].name), bias=number(mine.offset), part=part(mine, layers),
        shape=shape(layers, width), span=span(mine, layers), level=percent(LEVEL),
    )  # fmt: skip
    rest = _("At this depth no width of the map is shown to bring it below {rare}.")
    wide = [each.width for each in columns if _rare(columns, each.width, layers)]
    if len(wide) == 1:
        rest = _("At this depth the whole interval is below {rare} at width {high}, the largest.")
    elif wide:
        rest = _("At this depth the whole interval is below {rare} at each width from {low} to {high}.")
    return joined([said, rest.format(rare=percent(RARE), low=min(wide, default=""), high=columns[-1].width)])


def _rare(columns: Sequence[Column], width: int, layers: int) -> bool:
    """Return whether constant networks are rare at this width and at every larger one, by the end of the interval."""
    return all(each.interval(layers).high < RARE for each in columns if each.width >= width)


def quoted() -> str:
    """Return the table of our counts beside the bound and the published shares."""
    published = dict(QUOTED)
    heads = (_("units"), _("He normal"), _("quoted"), _("asymmetric"))
    rows = []
    for width in (2, *published):
        he, asymmetric = column(SCHEME, width), column("rai", width)
        bound = percent(bounds(width, QUOTED_LAYERS)[1])
        ours = _("{count} (≤\N{NO-BREAK SPACE}{bound})").format(count=_written(he), bound=bound)
        rows.append((str(width), ours, _(published[width]) if width in published else "–", _written(asymmetric)))
    return tables.table(heads, rows)


def _written(counted: Column) -> str:
    return _("{part} ({span})").format(part=part(counted, QUOTED_LAYERS), span=span(counted, QUOTED_LAYERS))
