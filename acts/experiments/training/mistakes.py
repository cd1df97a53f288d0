"""Which digits a network misreads."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from acts.activation import Array
from acts.experiments.training.film import Film
from acts.network import predict
from acts.network.digits import CLASSES, SIDE, Scaling, digits, scaled

SHOWN = 20


def first_of_each(scaling: Scaling, seed: int = 0) -> Array:
    """Return the first picture of each digit in the set, (CLASSES, SIDE, SIDE), float64.

    Parameters
    ----------
    scaling : Scaling
    seed : int
        Of the split into training and test: the scaling is fitted on the training set.
    """
    whole = digits()
    first = [int(np.argmax(whole.y == digit)) for digit in range(CLASSES)]
    return scaled(scaling, whole.x[first], seed).reshape(-1, SIDE, SIDE)


@dataclass(frozen=True, slots=True, eq=False)
class Mistakes:
    """How a network reads the test digits; those that it misreads come first.

    Parameters
    ----------
    pixels : ndarray of (n, SIDE, SIDE), int64
        `SHOWN` of the digits, without any scaling.
    truth, read : ndarray of (n,)
        The digit, and the digit that the network takes it for.
    wrong, total : int
        The number of test digits that are misread, and the number of all test digits.
    """

    pixels: Array
    truth: Array
    read: Array
    wrong: int
    total: int


def misread(shown: Film) -> Mistakes:
    """Return the mistakes on the test set of the network in the last frame of a film.

    Raises
    ------
    LookupError
        If the film is not about digits.
    """
    setup, last = shown.setup, slice(shown.frames - 1, shown.frames)
    if shown.looks is None:
        raise LookupError(f"{setup.data!r} has no digits to read")
    run, test = shown.life.run, setup.sets[1]
    slopes = None if run.slopes is None else run.slopes[0, last]
    logits = predict(setup.design, [layer[0, last] for layer in run.history or ()], test.x, slopes)
    read = logits[0].argmax(axis=0)
    right = read == test.y
    order = np.argsort(right, kind="stable")[:SHOWN]
    raw = replace(setup, data="digits/raw").sets[1].x[order]
    pixels = raw.astype(np.int64).reshape(-1, SIDE, SIDE)
    return Mistakes(pixels, test.y[order], read[order], int((~right).sum()), len(right))
