"""Six intervals side by side, at a number of heads that moves, with their formulas and sources."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.intervals import Stretch, intervals_csv, intervals_picture, intervals_settings, spans
from acts.language import _, joined
from acts.likelihood import METHODS, Tosses
from acts.likelihood.intervals import deviate
from pages.kit import live, scenes, sources, tables
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.how_sure import levels, tosses
from pages.likelihood.how_sure.written import ends, percent

words = Words(__file__)


@fragment
def show() -> None:
    """Show all six intervals, at a number of heads that follows the hand."""
    picture, beside = scenes.stage()
    with beside:
        held, level = tosses.choose(), levels.choose()
    counts = held.counts
    if counts is None:
        picture.markdown(words.text("no tosses"))
        return
    stretch = Stretch(Tosses(tosses.centre(held), counts.tosses), level)
    with picture:
        live.chart(
            "sure/side",
            {stretch.parameter: flips.HEADS},
            {"heads": float(counts.heads)},
            partial(intervals_settings, stretch),
            partial(intervals_picture, stretch, [_(method.name) for method in METHODS.values()]),
            partial(said, stretch, (float(counts.heads),)),
            of=f"{stretch}",
        )
    words.show("intervals", level=percent(level))
    drawer(
        _("The six ways, their formulas and sources"), "sure/ways", ":material/function:", partial(_ways, counts, level)
    )


def _ways(counts: Tosses, level: float) -> None:
    """Show the formula of each interval with its ends."""
    words.show("intervals: ways", level=percent(level), z=number(deviate(level), 5))
    for method in METHODS.values():
        span = method.interval(counts.heads, counts.tosses, level)
        st.markdown(f"**{_(method.name)}** {ends(span)}\n\n$$\n{method.latex}\n$$\n\n{_(method.cases)}")
        st.markdown(sources.listed(method.references))
    tables.download(_("The ends as CSV"), partial(intervals_csv, counts, level), "intervals.csv", "sure/intervals")


def said(stretch: Stretch, start: tuple[float, ...], heads: float) -> str:
    """Say how the six intervals differ, and which of them has no width or reaches beyond all coins.

    `start` is where the slider starts; the intervals at its stops are known already.
    """
    found = spans(stretch, start).get(heads) or spans(stretch, (heads,))[heads]
    each = {_(method.name): span for method, span in zip(METHODS.values(), found, strict=True)}
    flat = [name for name, span in each.items() if span.low == span.high]
    outside = [name for name, span in each.items() if span.low < 0 or span.high > 1]
    wide = {name: span.high - span.low for name, span in each.items() if span.low < span.high}
    short, long = min(wide, key=wide.__getitem__), max(wide, key=wide.__getitem__)
    widths = _(
        "{counts}, level {level}: the shortest interval with a width is {short}, {a}; the longest is {long}, {b}."
    ).format(
        counts=flips.heads_in_tosses(int(heads), stretch.tosses.tosses), level=percent(stretch.level), short=short,
        a=ends(each[short]), long=long, b=ends(each[long]),
    )  # fmt: skip
    no_width = _("An interval of width 0: {names}.").format(names=_(", ").join(flat)) if flat else ""
    beyond = _("Beyond 0 or 1, where no p exists: {names}.").format(names=_(", ").join(outside))
    return joined([widths, no_width, beyond if outside else ""])
