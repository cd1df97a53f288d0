"""For which α is ELU smooth?"""

import acts
from acts.experiments.functions import exponential
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    options = {"every": _("for every α > 0"), "below": _("for α ≤ 1"), "one": _("for α = 1 only")}
    sides = {alpha: exponential.sides(acts.elu, alpha=alpha) for alpha in (0.5, 1.0, 2.0)}
    smooth = tuple(alpha for alpha, side in sides.items() if side.jump == 0)
    truth = {(0.5, 1.0, 2.0): "every", (0.5, 1.0): "below", (1.0,): "one"}[smooth]
    slopes = [
        _("at α = {alpha} from {left} to {right}").format(
            alpha=number(alpha), left=number(side.left), right=number(side.right)
        )
        for alpha, side in sides.items()
    ]
    why = words.text("answer", slopes=_("; ").join(slopes))
    return predict.ask("exponential", words.text("question"), options, truth, why)
