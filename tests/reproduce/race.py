"""The race to a training loss on every task, with its spread, beside the factor that is published for another task.

Run as `python -m tests.reproduce.race`; about a minute and a half.
"""

from __future__ import annotations

import math

from acts.catalogue import CATALOGUE
from acts.experiments.networks.race import (
    COURSES,
    REFERENCE,
    SEEDS,
    TIMES,
    TIMES_FROM,
    Finish,
    race,
    racers,
    ranking,
    ratio,
)

TARGETS = (0.4, 0.2, 0.1)
RIVAL = "tanh"


def main() -> None:
    for data, course in COURSES.items():
        race(data).complete()
        known, accuracies = racers(data, tuple(CATALOGUE)), ranking(data)
        print(f"\n{course.name}: steps to a loss, median (lowest to highest) of {SEEDS} seeds, at the best rate")
        print(f"{'':<18}" + "".join(f"{target:>28g}" for target in TARGETS) + f"{'test accuracy':>16}")
        for slug in sorted(known, key=lambda slug: known[slug].finish(TARGETS[1]).median):
            ends = "".join(written(known[slug].finish(target)).rjust(28) for target in TARGETS)
            print(f"{slug:<18}{ends}{accuracies.entry(slug).median:>16.1%}")
        factors = [ratio(known[RIVAL].finish(target), known[REFERENCE].finish(target)) for target in TARGETS]
        print(f"{'tanh / ReLU':<18}" + "".join(spread(factor).rjust(28) for factor in factors))
    source = f"{TIMES_FROM.authors} ({TIMES_FROM.year}), figure 1"
    print(f"\n{source}: tanh / ReLU = {TIMES}, on CIFAR-10 to 25% training error")


def spread(factor: tuple[float, float, float] | None) -> str:
    """Write a factor with its ends over the seeds; "-" where a seed does not arrive."""
    if factor is None:
        return "-"
    low, middle, high = factor
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def written(finish: Finish) -> str:
    """Write the median steps with their ends, and the rate."""
    low, middle, high = (f"{each:.0f}" if each < math.inf else "-" for each in (finish.low, finish.median, finish.high))
    return f"{middle} ({low} to {high}) at {finish.rate:g}"


if __name__ == "__main__":
    main()
