"""Where does the mean output of GELU lie for z from N(0, 1)?"""

import acts
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    mean = gated.under_normal(acts.gelu).mean
    options = {"below": _("below 0"), "zero": _("0"), "little": _("above 0, under 0.1"), "above": _("above 0.1")}
    truth = "zero" if abs(mean) < 1e-12 else "below" if mean < 0 else "little" if mean < 0.1 else "above"
    why = words.text("answer", mean=number(mean), low=number(gated.dip(acts.gelu).size))
    return predict.ask("gated", words.text("question"), options, truth, why)
