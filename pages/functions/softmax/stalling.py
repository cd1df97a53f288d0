"""Squared error stalls on softmax; cross-entropy does not."""

from acts.experiments.likelihood.samples import of_classes
from acts.language import _
from pages.kit import links
from pages.kit.numbers import number, telling
from pages.kit.words import Words

words = Words(__file__)
AHEAD = 10.0


def show() -> None:
    """Say how hard both losses push the right class when a wrong one is ahead, and where to try it."""
    found = of_classes((0.0, AHEAD, 0.0), 0)
    words.show(
        "losses", ahead=number(AHEAD), full=telling(found.cross_entropy[0], -1, digits=3),
        faded=number(found.squared_error[0], 2),
    )  # fmt: skip
    links.page("losses", _("Try both losses on cat, dog and tiger"), {"scene": "classes"})
