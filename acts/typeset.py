"""Numbers as a book sets them, in pictures and in words: a true minus sign, powers of ten set high."""

HIGH = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`: the digits of an exponent, set high."""


def typeset(text: str) -> str:
    """Return a number that Python has formatted, as `f"{x:.4g}"` does, as it is set."""
    mantissa, _, power = text.partition("e")
    raised = f" × 10{str(int(power)).translate(HIGH)}" if power else ""
    return mantissa.replace("-", "−") + raised
