"""Which of the coins that were really tossed is looked at: several scenes share the choice."""

from acts.language import _
from acts.likelihood.coins import COINS, Coin
from pages.kit import address

KEY, FIRST = "coin_flips/record", "kerrich"


def choose() -> Coin:
    """Let the reader choose a coin."""
    names = {slug: _(coin.name) for slug, coin in COINS.items()}
    return COINS[address.choice(_("Whose coin"), names, KEY, FIRST)]
