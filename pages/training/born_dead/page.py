"""How many networks are constant before the first step?"""

from acts.experiments.training.born_dead import CASES
from acts.language import _
from pages.kit import scenes
from pages.training.born_dead import heat, networks, question

PAGE = "born_dead"

scenes.land(PAGE)
networks.LAB.arrive(CASES, networks.values_of, _("the networks as they were"))
scenes.show(PAGE, {"networks": networks.show, "map": heat.show}, question.ask)
