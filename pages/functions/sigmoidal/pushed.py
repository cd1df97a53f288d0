"""Wide pre-activations are pushed to the ends of the sigmoid."""

from acts.charts.functions.sigmoidal import SPREAD, SPREADING, pushed_picture
from acts.experiments.functions import saturation
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the outputs while the spread of the pre-activations moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {SPREAD.name: controls.box(SPREAD, "sigmoidal_spread")}
    with picture:
        boxes = {SPREAD: "sigmoidal_spread"}
        live.chart("sigmoidal/pushed", boxes, setting, SPREADING.settings, pushed_picture, sentence)
    words.show("pushed")


def sentence(spread: float) -> str:
    """Say at which outputs the distribution has its one peak or its two peaks."""
    humps = [telling(hump, 0, 1, digits=3) for hump in saturation.pushed(spread).humps]
    if len(humps) == 1:
        return _("At s = {s} the outputs have one peak, at {place}.").format(s=number(spread), place=humps[0])
    return _("At s = {s} the outputs have two peaks, at {first} and {second}.").format(
        s=number(spread), first=humps[0], second=humps[1]
    )
