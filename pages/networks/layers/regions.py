"""A function in the plane: what networks of one, two or three layers decide, and their linear regions, counted."""

from collections.abc import Callable, Sequence

import streamlit as st

from acts import references
from acts.activation import Array
from acts.charts.kit.stops import PLACE
from acts.charts.networks.regions import WIDTH, live_of, regions_picture
from acts.experiments.networks.regions import (
    DATA,
    DEPTHS,
    LAST,
    SEEDS,
    STEPS,
    TOTALS,
    WIDTHS,
    Regions,
    Shared,
    regions,
    sharing,
    spread,
)
from acts.language import _, listed, ngettext
from acts.network import GENERATORS
from acts.network.regions import lower_bound, upper_bound
from pages.kit import address, controls, live, progress, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.numbers import grouped, number, percent
from pages.kit.streamlit_insides import ABREAST, UNNUMBERED
from pages.kit.words import Words

NAME = "layers/regions"
words = Words(__file__)


def show() -> None:
    """Show the plane with its controls, and below it the numbers, the bounds, and a count over seeds.

    It is no fragment, since that count can be stopped only by a run of the whole page.
    """
    picture, beside = scenes.stage()
    with beside:
        names = {slug: _(GENERATORS[slug].name) for slug in DATA}
        data = address.choice(_("Data"), names, f"{NAME}_data", DATA[0])
        counts = {str(depth): str(depth) for depth in DEPTHS}
        depth = int(address.choice(_("Hidden layers"), counts, f"{NAME}_depth", str(DEPTHS[1])))
        width = controls.whole_box(_("Units a layer"), "regions_width", WIDTHS[0], WIDTHS[-1], int(WIDTH.default))
        step = controls.whole_box(_("Steps of training"), "regions_step", 0, LAST, LAST)
        seed = controls.seed("regions_seed")
    found = regions(data, depth, seed, _steps(step))
    with picture:
        _picture(found, width, step)
    words.show("regions")
    drawer(_("The counts and their bounds"), "regions_counts", ":material/table:", lambda: _counts(found))
    drawer(_("One layer or three, with as many units"), "regions_shared", ":material/layers:", lambda: _compare(data))


def _steps(step: int) -> tuple[int, ...]:
    """Return the steps that the slider reaches: with the last one that was typed and lay between the others."""
    held: tuple[int, ...] = st.session_state.get(NAME, STEPS)
    if step not in held:
        held = st.session_state[NAME] = tuple(sorted({*STEPS, step}))
    return held


def _picture(found: Regions, width: int, step: int) -> None:
    moves = live_of(len(found.steps))
    _width, places = moves.parameters
    lines = tuple(_line(found, int(n), int(k)) for n, k in moves.settings())
    with st.container(key=f"{UNNUMBERED}regions"), st.container(key=f"{ABREAST}regions"):
        live.chart(
            NAME,
            {WIDTH: "regions_width", places: "regions_step"},
            {WIDTH.name: float(width), PLACE: float(found.steps.index(step))},
            moves.settings,
            lambda start, said: regions_picture(found, (start[0], start[1]), lines, tuple(said)),
            lambda width, place: _sentence(found, int(width), int(place)),
            lambda width, place: {WIDTH.name: width, PLACE: float(found.steps[int(place)])},
            of=str((found.data.name, found.depth, found.seed, found.steps)),
        )


def _numbers(found: Regions, width: int, place: int) -> dict[str, str]:
    row = found.widths.index(width)
    return {
        "depth": str(found.depth), "width": str(width), "step": str(found.steps[place]),
        "count": grouped(int(found.linear[row, place])), "share": percent(found.accuracy[row, place]),
        "bound": grouped(upper_bound([width] * found.depth)), "seed": str(found.seed),
    }  # fmt: skip


def _line(found: Regions, width: int, place: int) -> str:
    """Return what the picture says of one network; where it is narrow, on two lines."""
    said = ngettext(
        "{depth} x {width} units, step {step}:\n{count} linear region, {share} right",
        "{depth} x {width} units, step {step}:\n{count} linear regions, {share} right",
        int(found.linear[found.widths.index(width), place]),
    )
    return said.format(**_numbers(found, width, place))


def _sentence(found: Regions, width: int, place: int) -> str:
    """Say how many linear regions one network has, how many are possible, and what it has learned."""
    said = ngettext(
        "After {step} steps the {depth} x {width} hidden units make {count} linear region here; at most {bound} are "
        "possible. {share} of the points are on the right side (seed {seed}).",
        "After {step} steps the {depth} x {width} hidden units make {count} linear regions here; at most {bound} are "
        "possible. {share} of the points are on the right side (seed {seed}).",
        int(found.linear[found.widths.index(width), place]),
    )
    return said.format(**_numbers(found, width, place))


def _counts(found: Regions) -> None:
    """Show the counts for each width, and what they can be at most."""
    heads = (
        _("units a layer"), _("before training"), _("after training"), _("cells"), _("some network has"),
        _("no network has more than"),
    )  # fmt: skip
    rows = []
    for row, width in enumerate(found.widths):
        widths = [width] * found.depth
        some = grouped(lower_bound(widths)) if width > 1 or found.depth == 1 else "-"
        columns = (found.linear[row, 0], found.linear[row, -1], found.counts[row, -1])
        rows.append([str(width), *(grouped(int(count)) for count in columns), some, grouped(upper_bound(widths))])
    tables.wide("regions-counts", heads, rows)
    words.show(
        "regions bounds", zaslavsky=sources.cited(references.ZASLAVSKY_1975),
        montufar=sources.cited(references.MONTUFAR_2014), serra=sources.cited(references.SERRA_2018),
    )  # fmt: skip


def _compare(data: str) -> None:
    """Count the regions of networks that share as many units among one, two or three layers, over seeds."""
    work = sharing(data)
    words.show("regions shared", seeds=str(len(SEEDS)), paper=sources.cited(references.HANIN_ROLNICK_2019))
    control, place = st.empty(), st.empty()
    start = _("Train {count} networks (about {time})")
    count = len(SEEDS) * len(TOTALS) * len(DEPTHS)
    label = _("Training networks of {depth} layers")
    progress.work_on(
        work, control, f"{NAME}/shared", start.format(count=count, time="{time}"),
        lambda part: label.format(depth=DEPTHS[part]), at_once=0.0,
    )  # fmt: skip
    known = [part for part in work.results if part is not None]
    if known:
        with place.container():
            _table(known)
            if work.finished:
                st.markdown(_verdict(known))


def _table(known: Sequence[Shared]) -> None:
    """Show the medians and ranges of all networks, those with as many units beside each other."""
    heads = (_("hidden units"), _("before training"), _("after training"), _("accuracy"), _("at most possible"))
    rows = []
    for each in known:
        for row, width in enumerate(each.widths):
            units = each.depth * width
            name = _("{depth} x {width} = {units}").format(depth=each.depth, width=width, units=units)
            spreads = [_spread(each.born[row], _count), _spread(each.trained[row], _count)]
            bound = grouped(upper_bound([width] * each.depth))
            rows.append((units, [name, *spreads, _spread(each.accuracy[row], percent), bound]))
    rows.sort(key=lambda row: row[0])
    tables.wide("regions-shared", heads, [row for _units, row in rows])


def _verdict(known: Sequence[Shared]) -> str:
    """Say how many regions the largest networks have, and how many they could have."""
    said = _(
        "With {units} hidden units, networks of {depths} layers have {counts} linear regions after training (medians "
        "over the seeds). The bound grows from {low} to {high}."
    )
    bounds = [upper_bound([each.widths[-1]] * each.depth) for each in known]
    return said.format(
        units=TOTALS[-1], depths=listed([str(each.depth) for each in known]), low=grouped(bounds[0]),
        high=grouped(bounds[-1]), counts=listed([_count(spread(each.trained[-1])[0]) for each in known]),
    )  # fmt: skip


def _count(value: float) -> str:
    return number(value, 6)


def _spread(values: Array, write: Callable[[float], str]) -> str:
    """Return the median of some numbers, with the smallest and the largest."""
    middle, low, high = map(write, spread(values))
    return _("{middle} ({low} to {high})").format(middle=middle, low=low, high=high)
