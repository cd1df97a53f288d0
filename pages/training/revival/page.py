"""What makes units fire again: cooling down, a slope on the left, or a second layer?"""

from acts.experiments.training.revival import PRESETS
from acts.language import _
from pages.kit import scenes
from pages.training.revival import controls, layers, question, shock

PAGE = "revival"

scenes.land(PAGE)
controls.LAB.arrive(PRESETS, controls.values_of, _("the training as it was"))
scenes.show(PAGE, {"shock": shock.show, "layers": layers.show}, question.ask)
