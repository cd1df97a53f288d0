"""The question of the page: does any learning rate bring back units that are born dead?"""

from acts.experiments.training.phase import RATES, placed, row_of
from acts.experiments.training.presets import PRESETS
from acts.experiments.training.setup import Setup
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number, percent
from pages.kit.words import Words

OFFSET = PRESETS["bias"].setup.offset

words = Words(__file__)


def ask() -> bool:
    """Ask, and return whether the page may show everything."""
    return predict.ask(
        "why_units_die",
        words.text("question", offset=number(OFFSET), units=str(Setup().width)),
        {"low": _("a low one"), "middle": _("one in between"), "high": _("a high one"), "none": _("none of them")},
        "none",
        _why,
    )


def _why() -> str:
    """Train the two rows of the map that the question is about, and say what came of them."""
    low, usual = (row_of(placed(Setup(), "offset", offset), 0) for offset in (OFFSET, 0.0))
    born, ends, plain = float(low.born[0]), low.spread(low.share)[1], usual.spread(usual.share)[1]
    most = max(range(len(RATES)), key=lambda k: plain[k] if plain[k] == plain[k] else -1.0)
    return words.text(
        "answer",
        offset=number(OFFSET), born=percent(born), count=str(len(RATES)),
        first=number(RATES[0]), last=number(RATES[-1]), least=percent(min(end for end in ends if end == end)),
        plain=percent(plain[0]), most=percent(plain[most]), at=number(RATES[most]),
    )  # fmt: skip
