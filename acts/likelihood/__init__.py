"""A coin and its tosses: distributions, likelihood curves, evidence against a coin, climbing to the maximum.

``Tosses(heads, tosses)`` holds the counts; most functions take it and a p.

>>> from acts.likelihood import Tosses, log_likelihood
>>> round(log_likelihood(Tosses(3, 10), 0.5), 12)
-6.931471805599
"""

from acts.likelihood import bernoulli, beta, binomial, waiting
from acts.likelihood.climbing import Climb, Step, climb
from acts.likelihood.curves import expected_information, likelihood, log_likelihood, nll, observed_information, score
from acts.likelihood.evidence import (
    Statistics,
    bayes_factor,
    chi_square_tail,
    interval,
    log_bayes_factor,
    log_p_value,
    p_value,
    statistics,
)
from acts.likelihood.intervals import METHODS, Method
from acts.likelihood.products import Running, running, zero_after, zero_everywhere
from acts.likelihood.surprise import cross_entropy, divergence, entropy
from acts.likelihood.tosses import MOST, Tosses, counts, fault, refusal

__all__ = [
    "METHODS",
    "MOST",
    "Climb",
    "Method",
    "Running",
    "Statistics",
    "Step",
    "Tosses",
    "bayes_factor",
    "bernoulli",
    "beta",
    "binomial",
    "chi_square_tail",
    "climb",
    "counts",
    "cross_entropy",
    "divergence",
    "entropy",
    "expected_information",
    "fault",
    "interval",
    "likelihood",
    "log_bayes_factor",
    "log_likelihood",
    "log_p_value",
    "nll",
    "observed_information",
    "p_value",
    "refusal",
    "running",
    "score",
    "statistics",
    "waiting",
    "zero_after",
    "zero_everywhere",
]
