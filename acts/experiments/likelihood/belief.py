"""Tosses as they arrive: the tosses seen at each of at most 61 stages, from none to all."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from acts.experiments.likelihood.tossing import Held
from acts.likelihood.coins import COINS

STAGES = 60


@lru_cache(maxsize=64)
def arrivals(held: Held, seed: int) -> tuple[Held, ...]:
    """Return the tosses seen at each stage: none, then every number of tosses or, of many, ever rounder numbers.

    They come in their order if it is known, or at the checkpoints of a record with checkpoints. If only the counts are
    known, they come in an order drawn with this seed, all orders being equally probable.
    """
    start = Held(0, 0)
    record = next((coin for coin in COINS.values() if coin.running and _same(coin.running[-1], held)), None)
    if record is not None:
        return start, *(Held(seen.heads, seen.tosses) for seen in record.running)
    few = held.tosses <= STAGES
    places = np.arange(1, held.tosses + 1) if few else np.rint(np.geomspace(1, held.tosses, STAGES))
    numbers = [int(number) for number in np.unique(places)]
    if held.order is not None:
        return start, *(Held(held.order[:number].count("1"), number) for number in numbers)
    return start, *_drawn(held, numbers, seed)


def ordered(held: Held) -> bool:
    """Return whether the order of these tosses is known, fully or at checkpoints."""
    return held.order is not None or any(c.running and _same(c.running[-1], held) for c in COINS.values())


def _same(counts: object, held: Held) -> bool:
    return counts == held.counts


def _drawn(held: Held, numbers: list[int], seed: int) -> list[Held]:
    """Draw how many of the first tosses are heads, for each of `numbers`, from the last back to the first."""
    rng, heads, before, stages = np.random.default_rng([seed, 5]), held.heads, held.tosses, []
    for number in reversed(numbers):
        mixed = 0 < heads < before
        heads = int(rng.hypergeometric(heads, before - heads, number)) if mixed else min(heads, number)
        before = number
        stages.append(Held(heads, number))
    return stages[::-1]
