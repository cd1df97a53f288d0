"""Shock and cool: silent units before and after, beside values measured before.

Run as `python -m tests.reproduce.shock_and_cool`; under a minute. 2-100-3 on CS231n's spiral, He, full batch, no L2, a
rate of 6 for 100 steps, then of 0.5 for 2000, 8 seeds, each with a spiral of its own; with the word `one` behind it,
all seeds on one spiral, as the page has it. Found here: ReLU goes from 70% silent units (seeds: 49 to 82%) to 70%, a
leak of 0.1 from 8% to 11%, one of 0.3 from 47% (0 to 100%) to 14%, with weights that grew 10^18 times and more.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from acts.experiments.training.revival import CHOICES, EARLIER, FAMOUS, HIGH, SEEDS, USUAL, Revival, revival_blocks
from acts.experiments.training.setup import Setup

# Percent of units that are never positive, after the shock and at the end: means of 8 seeds.
PUBLISHED = {slug: tuple(round(100 * share, 1) for share in shares) for slug, shares in EARLIER.items()}


def shock_and_cool(setup: Setup, own_data: bool = True, seeds: Sequence[int] = range(SEEDS)) -> tuple[Revival, ...]:
    """Return one record a seed, each on a spiral of its own, or one of all seeds on the setup's spiral."""
    sets = [(replace(setup, data_seed=seed), (seed,)) for seed in seeds] if own_data else [(setup, seeds)]
    ended = []
    for each, chosen in sets:
        *_, (_, seen) = revival_blocks(each, HIGH, chosen)
        ended.append(seen)
    return tuple(ended)


def table(own_data: bool = True) -> None:
    print(f"\nsilent units, percent; {SEEDS} seeds, {'a spiral for each' if own_data else 'one spiral for all'}")
    print("unit        after the shock: ours (range), published   at the end: ours (range), published")
    for slug in USUAL:
        unit, own = CHOICES[slug]
        seen = shock_and_cool(FAMOUS.under(unit, *own), own_data)
        told = []
        for place, published in zip(("peak", "end"), PUBLISHED[slug], strict=True):
            share = 100 * np.concatenate([s.share()[:, s.peak if place == "peak" else -1] for s in seen])
            told.append(f"{share.mean():5.1f} ({share.min():.0f}-{share.max():.0f}), {published}")
        accuracy, growth, exploded = (np.concatenate(part) for part in zip(*map(_rest, seen), strict=True))
        back, fallen = (sum(int(part.sum()) for part in parts) for parts in zip(*map(_moved, seen), strict=True))
        print(f"{slug:<12}{told[0]:<47}{told[1]}")
        print(
            f"{'':<12}back {back}, fallen {fallen}; training accuracy {100 * accuracy.mean():.1f} "
            f"({100 * accuracy.min():.0f}-{100 * accuracy.max():.0f}); weights times {growth.min():.2g} to "
            f"{growth.max():.2g}; {exploded.sum()} exploded",
            flush=True,
        )


def _rest(seen: Revival) -> tuple[np.ndarray, ...]:
    assert seen.accuracy is not None
    return seen.accuracy[:, -1], seen.growth, seen.exploded


def _moved(seen: Revival) -> tuple[np.ndarray, ...]:
    return seen.revived, seen.fallen


if __name__ == "__main__":
    table(own_data="one" not in sys.argv[1:])
