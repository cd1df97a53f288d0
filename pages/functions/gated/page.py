"""What does a gate do to z: how deep is the dip, and which function is called GELU?"""

from functools import partial

from pages.functions.family import curve
from pages.functions.gated import between, centred, differences, dip, question
from pages.kit import scenes

scenes.show(
    "gated",
    {
        "curve": partial(curve.show, "gated"),
        "dip": dip.show,
        "differences": differences.show,
        "between": between.show,
        "centred": centred.show,
    },
    question.ask,
)
