"""Do gradients survive many layers? And what helps them?"""

from pages.kit import scenes
from pages.networks.depth import (
    chaos,
    first_layer,
    gain,
    histograms,
    inputs,
    normalisation,
    question,
    signals,
    symmetry,
    watching,
)

scenes.show(
    "depth",
    {
        "signals": signals.show,
        "histograms": histograms.show,
        "symmetry": symmetry.show,
        "gain": gain.show,
        "chaos": chaos.show,
        "inputs": inputs.show,
        "first-layer": first_layer.show,
        "normalisation": normalisation.show,
        "watching": watching.show,
    },
    question.ask,
)
