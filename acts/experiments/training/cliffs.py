"""Dead units against the learning rate, for one network on the same digits scaled in several ways.

A step of gradient descent on one sample moves the pre-activation z of a unit by rate (|x|^2 + 1) times the gradient
in z. Compare that with the size of z. How similar the inputs are decides whether z moves the same way on all samples.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, rates_between, sweeps
from acts.network import initial
from acts.network.digits import SCALINGS

USUAL = Setup("digits/raw", width=100, batch=64, steps=400)
RATES, SEEDS = rates_between(0.001, 10.0, 13), 3
LOOK = "raw", "sixteenth"
"""The scalings of a first look."""


@lru_cache(maxsize=8)
def cliffs(setup: Setup) -> Trainings[Sweep]:
    """Return the sweeps of a setup on the digits under every scaling; equal arguments share one job."""
    scaled = tuple(replace(setup, data=f"digits/{slug}") for slug in SCALINGS)
    return sweeps(scaled, RATES, tuple(range(SEEDS)), looks=lambda: [look(setup)])


@lru_cache(maxsize=8)
def look(setup: Setup) -> Trainings[Sweep]:
    """Return a first look at the sweeps: two scalings, every third learning rate, and one seed."""
    return sweeps(tuple(replace(setup, data=f"digits/{slug}") for slug in LOOK), RATES[::3], (0,))


@dataclass(frozen=True, slots=True)
class Push:
    """How far a step moves the pre-activations of the first hidden layer at the start of a training.

    Parameters
    ----------
    norm : float
        The mean of |x|^2 + 1 over the training samples: the factor between the gradient in z and the move of z.
    spread : float
        The root mean square of z, over samples and units, at the start with seed 0.
    common : float
        |mean x|^2 / mean |x|^2, from 0 to 1: the share of the inputs that is common to all samples.
    """

    norm: float
    spread: float
    common: float

    @property
    def relative(self) -> float:
        """The size of a step relative to z: norm / spread; infinite if every z is 0."""
        return self.norm / self.spread if self.spread else np.inf


@lru_cache(maxsize=32)
def push(setup: Setup) -> Push:
    """Measure the push of a setup's inputs."""
    x = setup.sets[0].x
    first = initial(setup.design, 0, setup.scale, setup.offset)[0]
    z = x @ first[:, :-1].T + first[:, -1]
    square = float((x * x).sum(axis=1).mean())
    centre = x.mean(axis=0)
    common = float(centre @ centre) / square if square else 0.0
    return Push(square + 1, float(np.sqrt((z * z).mean())), common)
