"""How many times as many steps as ReLU does tanh need on the first task of the race?"""

from acts.charts.networks.race import TARGET
from acts.experiments.networks.race import DATA, LOOK_SEEDS, REFERENCE, TIMES, glance, ratio
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.networks.race.race import RIVAL, task

BUCKETS = {"fewer": 1.0, "two": 2.0, "six": 6.0, "more": float("inf")}
"""The answers, each with the factor that it ends at."""

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    answers = {
        "fewer": _("fewer than ReLU"),
        "two": _("1 to 2 times as many"),
        "six": _("2 to 6 times as many"),
        "more": _("more than 6 times as many"),
    }
    question = words.text("question", data=task(DATA[0]), target=number(TARGET.default))
    return predict.ask("race", question, answers, lambda: (bucket(_factors()[1]),), _why)


def bucket(factor: float) -> str:
    """Return the slug of the answer that holds this factor."""
    return next(slug for slug, end in BUCKETS.items() if factor < end)


def _factors() -> tuple[float, float, float]:
    rival, reference = (glance(DATA[0], slug).finish(TARGET.default) for slug in (RIVAL, REFERENCE))
    return ratio(rival, reference) or (float("nan"),) * 3


def _why() -> str:
    low, middle, high = (number(each, 2) for each in _factors())
    seeds, times = str(LOOK_SEEDS), str(TIMES)
    return words.text("answer", data=task(DATA[0]), middle=middle, seeds=seeds, low=low, high=high, times=times)
