"""The question of the page: what frees the locked signs of a gradient?"""

from acts.experiments.networks.locked import BATCHES, SAMPLES, STEPS, agreement, locked
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import percent
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    answers = {
        "batch": _("averaging over {count} samples instead of one").format(count=SAMPLES),
        "steps": _("the first steps of training, on the same samples"),
        "never": _("nothing: the inputs stay positive"),
    }
    return predict.ask("centring", words.text("question"), answers, "steps", _why)


def _why() -> str:
    found = locked()
    at = found.at(1.0)
    start, end = found.agreeing[-1, at, 0], found.agreeing[-1, at, -1]
    few = found.agreeing[BATCHES.index(8), at, 0]
    return words.text(
        "answer", count=str(SAMPLES), steps=str(STEPS), start=percent(start), end=percent(end), few=percent(few),
        coin=percent(agreement(0.0)),
    )  # fmt: skip
