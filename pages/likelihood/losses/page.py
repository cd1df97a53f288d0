"""How does a likelihood turn into a loss, and why not just square the error?"""

from pages.kit import scenes
from pages.likelihood.losses import classes, laws, logit, neuron, noise, orings, samples, symmetry

scenes.show(
    "losses",
    {
        "logit": logit.show,
        "neuron": neuron.show,
        "samples": samples.show,
        "classes": classes.show,
        "noise": noise.show,
        "outputs": laws.show,
        "symmetry": symmetry.show,
        "orings": orings.show,
    },
    neuron.ask,
)
