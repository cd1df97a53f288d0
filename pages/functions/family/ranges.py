"""The values that a function takes, as intervals and in words."""

import math

from acts import Claims, Interval
from acts.language import _, ngettext
from pages.kit.numbers import end, rounded, telling


def interval(span: Interval, *others: float) -> str:
    """Write an interval in the usual notation, its ends with digits enough to differ; a single point as itself."""
    low, high = end(span.low, span.high, *others), end(span.high, span.low, *others)
    return low if span.low == span.high else f"{span.brackets[:1]}{low}, {high}{span.brackets[1:]}"


def values_of(claims: Claims) -> str:
    """Write all values as one interval, or as what is left of it between gaps."""
    every_end = [value for part in claims.values for value in (part.low, part.high)]
    written = [interval(part, *every_end) for part in claims.values]
    single = [part.low == part.high for part in claims.values]
    if all(single):
        return "{" + ", ".join(written) + "}"
    return " ∪ ".join(f"{{{part}}}" if alone else part for part, alone in zip(written, single, strict=True))


def ends_of(claims: Claims) -> str:
    """Say of each finite end whether it is reached, and of the gaps that they are jumped over."""
    span = claims.range
    if all(part.low == part.high for part in claims.values):
        return _("It has no other values.")
    if claims.gaps:
        return ngettext("It jumps over the gap.", "It jumps over the gaps.", len(claims.gaps))
    low, high = end(span.low), end(span.high)
    low_reached, high_reached = (bracket in "[]" for bracket in span.brackets)
    if math.isinf(span.low) and math.isinf(span.high):
        return _("Unbounded on both sides.")
    if math.isinf(span.low) or math.isinf(span.high):
        reached, finite = (high_reached, high) if math.isinf(span.low) else (low_reached, low)
        said = _("It reaches {end}.") if reached else _("It approaches {end} and never reaches it.")
        return said.format(end=finite)
    if low_reached and high_reached:
        return _("It reaches both ends.")
    if not low_reached and not high_reached:
        return _("It approaches both ends and never reaches them.")
    if low_reached:
        said = _("It reaches {low}; it approaches {high} and never reaches it.")
    else:
        said = _("It approaches {low} and never reaches it; it reaches {high}.")
    return said.format(low=low, high=high)


def fades(claims: Claims, at: float) -> bool:
    """Return whether the slope tends to 0 on this side of 0, and never gets there: nor does the value to its limit."""
    side = claims.left if at < 0 else claims.right
    return at != 0 and side is not None and side.kind == "soft"


def limit(claims: Claims, at: float) -> float:
    """Return what the value tends to on this side of 0."""
    return claims.limits[at > 0]


def valued(value: float, at: float, claims: Claims, *others: float) -> str:
    """Write the value at a place, distinguished from others and from the ends of the range; or say that it is rounded.

    It is said of a value that is equal to a limit which is not reached.
    """
    written = telling(value, *others, claims.range.low, claims.range.high)
    return rounded(written) if fades(claims, at) and value == limit(claims, at) else written
