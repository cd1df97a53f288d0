"""How far from k/n may p be? Six intervals, how often they are right, and what a prior makes of the same tosses."""

from pages.kit import scenes
from pages.likelihood.how_sure import belief, coverage, geometry, guess, intervals

scenes.show(
    "how_sure",
    {
        "intervals": intervals.show,
        "geometry": geometry.show,
        "coverage": coverage.show,
        "belief": belief.show,
    },
    guess.ask,
)
