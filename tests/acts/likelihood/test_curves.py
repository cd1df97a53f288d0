import math

import mpmath
import numpy as np
import pytest

from acts.likelihood import (
    Tosses,
    cross_entropy,
    divergence,
    entropy,
    expected_information,
    likelihood,
    log_likelihood,
    nll,
    observed_information,
    score,
)
from tests.acts.likelihood.oracle import DIGITS, relative

ALL = [Tosses(0, 1), Tosses(1, 1), Tosses(0, 10), Tosses(3, 10), Tosses(10, 10), Tosses(5067, 10_000), Tosses(0, 10**9)]
ALL += [Tosses(10**9 - 1, 10**9), Tosses(499_999_999, 10**9)]
every_count = pytest.mark.parametrize("tosses", ALL, ids=lambda t: f"{t.heads} of {t.tosses}")
P = np.array([0.0, 5e-324, 1e-300, 1e-9, 0.1, 0.3, 0.5, 0.5067, 0.9, 1 - 1e-12, 1 - 2**-53, 1.0])


def held(tosses):
    """Return how well float64 holds p-hat and 1 - p-hat, relatively."""
    rarer = min(tosses.heads, tosses.tails)
    return max(1e-14, 4e-16 * tosses.tosses / rarer) if rarer else 1e-14


def exactly(function):
    with mpmath.workdps(DIGITS + 300):
        return [function(mpmath.mpf(float(p))) for p in P[1:-1]]


@every_count
def test_the_curves_are_right_to_the_last_digits_wherever_they_are_finite(tosses):
    k, m, n = tosses.heads, tosses.tails, tosses.tosses
    pairs = [
        (log_likelihood, lambda p: k * mpmath.log(p) + m * mpmath.log(1 - p), 1e-15),
        (score, lambda p: k / p - m / (1 - p), 2e-15),
        (observed_information, lambda p: k / p**2 + m / (1 - p) ** 2, 2e-15),
        (expected_information, lambda p: n / (p * (1 - p)), 2e-15),
    ]
    for function, formula, error in pairs:
        for value, exact in zip(function(tosses, P)[1:-1], exactly(formula), strict=True):
            if abs(exact) < 1e308:
                assert relative(value, exact) < error, function.__name__
            else:
                assert value == math.copysign(math.inf, exact)


@every_count
def test_the_ends_of_p_give_the_limits_and_nothing_is_nan(tosses):
    k, m, n = tosses.heads, tosses.tails, tosses.tosses
    ends = np.array([0.0, 1.0])
    assert log_likelihood(tosses, ends).tolist() == [-math.inf if k else 0.0, -math.inf if m else 0.0]
    assert likelihood(tosses, ends).tolist() == [float(k == 0), float(m == 0)]
    assert nll(tosses, ends).tolist() == [math.inf if k else 0.0, math.inf if m else 0.0]
    assert score(tosses, ends).tolist() == [math.inf if k else -n, -math.inf if m else n]
    assert observed_information(tosses, ends).tolist() == [math.inf if k else n, math.inf if m else n]
    assert expected_information(tosses, ends).tolist() == [math.inf, math.inf]
    for function in (log_likelihood, likelihood, nll, score, observed_information, expected_information):
        assert not np.isnan(function(tosses, P)).any()
        assert type(function(tosses, 0.3)) is float
        assert function(tosses, P[:, None]).shape == (P.size, 1)


def test_the_worked_example_comes_out_as_it_is_printed():
    printed = {0.1: 0.0004782969, 0.2: 0.0016777216, 0.3: 0.0022235661, 0.5: 0.0009765625}
    for p, value in printed.items():
        assert likelihood(Tosses(3, 10), p) == pytest.approx(value, rel=1e-12)


@every_count
def test_the_estimate_is_the_maximum(tosses):
    others = np.linspace(0, 1, 401)
    assert np.all(log_likelihood(tosses, others) <= log_likelihood(tosses, tosses.estimate) * (1 - 1e-15))
    if 0 < tosses.heads < tosses.tosses:
        scale = math.sqrt(expected_information(tosses, tosses.estimate))
        assert abs(score(tosses, tosses.estimate)) < 1e-6 * scale
        assert observed_information(tosses, tosses.estimate) == pytest.approx(scale**2, rel=held(tosses))


@every_count
@pytest.mark.parametrize("unit", ["nats", "bits"])
def test_the_nll_of_a_toss_is_the_entropy_plus_the_divergence(tosses, unit):
    per_toss = nll(tosses, P, unit) / tosses.tosses
    share = tosses.estimate
    np.testing.assert_allclose(per_toss, entropy(share, unit) + divergence(share, P, unit), rtol=held(tosses))
    np.testing.assert_allclose(per_toss, cross_entropy(share, P, unit), rtol=held(tosses))


def test_a_fair_coin_has_one_bit_and_a_sure_one_none():
    assert entropy(0.5, "bits") == 1.0
    assert entropy([0.0, 1.0]).tolist() == [0.0, 0.0]
    assert math.copysign(1, entropy(0.0)) == 1.0
    assert entropy(0.5) == math.log(2)
    assert entropy(5067 / 10_000, "bits") == pytest.approx(0.999870, abs=5e-7)


@pytest.mark.parametrize(("p", "q"), [(0.3, 0.3 + 1e-12), (0.5, 0.5 + 1e-15), (0.9, 0.1), (1e-12, 0.5), (0.3, 1e-200)])
def test_a_divergence_keeps_its_digits_however_near_or_far_the_coins(p, q):
    with mpmath.workdps(DIGITS):
        a, b = mpmath.mpf(p), mpmath.mpf(q)
        exact = a * mpmath.log(a / b) + (1 - a) * mpmath.log((1 - a) / (1 - b))
    assert relative(divergence(p, q), exact) < 1e-14


def test_a_divergence_has_its_limits():
    assert divergence([0.0, 1.0, 0.3], [0.0, 1.0, 0.3]).tolist() == [0.0, 0.0, 0.0]
    assert divergence([0.3, 0.3, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]).tolist() == [math.inf] * 4
    assert divergence(0.0, 0.5, "bits") == pytest.approx(1.0, rel=1e-15)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan, math.inf, [0.5, 2.0]])
def test_what_is_no_probability_is_refused(p):
    for function in (log_likelihood, likelihood, nll, score, observed_information, expected_information):
        with pytest.raises(ValueError, match="lies in"):
            function(Tosses(3, 10), p)
    with pytest.raises(ValueError, match="lies in"):
        entropy(p)


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="nats or bits"):
        nll(Tosses(3, 10), 0.3, "bans")
