"""The three classes of the page, and how their shares are written."""

from acts.language import _
from pages.kit.numbers import rounded, telling

PAGE = "softmax"


def names() -> tuple[str, ...]:
    """Return what the three classes are called."""
    return _("cat"), _("dog"), _("tiger")


def percentage(share: float) -> str:
    """Write a share by softmax in per cent, distinguished from 100%; one that is 0 or 1 in float64, as rounded."""
    written = telling(100 * share, 100, digits=3) + "%"
    return rounded(written) if share in (0.0, 1.0) else written
