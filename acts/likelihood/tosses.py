"""What was counted: so many heads in so many tosses."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

MOST = 10**9
"""The most tosses that are counted: up to there the numbers of this package are tested."""


def refusal(heads: Any, tosses: Any) -> str | None:
    """Say in one sentence why these are no counts of a coin, or None if they are. 3.0 is whole, "3" is no number."""
    for name, count in (("heads", heads), ("tosses", tosses)):
        if not isinstance(count, int | float | np.integer | np.floating):
            return f"the number of {name} has to be a number, not {count!r}"
        if isinstance(count, float | np.floating) and not count.is_integer() and not math.isinf(count):
            return f"the number of {name} has to be whole, not {float(count)!r}"
        if count < 0:
            return f"the number of {name} has to be 0 or more"
        if count > MOST:
            return f"the number of {name} has to be at most {MOST:,}"
    if tosses < 1:
        return "there has to be a toss at least"
    if heads > tosses:
        return f"there cannot be more heads than tosses, {int(heads)} in {int(tosses)}"
    return None


def counts(heads: Any, tosses: Any) -> Tosses | str:
    """Return the record of these counts, or the sentence that says why there is none: see `refusal`."""
    return refusal(heads, tosses) or Tosses(int(heads), int(tosses))


@dataclass(frozen=True, slots=True)
class Tosses:
    """So many heads in so many tosses, in any order: all that the likelihood of a coin depends on.

    Parameters
    ----------
    heads : int
        0 <= heads <= tosses.
    tosses : int
        From 1 to 10^9.

    Raises
    ------
    ValueError
        If they are no such counts, with the reason.

    Examples
    --------
    >>> Tosses(3, 10).estimate
    0.3
    """

    heads: int
    tosses: int

    def __post_init__(self) -> None:
        if reason := refusal(self.heads, self.tosses):
            raise ValueError(reason)
        object.__setattr__(self, "heads", int(self.heads))
        object.__setattr__(self, "tosses", int(self.tosses))

    @property
    def tails(self) -> int:
        """How many were not heads."""
        return self.tosses - self.heads

    @property
    def estimate(self) -> float:
        """The maximum-likelihood estimate p-hat of the probability of heads: their share."""
        return self.heads / self.tosses
