"""Do gradients survive many layers?"""

from pages.kit import scenes
from pages.networks.depth import question, signals

scenes.show("depth", {"signals": signals.show}, question.ask)
