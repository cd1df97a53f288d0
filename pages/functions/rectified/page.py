"""What does a straight line with a corner do, and what happens at the corner?"""

from functools import partial

from pages.functions.family import curve
from pages.functions.rectified import corner, learned, maximum, question, random_slopes, relatives
from pages.kit import scenes

scenes.show(
    "rectified",
    {
        "curve": partial(curve.show, "rectified"),
        "corner": corner.show,
        "maximum": maximum.show,
        "relatives": relatives.show,
        "random": random_slopes.show,
        "learned": learned.show,
    },
    question.ask,
)
