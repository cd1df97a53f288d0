"""Two climbs up the hill of a logistic regression, in words and as a table."""

from acts.language import _, joined
from acts.likelihood.logistic import Fit, Step
from pages.kit import tables
from pages.kit.numbers import number

LISTED = 8


def said(newton: Fit, ascent: Fit, step: float) -> str:
    """Say where both climbs stand after this number of steps."""
    k = int(step)
    here, other = newton.steps[min(k, len(newton.steps) - 1)], ascent.steps[min(k, len(ascent.steps) - 1)]
    endless = newton.verdict != "arrived"
    if not endless:
        message = _(
            "At step {k} Newton stands at a = {a}, b = {b}, {high} nats below the top, and gradient ascent at a = {c}, "
            "b = {d}, {low} nats below it."
        )
    elif other.log_likelihood < max(each.log_likelihood for each in ascent.steps[: k + 1]):
        message = _(
            "At step {k} Newton stands at a = {a}, b = {b} with a log-likelihood of {high}, gradient ascent at "
            "a = {c}, b = {d} with {low}: Newton rises towards 0 without ever reaching it; the ascent overshoots and "
            "has been higher before."
        )
    else:
        message = _(
            "At step {k} Newton stands at a = {a}, b = {b} with a log-likelihood of {high}, gradient ascent at "
            "a = {c}, b = {d} with {low}: both rise towards 0, and neither ever reaches it."
        )
    stand = message.format(
        k=k, a=number(here.intercept), b=number(here.slope), c=number(other.intercept), d=number(other.slope),
        high=number(here.log_likelihood, 3) if endless else _small(_below(newton, here)),
        low=number(other.log_likelihood, 3) if endless else _small(_below(newton, other)),
    )  # fmt: skip
    diverged = not endless and ascent.verdict == "diverged"
    return joined([stand, _("At this learning rate the ascent diverges.") if diverged else ""])


def table(newton: Fit) -> str:
    """Return the first steps as a table: how far each is from the top, or where there is none, how high."""
    endless = newton.verdict != "arrived"
    heads = (_("step"), "$a$", "$b$", "$\\log L$" if endless else _("nats below the top"))
    rows = []
    for k, step in enumerate(newton.steps[: LISTED + 1]):
        height = number(step.log_likelihood, 2) if endless else number(_below(newton, step), 2)
        rows.append((str(k), number(step.intercept, 7), number(step.slope, 7), height))
    return tables.table(heads, rows)


def _below(best: Fit, step: Step) -> float:
    return max(best.last.log_likelihood - step.log_likelihood, 0.0)


def _small(nats: float) -> str:
    return number(nats, 3) if nats > 1e-12 else _("0 or rounding")
