"""What does the activation function change: what a neuron looks for, or what it says about it?"""

from acts.language import _
from pages.kit import predict
from pages.kit.words import Words

words = Words(__file__)


def ask() -> bool:
    """Ask; return whether the page may show everything."""
    answers = {
        "weights": _("the weights"),
        "function": _("the activation function"),
        "inputs": _("the inputs"),
    }
    return predict.ask("neuron", words.text("question"), answers, "weights", words.text("answer"))
