"""Intervals and levels in writing."""

from acts.activation import Interval
from acts.charts.likelihood.intervals import ends_written
from pages.kit.numbers import number


def ends(span: Interval) -> str:
    """Write an interval."""
    return ends_written(span.low, span.high)


def percent(level: float) -> str:
    """Write a level in per cent, with all the digits that it has."""
    return f"{number(100 * level, 12)}%"
