"""Likelihoods in writing: as a product of factors, and as numbers far smaller than a float can be."""

import math
from decimal import Decimal

from acts.likelihood import Tosses, binomial, log_likelihood
from pages.kit.numbers import number, telling, tex

FACTORS, LINE = 10, 5
LARGE = 690.0  # nats: exp of it, and of minus it, is a normal float
EXACT = 60  # tosses whose binomial coefficient is written to the last digit
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def power(log: float, digits: int = 4) -> str:
    """Write exp(log), also beyond the range of floats; only with digits that `log` determines."""
    if not log:
        return "1"
    if math.isinf(log):
        return number(math.exp(log))
    digits = max(min(digits, math.floor(15 - math.log10(abs(log)))), 1)
    if abs(log) < LARGE:
        return number(math.exp(log), digits)
    tens = log / math.log(10)
    whole = math.floor(tens)
    lead = round(10 ** (tens - whole), digits - 1)
    lead, whole = (lead / 10, whole + 1) if lead >= 10 else (lead, whole)
    return f"{number(lead, digits)}e{whole}"


def precise(value: float) -> str:
    """Write a sum over all tosses: to the thousandth where it is large, else with six digits."""
    return number(value, 6 if abs(value) < 1000 or math.isinf(value) else len(str(int(abs(value)))) + 3)


def share(tosses: Tosses) -> str:
    """Typeset p-hat, after the sign that says whether that is all of it."""
    whole = Decimal(f"{tosses.estimate:.10g}") * tosses.tosses == tosses.heads
    return ("= " if whole else r"\approx ") + tex(number(tosses.estimate, 10))


def factors(tosses: Tosses, order: str | None, p: float) -> str:
    """Write the likelihood as a product: a factor for each flip where they are few, else two powers."""
    heads, tails = map(_factor, _both(p))
    if order and len(order) <= FACTORS:
        return " ·\n".join(map(" · ".join, _rows(order, heads, tails)))
    return f"{heads}{_raised(tosses.heads)} · {tails}{_raised(tosses.tails)}"


def short(tosses: Tosses, p: float) -> str:
    """Typeset the likelihood as a formula, at p, and at its maximum."""
    lines = [rf"L(p) &= p^{{{apart(tosses.heads)}}}\,(1 - p)^{{{apart(tosses.tails)}}}"]
    for place, at in (("", p), (r"\hat p = ", tosses.estimate)):
        size = tex(power(log_likelihood(tosses, at), 6))
        lines.append(rf"L({place}{tex(telling(at, 0.0, 1.0))}) &= {size}")
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def latex(tosses: Tosses, order: str | None, p: float) -> str:
    """Typeset the likelihood at p line by line: the factors, the powers, the value; then its logarithm."""
    heads, tails = (tex(_factor(v)).replace("−", "-") for v in _both(p))
    log, lines = log_likelihood(tosses, p), []
    if order and len(order) <= FACTORS:
        rows = [r" \cdot ".join(row) for row in _rows(order, heads, tails)]
        lines.append(rf"L({heads}) &= " + r" \\ &\phantom{=}\; \cdot ".join(rows))
    powers = rf"{heads}^{{{apart(tosses.heads)}}} \cdot {tails}^{{{apart(tosses.tails)}}}"
    lines += [
        rf"{'' if lines else f'L({heads})'} &= {powers}",
        rf"&= {tex(power(log, 10))}",
        rf"\log L({heads}) &= {apart(tosses.heads)} \log {heads}",
        rf"&\phantom{{=}}\; + {apart(tosses.tails)} \log {tails}",
        rf"&= {tex(precise(log))}",
    ]
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def probability(p: float) -> str:
    """Write a p: as 0 or 1 only where it is one of them."""
    return telling(p, 0.0, 1.0, digits=10)


def _both(p: float) -> tuple[str, str]:
    """Write p and 1 - p, as a difference where float64 has no number for it but 1."""
    return probability(p), probability(1 - p) if 1 - p < 1 or not p else f"1 − {probability(p)}"


def _rows(order: str, heads: str, tails: str) -> list[list[str]]:
    each = [heads if flip == "1" else tails for flip in order]
    return [each[start : start + LINE] for start in range(0, len(each), LINE)]


def percent(part: float) -> str:
    """Write a share in per cent, and a very small one as a number between 0 and 1."""
    return number(part, 2) if 0 < part < 1e-4 else f"{number(100 * part, 3)}%"


def share_of_largest(log: float) -> str:
    """Write the ratio of a likelihood to the largest one, in per cent; `log` is its logarithm."""
    part = math.exp(log) if log > -LARGE else 0.0
    return f"{telling(100 * part, 100.0)}%" if part >= 1e-4 else power(log)


def coefficient(tosses: Tosses) -> str:
    """Typeset the binomial coefficient: in how many orders these heads and tails can come."""
    if tosses.tosses <= EXACT:
        return apart(math.comb(tosses.tosses, tosses.heads))
    best = tosses.estimate
    return tex(power(binomial.log_pmf(tosses.heads, tosses.tosses, best) - log_likelihood(tosses, best)))


def apart(count: int) -> str:
    """Typeset a whole number, its thousands set apart."""
    return f"{count:,}".replace(",", r"\,")


def _factor(text: str) -> str:
    """Write a number as a factor, to which a power may be set."""
    return f"({text})" if "e" in text or " " in text else text


def _raised(power: int) -> str:
    return str(power).translate(_HIGH)
