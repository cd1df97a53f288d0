"""Why did this unit die, and where do units die of the start or of the learning rate?"""

from pages.kit import scenes
from pages.training import lab
from pages.training.why_units_die import phase, question, seeds, story, units

PAGE = "why_units_die"

scenes.land(PAGE)
lab.arrive(PAGE)
scenes.show(
    PAGE,
    {"units": units.show, "story": story.show, "seeds": seeds.show, "map": phase.show},
    question.ask,
)
