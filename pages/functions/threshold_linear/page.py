"""What can a step decide, and what can a straight line learn?"""

from functools import partial

from pages.functions.family import curve
from pages.functions.threshold_linear import question, slope, stack, votes
from pages.kit import scenes

scenes.show(
    "threshold_linear",
    {
        "curve": partial(curve.show, "threshold_linear"),
        "votes": votes.show,
        "slope": slope.show,
        "stack": stack.show,
    },
    question.ask,
)
