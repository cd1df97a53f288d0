"""How many units die, and what has the learning rate to do with it?"""

from pages.kit import scenes
from pages.training import lab
from pages.training.dying_relu import film, one_unit, question, sweep, turn

PAGE = "dying_relu"

scenes.land(PAGE)
lab.arrive(PAGE)
scenes.show(
    PAGE,
    {"turn": turn.show, "film": film.show, "one-unit": one_unit.show, "sweep": sweep.show},
    question.ask,
)
