"""The coverage of every method, as work that is shared, shows how far it is, and can be stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import lru_cache, partial

from acts.experiments.training.job import Job
from acts.likelihood import METHODS
from acts.likelihood.coverage import Coverage, coverage
from acts.likelihood.intervals import LEVEL

_TRIAL = 50


@lru_cache(maxsize=16)
def covering(tosses: int, level: float = LEVEL) -> Job[Coverage]:
    """Return the job whose parts are the coverages in the order of `METHODS`; its load is the number of tosses."""

    def work(slug: str) -> Iterator[tuple[float, Coverage]]:
        yield 1.0, coverage(slug, tosses, level)

    workers = tuple(partial(work, slug) for slug in METHODS)
    return Job(workers, ("covering", tosses, level), lambda: float(tosses), lambda: _seconds(tosses, level))


def _seconds(tosses: int, level: float) -> float:
    """Return about how many seconds the whole takes here, from one method with few tosses."""
    begun = time.perf_counter()
    coverage.__wrapped__("clopper_pearson", _TRIAL, level)
    return (time.perf_counter() - begun) * len(METHODS) * tosses / _TRIAL
