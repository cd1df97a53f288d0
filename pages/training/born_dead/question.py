"""The question of the page: how many networks are constant before the first step?"""

from acts.experiments.training.born_dead import DRAWS, LEVEL, QUOTED_LAYERS, bounds, column
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.born_dead.networks import span

ASKED = 3
BUCKETS = {"few": 0.05, "tenth": 0.2, "third": 0.5, "most": 1.1}
"""The answers to the question, each with the share that it ends at."""


words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    return predict.ask(
        "born_dead",
        words.text("question", width=str(ASKED), layers=str(QUOTED_LAYERS)),
        {
            "few": _("hardly any"),
            "tenth": _("about one in ten"),
            "third": _("about one in three"),
            "most": _("more than half"),
        },
        _truth,
        _why,
    )


def _truth() -> tuple[str, ...]:
    share = column("he_normal", ASKED).share(QUOTED_LAYERS)
    return (next(slug for slug, end in BUCKETS.items() if share < end),)


def _why() -> str:
    counted = column("he_normal", ASKED)
    return words.text(
        "answer",
        share=percent(counted.share(QUOTED_LAYERS)),
        span=span(counted, QUOTED_LAYERS),
        level=percent(LEVEL),
        draws=str(DRAWS),
        bound=percent(bounds(ASKED, QUOTED_LAYERS)[1]),
    )
