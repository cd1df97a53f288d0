"""Three intervals as geometry on the log-likelihood: a cut, a parabola and tangents."""

from functools import partial

from acts.charts.likelihood.geometry import MOVED, geometry_picture, geometry_settings
from acts.language import _
from acts.likelihood import Tosses
from acts.likelihood.intervals import LIKELIHOOD_RATIO, WALD, WILSON, fall
from pages.kit import live
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood.how_sure import levels
from pages.likelihood.how_sure.written import ends, percent


def show(words: Words, tosses: Tosses, level: float) -> None:
    """Show the cut, the parabola and the tangents, at a level that follows the hand."""
    words.show("geometry")
    live.chart(
        "sure/geometry", {MOVED: levels.BOX}, {MOVED.name: level}, geometry_settings, partial(geometry_picture, tosses),
        partial(said, tosses), of=f"{tosses}",
    )  # fmt: skip
    words.show("geometry: read", cut=number(fall(level), 3), rise=number(2 * fall(level), 3), level=percent(level))
    if not (tosses.heads and tosses.tails):
        words.show("geometry: wall", high=number(LIKELIHOOD_RATIO.interval(0, tosses.tosses, level).high, 3))


def said(tosses: Tosses, level: float) -> str:
    """Say in one sentence where the three intervals end, and by what."""
    likelihood, wald, wilson = (
        ends(method.interval(tosses.heads, tosses.tosses, level)) for method in (LIKELIHOOD_RATIO, WALD, WILSON)
    )
    if not (tosses.heads and tosses.tails):
        message = _(
            "At level {level} the cut is {cut} nats below the top, which stands at the wall p̂ = {best}: the "
            "log-likelihood is above it from {likelihood}; no parabola fits such a top, so Wald's interval has no "
            "width; Wilson's is {wilson}."
        )
    else:
        message = _(
            "At level {level} the cut is {cut} nats below the top at p̂ = {best}: the log-likelihood is above it from "
            "{likelihood}, Wald's parabola from {wald}, and the tangents at Wilson's ends, {wilson}, climb {rise}."
        )
    return message.format(
        level=percent(level), cut=number(fall(level), 3), best=telling(tosses.estimate, 0.0, 1.0),
        likelihood=likelihood, wald=wald, wilson=wilson, rise=number(2 * fall(level), 3),
    )  # fmt: skip
