"""Six intervals side by side, at a number of heads that moves, with their formulas and sources."""

from functools import partial

import streamlit as st

from acts.charts.likelihood.intervals import Stretch, intervals_csv, intervals_picture, intervals_settings, spans
from acts.language import _, joined
from acts.likelihood import METHODS, Tosses
from pages.kit import live, sources, tables
from pages.kit.words import Words
from pages.likelihood import flips
from pages.likelihood.how_sure.written import ends, percent


def show(words: Words, tosses: Tosses, level: float, centre: int) -> None:
    """Show all six intervals, at a number of heads that follows the hand, and their ends as a table."""
    words.show("side", level=percent(level))
    stretch = Stretch(Tosses(centre, tosses.tosses), level)
    live.chart(
        "sure/side",
        {stretch.parameter: flips.HEADS},
        {"heads": float(tosses.heads)},
        partial(intervals_settings, stretch),
        partial(intervals_picture, stretch, [_(method.name) for method in METHODS.values()]),
        partial(said, stretch, (float(tosses.heads),)),
        of=f"{stretch}",
    )
    with st.expander(_("The six ways, their formulas and sources"), icon=":material/function:"):
        for method in METHODS.values():
            span = method.interval(tosses.heads, tosses.tosses, level)
            st.markdown(f"**{_(method.name)}** {ends(span)}\n\n$$\n{method.latex}\n$$\n\n{_(method.cases)}")
            st.markdown(sources.listed(method.references))
        tables.download(_("The ends as CSV"), partial(intervals_csv, tosses, level), "intervals.csv", "sure/intervals")


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
        "{k} heads in {n}, level {level}: the shortest interval with a width is {short}, {a}, the longest {long}, {b}."
    ).format(
        k=f"{int(heads):,}", n=f"{stretch.tosses.tosses:,}", level=percent(stretch.level), short=short,
        a=ends(each[short]), long=long, b=ends(each[long]),
    )  # fmt: skip
    no_width = _("{names}: no width at all.").format(names=_(", ").join(flat)) if flat else ""
    beyond = _("Beyond 0 or 1, where there is no coin: {names}.").format(names=_(", ").join(outside))
    return joined([widths, no_width, beyond if outside else ""])
