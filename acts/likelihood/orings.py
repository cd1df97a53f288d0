"""The shuttle flights before Challenger: the temperature at launch, and whether O-rings of a field joint had distress.

The 23 flights with recovered boosters, as Dalal, Fowlkes and Hoadley (1989) tabulate them from the report of the
Rogers Commission: thermal distress is erosion or blow-by of a primary O-ring of a field joint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, pstdev

from acts import references
from acts.likelihood.logistic import Sample

REFERENCE = references.DALAL_FOWLKES_HOADLEY_1989
LAUNCH = 31.0
"""The temperature expected for the launch of Challenger on 28 January 1986, in degrees Fahrenheit."""


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight: its name, the joint temperature at launch in degrees Fahrenheit, and whether there was distress."""

    name: str
    temperature: float
    distress: bool


FLIGHTS = tuple(
    Flight(name, float(temperature), bool(distress))
    for name, temperature, distress in (
        ("STS-1", 66, 0),
        ("STS-2", 70, 1),
        ("STS-3", 69, 0),
        ("STS-5", 68, 0),
        ("STS-6", 67, 0),
        ("STS-7", 72, 0),
        ("STS-8", 73, 0),
        ("STS-9", 70, 0),
        ("STS-41-B", 57, 1),
        ("STS-41-C", 63, 1),
        ("STS-41-D", 70, 1),
        ("STS-41-G", 78, 0),
        ("STS-51-A", 67, 0),
        ("STS-51-C", 53, 1),
        ("STS-51-D", 67, 0),
        ("STS-51-B", 75, 0),
        ("STS-51-G", 70, 0),
        ("STS-51-F", 81, 0),
        ("STS-51-I", 76, 0),
        ("STS-51-J", 79, 0),
        ("STS-61-A", 75, 1),
        ("STS-61-B", 76, 0),
        ("STS-61-C", 58, 1),
    )
)


WARM = 65.0
"""Without distress above this, in degrees Fahrenheit, the temperature would separate the flights completely."""


@lru_cache(maxsize=4)
def sample(*, scaled: bool = True, parted: bool = False) -> Sample:
    """Return the flights as a sample for regression, a label 1 for distress.

    Parameters
    ----------
    scaled : bool
        Whether temperatures are measured from their mean, in standard deviations; else in degrees.
    parted : bool
        Whether to drop the distress on flights warmer than 65 °F: not the real data, but separated data.
    """
    x = tuple(flight.temperature for flight in FLIGHTS)
    y = tuple(float(f.distress and not (parted and f.temperature > WARM)) for f in FLIGHTS)
    return Sample(x, y, fmean(x), pstdev(x)) if scaled else Sample(x, y)
