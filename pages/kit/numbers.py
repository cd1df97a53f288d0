"""Numbers as the pages print them: without false digits, in characters that a number box takes; and in LaTeX."""

import math
import re
from fractions import Fraction

from acts.language import _
from acts.typed import typed

_POWER = re.compile(r"(?<=[\d.])e(-?\d+)")


def number(value: float, digits: int = 4) -> str:
    """Write a number with at most `digits` significant digits."""
    value = float(value) + 0.0  # no negative zero
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return typed(f"{value:.{digits}g}")


def telling(value: float, *others: float, digits: int = 4) -> str:
    """Write a number with digits enough to distinguish it from the others that are not equal to it."""
    apart = [other for other in others if other != value]
    while digits < 17 and any(number(value, digits) == number(other, digits) for other in apart):
        digits += 1
    return number(value, digits)


def exact(value: float) -> str:
    """Write every digit that the float holds."""
    return typed(repr(float(value) + 0.0))


def certain(value: float, error: float) -> str:
    """Write the digits that every number within `error` of the value has when it is rounded; of none, 0 ± the error."""
    if not value or not math.isfinite(value + error):
        return number(value)
    for digits in range(17, 0, -1):
        text = number(value, digits)
        if number(value - error, digits) == text == number(value + error, digits):
            return text
    step = 10.0 ** math.floor(math.log10(abs(value) + error))
    return f"0 ± {number(math.ceil((abs(value) + error) / step) * step, 1)}"


def end(value: float, *others: float) -> str:
    """Write the end of an interval, distinguished from the others; a multiple of π/2 or a simple fraction as such."""
    halves = value / (math.pi / 2)
    count = abs(round(halves)) if math.isfinite(value) else 0
    if count and abs(abs(halves) - count) < 1e-12:
        return ("-" if value < 0 else "") + {1: "π/2", 2: "π"}.get(count, f"{count}π/2")
    simple = math.isfinite(value) and Fraction(value).denominator in (2, 4)
    return telling(value, *others, digits=6 if simple else 4)


def percent(share: float) -> str:
    """Write a share in per cent, with 100 and 0 kept for all and none."""
    value = 100 * float(share)
    if 0 < value < 0.01 or 99.99 < value < 100:
        return f"{telling(value, 100.0, digits=1 if value < 1 else 4)}%"
    if 0 < value < 0.1 or 99.9 < value < 100:
        return f"{value:.2f}%"
    return f"{value:.1f}".removesuffix(".0") + "%"


def chance(probability: float, digits: int = 4) -> str:
    """Write a probability that is never 0 or 1, such as an output of a sigmoid; where the float is one, as rounded."""
    written = telling(probability, 0.0, 1.0, digits=digits)
    return rounded(written) if probability in (0.0, 1.0) else written


def rounded(written: str) -> str:
    """Mark a number that only rounding made equal to a limit."""
    return _("{number} (rounded)").format(number=written)


def grouped(value: int) -> str:
    """Write a whole number with its digits in groups of three."""
    return f"{value:,}".replace(",", " ")


def tex(text: str) -> str:
    r"""Write the numbers in a text as LaTeX does: `2.5e-3` as `2.5 \times 10^{-3}`."""
    return _POWER.sub(r" \\times 10^{\1}", text).replace("∞", r"\infty")
