"""The question of the page: how many networks are constant before the first step?"""

from acts.experiments.training.born_dead import DRAWS, LEVEL, QUOTED_LAYERS, bounds, column
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import percent
from pages.kit.words import Words
from pages.training.born_dead.heat import span

ASKED = 3
BUCKETS = {"few": 0.05, "tenth": 0.2, "third": 0.5, "most": 1.1}
"""The answers to the question, each with the share that it ends at."""


def asked(words: Words, page: str) -> bool:
    """Ask, and return whether the page may show everything."""
    counted = column("he_normal", ASKED)
    share = counted.share(QUOTED_LAYERS)

    def why() -> str:
        return words.text(
            "answer",
            share=percent(share),
            span=span(counted, QUOTED_LAYERS),
            level=percent(LEVEL),
            draws=str(DRAWS),
            bound=percent(bounds(ASKED, QUOTED_LAYERS)[1]),
        )

    return predict.ask(
        page,
        words.text("question", width=str(ASKED), layers=str(QUOTED_LAYERS)),
        {
            "few": _("hardly any"),
            "tenth": _("about one in ten"),
            "third": _("about one in three"),
            "most": _("more than half"),
        },
        next(slug for slug, end in BUCKETS.items() if share < end),
        why,
    )
