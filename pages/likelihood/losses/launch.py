"""What the fit says of the launch of Challenger, and why 31 °F is too far."""

import math

from acts.likelihood.intervals import LEVEL
from acts.likelihood.logistic import Fit
from acts.likelihood.orings import FLIGHTS, LAUNCH
from pages.kit.numbers import number, percent, telling
from pages.kit.words import Words

words = Words(__file__)


def show(best: Fit) -> None:
    """Show what the fit says of the launch."""
    low, high = (float(end) for end in best.band(LAUNCH))
    coldest = min(flight.temperature for flight in FLIGHTS)
    words.show(
        "orings: predicted", launch=number(LAUNCH), p=telling(float(best.probability(LAUNCH)), 1.0), low=percent(low),
        high=telling(100 * high, 100.0) + "%", coldest=number(coldest), gap=number(coldest - LAUNCH),
        level=percent(LEVEL),
    )  # fmt: skip


def show_fit(raw: Fit) -> None:
    """Show the fit in degrees with its errors."""
    errors = raw.errors or (math.nan, math.nan)
    words.show(
        "orings: degrees", intercept=number(raw.last.intercept, 5), slope=number(raw.last.slope, 4),
        intercept_error=number(errors[0], 4), slope_error=number(errors[1], 4),
        deviance=number(-2 * raw.last.log_likelihood, 5), odds=number(math.exp(-10 * raw.last.slope), 3),
    )  # fmt: skip
