"""Do gradients survive many layers?"""

from pages.kit import scenes
from pages.networks.depth import gain, histograms, inputs, question, signals, symmetry

scenes.show(
    "depth",
    {
        "signals": signals.show,
        "histograms": histograms.show,
        "symmetry": symmetry.show,
        "gain": gain.show,
        "inputs": inputs.show,
    },
    question.ask,
)
