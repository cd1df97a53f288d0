"""Climbing to the maximum of the log-likelihood step by step, in p or in its logit.

We climb the mean log-likelihood per toss (nats), l = p-hat log p + (1 - p-hat) log(1 - p), so that a learning rate
has the same effect for 10 tosses as for 10,000. With z = logit p = log(p / (1 - p)):

    dl/dp = (p-hat - p) / (p (1 - p)),    dl/dz = p-hat - p,    d2l/dz2 = -p (1 - p).

A step of gradient ascent is the rate times the slope; a step of Newton's method is the slope over minus the second
derivative. In p a step may land outside (0, 1), which is not a probability. Every z is a coin, but if all tosses are
alike the maximum lies at an infinite z, and the climb never ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from acts.likelihood.tosses import Tosses

Method = Literal["ascent", "newton"]
Variable = Literal["p", "logit"]
Verdict = Literal["arrived", "left", "no maximum", "diverged", "climbing"]

REACH = 700.0
"""The largest logit in size that a climb continues from: exp(-700) = 1e-304 is near the end of float64."""
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a climb: where it starts, the values there, and where it lands.

    Parameters
    ----------
    p, logit : float
        Where it starts.
    log_likelihood : float
        At the start: the mean over the tosses, in nats.
    slope : float
        At the start: the slope of the mean log-likelihood in the variable of the climb.
    step : float
        The number added to the variable.
    landing : float
        The value of the variable after the step.
    left : bool
        Whether the step lands on a p outside (0, 1), other than p-hat. Always False for a logit.
    """

    p: float
    logit: float
    log_likelihood: float
    slope: float
    step: float
    landing: float
    left: bool


@dataclass(frozen=True, slots=True)
class Climb:
    """A climb: its steps, and how it ended.

    Parameters
    ----------
    method : {"ascent", "newton"}
    variable : {"p", "logit"}
    rate : float or None
        The learning rate of an ascent; None for Newton's method.
    steps : tuple of Step
        In order; each starts where the one before it landed. Empty if the climb starts at p-hat.
    verdict : {"arrived", "left", "no maximum", "diverged", "climbing"}
        "arrived": within 1e-12 of p-hat. "left": the last step landed outside (0, 1). "no maximum": all tosses are
        alike, so the logit grows for ever. "diverged": the last step landed beyond a logit of 700 in size, although the
        maximum is finite. "climbing": none of these yet.
    end : float
        The variable after the last step, or at the start.
    """

    method: Method
    variable: Variable
    rate: float | None
    steps: tuple[Step, ...]
    verdict: Verdict
    end: float

    @property
    def p(self) -> float:
        """The p at the end; for a large logit it rounds to 1."""
        return self.end if self.variable == "p" else _sigmoid(self.end)

    @property
    def falls(self) -> tuple[int, ...]:
        """The indices of the steps that overshot: after them the log-likelihood is lower, by more than rounding."""
        heights = [step.log_likelihood for step in self.steps]
        pairs = enumerate(pairwise(heights))
        return tuple(number for number, (before, after) in pairs if after < before - _CLOSE)


def climb(
    tosses: Tosses,
    start: float,
    method: Method = "ascent",
    variable: Variable = "p",
    rate: float = 0.1,
    steps: int = 50,
) -> Climb:
    """Climb the mean log-likelihood of these tosses from p = `start`.

    Parameters
    ----------
    tosses : Tosses
    start : float
        A probability, for either variable; between 1e-300 and 1 - 1e-16.
    method : {"ascent", "newton"}
    variable : {"p", "logit"}
        The variable of the steps.
    rate : float
        The learning rate of an ascent, positive and finite; Newton's method ignores it.
    steps : int
        The largest number of steps, 0 or more.

    Raises
    ------
    ValueError
        If an argument is not legal, with the reason.
    """
    if not 1e-300 <= start < 1:
        raise ValueError(f"a climb starts between 0 and 1, not at {start!r}")
    if method not in ("ascent", "newton") or variable not in ("p", "logit"):
        raise ValueError(f"no method {method!r}, or no variable {variable!r}")
    if not 0 < rate < math.inf:
        raise ValueError(f"a rate is positive and finite, not {rate!r}")
    if steps < 0:
        raise ValueError(f"steps are 0 or more, not {steps}")
    here = start if variable == "p" else math.log(start) - math.log1p(-start)
    taken: list[Step] = []
    verdict = _verdict(tosses, variable, here)
    while verdict == "climbing" and len(taken) < steps:
        take = _step_in_p if variable == "p" else _step_in_logit
        taken.append(take(tosses, here, rate if method == "ascent" else None))
        here = taken[-1].landing
        verdict = "left" if taken[-1].left else _verdict(tosses, variable, here)
    if verdict == "climbing" and variable == "logit" and not (tosses.heads and tosses.tails):
        verdict = "no maximum"
    return Climb(method, variable, rate if method == "ascent" else None, tuple(taken), verdict, here)


def _verdict(tosses: Tosses, variable: Variable, here: float) -> Verdict:
    one_sided = not (tosses.heads and tosses.tails)
    if variable == "logit" and abs(here) > REACH:
        return "no maximum" if one_sided else "diverged"
    p = here if variable == "p" else _sigmoid(here)
    near = abs(p - tosses.estimate) <= _CLOSE
    return "arrived" if near and not (variable == "logit" and one_sided) else "climbing"


def _step_in_p(tosses: Tosses, p: float, rate: float | None) -> Step:
    share, q = tosses.estimate, 1 - p
    slope = (share - p) / p / q
    # Newton's quotient, expanded by p^2 (1 - p)^2, so that neither part overflows near 0 or 1.
    newton = (share - p) * p * q / (share * q * q + (1 - share) * p * p)
    step = newton if rate is None else rate * slope
    landing = p + step
    left = not 0 < landing < 1 and abs(landing - share) > _CLOSE
    height = -(share * -math.log(p) - (1 - share) * math.log1p(-p))
    return Step(p, math.log(p) - math.log1p(-p), height, slope, step, landing, left)


def _step_in_logit(tosses: Tosses, z: float, rate: float | None) -> Step:
    share, p, q = tosses.estimate, _sigmoid(z), _sigmoid(-z)
    slope = share * q - (1 - share) * p
    # (share q - (1 - share) p) / (p q) without the product, which underflows
    step = share / p - (1 - share) / q if rate is None else rate * slope
    height = -(share * _softplus(-z) + (1 - share) * _softplus(z))
    return Step(p, z, height, slope, step, z + step, left=False)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _softplus(z: float) -> float:
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))
