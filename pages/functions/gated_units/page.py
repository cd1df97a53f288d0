"""What does one half of a layer do when the other half decides how much of it gets through?"""

from pages.functions.gated_units import price, question, slices, surface
from pages.kit import scenes

scenes.show(
    "gated_units",
    {"surface": surface.show, "slices": slices.show, "price": price.show},
    question.ask,
)
