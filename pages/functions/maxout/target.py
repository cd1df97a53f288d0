"""The choice of a target, and of the number of pieces that follow it."""

from acts.charts.functions.maxout_fit import PIECES
from acts.experiments.functions.maxout import MOST, TARGETS
from acts.language import _
from pages.kit import address, controls

KEY = "maxout_k"
"""Of the box of the number of pieces."""


def choose() -> tuple[str, int]:
    """Let the reader choose both; return the slug of the target, and the number."""
    slug = address.choice(_("Target"), {t.slug: _(t.name) for t in TARGETS}, "maxout/target", TARGETS[0].slug)
    return slug, controls.whole_box(_("Pieces k"), KEY, 1, MOST, int(PIECES.default), width=150)
