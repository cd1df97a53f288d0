"""Who learns fastest, and what does it cost? What lists of activation functions claim of training, measured."""

from pages.kit import scenes
from pages.networks.race import against, gap, question, race, seconds

scenes.show(
    "race",
    {"race": race.show, "seconds": seconds.show, "against": against.show, "gap": gap.show},
    question.ask,
)
