"""Which functions rise and level off, and what does that cost?"""

from functools import partial

from pages.functions.family import curve
from pages.functions.sigmoidal import crossing, morph, naive, pushed, question, upstream
from pages.kit import scenes

scenes.show(
    "sigmoidal",
    {
        "curve": partial(curve.show, "sigmoidal"),
        "upstream": upstream.show,
        "morph": morph.show,
        "crossing": crossing.show,
        "naive": naive.show,
        "pushed": pushed.show,
    },
    question.ask,
)
