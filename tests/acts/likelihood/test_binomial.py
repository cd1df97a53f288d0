import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest

from acts.likelihood import bernoulli, binomial
from tests.acts.likelihood import oracle

NAMES = ("pmf", "log_pmf", "cdf", "log_cdf", "tail", "log_tail")
FUNCTIONS = [getattr(binomial, name) for name in NAMES]
every_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)


def cases(n, draws, seed):
    """Counts near the mean and far, at probabilities in the middle and near both ends."""
    rng = np.random.default_rng(seed)
    for draw in range(draws):
        p = float([rng.random(), 10 ** -rng.uniform(0, 12), 1 - 10 ** -rng.uniform(0, 12), 0.5][draw % 4])
        away = rng.normal() * math.sqrt(n * p * (1 - p)) * rng.choice([0.1, 1, 5, 20])
        yield int(np.clip(round(n * p + away), 0, n)), p


@pytest.mark.parametrize("n", [1, 2, 3, 10, 100, 1000, 10**5, 10**7, 10**9])
def test_the_log_pmf_is_right_to_the_last_digits_up_to_a_billion_tosses(n):
    with mpmath.workdps(oracle.DIGITS):
        for k, p in cases(n, 80, seed=n):
            assert oracle.relative(binomial.log_pmf(k, n, p), oracle.log_pmf(k, n, p)) < 2e-15, (k, p)


@pytest.mark.parametrize("k", [500_000_000, 500_010_000, 499_950_000, 500_300_000])
def test_the_pmf_at_a_billion_tosses_keeps_twelve_digits_where_the_plain_sum_of_logarithms_keeps_six(k):
    n = 10**9
    with mpmath.workdps(oracle.DIGITS):
        exact = mpmath.exp(oracle.log_pmf(k, n, 0.5))
    terms = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + n * math.log(0.5)
    assert oracle.relative(binomial.pmf(k, n, 0.5), exact) < 2e-13
    assert oracle.relative(math.exp(terms), exact) > 1e-8


@pytest.mark.parametrize("n", [1, 2, 5, 12, 40])
@pytest.mark.parametrize("p", [0.0, 2**-40, 0.25, 0.5, 0.7, 1 - 2**-40, 1.0])
def test_everything_agrees_with_fractions_for_few_tosses(n, p):
    k = np.arange(n + 1)
    chances = [math.comb(n, i) * Fraction(p) ** i * (1 - Fraction(p)) ** (n - i) for i in range(n + 1)]
    below = [float(sum(chances[: i + 1])) for i in range(n + 1)]
    above = [float(sum(chances[i:])) for i in range(n + 1)]
    np.testing.assert_allclose(binomial.pmf(k, n, p), [float(chance) for chance in chances], rtol=2e-13)
    np.testing.assert_allclose(binomial.cdf(k, n, p), below, rtol=2e-13)
    np.testing.assert_allclose(binomial.tail(k, n, p), above, rtol=2e-13)


@pytest.mark.parametrize("n", [7, 300, 10**5, 10**6])
def test_both_tails_are_right_to_the_last_digits(n):
    with mpmath.workdps(oracle.DIGITS):
        for k, p in cases(n, 40, seed=n + 1):
            if k >= max(1, n * p):
                small, large = oracle.log_tail(k, n, p), -mpmath.expm1(oracle.log_tail(k, n, p))
                assert abs(binomial.log_tail(k, n, p) - small) < 5e-15 * max(1, abs(small)), (k, p)
                assert oracle.relative(binomial.cdf(k - 1, n, p), large) < 1e-14, (k, p)
            elif k < n * p:
                small, large = oracle.log_below(k, n, p), -mpmath.expm1(oracle.log_below(k, n, p))
                assert abs(binomial.log_cdf(k, n, p) - small) < 5e-15 * max(1, abs(small)), (k, p)
                assert oracle.relative(binomial.tail(k + 1, n, p), large) < 1e-14, (k, p)


@pytest.mark.parametrize(("k", "p"), [(500_000_000, 0.5), (500_100_000, 0.5), (300_400_000, 0.3), (1_200, 1e-6)])
def test_the_tail_at_a_billion_tosses_is_right_to_twelve_digits(k, p):
    with mpmath.workdps(oracle.DIGITS):
        exact = mpmath.exp(oracle.log_tail(k, 10**9, p))
        assert oracle.relative(binomial.tail(k, 10**9, p), exact) < 5e-13
        assert oracle.relative(binomial.cdf(k - 1, 10**9, p), 1 - exact) < 1e-14


def test_far_tails_stay_in_their_logarithms():
    with mpmath.workdps(oracle.DIGITS):
        exact = oracle.log_tail(600_000_000, 10**9, 0.5)
    assert oracle.relative(binomial.log_tail(600_000_000, 10**9, 0.5), exact) < 1e-15
    assert binomial.tail(600_000_000, 10**9, 0.5) == 0.0


def test_heads_and_tails_can_be_swapped():
    k = np.arange(0, 1001, 7)
    np.testing.assert_allclose(binomial.cdf(k, 1000, 0.25), binomial.tail(1000 - k, 1000, 0.75), rtol=1e-13)


@every_function
@pytest.mark.parametrize("n", [0, 1, 4, 10**9])
def test_the_ends_of_p_and_counts_that_cannot_be_give_limits_and_no_warning(function, n):
    k = np.array([-5, -1, 0, n // 2, n, n + 1, 2 * n + 9])[:, None]
    p = np.array([0.0, 5e-324, 1e-300, 0.3, 1 - 2**-53, 1.0])
    out = np.asarray(function(k, n, p))
    assert not np.isnan(out).any()
    assert np.all(out <= 0 if function.__name__.startswith("log") else (out >= 0) & (out <= 1))
    assert binomial.pmf(0, n, 0.0) == binomial.pmf(n, n, 1.0) == 1.0
    assert binomial.pmf(-1, n, 0.5) == binomial.pmf(n + 1, n, 0.5) == 0.0
    assert binomial.cdf(n, n, 0.3) == binomial.tail(0, n, 0.3) == 1.0
    assert binomial.cdf(-1, n, 0.3) == binomial.tail(n + 1, n, 0.3) == 0.0


@every_function
def test_numbers_give_a_float_and_arrays_their_common_shape(function):
    assert type(function(3, 10, 0.3)) is float
    assert function(np.arange(4)[:, None], 10, np.linspace(0, 1, 401)).shape == (4, 401)
    assert function(np.arange(5000), 4999, 0.5).shape == (5000,)
    assert function(np.array([], dtype=int), 10, 0.5).shape == (0,)


@every_function
@pytest.mark.parametrize("wrong", [(0.5, 2, 0.5), (1, -2, 0.5), (1, 2, 1.1), (1, 2, -1e-9), (1, 2, math.nan)])
def test_what_makes_no_sense_is_refused(function, wrong):
    with pytest.raises(ValueError, match=r"has to be a whole number|or more|lies in"):
        function(*wrong)


def test_a_large_array_is_taken_in_blocks_with_the_same_numbers():
    k = np.arange(0, 10_001)
    whole = binomial.log_cdf(k, 10_000, 0.3)
    assert [binomial.log_cdf(int(i), 10_000, 0.3) for i in k[::1500]] == pytest.approx(
        whole[::1500].tolist(), rel=1e-14
    )


def test_samples_follow_the_distribution_and_the_seed():
    draws = binomial.sample(np.random.default_rng(1), 12, 0.3, 20_000)
    share = np.bincount(draws, minlength=13) / draws.size
    assert np.abs(share - binomial.pmf(np.arange(13), 12, 0.3)).max() < 0.015
    assert np.array_equal(draws, binomial.sample(np.random.default_rng(1), 12, 0.3, 20_000))
    assert abs(binomial.sample(np.random.default_rng(0), 10**9, 0.5) - 5e8) < 1e5
    assert binomial.sample(np.random.default_rng(0), 9, [0.0, 1.0]).tolist() == [0, 9]


def test_one_toss_is_bernoullis():
    assert bernoulli.pmf([0, 1, 2], 0.3).tolist() == pytest.approx([0.7, 0.3, 0.0], rel=1e-15)
    assert bernoulli.log_pmf(1, 0.0) == -math.inf
    assert bernoulli.cdf([-1, 0, 1], 0.3).tolist() == pytest.approx([0.0, 0.7, 1.0], rel=1e-15)
    flips = bernoulli.sample(np.random.default_rng(0), 0.3, (50, 200))
    assert flips.dtype == np.int8
    assert set(np.unique(flips)) == {0, 1}
    assert abs(flips.mean() - 0.3) < 0.02
    assert not bernoulli.sample(np.random.default_rng(0), 0.0, 1000).any()
    assert bernoulli.sample(np.random.default_rng(0), 1.0, 1000).all()
