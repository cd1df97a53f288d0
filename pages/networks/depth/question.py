"""The question of the page: how much gradient reaches the first of twenty sigmoid layers?"""

from acts.experiments.networks.signals import depths, verdict
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    answers = {
        "half": _("about a half"),
        "hundredth": _("about a hundredth"),
        "millionth": _("about a millionth"),
        "trillionth": _("about a trillionth"),
    }
    return predict.ask("depth", words.text("question"), answers, "trillionth", _why)


def _why() -> str:
    seen = verdict(depths("sigmoid", "xavier"), 20)
    return words.text("answer", share=number(10**seen.gradient, 2), bound=number(4.0**-19, 2))
