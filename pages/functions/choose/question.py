"""The question of the page: by how much does the best function beat ReLU?"""

from acts.experiments.networks.race import COURSES, DATA, look
from acts.language import _
from pages.functions.choose.verdict import bucket, points
from pages.kit import predict
from pages.kit.numbers import percent
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything. The question is about the data that the page opens with."""
    answers = {
        "1": _("less than 1 point"), "5": _("1 to 5 points"), "20": _("5 to 20 points"), "more": _("more"),
    }  # fmt: skip
    data, result = _(COURSES[DATA[0]].name), look(DATA[0])
    question = words.text("question", data=data, count=str(len(result.entries)))
    return predict.ask("choose", question, answers, bucket(result.ahead("relu")), _why)


def _why() -> str:
    result = look(DATA[0])
    relu = result.entry("relu")
    return words.text(
        "answer",
        data=_(COURSES[DATA[0]].name),
        best=_(result.best.activation.name),
        top=percent(result.best.median),
        relu=percent(relu.median),
        ahead=points(result.ahead("relu")),
        apart=points(max(relu.scores) - min(relu.scores)),
    )
