"""Where sliders can stand: evenly spaced stops, and the exact values at which they start."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from acts.activation import Interval, Parameter

MOST = 41
"""The largest number of stops of a slider; a picture may give another."""

PLACE = "place"
"""The name of a parameter that is a place in an order, such as that of the learning rates that are known."""

Setting = tuple[float, ...]


def place_of(count: int, meaning: str, name: str = PLACE) -> Parameter:
    """Return what a slider over an order of `count` things moves: the place of one, from 0."""
    reach = Interval(0.0, float(count - 1))
    return Parameter(name, "k", 0.0, reach, reach, 1.0, meaning)


def grid(parameter: Parameter, most: int = MOST) -> list[float]:
    """Return the stops of a slider, at most `most`: the parameter's step is doubled until they fit.

    They are counted in decimals, as a range input counts them, so that both sides name the same double.
    """
    low, count, step = _counted(parameter, most)
    return [float(low + k * step) for k in range(count)]


def bounds(parameter: Parameter, most: int = MOST) -> tuple[float, float, float]:
    """Return the first and the last of the stops in `grid`, and the step between two of them."""
    low, count, step = _counted(parameter, most)
    return float(low), float(low + (count - 1) * step), float(step)


def _counted(parameter: Parameter, most: int) -> tuple[Decimal, int, Decimal]:
    """Return the first stop, how many stops there are, and the step."""
    low, high, step = (Decimal(str(v)) for v in (parameter.typical.low, parameter.typical.high, parameter.step))
    while (high - low) / step > most - 1:
        step *= 2
    return low, int((high - low) / step) + 1, step


def stops(parameters: Sequence[Parameter], start: Setting = (), most: int = MOST) -> list[Setting]:
    """Return every setting that sliders can reach: all combinations of their stops and of the values they start at.

    Parameters
    ----------
    parameters : sequence of Parameter
        One for each slider.
    start : tuple of float
        The value that each slider starts at, in the order of the parameters; () for the stops alone.
    most : int
        The largest number of stops of each slider.
    """
    reached = [{*grid(parameter, most)} for parameter in parameters]
    for stand, value in zip(reached, start, strict=False):
        stand.add(value)
    return list(itertools.product(*map(sorted, reached)))
