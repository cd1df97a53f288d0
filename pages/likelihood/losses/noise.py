"""The Gaussian's negative log-likelihood is the squared error, scaled and shifted: the same curve."""

from functools import partial

from acts.charts.kit.picture import Picture
from acts.charts.likelihood.losses import (
    SPREADS,
    TARGET,
    apart,
    gaussian_picture,
    gaussian_settings,
    scale,
    spread_around,
)
from acts.language import _
from acts.losses import gaussian
from pages.kit import controls, live, scenes
from pages.kit.drawer import drawer
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both curves, moved by the spread, and in a drawer the derivation."""
    picture, beside = scenes.stage()
    with beside:
        label = _("Spread $\\sigma$")
        spread = controls.number_box(label, "sigma", SPREADS.low, SPREADS.high, 1.0, 0.1, _("spread"), 160)
    live_spread, unit = spread_around(spread), scale(spread)

    def drawn(start: tuple[float, ...], sentences: list[str]) -> Picture:
        names = _("Gaussian NLL"), _("(z − y)² / (2σ²) + constant")
        return gaussian_picture(names, start, sentences)

    with picture:
        live.chart(
            "losses/gaussian", {live_spread: "sigma"}, {"spread": spread}, gaussian_settings, drawn,
            partial(said, unit), of=f"{unit}",
        )  # fmt: skip
    words.show("noise", target=number(TARGET))
    drawer(
        _("The Gaussian's negative log-likelihood, line by line"), "losses/gaussian_lines", ":material/function:",
        lambda: words.show("gaussian"),
    )  # fmt: skip


def said(unit: float, spread: float) -> str:
    """Say in one sentence that both curves coincide, and where they are lowest; `unit` is the picture's scale."""
    loss = gaussian(spread)
    return _(
        "At σ = {spread} the NLL is {factor} times half the squared error, plus {constant} nats; in the picture "
        "the two curves differ by {apart} nats at most. Both are lowest at z = y = {target}, whatever σ is."
    ).format(
        spread=number(spread), factor=number(1 / spread**2), constant=number(float(loss.value(TARGET, TARGET))),
        apart=number(apart(spread, unit), 2), target=number(TARGET),
    )  # fmt: skip
