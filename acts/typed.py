"""Numbers as one types them, for pictures and words: what is printed can be copied into a number box.

A browser's number box drops every character that it does not know: -0.5 with a typographic minus becomes 0.5.
"""


def typed(text: str) -> str:
    """Return a number formatted by Python, such as `f"{x:.4g}"`, as one types it: `1e-07` is `1e-7`."""
    mantissa, _, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if power else mantissa
