"""The counts of a coin: heads and tosses."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

MOST = 10**9
"""The largest number of tosses, up to which the numbers of this package are tested."""

Fault = Literal["no number", "not whole", "negative", "too many", "too few", "more heads"]


def fault(heads: Any, tosses: Any) -> tuple[Fault, str] | None:
    """Return what is wrong with these counts, and with which of them, "heads" or "tosses"; None if they are legal.

    3.0 is whole, "3" is not a number.
    """
    for name, count in (("heads", heads), ("tosses", tosses)):
        if not isinstance(count, int | float | np.integer | np.floating):
            return "no number", name
        if isinstance(count, float | np.floating) and not count.is_integer() and not math.isinf(count):
            return "not whole", name
        if count < 0:
            return "negative", name
        if count > MOST:
            return "too many", name
    if tosses < 1:
        return "too few", "tosses"
    return ("more heads", "heads") if heads > tosses else None


def refusal(heads: Any, tosses: Any) -> str | None:
    """Say in one sentence why these counts are not legal, or None if they are: see `fault`."""
    wrong = fault(heads, tosses)
    if wrong is None:
        return None
    kind, name = wrong
    count = {"heads": heads, "tosses": tosses}[name]
    match kind:
        case "no number":
            return f"the number of {name} has to be a number, not {count!r}"
        case "not whole":
            return f"the number of {name} has to be whole, not {float(count)!r}"
        case "negative":
            return f"the number of {name} has to be 0 or more"
        case "too many":
            return f"the number of {name} has to be at most {MOST:,}"
        case "too few":
            return "enter at least one toss"
        case "more heads":
            return f"there cannot be more heads than tosses, {int(heads)} in {int(tosses)}"


def counts(heads: Any, tosses: Any) -> Tosses | str:
    """Return the record of these counts, or, if they are not legal, the sentence that says why: see `refusal`."""
    return refusal(heads, tosses) or Tosses(int(heads), int(tosses))


@dataclass(frozen=True, slots=True)
class Tosses:
    """The numbers of heads and of tosses, on which alone the likelihood of a coin depends.

    Parameters
    ----------
    heads : int
        0 <= heads <= tosses.
    tosses : int
        From 1 to 10^9.

    Raises
    ------
    ValueError
        If the counts are not legal, with the reason.

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
        """The number of tails."""
        return self.tosses - self.heads

    @property
    def estimate(self) -> float:
        """The maximum-likelihood estimate p-hat of the probability of heads: the share of heads."""
        return self.heads / self.tosses
