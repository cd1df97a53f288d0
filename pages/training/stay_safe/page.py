"""What keeps units from dying: one thing changed at a time, and how much higher the learning rate may go."""

from pages.kit import scenes
from pages.training.stay_safe import question, remedies

scenes.show("stay_safe", {"remedies": remedies.show}, question.ask)
