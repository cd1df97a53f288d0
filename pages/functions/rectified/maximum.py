"""Is max(αz, z) the same function as leaky ReLU?"""

from acts.charts.functions.rectified import ALPHA, MAXIMUM
from acts.charts.kit.frames import View
from acts.experiments.functions import rectified
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show both while their slope moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {ALPHA.name: controls.box(ALPHA, "rectified_alpha")}
    with picture:
        live.function("rectified/maximum", {ALPHA: "rectified_alpha"}, setting, MAXIMUM, View(-4.0, 4.0, 1), sentence)
    words.show("maximum")


def sentence(alpha: float) -> str:
    """Say by how much the maximum is above leaky ReLU on either side, and whether the two are one function."""
    left, right = (rectified.maximum_gap(z, alpha) for z in (-1.0, 1.0))
    if left or right:
        said = _(
            "At α = {alpha} max(αz, z) is above leaky ReLU by {left} at z = -1 and by {right} at z = 1. "
            "These are two functions."
        )
    else:
        said = _(
            "At α = {alpha} max(αz, z) is above leaky ReLU by {left} at z = -1 and by {right} at z = 1. "
            "This is one function."
        )
    return said.format(alpha=number(alpha), left=number(left), right=number(right))
