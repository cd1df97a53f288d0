"""Handwritten digits: dead units under three scalings, beside values measured before.

Run as `python -m tests.reproduce.digits`; some seconds. 64-100-10, He, batches of 64, 400 steps, 5 seeds, each
with a split of its own; the values before are of one seed. Found here: of 100 units 53 die on raw pixels at a rate of
0.1 (48 to 59 over the seeds), 5 on pixels divided by 16 at a rate ten times as high (1 to 14), and none on
standardised ones.
"""

from __future__ import annotations

import numpy as np

from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.sweep import Sweep, sweep
from acts.network.digits import SCALINGS, split

SEEDS = tuple(range(5))

# Percent of units that are dead, and accuracy in percent, one seed; None where none is published.
PUBLISHED: dict[str, dict[float, tuple[float | None, float | None]]] = {
    "raw": {0.01: (5, 98), 0.1: (59, 99), 0.3: (100, 10)},
    "sixteenth": {0.3: (6, 99), 1.0: (16, 100), 3.0: (100, 10)},
    "standardised": {0.3: (0, None), 1.0: (0, None), 3.0: (None, None)},
}


def digits_sweep(slug: str, seeds: tuple[int, ...] = SEEDS, rates: tuple[float, ...] = ()) -> tuple[Sweep, ...]:
    """Return one sweep a seed, each on a split of its own, at the published rates or at some others."""
    chosen = rates or tuple(PUBLISHED[slug])
    parts = [(seed, *split(SCALINGS[slug], seed)) for seed in seeds]
    return tuple(
        sweep(USUAL.design, train, USUAL.schedule, rates=chosen, seeds=[seed], test=test) for seed, train, test in parts
    )


def table(slug: str) -> None:
    sweeps = digits_sweep(slug)
    gone = np.hstack([one.diverged for one in sweeps])
    shown = {
        name: 100 * np.hstack([getattr(one, name) for one in sweeps]) for name in ("share", "accuracy", "test_accuracy")
    }
    print(f"\n{SCALINGS[slug].name}: percent; mean (range) over {len(SEEDS)} seeds")
    print("   rate   dead             published   training acc.      test acc.          published   diverged")
    for k, rate in enumerate(PUBLISHED[slug]):
        kept = ~gone[k]
        cells = [
            f"{v[k, kept].mean():5.1f} ({v[k, kept].min():.0f}-{v[k, kept].max():.0f})" if kept.any() else "-"
            for v in shown.values()
        ]
        dead, accuracy = ("-" if value is None else str(value) for value in PUBLISHED[slug][rate])
        print(
            f"{rate:7.2f}   {cells[0]:<15}  {dead:<10}  {cells[1]:<17}  {cells[2]:<17}  {accuracy:<10}  {gone[k].sum()}"
        )


if __name__ == "__main__":
    for slug in PUBLISHED:
        table(slug)
