import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest

from acts.likelihood import waiting


@pytest.mark.parametrize("r", [1, 2, 5])
@pytest.mark.parametrize("p", [0.25, 0.5, 0.9, 1.0])
def test_a_wait_agrees_with_fractions(r, p):
    n = np.arange(31)
    exact = [
        math.comb(i - 1, r - 1) * Fraction(p) ** r * (1 - Fraction(p)) ** (i - r) if i >= r else Fraction(0)
        for i in range(31)
    ]
    np.testing.assert_allclose(waiting.pmf(n, p, r), [float(x) for x in exact], rtol=4e-14)
    np.testing.assert_allclose(
        np.exp(waiting.log_cdf(n, p, r)), [float(sum(exact[: i + 1])) for i in range(31)], rtol=1e-14
    )
    np.testing.assert_allclose(
        np.exp(waiting.log_tail(n, p, r)), [float(1 - sum(exact[:i])) for i in range(31)], rtol=1e-13
    )


def test_a_very_long_wait_keeps_its_digits():
    # Far from any end a wait for 5 at 1e-30 is Poisson: P(N > n) = P(fewer than 5 events), with n p of them expected.
    n = 3 * 10**32
    with mpmath.workdps(50):
        mean = n * mpmath.mpf(1e-30)
        exact = float(mpmath.log(sum(mpmath.exp(-mean) * mean**i / mpmath.factorial(i) for i in range(5))))
    assert waiting.log_tail(n + 1, 1e-30, 5) == pytest.approx(exact, rel=1e-14)


def test_a_wait_without_an_end_has_no_probability_anywhere():
    assert waiting.pmf([1, 100], 0.0).tolist() == [0.0, 0.0]
    assert np.exp(waiting.log_tail(10**9, 0.0)) == 1.0


@pytest.mark.parametrize("r", [1, 3])
def test_samples_are_waits_of_the_mean_length(r):
    draws = waiting.sample(np.random.default_rng(3), 0.25, r, 20_000)
    assert draws.min() == r
    assert abs(draws.mean() - r / 0.25) < 0.1 * r
    share = np.mean(draws[:, None] == np.arange(r, r + 8), axis=0)
    assert np.abs(share - waiting.pmf(np.arange(r, r + 8), 0.25, r)).max() < 0.015
    assert waiting.sample(np.random.default_rng(0), 1.0, r) == r


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [((0.0, 1), "never ends"), ((0.5, 0), "1 or more"), ((0.5, 1.5), "whole"), ((1.5, 1), "lies in")],
)
def test_a_wait_that_makes_no_sense_is_not_drawn(arguments, reason):
    with pytest.raises(ValueError, match=reason):
        waiting.sample(np.random.default_rng(0), *arguments)
