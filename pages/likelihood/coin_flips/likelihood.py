"""The likelihood of a coin, and its maximum."""

from pages.kit.fragment import fragment
from pages.kit.words import Words
from pages.likelihood.coin_flips import shared_p, tosses

words = Words(__file__)


@fragment
def show() -> None:
    """Show the likelihood of these tosses over p."""
    held = tosses.choose(words)
    if held.counts is None:
        words.show("no tosses")
        return
    shared_p.choose(held.counts)
