"""What slope does torch give ReLU at its corner?"""

import acts
from acts.experiments.functions import rectified
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    slopes = {"0": "0", "half": "½", "1": "1", "error": _("none: it raises an error")}
    given = next(call.kink_slopes[0] for call in acts.relu.calls if call.framework == "torch")
    truth = next(slug for slug, value in {"0": 0.0, "half": 0.5, "1": 1.0}.items() if value == given)
    other = next(m for m in rectified.MAXIMUM if m.framework == "torch")
    why = words.text("answer", other=number(other.slope), call=other.call)
    return predict.ask("rectified", words.text("question"), slopes, truth, why)
