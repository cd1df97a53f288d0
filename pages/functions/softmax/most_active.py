"""What "the most active" means here, and what it cannot mean for steps."""

from acts.charts.functions.softmax import LOGITS
from acts.experiments.functions import softmax
from acts.experiments.functions.three_units import vote
from acts.language import _
from pages.functions.softmax.classes import names
from pages.kit import links
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Say it for the logits of the picture, and where step units are."""
    logits = tuple(p.default for p in LOGITS)
    words.show(
        "most active",
        logits=_(", ").join(map(number, logits)),
        steps=_(", ").join(map(number, vote(logits).steps.outputs)),
        share=percent(softmax.shared(logits).shares[0]),
        name=names()[0],
    )
    links.page("threshold_linear", _("Three step units, beside three sigmoids"), {"scene": "votes"})
