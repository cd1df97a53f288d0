"""What do the shares do when the same number is added to every logit?"""

from acts.charts.functions.softmax import LOGITS
from acts.experiments.functions.softmax import shared
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number, percent
from pages.kit.words import Words

words = Words(__file__)
ADDED = 100.0


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    logits = tuple(p.default for p in LOGITS)
    before, after = shared(logits).shares, shared(logits, shift=ADDED).shares
    gap = max(abs(a - b) for a, b in zip(before, after, strict=True))
    options = {
        "same": _("nothing"), "level": _("they come closer together"), "apart": _("the largest takes nearly all"),
        "broken": _("they overflow"),
    }  # fmt: skip
    truth = "broken" if gap != gap else "same" if gap < 1e-9 else "level" if max(after) < max(before) else "apart"
    given = {"logits": _(", ").join(map(number, logits)), "added": number(ADDED)}
    kept = _("to within {gap}").format(gap=number(gap, 2)) if gap else _("to the precision of float64")
    why = words.text("answer", share=percent(before[0]), kept=kept, **given)
    return predict.ask("softmax", words.text("question", **given), options, truth, why)
