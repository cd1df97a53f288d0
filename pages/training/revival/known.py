"""What is known of shocked networks: all of them on a press, a few as the page opens."""

from acts.experiments.training.revival import DEEP, DEEP_HIGH, FAMOUS, HIGH, START, Revival, revival
from acts.experiments.training.setup import Setup

SMALL, LOOK = 1e8, 1.4e9
"""Multiplications, about 0.02 and 0.3 seconds: what any setting may cost, and those that a page opens with."""

_OPENED = (START, HIGH, 0), (FAMOUS, HIGH, 0), (DEEP, DEEP_HIGH, 0)


def networks(setups: dict[str, Setup], high: float, first: int, few: int) -> dict[str, Revival]:
    """Return the networks that are known of each setup, all or as far as they are trained.

    Of a setup without any, a `few` are trained now, if that takes little.
    """
    seen, left = {}, LOOK
    for name, setup in setups.items():
        (found,) = revival(setup, high, first).results
        if found is None:
            work = revival(setup, high, first, few)
            opened = (setup.under("relu"), high, first) in _OPENED
            if work.finished or work.load <= (left if opened else SMALL):
                left -= 0 if work.finished else work.load
                (found,) = work.complete()
        if found is not None:
            seen[name] = found
    return seen
