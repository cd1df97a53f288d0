"""How large is the sigmoid's slope far out?"""

import acts
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    rate, peak = float(acts.sigmoid.derivative(10.0)), acts.sigmoid.claims().lipschitz
    least = {"tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001, "tiny": 0.0}
    labels = (_("0.1 or more"), _("0.01 to 0.1"), _("0.001 to 0.01"), _("under 0.001"))
    truth = next(slug for slug, low in least.items() if rate >= low)
    why = words.text("answer", rate=number(rate, 3), share=number(100 * rate / peak, 2), peak=number(peak))
    options = dict(zip(least, labels, strict=True))
    return predict.ask("sigmoidal", words.text("question"), options, truth, why)
