"""The sigmoid is softmax of two classes."""

from acts.experiments.functions import softmax
from acts.language import _
from pages.kit.numbers import number
from pages.kit.words import Words

words = Words(__file__)


def show() -> None:
    """Show the algebra, and by how much the two differ in the core."""
    gap = softmax.two_class_gap()
    agree = _("differ by at most {gap}").format(gap=number(gap, 2)) if gap else _("agree to the precision of float64")
    words.show("two classes", agree=agree)
