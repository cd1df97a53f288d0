"""Test yourself: what is left of each interval without heads."""

from functools import cache

from acts.language import _
from acts.likelihood import METHODS
from acts.likelihood.intervals import LEVEL
from pages.kit import predict
from pages.kit.words import Words
from pages.likelihood.how_sure.written import ends, percent

words = Words(__file__)
NONE, TEN = 0, 10
ASKED = ("wald", "likelihood_ratio", "clopper_pearson")


def ask() -> bool:
    """Ask which interval says that p is 0; return whether the page may show everything."""

    def why() -> str:
        each = [
            _("{name} {interval}").format(name=name, interval=ends(METHODS[slug].interval(NONE, TEN)))
            for slug, name in names.items()
        ]
        return words.text("answer", ends=_("; ").join(each))

    names = {slug: _(METHODS[slug].name) for slug in ASKED}
    answers = {**names, "all": _("all three"), "none": _("none of them")}
    question = words.text("question", tosses=str(TEN), level=percent(LEVEL))
    return predict.ask("how_sure", question, answers, _flat(), why)


@cache
def _flat() -> str:
    """Return the method whose interval has no width."""
    return next(slug for slug, method in METHODS.items() if len(set(method.ends(NONE, TEN, LEVEL))) == 1)
