"""Which function should I use? The task decides the output; among the good ones for hidden layers it hardly matters."""

from pages.functions.choose import hidden, output, question
from pages.kit import scenes

scenes.show("choose", {"hidden": hidden.show, "output": output.show}, question.ask)
