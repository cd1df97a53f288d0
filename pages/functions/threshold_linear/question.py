"""Which of three step units is the most active?"""

from acts.experiments.functions import three_units
from acts.language import _
from pages.functions.threshold_linear.votes import PRE, animals
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    result = three_units.vote(PRE)
    labels = {**animals(), "level": _("all are the same")}
    ahead = result.steps.ahead
    truth = "level" if ahead is None else list(labels)[ahead]
    given = dict(zip("abc", map(number, PRE), strict=True))
    why = words.text("answer", outputs=_(", ").join(map(number, result.steps.outputs)))
    return predict.ask("threshold_linear", words.text("question", **given), labels, truth, why)
