"""The level that all intervals of the page have."""

from acts.language import _
from acts.likelihood.intervals import LEVEL
from pages.kit import controls

BOX = "level"
LOWEST, HIGHEST = 0.001, 0.999999


def choose() -> float:
    """Let the reader choose the level."""
    return controls.number_box(_("Level"), BOX, LOWEST, HIGHEST, LEVEL, 0.01, _("the level"), 100)
