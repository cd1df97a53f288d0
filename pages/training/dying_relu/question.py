"""The question of the page: what happens to a unit that has died?"""

from acts.experiments.training.film import filming
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import drift
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.training import film, lab

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    answers = {
        "back": _("it comes back, slowly"),
        "luck": _("it comes back with some seeds"),
        "away": _("it drifts further off"),
        "never": _("nothing at all"),
    }
    return predict.ask("dying_relu", words.text("question"), answers, "never", _why)


def _why() -> str:
    """Train the network at the rate that the page begins with, and say how far its dead units moved."""
    (usual,) = filming(Setup(), lab.START, 0).complete()
    counts = film.counts(usual)
    return words.text("answer", drift=number(drift(usual.life)), rate=number(lab.START), **counts)
