"""The question of the page: can a silent unit of a second layer come back?"""

from acts.experiments.training.revival import Revival
from acts.language import _
from pages.kit import predict
from pages.kit.words import Words
from pages.training.revival.outcome import counts


def asked(words: Words, seen: Revival, page: str) -> bool:
    """Ask, and return whether the page may show what came of two layers."""
    back = int(seen.revived[:, 1].sum())
    return predict.ask(
        page,
        words.text("question"),
        {
            "never": _("no: a gradient of zero moves nothing"),
            "decay": _("only with weight decay or momentum"),
            "inputs": _("yes: what feeds it still moves"),
        },
        "inputs" if back else "never",
        lambda: words.text("answer", **counts(seen)),
    )
