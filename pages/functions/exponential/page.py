"""What becomes of ReLU's corner and of its flat side when they are made soft?"""

from functools import partial

from pages.functions.exponential import corner, fading, limit, question, relatives
from pages.functions.family import curve
from pages.kit import scenes

scenes.show(
    "exponential",
    {
        "curve": partial(curve.show, "exponential"),
        "corner": corner.show,
        "limit": limit.show,
        "relatives": relatives.show,
        "fading": fading.show,
    },
    question.ask,
)
