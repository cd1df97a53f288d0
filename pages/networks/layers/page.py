"""Why not just lines? What layers add once something bends between them."""

from pages.kit import scenes
from pages.networks.layers import bumps, collapse, folds, question, regions

scenes.show(
    "layers",
    {
        "collapse": collapse.show,
        "bumps": bumps.show,
        "folds": folds.show,
        "regions": regions.show,
    },
    question.ask,
)
