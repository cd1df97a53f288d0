import math

import mpmath
import numpy as np
import pytest

from acts.activation import Interval
from acts.likelihood import METHODS, Tosses, beta, binomial, interval, statistics
from acts.likelihood.intervals import deviate, fall

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
COUNTS = ((1, 2), (3, 10), (7, 40), (5067, 10_000), (1, 10**9), (3 * 10**8, 10**9))
LEVELS = (1e-12, 0.05, 0.5, 0.95, 0.999999, 1 - 2**-53)


@pytest.mark.parametrize("level", [1e-300, 1e-9, 0.1, 0.49, 0.5, 0.95, 0.9999, 1 - 2**-40])
def test_the_normal_deviate_is_right_to_the_last_digits_at_any_level(level):
    with mpmath.workdps(50):
        start = mpmath.mpf(deviate(level))
        exact = mpmath.findroot(lambda z: mpmath.erf(z / mpmath.sqrt(2)) - mpmath.mpf(level), start, tol=1e-40 * level)
        assert abs(start / exact - 1) < 1e-14


def test_the_log_likelihood_falls_by_1_92_at_95_percent():
    assert fall(0.95) == pytest.approx(1.9207294103470, rel=1e-12)


@every_method
@pytest.mark.parametrize("level", [0.0, 1.0, -0.1, math.nan, math.inf])
def test_what_is_no_level_is_refused(method, level):
    with pytest.raises(ValueError, match="level"):
        method.ends(3, 10, level)


@every_method
@pytest.mark.parametrize("wrong", [(4, 3), (-1, 3), (0.5, 3), (1, 10**10), (math.nan, 3)])
def test_what_are_no_counts_is_refused(method, wrong):
    with pytest.raises(ValueError, match=r"tosses|heads"):
        method.ends(*wrong)


@every_method
@pytest.mark.parametrize("level", LEVELS)
def test_ends_are_finite_in_order_and_around_the_share_of_heads(method, level):
    for n in (0, 1, 2, 10, 10**9):
        for k in sorted({0, min(1, n), n // 3, max(n - 1, 0), n}):
            low, high = method.ends(k, n, level)
            assert -math.inf < low <= high < math.inf
            if n and method.slug != "agresti_coull" and level > 0.4:
                assert low <= k / n <= high
            if method.bounded:
                assert low >= 0
                assert high <= 1


@every_method
def test_heads_and_tails_can_be_exchanged(method):
    k = np.arange(31)
    low, high = method.ends(k, 30, 0.9)
    np.testing.assert_allclose(low, 1 - high[::-1], atol=1e-14)


@every_method
def test_a_higher_level_gives_an_interval_that_holds_the_lower_ones(method):
    ends = np.array([method.ends(3, 10, level) for level in (0.5, 0.8, 0.95, 0.99, 0.9999)])
    assert np.all(np.diff(ends[:, 0]) < 0)
    assert np.all(np.diff(ends[:, 1]) > 0)


@every_method
@pytest.mark.parametrize("level", [0.01, 0.5, 0.95, 0.9999])
@pytest.mark.parametrize("n", [1, 2, 3, 17, 200])
def test_both_ends_cut_to_the_coins_rise_with_the_heads(method, n, level):
    for ends in method.ends(np.arange(n + 1), n, level):
        assert np.all(np.diff(np.clip(ends, 0, 1)) >= 0)


@every_method
def test_no_tosses_leave_every_p(method):
    assert method.interval(0, 0) == Interval(0.0, 1.0)


def test_the_published_intervals_of_0_heads_in_10():
    z2 = deviate(0.95) ** 2
    assert METHODS["wald"].ends(0, 10) == (0.0, 0.0)
    assert METHODS["wilson"].ends(0, 10) == pytest.approx((0.0, z2 / (10 + z2)), rel=1e-14)
    assert METHODS["likelihood_ratio"].ends(0, 10) == pytest.approx((0.0, 1 - math.exp(-z2 / 20)), rel=1e-14)
    assert METHODS["clopper_pearson"].ends(0, 10) == pytest.approx((0.0, 1 - 0.025**0.1), rel=1e-13)
    assert METHODS["agresti_coull"].ends(0, 10)[0] < 0
    low, high = METHODS["jeffreys"].ends(0, 10)
    assert low == 0
    assert beta.tail(high, 0.5, 10.5) == pytest.approx(0.025, rel=1e-12)


@pytest.mark.parametrize(("k", "n"), COUNTS)
@pytest.mark.parametrize("level", [0.05, 0.95, 0.9999])
def test_each_end_solves_its_own_equation(k, n, level):
    tosses, square = Tosses(k, n), deviate(level) ** 2
    ends = {slug: method.ends(k, n, level) for slug, method in METHODS.items()}
    room = {"rel": 1e-6 if n > 10**6 else 1e-10}  # that much of the statistic a last digit of p is worth
    for end in ends["likelihood_ratio"]:
        assert statistics(tosses, end).likelihood_ratio == pytest.approx(square, **room)
    for end in ends["wilson"]:
        assert statistics(tosses, end).score == pytest.approx(square, **room)
    for end in ends["wald"]:
        if 0 <= end <= 1:
            assert statistics(tosses, end).wald == pytest.approx(square, **room)
    low, high = ends["clopper_pearson"]
    assert binomial.tail(k, n, low) == pytest.approx((1 - level) / 2, **room)
    assert binomial.cdf(k, n, high) == pytest.approx((1 - level) / 2, **room)
    low, high = ends["jeffreys"]
    assert beta.cdf(low, k + 0.5, n - k + 0.5) == pytest.approx((1 - level) / 2, **room)


def test_agresti_coull_has_wilsons_middle_and_holds_its_interval():
    k = np.arange(41)
    (low, high), (inner_low, inner_high) = METHODS["agresti_coull"].ends(k, 40), METHODS["wilson"].ends(k, 40)
    np.testing.assert_allclose((low + high) / 2, (inner_low + inner_high) / 2, rtol=1e-13)
    assert np.all(low <= inner_low + 1e-15)
    assert np.all(high >= inner_high - 1e-15)


def test_the_interval_of_the_coins_page_is_the_likelihood_ratio_one():
    assert interval(Tosses(140, 250)) == METHODS["likelihood_ratio"].interval(140, 250)


@every_method
def test_a_record_says_what_it_is(method):
    assert METHODS[method.slug] is method
    assert method.name
    assert method.latex
    assert method.references
    assert method.cases.endswith(".")
    with pytest.raises(AttributeError):
        method.name = "another"


@pytest.mark.parametrize("slug", [slug for slug, method in METHODS.items() if not method.bounded])
def test_what_may_leave_the_coins_does(slug):
    low, _ = METHODS[slug].ends(1, 10)
    assert low < 0
