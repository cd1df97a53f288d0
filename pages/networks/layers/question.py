"""What is the graph of many layers with nothing between them?"""

import acts
from acts.experiments.networks.collapse import MOST, WIDTH, collapse
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words
from pages.networks.layers.collapse import SEED

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    options = {
        "line": _("a straight line"),
        "bends": _("a line with up to {count} bends").format(count=MOST),
        "curve": _("a smooth curve"),
        "any": _("any of these, depending on the weights"),
    }
    question = words.text("question", layers=number(MOST), units=number(WIDTH))
    return predict.ask("layers", question, options, _truth, _why)


def _truth() -> tuple[str, ...]:
    found = collapse(acts.identity, MOST, 0.0, SEED)
    return ("line" if found.missed < 1e-20 else "any",)


def _why() -> str:
    found = collapse(acts.identity, MOST, 0.0, SEED)
    return words.text("answer", numbers=number(found.numbers), layers=number(MOST), gap=number(found.gap, 2))
