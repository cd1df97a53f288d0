"""Both losses of one sigmoid and their slopes against the logit: a point and its tangents under the hand."""

import math
from functools import lru_cache, partial

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.losses import LOGIT, losses_picture, losses_settings
from acts.experiments.likelihood.samples import inflection, taught
from acts.language import _
from acts.losses import BERNOULLI, HALF_SQUARE
from pages.kit import address, controls, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import chance, number, telling
from pages.kit.words import Words

REACH = 1e6

words = Words(__file__)


def names() -> tuple[str, str]:
    """Return what the two losses are called on this page, cross-entropy first."""
    return _("cross-entropy"), _("squared error")


@fragment
def show() -> None:
    """Show both losses with their slopes, and in a drawer where the losses come from, line by line."""
    picture, beside = scenes.stage()
    with beside:
        label = int(address.choice(_("Label y"), {"0": "y = 0", "1": "y = 1"}, "losses/label", "0"))
        z = controls.number_box(_("Logit $z$"), "z", -REACH, REACH, LOGIT.default, LOGIT.step, "z", 160)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        read = [readout(label, each) for (each,) in losses_settings(start)]
        return losses_picture(label, names(), start, sentences, read)

    with picture:
        live.chart("losses/slope", {LOGIT: "z"}, {"z": z}, losses_settings, drawn, partial(said, label), of=str(label))
    words.show("logit", bend=number(inflection(0)), mirrored=number(inflection(1)))
    drawer(
        _("Where both losses come from, line by line"), "losses/derivation", ":material/function:",
        lambda: words.show("bernoulli"),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _values(label: int, z: float) -> dict[str, str]:
    (sample,) = taught((z,), (label,))
    return {
        "z": number(z, 8), "y": str(label), "p": chance(sample.p),
        "cross": number(float(BERNOULLI.value(z, label)), 3), "square": number(float(HALF_SQUARE.value(z, label)), 3),
        "cross_slope": telling(sample.cross_entropy, 1.0, -1.0, digits=3),
        "square_slope": number(sample.squared_error, 3),
    }  # fmt: skip


def readout(label: int, z: float) -> str:
    """Return the lines to be read off at a logit."""
    values = _values(label, z)
    lines = (
        "z = {z}, p = {p}",
        _("cross-entropy {cross}, slope {cross_slope}"),
        _("squared error {square}, slope {square_slope}"),
    )
    return "\n".join(line.format(**values) for line in lines)


def said(label: int, z: float) -> str:
    """Say in one sentence what both losses cost at a logit, and how hard they pull."""
    (sample,) = taught((z,), (label,))
    # the ratio overflows where the smaller slope has lost its digits
    ratio = abs(sample.cross_entropy / sample.squared_error) if sample.squared_error else math.inf
    if not sample.cross_entropy:
        message = _(
            "At z = {z} the neuron says p = {p}; the label is {y}. Cross-entropy costs {cross} nats and has the slope "
            "p − y = {cross_slope}; squared error costs {square} and has the slope {square_slope}. Both slopes are "
            "exactly 0 in float64: nothing is left to learn."
        )
    elif not sample.squared_error:
        message = _(
            "At z = {z} the neuron says p = {p}; the label is {y}. Cross-entropy costs {cross} nats and has the slope "
            "p − y = {cross_slope}; squared error costs {square} and has the slope {square_slope}, which is exactly 0 "
            "in float64."
        )
    elif math.isfinite(ratio):
        message = _(
            "At z = {z} the neuron says p = {p}; the label is {y}. Cross-entropy costs {cross} nats and has the slope "
            "p − y = {cross_slope}; squared error costs {square} and has the slope {square_slope}, {ratio} times less."
        )
    else:
        message = _(
            "At z = {z} the neuron says p = {p}; the label is {y}. Cross-entropy costs {cross} nats and has the slope "
            "p − y = {cross_slope}; squared error costs {square} and has the slope {square_slope}."
        )
    return message.format(**_values(label, z), ratio=number(ratio, 3))
