"""Powers of ten on an axis whose values are their exponents, so that a size of 1e-400 has a place, too."""

from __future__ import annotations

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

LABELS = (
    "(datum.value == 0 ? '1' : datum.value == 1 ? '10' : '10' + (datum.value < 0 ? '⁻' : '')"
    f" + (abs(datum.value) > 9 ? '{_DIGITS}'[floor(abs(datum.value) / 10)] : '') + '{_DIGITS}'[abs(datum.value) % 10])"
)
"""The label of a tick, a whole exponent of at most two digits, as an expression of Vega: see `axes.Place`."""


def power(exponent: float) -> str:
    """Write 10 to this exponent: with two digits near 1, else as the nearest whole power.

    >>> power(-0.5), power(-12.2)
    ('0.32', '10⁻¹²')
    """
    if abs(exponent) < 2:
        return f"{10**exponent:.2g}"
    whole = round(exponent)
    return "10" + ("⁻" if whole < 0 else "") + "".join(_DIGITS[int(digit)] for digit in str(abs(whole)))
