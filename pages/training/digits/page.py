"""What does the scale of real inputs do to dying units?"""

from acts.experiments.training.presets import DIGITS
from pages.kit import scenes
from pages.training.digits import cliffs, controls, mistakes, pixels, question, units

PAGE = "digits"

scenes.land(PAGE)
controls.arrive(DIGITS)
scenes.show(
    PAGE,
    {"units": units.show, "pixels": pixels.show, "cliffs": cliffs.show, "mistakes": mistakes.show},
    question.ask,
)
