"""Numbers as in print, for pictures and words: a true minus sign, raised exponents."""

HIGH = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`: the raised characters of an exponent."""


def typeset(text: str) -> str:
    """Return a number formatted by Python, such as `f"{x:.4g}"`, as it is printed."""
    mantissa, _, power = text.partition("e")
    raised = f" × 10{str(int(power)).translate(HIGH)}" if power else ""
    return mantissa.replace("-", "−") + raised
