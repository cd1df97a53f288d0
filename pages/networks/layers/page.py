"""Why not just lines? What layers add once something bends between them."""

from pages.kit import scenes
from pages.networks.layers import bumps, collapse, fit, folds, question, regions

scenes.show(
    "layers",
    {
        "collapse": collapse.show,
        "bumps": bumps.show,
        "fit": fit.show,
        "folds": folds.show,
        "regions": regions.show,
    },
    question.ask,
)
