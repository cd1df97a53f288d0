"""The three classes of the page, and how their shares are written."""

from acts.language import _
from pages.kit.numbers import telling

PAGE = "softmax"


def names() -> tuple[str, ...]:
    """Return what the three classes are called."""
    return _("cat"), _("dog"), _("tiger")


def percentage(share: float) -> str:
    """Write a share in per cent with digits enough to distinguish it from 100%."""
    return telling(100 * share, 100, digits=3) + "%"
