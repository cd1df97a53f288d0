"""What becomes of the slopes of |z| when both its biases fall far?"""

from acts import vector
from acts.language import _
from acts.vector.pieces import ABSOLUTE
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
FALL, PLACES = 100.0, (-3.0, 3.0)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    low = vector.Maxout(ABSOLUTE.slopes, tuple(b - FALL for b in ABSOLUTE.intercepts))
    before, after = ([float(s) for s in unit.slope(PLACES)] for unit in (ABSOLUTE, low))
    options = {
        "dead": _("all are 0: it is dead"), "left": _("only the left one is left"), "small": _("they get smaller"),
        "same": _("nothing"),
    }  # fmt: skip
    truth = "same" if before == after else "left" if after[0] else "small" if any(after) else "dead"
    given = {"fall": number(FALL), "left": number(after[0]), "right": number(after[1])}
    far, near, at = number(low(PLACES[1])), number(ABSOLUTE(PLACES[1])), number(PLACES[1])
    why = words.text("answer", far=far, near=near, at=at, **given)
    return predict.ask("maxout", words.text("question", **given), options, truth, why)
