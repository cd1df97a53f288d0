"""Regression of labels 0 and 1 on one number, by maximum likelihood: climbing, standard errors, separation.

The logit of a 1 is z = intercept + slope u, with u = (x - centre) / scale. With the logistic link p = sigmoid(z) the
log-likelihood is concave, and Newton's method equals Fisher's scoring. With the complementary log-log link,
p = 1 - e^(-e^z), the steps are those of scoring, with the expected information.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Literal

import numpy as np

from acts.activation import Array
from acts.functions.sigmoidal import cloglog, sigmoid
from acts.likelihood.intervals import LEVEL
from acts.losses import BERNOULLI, CLOGLOG, cloglog_pull

Link = Literal["logit", "cloglog"]
Separation = Literal["none", "quasi", "complete", "one class"]
Verdict = Literal["arrived", "climbing", "no maximum", "diverged"]

CLOSE = 1e-10
"""A climb has arrived if its step is below this, relative to 1 plus the size of the variables."""
_FAR = 1e6
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Sample:
    """Numbers x with labels y, 0 or 1, and the unit of u.

    Parameters
    ----------
    x, y : tuple of float
        Of one length, at least 1.
    centre, scale : float
        u = (x - centre) / scale; the scale is positive.

    Raises
    ------
    ValueError
        If the lengths differ, a label is neither 0 nor 1, or a number is not finite.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    centre: float = 0.0
    scale: float = 1.0

    def __post_init__(self) -> None:
        if not self.x or len(self.x) != len(self.y):
            raise ValueError(f"a label for each number, not {len(self.y)} for {len(self.x)}")
        if not set(self.y) <= {0.0, 1.0}:
            raise ValueError("a label is 0 or 1")
        if not (all(map(math.isfinite, (*self.x, self.centre, self.scale))) and self.scale > 0):
            raise ValueError("numbers have to be finite, and the scale positive")

    @property
    def u(self) -> Array:
        """The numbers in the units of the slope."""
        return (np.array(self.x) - self.centre) / self.scale

    @property
    def separation(self) -> Separation:
        """Whether some x separates the labels.

        "complete": all 0 lie on one side of it and all 1 on the other. "quasi": the same, except that some samples lie
        exactly at it. In both cases, and if all labels are equal, the log-likelihood has no maximum: it rises for ever.
        """
        ones = [x for x, y in zip(self.x, self.y, strict=True) if y]
        zeros = [x for x, y in zip(self.x, self.y, strict=True) if not y]
        if not (ones and zeros):
            return "one class"
        gap = max(min(ones) - max(zeros), min(zeros) - max(ones))
        return "complete" if gap > 0 else "quasi" if gap == 0 else "none"


@dataclass(frozen=True, slots=True)
class Step:
    """A point of a climb: intercept, slope, the log-likelihood (nats, all samples) and the size of its gradient."""

    intercept: float
    slope: float
    log_likelihood: float
    gradient: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A climb, its start first.

    Parameters
    ----------
    sample : Sample
    link : {"logit", "cloglog"}
    steps : tuple of Step
    verdict : {"arrived", "climbing", "no maximum", "diverged"}
        "arrived": the last step was below the tolerance. "no maximum": the log-likelihood has no maximum. "diverged":
        a step overflowed although a maximum exists. "climbing": none of these yet.
    errors : pair of float, or None
        The standard errors of intercept and slope, from the information at the last step; None unless arrived.
    correlation : float or None
        The correlation of the two errors.
    """

    sample: Sample
    link: Link
    steps: tuple[Step, ...]
    verdict: Verdict
    errors: tuple[float, float] | None
    correlation: float | None

    @property
    def last(self) -> Step:
        """The last point of the climb."""
        return self.steps[-1]

    @property
    def curvatures(self) -> tuple[float, float]:
        """The smallest and the largest curvature of the mean log-likelihood at the last step; small along a ridge."""
        mean = information(self.sample, self.last.intercept, self.last.slope, self.link) / len(self.sample.x)
        least, most = np.linalg.eigvalsh(mean).tolist()
        return least, most

    def probability(self, x: Any) -> Array:
        """Return the fitted probability of a 1 at these x."""
        return np.asarray(_INVERSE[self.link](self._logit(x)))

    def band(self, x: Any, level: float = LEVEL) -> tuple[Array, Array]:
        """Return both ends of Wald's interval for the probability of a 1 at these x, from the interval for the logit.

        Raises
        ------
        ValueError
            If the climb has not arrived, so that it has no standard errors.
        """
        if self.errors is None or self.correlation is None:
            raise ValueError("without a maximum there are no standard errors")
        u = (np.asarray(x, dtype=np.float64) - self.sample.centre) / self.sample.scale
        a, b = self.errors
        reach = -_NORMAL.inv_cdf((1 - level) / 2) * np.sqrt(a * a + 2 * self.correlation * a * b * u + b * b * u * u)
        inverse, z = _INVERSE[self.link], self._logit(x)
        return np.asarray(inverse(z - reach)), np.asarray(inverse(z + reach))

    def _logit(self, x: Any) -> Array:
        u = (np.asarray(x, dtype=np.float64) - self.sample.centre) / self.sample.scale
        return np.asarray(self.last.intercept + self.last.slope * u)


_INVERSE: dict[Link, Any] = {"logit": sigmoid, "cloglog": cloglog}
_LOSSES = {"logit": BERNOULLI, "cloglog": CLOGLOG}


def log_likelihood(sample: Sample, intercept: Any, slope: Any, link: Link = "logit") -> Any:
    """Return the log-likelihood, in nats, at these intercepts and slopes, broadcast against each other."""
    z = np.asarray(intercept)[..., None] + np.asarray(slope)[..., None] * sample.u
    return -np.sum(_LOSSES[link].value(z, np.array(sample.y)), axis=-1)


def gradient(sample: Sample, intercept: float, slope: float, link: Link = "logit") -> Array:
    """Return the gradient of the log-likelihood in intercept and slope."""
    pull = -_LOSSES[link].slope(intercept + slope * sample.u, np.array(sample.y))
    return np.array([pull.sum(), (pull * sample.u).sum()])


def information(sample: Sample, intercept: float, slope: float, link: Link = "logit") -> Array:
    """Return the expected information, 2 by 2; with the logistic link it equals minus the second derivatives."""
    z = intercept + slope * sample.u
    with np.errstate(over="ignore"):
        each = sigmoid.derivative(z) if link == "logit" else np.exp(np.minimum(z, 10.0)) * cloglog_pull(z)
    u = sample.u
    return np.array([[each.sum(), (each * u).sum()], [(each * u).sum(), (each * u * u).sum()]])


def fit(
    sample: Sample,
    link: Link = "logit",
    *,
    rate: float | None = None,
    steps: int = 50,
    start: tuple[float, float] = (0.0, 0.0),
) -> Fit:
    """Climb the log-likelihood.

    Parameters
    ----------
    sample : Sample
    link : {"logit", "cloglog"}
    rate : float or None
        None: Newton's method (Fisher's scoring). A number: the learning rate of gradient ascent on the mean
        log-likelihood per sample.
    steps : int
        The largest number of steps.
    start : pair of float
        Intercept and slope.

    Raises
    ------
    ValueError
        If the rate is not positive and finite, the start not finite, or steps is negative.
    """
    if rate is not None and not 0 < rate < math.inf:
        raise ValueError(f"a rate is positive and finite, not {rate:g}")
    if steps < 0 or not all(map(math.isfinite, start)):
        raise ValueError("a climb has a finite start, and 0 steps or more")
    endless = sample.separation != "none"
    taken = [_step(sample, link, *start)]
    verdict: Verdict = "climbing"
    while verdict == "climbing" and len(taken) <= steps:
        here = taken[-1]
        up = gradient(sample, here.intercept, here.slope, link)
        move = up * (rate / len(sample.x)) if rate is not None else _newton(sample, here, up, link)
        there = (here.intercept + float(move[0]), here.slope + float(move[1]))
        if not all(abs(each) < _FAR for each in there):
            verdict = "diverged"
            break
        taken.append(_step(sample, link, *there))
        small = float(np.abs(move).max()) <= CLOSE * (1 + max(map(abs, there)))
        verdict = "arrived" if small and not endless else "climbing"
    if endless:
        verdict = "no maximum"
    errors = _errors(sample, taken[-1], link) if verdict == "arrived" else None
    return Fit(sample, link, tuple(taken), verdict, errors and errors[0], errors and errors[1])


def _step(sample: Sample, link: Link, intercept: float, slope: float) -> Step:
    size = float(np.linalg.norm(gradient(sample, intercept, slope, link)))
    return Step(intercept, slope, float(log_likelihood(sample, intercept, slope, link)), size)


def _newton(sample: Sample, here: Step, up: Array, link: Link) -> Array:
    """Return Newton's step; infinite if the information is singular by rounding."""
    (a, b), (_, c) = information(sample, here.intercept, here.slope, link)
    determinant = a * c - b * b
    if not determinant > 1e-14 * a * c:
        return np.full(2, np.inf)
    return np.array([(c * up[0] - b * up[1]) / determinant, (a * up[1] - b * up[0]) / determinant])


def _errors(sample: Sample, at: Step, link: Link) -> tuple[tuple[float, float], float]:
    (a, b), (_, c) = information(sample, at.intercept, at.slope, link)
    determinant = a * c - b * b
    return (math.sqrt(c / determinant), math.sqrt(a / determinant)), float(-b / math.sqrt(a * c))
