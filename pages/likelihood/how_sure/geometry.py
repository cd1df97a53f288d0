"""Three intervals as geometry on the log-likelihood: a cut, a parabola and tangents."""

from functools import partial

from acts.charts.likelihood.geometry import MOVED, geometry_picture, geometry_settings, three
from acts.language import _
from acts.likelihood import Tosses
from acts.likelihood.intervals import LIKELIHOOD_RATIO, fall
from pages.kit import live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words
from pages.likelihood.how_sure import levels, tosses
from pages.likelihood.how_sure.written import ends, percent

words = Words(__file__)


@fragment
def show() -> None:
    """Show the cut, the parabola and the tangents, at a level that follows the hand."""
    picture, beside = scenes.stage(1)
    with beside:
        counts, level = tosses.choose().counts, levels.choose()
    if counts is None:
        picture.markdown(words.text("no tosses"))
        return
    with picture:
        live.chart(
            "sure/geometry", {MOVED: levels.BOX}, {MOVED.name: level}, geometry_settings,
            partial(geometry_picture, counts), partial(said, counts, (level,)), of=f"{counts}",
        )  # fmt: skip
    words.show("geometry", cut=number(fall(level), 3), rise=number(2 * fall(level), 3), level=percent(level))
    if not (counts.heads and counts.tails):
        words.show("geometry: wall", high=number(LIKELIHOOD_RATIO.interval(0, counts.tosses, level).high, 3))


def said(counts: Tosses, start: tuple[float, ...], level: float) -> str:
    """Say in one sentence where the three intervals end, and by what.

    `start` is where the slider starts; the intervals at its stops are known already.
    """
    likelihood, wald, wilson = map(ends, three(counts, start).get(level) or three(counts, (level,))[level])
    if not (counts.heads and counts.tails):
        message = _(
            "At level {level} the cut is {cut} nats below the top, which is at the end p̂ = {best}. The log-likelihood "
            "is above the cut in {likelihood}. No parabola fits such a top, so Wald's interval has width 0; Wilson's "
            "interval is {wilson}."
        )
    else:
        message = _(
            "At level {level} the cut is {cut} nats below the top at p̂ = {best}. The log-likelihood is above the cut "
            "in {likelihood}, Wald's parabola in {wald}. The tangents at Wilson's ends, {wilson}, rise by {rise}."
        )
    return message.format(
        level=percent(level), cut=number(fall(level), 3), best=telling(counts.estimate, 0.0, 1.0),
        likelihood=likelihood, wald=wald, wilson=wilson, rise=number(2 * fall(level), 3),
    )  # fmt: skip
