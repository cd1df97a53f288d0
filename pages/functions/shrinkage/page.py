"""What is left if every small input counts as noise?"""

from functools import partial

from pages.functions.family import curve
from pages.functions.shrinkage import charge, noise, question
from pages.kit import scenes

scenes.show(
    "shrinkage",
    {
        "curve": partial(curve.show, "shrinkage"),
        "noise": noise.show,
        "charge": charge.show,
    },
    question.ask,
)
