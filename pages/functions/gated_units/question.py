"""How low can a SwiGLU unit go?"""

from acts import vector
from acts.experiments.functions import gated
from acts.language import _
from pages.kit import predict
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)
LARGE = 1000.0


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    gate = vector.swiglu.gate
    lowest = gated.dip(gate)
    low, reached = gate.claims().range.low, float(vector.swiglu(LARGE, lowest.z))
    options = {"zero": _("0"), "dip": number(low), "minus": _("-1"), "none": _("as low as you like")}
    truth = "none" if reached < -1 else "minus" if reached == -1 else "dip" if reached < 0 else "zero"
    why = words.text("answer", a=number(LARGE), b=number(lowest.z), f=number(reached), low=number(low))
    return predict.ask("gated_units", words.text("question", low=number(low)), options, truth, why)
