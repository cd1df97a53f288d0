"""The sigmoid stretched into tanh."""

from acts.charts.functions.sigmoidal import MORPH, MORPHING
from acts.charts.kit.frames import View
from acts.experiments.functions import saturation
from acts.language import _
from pages.kit import controls, live, scenes
from pages.kit.fragment import fragment
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


@fragment
def show() -> None:
    """Show the function between the two while t moves."""
    picture, beside = scenes.stage()
    with beside:
        setting = {MORPH.name: controls.box(MORPH, "sigmoidal_morph")}
    with picture:
        view = View(-6.0, 6.0, 1, ("sigmoid", "tanh"))
        live.function("sigmoidal/morph", {MORPH: "sigmoidal_morph"}, setting, MORPHING, view, sentence)
    words.show("morph", gap=number(saturation.morph_gap(), 2))


def sentence(t: float) -> str:
    """Say between which ends the outputs lie."""
    said = _("At t = {t} the outputs lie between {low} and 1. At t = 0 the curve is the sigmoid, at t = 1 it is tanh.")
    return said.format(t=number(t), low=number(-t))
