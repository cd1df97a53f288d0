"""Locked signs and the zig-zag beside the figures measured before, and what centring alone changes in a training.

Run as `python -m tests.reproduce.centring`; about half a minute. Found here: the shares of signs agree with those
measured before within 0.021, and the steps of the zig-zag exactly. In the median, centring makes the sigmoid 1.1
(circles, RMSprop) to 3.2 times (moons, plain) as fast, with every optimiser on both tasks.
"""

from __future__ import annotations

import numpy as np

from acts.experiments.networks.locked import BATCHES, agreement, at_start, locked, ratio_in
from acts.experiments.networks.network import FULL, OPTIMISERS, TASKS, training
from acts.experiments.networks.zigzag import zigzags

# By inputs and batch: the share of the signs that are the majority's, and how often all agree.
SIGNS = {
    ("positive", False): ((1, 1), (0.91, 0.68), (0.91, 0.62), (0.93, 0.73), (0.94, 0.77)),
    ("sigmoid", False): ((1, 1), (0.94, 0.76), (0.93, 0.72), (0.96, 0.82), (0.97, 0.90)),
    ("centred", False): ((0.62, 0), (0.63, 0), (0.62, 0), (0.62, 0), (0.62, 0)),
    ("positive", True): (None, (0.62, 0), (0.62, 0), (0.62, 0), (0.62, 0)),
    ("sigmoid", True): (None, (0.62, 0), (0.62, 0), (0.62, 0), (0.62, 0)),
}
STEPS = {0.0: 1, 0.5: 5, 1.0: 10, 2.0: 31, 4.0: 114}


def signs() -> None:
    print("signs at a random start: share of the majority, all agree; in brackets measured before")
    for (kind, fitted), row in SIGNS.items():
        print(f"{kind}{', bias fitted' if fitted else ''}")
        for batch, before in zip(BATCHES, row, strict=True):
            if before:
                seen = at_start(kind, batch, fitted, 10_000)
                shares = f"{seen.agreeing:6.3f} ({before[0]:.2f}) {seen.all_one:7.3f} ({before[1]:.2f})"
                print(f"  batch {batch:4} {shares}")
    print(f"coins: {agreement(0):.3f}")


def training_of_signs() -> None:
    found = locked()
    at = found.at(1.0)
    print(
        "\ninputs from 0 to 2 in training: share of the majority at the start and at the end, and with no mean residual"
    )
    for index, batch in enumerate(BATCHES):
        start, end = found.agreeing[index, at, [0, -1]]
        theory = agreement(ratio_in(1.0, batch, 0.0, 1.0)) if 1 < batch < BATCHES[-1] else np.nan
        print(f"  batch {batch:4} {start:6.3f} {end:6.3f}   a batch of many more samples, in theory: {theory:.3f}")


def zigzag() -> None:
    print("\nsteps to a millionth of the loss at the best fixed rate; in brackets measured before")
    for each in zigzags():
        print(f"  mean {each.mean:3g}: condition {each.condition:4g}, steps {each.steps:4} ({STEPS[each.mean]})")


def networks() -> None:
    print(f"\nsteps to the loss, medians and ranges over {FULL.seeds} seeds, each at its best of {FULL.rates} rates")
    for task in TASKS:
        for optimiser in OPTIMISERS:
            known = training(task, optimiser, FULL).complete()
            cells = [f"{k.activation.slug} {k.median:.0f} ({k.steps.min():.0f} to {k.steps.max():.0f})" for k in known]
            print(f"  {task:8} {optimiser:9} {known[0].median / known[1].median:4.1f} times: {'; '.join(cells)}")


if __name__ == "__main__":
    signs()
    training_of_signs()
    zigzag()
    networks()
