"""Intervals as pictures: on the log-likelihood at a level that moves, and side by side at a count that moves."""

from functools import partial

import streamlit as st

from acts.activation import Interval
from acts.charts.likelihood.geometry import LEVEL, drop_picture, drop_settings
from acts.charts.likelihood.intervals import Stretch, ends_written, side_picture, side_settings, spans
from acts.language import _
from acts.likelihood import METHODS, Tosses
from acts.likelihood.intervals import LIKELIHOOD_RATIO, WALD, WILSON, fall
from pages.kit import live, sources, tables
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood import flips


def geometry(words: Words, tosses: Tosses, level: float, key: str) -> None:
    """Show the cut, the parabola and the tangents, at a level that follows the hand."""
    words.show("geometry")
    live.chart(
        "sure/geometry", {LEVEL: key}, {LEVEL.name: level}, drop_settings, partial(drop_picture, tosses),
        partial(geometry_said, tosses), of=f"{tosses}",
    )  # fmt: skip
    words.show("geometry: read", cut=number(fall(level), 3), rise=number(2 * fall(level), 3), level=percent(level))
    if not (tosses.heads and tosses.tails):
        words.show("geometry: wall", high=number(LIKELIHOOD_RATIO.interval(0, tosses.tosses, level).high, 3))


def geometry_said(tosses: Tosses, level: float) -> str:
    """Say in one sentence where the three intervals end, and by what."""
    likelihood, wald, wilson = (
        written(m.interval(tosses.heads, tosses.tosses, level)) for m in (LIKELIHOOD_RATIO, WALD, WILSON)
    )
    cut, best = number(fall(level), 3), telling(tosses.estimate, 0.0, 1.0)
    if not (tosses.heads and tosses.tails):
        said = _(
            "At level {level} the cut is {cut} nats below the top, which stands at the wall p̂ = {best}: the "
            "log-likelihood is above it from {likelihood}; no parabola fits such a top, so Wald's interval has no "
            "width; Wilson's is {wilson}."
        )
    else:
        said = _(
            "At level {level} the cut is {cut} nats below the top at p̂ = {best}: the log-likelihood is above it from "
            "{likelihood}, Wald's parabola from {wald}, and the tangents at Wilson's ends, {wilson}, climb {rise}."
        )
    return said.format(
        level=percent(level), cut=cut, best=best, likelihood=likelihood, wald=wald, wilson=wilson,
        rise=number(2 * fall(level), 3),
    )  # fmt: skip


def side(words: Words, tosses: Tosses, level: float, centre: int) -> None:
    """Show all six intervals, at a number of heads that follows the hand, and their ends as a table."""
    words.show("side", level=percent(level))
    stretch = Stretch(Tosses(centre, tosses.tosses), level)
    live.chart(
        "sure/side",
        {stretch.parameter: flips.HEADS},
        {"heads": float(tosses.heads)},
        partial(side_settings, stretch),
        partial(side_picture, stretch, [_(method.name) for method in METHODS.values()]),
        partial(side_said, stretch, (float(tosses.heads),)),
        of=f"{stretch}",
    )
    with st.expander(_("The six ways, their formulas and sources"), icon=":material/function:"):
        for method in METHODS.values():
            span = method.interval(tosses.heads, tosses.tosses, level)
            st.markdown(f"**{_(method.name)}** {written(span)}\n\n$$\n{method.latex}\n$$\n\n{_(method.cases)}")
            st.markdown(sources.listed(method.references))
        tables.download(_("The ends as CSV"), partial(_csv, tosses, level), "intervals.csv", "sure/intervals")


def side_said(stretch: Stretch, seed: tuple[float, ...], heads: float) -> str:
    """Say in one sentence how the six intervals differ, and which of them is no interval of coins."""
    found = spans(stretch, seed).get(heads) or spans(stretch, (heads,))[heads]
    each = dict(zip(METHODS, found, strict=True))
    names = {slug: _(method.name) for slug, method in METHODS.items()}
    flat = [names[slug] for slug, span in each.items() if span.low == span.high]
    outside = [names[slug] for slug, span in each.items() if span.low < 0 or span.high > 1]
    wide = {slug: span.high - span.low for slug, span in each.items() if span.low < span.high}
    short, long = min(wide, key=wide.__getitem__), max(wide, key=wide.__getitem__)
    said = _(
        "{k} heads in {n}, level {level}: the shortest interval with a width is {short}, {a}, the longest {long}, {b}."
    ).format(
        k=f"{int(heads):,}", n=f"{stretch.tosses.tosses:,}", level=percent(stretch.level), short=names[short],
        a=written(each[short]), long=names[long], b=written(each[long]),
    )  # fmt: skip
    if flat:
        said += " " + _("{names}: no width at all.").format(names=", ".join(flat))
    if outside:
        said += " " + _("Beyond 0 or 1, where there is no coin: {names}.").format(names=", ".join(outside))
    return said


def written(span: Interval) -> str:
    """Write an interval."""
    return ends_written(span.low, span.high)


def percent(level: float) -> str:
    """Write a level in per cent, with all the digits that it has."""
    return f"{number(100 * level, 12)}%"


def _csv(tosses: Tosses, level: float) -> str:
    lines = ["method,heads,tosses,level,low,high"]
    for slug, method in METHODS.items():
        span = method.interval(tosses.heads, tosses.tosses, level)
        lines.append(f"{slug},{tosses.heads},{tosses.tosses},{level!r},{span.low!r},{span.high!r}")
    return "\n".join(lines) + "\n"
