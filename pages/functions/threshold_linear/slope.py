"""A straight line passes on the same share of a gradient at every z."""

from functools import partial

import acts
from acts.charts.functions.threshold_linear import PASSING, PLACES, SLOPE, passed_on_picture
from acts.experiments.functions.saturation import backward
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show what a line passes on beside tanh, while its slope moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {SLOPE.name: controls.box(SLOPE, "threshold_linear_slope")}
        upstream = controls.number_box(
            _("Upstream gradient"), "threshold_linear_upstream", -100.0, 100.0, 1.0, 0.5, width=220
        )
    with picture:
        live.chart(
            f"threshold_linear/slope/{upstream}",
            {SLOPE: "threshold_linear_slope"},
            setting,
            PASSING.settings,
            partial(passed_on_picture, upstream),
            partial(sentence, upstream),
        )
    words.show("slope")


def sentence(upstream: float, slope: float) -> str:
    """Say what the line passes on at every place, and between which two numbers tanh does."""
    straight = backward(acts.identity, upstream, PLACES, slope=slope)[0].passed
    curved = [p.passed for p in backward(acts.tanh, upstream, PLACES)]
    return _(
        "Of an upstream gradient of {g}, A = {c}·z passes on {passed} at every one of z = {places}; "
        "tanh passes on between {low} and {high}."
    ).format(
        g=number(upstream), c=number(slope), passed=number(straight), places=_(", ").join(map(number, PLACES)),
        low=number(min(curved, key=abs), 2), high=number(max(curved, key=abs), 3),
    )  # fmt: skip
