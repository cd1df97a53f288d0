"""Powers of ten on an axis whose values are their exponents, so that a size of 1e-400 has a place, too."""

from __future__ import annotations

from acts.typed import typed

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"

LABELS = (
    "(datum.value == 0 ? '1' : datum.value == 1 ? '10' : '10' + (datum.value < 0 ? '⁻' : '')"
    f" + (abs(datum.value) > 9 ? '{_DIGITS}'[floor(abs(datum.value) / 10)] : '') + '{_DIGITS}'[abs(datum.value) % 10])"
)
"""The label of a tick, a whole exponent of at most two digits, as an expression of Vega: see `axes.Place`."""


def power(exponent: float) -> str:
    """Write 10 to this exponent with one digit, or two near 1; beyond every float, with the nearest whole exponent.

    >>> power(-0.5), power(-12.2), power(400.3)
    ('0.32', '6e-13', '1e400')
    """
    if abs(exponent) > 300:
        return f"1e{round(exponent)}"
    return typed(f"{10**exponent:.{2 if abs(exponent) < 2 else 1}g}")
