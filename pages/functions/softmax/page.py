"""What turns scores into shares of one whole, and what does raising one score do to all the others?"""

from pages.functions.softmax import attention, bars, draws, kin, many, overflow, question, slopes, sparsemax
from pages.kit import scenes

scenes.show(
    "softmax",
    {
        "bars": bars.show,
        "slopes": slopes.show,
        "kin": kin.show,
        "sparsemax": sparsemax.show,
        "many": many.show,
        "overflow": overflow.show,
        "attention": attention.show,
        "draws": draws.show,
    },
    question.ask,
)
