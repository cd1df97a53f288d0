"""What does soft shrinking leave of an entry?"""

import acts
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
AT, THRESHOLD = 3.0, 0.5


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    out = float(acts.soft_shrink(AT, threshold=THRESHOLD))
    values = {"all": AT, "less": AT - THRESHOLD, "threshold": THRESHOLD, "nothing": 0.0}
    truth = next(slug for slug, value in values.items() if value == out)
    kept = number(float(acts.hard_shrink(AT, threshold=THRESHOLD)))
    asked = words.text("question", at=number(AT), threshold=number(THRESHOLD))
    why = words.text("answer", out=number(out), kept=kept)
    return predict.ask("shrinkage", asked, {slug: number(value) for slug, value in values.items()}, truth, why)
