"""Trainings with a link: good ones and bad ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from acts.experiments.training.cliffs import USUAL
from acts.experiments.training.job import Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Sweep, sweeps

SEEDS = 6


@dataclass(frozen=True, slots=True)
class Preset:
    """A training with its learning rate and seed, under a permanent slug."""

    slug: str
    name: str
    setup: Setup
    rate: float
    seed: int


@lru_cache(maxsize=8)
def over_seeds(preset: Preset) -> Trainings[Sweep]:
    """Return the job that trains the first `SEEDS` seeds of a preset, to show how far seeds differ."""
    return sweeps((preset.setup,), (preset.rate,), tuple(range(SEEDS)))


# CS231n's spiral network, as in tests/reproduce/spiral.py. Of its seeds, 22 to 51 percent of the units die: which ones
# depends on the processor too, since at this rate the last bit of a float32 product decides.
FAMOUS = Preset(
    "famous",
    "The famous 40 percent",
    Setup("spiral", width=100, steps=1500, decay=1e-3),
    rate=3.0,
    seed=2,
)

RAW_PIXELS = Preset("raw-pixels", "Raw pixels", USUAL, rate=0.1, seed=0)
SIXTEENTH = Preset("sixteenth", "Divided by 16", replace(USUAL, data="digits/sixteenth"), rate=RAW_PIXELS.rate, seed=0)
DIGITS: Mapping[str, Preset] = MappingProxyType({preset.slug: preset for preset in (RAW_PIXELS, SIXTEENTH)})
"""The presets on the handwritten digits."""

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.slug: preset
        for preset in (
            Preset("safe", "Safe", Setup(), rate=0.5, seed=0),
            FAMOUS,
            Preset("bias", "Large negative bias", Setup(offset=-3.0), rate=0.5, seed=0),
            Preset("diverges", "Diverges", Setup(), rate=100.0, seed=0),
        )
    }
)
