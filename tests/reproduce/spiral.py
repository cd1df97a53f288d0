"""CS231n's spiral: dead units against the learning rate, beside values measured before.

Run as `python -m tests.reproduce.spiral`; under a minute. 2-100-3, He, full batch, 1500 steps, L2 1e-3, 12 seeds,
each with a spiral of its own; with the word `one` behind it, all seeds on one spiral.
"""

from __future__ import annotations

import sys

import numpy as np

import acts
from acts.experiments.training.sweep import Sweep, sweep
from acts.losses import softmax_cross_entropy
from acts.network import Design, Schedule, draw

RATES = (1.0, 2.0, 2.5, 3.0, 3.5, 4.0, 10.0)
SEEDS = tuple(range(12))
SCHEDULE = Schedule(steps=1500, decay=1e-3)

# Percent of units, mean and standard deviation over the seeds; None where none is published.
PUBLISHED: dict[str, dict[float, tuple[float, float | None]]] = {
    "relu": {
        1.0: (0.0, None),
        2.0: (2.4, None),
        2.5: (11.0, 5.6),
        3.0: (33.3, 8.2),
        3.5: (74.8, 7.9),
        4.0: (94.2, 2.3),
        10.0: (100.0, None),
    },
    "leaky_relu": {2.5: (12.1, None), 3.0: (28.1, None), 3.5: (69.8, None), 4.0: (94.0, None)},
}


def spiral_sweep(slug: str, own_data: bool = True, seeds: tuple[int, ...] = SEEDS) -> tuple[Sweep, ...]:
    """Return one sweep a seed, each on a spiral of its own, or one of all seeds on the spiral of seed 0."""
    design = Design((2, 100, 3), acts.find(slug), softmax_cross_entropy)
    each = [(draw("spiral", seed)[0], (seed,)) for seed in seeds]
    sets = each if own_data else [(draw("spiral", 0)[0], seeds)]
    return tuple(sweep(design, data, SCHEDULE, rates=RATES, seeds=chosen) for data, chosen in sets)


def table(slug: str, own_data: bool = True) -> None:
    sweeps = spiral_sweep(slug, own_data)
    share = 100 * np.hstack([one.share for one in sweeps])
    accuracy = 100 * np.hstack([one.accuracy for one in sweeps if one.accuracy is not None])
    kind = "a spiral for each seed" if own_data else "one spiral for all seeds"
    print(f"\n{slug}: {sweeps[0].word} units, percent; 12 seeds, {kind}")
    print("   rate   ours, mean +- sd (range)      published     accuracy, mean (range)")
    for k, rate in enumerate(RATES):
        mean, spread = PUBLISHED[slug].get(rate, (None, None))
        told = "" if mean is None else f"{mean:.1f}" if spread is None else f"{mean:.1f} +- {spread:.1f}"
        ours = f"{share[k].mean():5.1f} +- {share[k].std(ddof=1):4.1f} ({share[k].min():.0f}-{share[k].max():.0f})"
        right = f"{accuracy[k].mean():5.1f} ({accuracy[k].min():.0f}-{accuracy[k].max():.0f})"
        print(f"{rate:7.1f}   {ours:<28}  {told:<12}  {right}", flush=True)


if __name__ == "__main__":
    for slug in PUBLISHED:
        table(slug, own_data="one" not in sys.argv[1:])
