"""Real data: 1797 handwritten digits of 8 x 8 pixels, and ways to scale them.

Every scaling is fitted on the training part alone, since the test part represents data that is not known yet.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from acts.activation import Array
from acts.network.data import DataSet
from acts.network.preprocessing import Fit, centred, min_max, standardised, unchanged
from acts.references import ALPAYDIN_1998

FILE = Path(__file__).parent / "datasets" / "digits.csv.gz"
SOURCE = ALPAYDIN_1998
SIDE, INK, CLASSES = 8, 16.0, 10
"""Pixels along a side; the largest value of a pixel; the number of digits."""

TEST = 500


@lru_cache(maxsize=1)
def digits() -> DataSet:
    """Return all digits without scaling: x (1797, 64), whole numbers from 0 to 16, pixel rows from the top down.

    From the UCI repository, under CC BY 4.0: see acts/network/datasets/README.md.
    """
    with gzip.open(FILE, "rt", encoding="ascii") as lines:
        rows = np.loadtxt(lines, delimiter=",", dtype=np.int64)
    return DataSet("digits", rows[:, :-1], rows[:, -1], "classes")


def _ink(x: Array) -> tuple[Array, Array]:
    return np.zeros(x.shape[1]), np.full(x.shape[1], INK)


@dataclass(frozen=True, slots=True)
class Scaling:
    """A way to scale inputs: (x - shift) / divisor, separately for each pixel.

    Parameters
    ----------
    slug : str
        The permanent public id.
    name : str
        The usual name (a message id).
    fit : callable
        ``fit(x)``: shift and divisor, (inputs,) each, from training inputs (samples, inputs). A divisor is never 0.
    """

    slug: str
    name: str
    fit: Fit


SCALINGS: Mapping[str, Scaling] = MappingProxyType(
    {
        scaling.slug: scaling
        for scaling in (
            Scaling("raw", "Raw, 0 to 16", unchanged),
            Scaling("centred", "Centred", centred),
            Scaling("sixteenth", "Divided by 16", _ink),
            Scaling("min_max", "Min-max", min_max),
            Scaling("standardised", "Standardised", standardised),
        )
    }
)

SETS: Mapping[str, Scaling] = MappingProxyType({f"digits/{slug}": scaling for slug, scaling in SCALINGS.items()})
"""The digits under each scaling, by the name of the data set that `split` returns."""


def unchanging(data: DataSet) -> int:
    """Return the number of inputs that are the same on all samples."""
    return int((np.ptp(data.x, axis=0) == 0).sum())


def split(scaling: Scaling, seed: int, test: int = TEST) -> tuple[DataSet, DataSet]:
    """Return a training set and a test set of `test` digits, both scaled as fitted on the training set.

    Parameters
    ----------
    scaling : Scaling
    seed : int
        The same seed gives the same parts under every scaling.
    test : int
        From 1 to 1796.
    """
    whole = digits()
    train_set, test_set = (
        DataSet(f"digits/{scaling.slug}", scaled(scaling, whole.x[part], seed, test), whole.y[part], "classes")
        for part in _parts(seed, test)
    )
    return train_set, test_set


def scaled(scaling: Scaling, x: Array, seed: int, test: int = TEST) -> Array:
    """Return inputs under a scaling that is fitted on the training set of `split`."""
    training, _rest = _parts(seed, test)
    shift, divisor = scaling.fit(digits().x[training])
    return np.asarray((x - shift) / divisor)


def _parts(seed: int, test: int) -> tuple[Array, Array]:
    """Return the places of the training set and of the test set among all digits."""
    order = np.random.default_rng(seed).permutation(len(digits().x))
    return order[test:], order[:test]
