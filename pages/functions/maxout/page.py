"""What can the highest of a few straight lines be, what does it cost, and does it die?"""

from pages.functions.maxout import falling, fit, following, pieces, price, question
from pages.kit import scenes

scenes.show(
    "maxout",
    {
        "pieces": pieces.show,
        "fit": fit.show,
        "following": following.show,
        "falling": falling.show,
        "price": price.show,
    },
    question.ask,
)
