import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest

from acts.likelihood import (
    Tosses,
    bayes_factor,
    chi_square_tail,
    divergence,
    interval,
    log_bayes_factor,
    log_likelihood,
    log_p_value,
    p_value,
    statistics,
)
from tests.acts.likelihood import oracle

ALL = [Tosses(0, 1), Tosses(1, 1), Tosses(0, 10), Tosses(3, 10), Tosses(10, 10), Tosses(5067, 10_000), Tosses(0, 10**9)]
ALL += [Tosses(10**9 - 1, 10**9), Tosses(499_990_000, 10**9), Tosses(1, 10**9)]
every_count = pytest.mark.parametrize("tosses", ALL, ids=lambda t: f"{t.heads} of {t.tosses}")
P = [0.0, 1e-300, 1e-9, 0.3, 0.5, 0.9, 1 - 2**-53, 1.0]


# ---- statistics


@every_count
def test_the_statistics_are_right_to_the_last_digits(tosses):
    k, n = tosses.heads, tosses.tosses
    for p in P[1:-1]:
        found = statistics(tosses, p)
        with mpmath.workdps(oracle.DIGITS + 320):
            q, share = mpmath.mpf(p), mpmath.mpf(k) / n
            best = (k * mpmath.log(share) if k else 0) + ((n - k) * mpmath.log(1 - share) if n > k else 0)
            ratio = 2 * (best - k * mpmath.log(q) - (n - k) * mpmath.log(1 - q))
            gap = (k - n * q) ** 2
            assert oracle.relative(found.likelihood_ratio, ratio) < 1e-14
            if gap / (n * q * (1 - q)) < 1e308:
                assert oracle.relative(found.score, gap / (n * q * (1 - q))) < 3e-15
            if 0 < k < n:
                assert oracle.relative(found.wald, gap / (n * share * (1 - share))) < 3e-15
            else:
                assert found.wald == math.inf


def test_the_statistics_have_their_limits_and_take_arrays():
    found = statistics(Tosses(0, 10), [0.0, 1.0])
    assert found.likelihood_ratio.tolist() == found.score.tolist() == found.wald.tolist() == [0.0, math.inf]
    found = statistics(Tosses(3, 10), [0.0, 0.3, 1.0])
    assert found.likelihood_ratio.tolist() == pytest.approx([math.inf, 0.0, math.inf], abs=1e-15)
    assert found.score.tolist() == pytest.approx([math.inf, 0.0, math.inf], abs=1e-15)
    assert np.isfinite(found.wald).all()
    assert type(statistics(Tosses(3, 10), 0.5).score) is float


def test_the_likelihood_ratio_is_the_divergence_from_the_estimate():
    tosses = Tosses(5067, 10_000)
    expected = 2 * 10_000 * divergence(tosses.estimate, 0.5)
    assert statistics(tosses, 0.5).likelihood_ratio == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize("x", [0.0, 1e-12, 0.5, 3.841458820694124, 30.0, 700.0])
def test_the_tail_of_chi_square_is_that_of_a_squared_normal(x):
    with mpmath.workdps(30):
        exact = mpmath.gammainc(0.5, mpmath.mpf(x) / 2, regularized=True)
    assert chi_square_tail(x) == pytest.approx(float(exact), rel=2e-13)
    assert chi_square_tail([x, math.inf]).tolist() == [chi_square_tail(x), 0.0]


# ---- intervals


@every_count
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999999])
def test_at_the_ends_of_an_interval_the_ratio_is_the_quantile(tosses, level):
    found = interval(tosses, level)
    assert tosses.estimate in found
    with mpmath.workdps(30):
        quantile = float(2 * mpmath.erfinv(mpmath.mpf(level)) ** 2)
    for end in (found.low, found.high):
        if end != tosses.estimate:
            # a p near 1 holds no more than 1e-16, and the ratio moves by so much times its slope
            slope = 2 * abs(tosses.heads - tosses.tosses * end) / (end * (1 - end))
            ratio = statistics(tosses, end).likelihood_ratio
            assert ratio == pytest.approx(quantile, rel=1e-9, abs=2e-16 * slope)


def test_an_interval_ends_at_the_estimate_where_all_tosses_are_alike():
    assert interval(Tosses(0, 100)).low == 0.0
    assert interval(Tosses(0, 100)).high == pytest.approx(0.0190240, abs=1e-7)
    assert interval(Tosses(100, 100)).high == 1.0
    assert interval(Tosses(100, 100)).low == pytest.approx(1 - 0.0190240, abs=1e-7)


@pytest.mark.parametrize("level", [0.0, 1.0, -1.0, math.nan])
def test_a_level_that_is_none_is_refused(level):
    with pytest.raises(ValueError, match="a level lies"):
        interval(Tosses(3, 10), level)


# ---- Bayes factors


@every_count
@pytest.mark.parametrize(
    ("a", "b"), [(1, 1), (0.5, 0.5), (0.01, 30), (12.5, 1e6), (1e9, 1e9), (5e8, 0.3), (1e-9, 1e-9)]
)
def test_a_bayes_factor_is_right_to_ten_digits(tosses, a, b):
    k, n = tosses.heads, tosses.tosses
    for p in (1e-9, 0.3, 0.5, 1 - 1e-9):
        with mpmath.workdps(60):
            u, v = mpmath.mpf(a), mpmath.mpf(b)
            exact = sum(mpmath.loggamma(x) for x in (u + k, v + n - k, u + v))
            exact -= sum(mpmath.loggamma(x) for x in (u + v + n, u, v))
            exact -= k * mpmath.log(p) + (n - k) * mpmath.log1p(-mpmath.mpf(p))
        found = log_bayes_factor(tosses, p, a, b)
        assert abs(float(found - exact)) < 1e-10 + 3e-14 * abs(float(exact))


def test_a_uniform_prior_makes_every_count_as_likely_as_any_other():
    tosses = Tosses(7, 12)
    probability = bayes_factor(tosses, 0.5) * 0.5**12 * math.comb(12, 7)
    assert probability == pytest.approx(1 / 13, rel=1e-14)


def test_a_bayes_factor_has_its_limits():
    assert bayes_factor(Tosses(3, 10), [0.0, 1.0]).tolist() == [math.inf, math.inf]
    assert bayes_factor(Tosses(0, 10), 0.0) == pytest.approx(1 / 11, rel=1e-13)
    assert bayes_factor(Tosses(10, 10), 1.0) == pytest.approx(1 / 11, rel=1e-13)
    assert bayes_factor(Tosses(0, 10**9), 0.5) == math.inf
    assert bayes_factor(Tosses(3, 10), np.linspace(0, 1, 5)).shape == (5,)


@pytest.mark.parametrize("wrong", [{"a": 0}, {"b": -1.0}, {"a": math.inf}, {"b": math.nan}, {"a": 2e9}])
def test_a_prior_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="has to lie in"):
        bayes_factor(Tosses(3, 10), **wrong)


# ---- p-values


def binomial_chances(n, p):
    p = Fraction(p)
    return {k: math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)}


def waiting_chances(r, p, most):
    p = Fraction(p)
    return {n: math.comb(n - 1, r - 1) * p**r * (1 - p) ** (n - r) for n in range(r, most)}


@pytest.mark.parametrize("p", [0.0, 2**-30, 0.25, 0.5, 0.625, 1.0])
@pytest.mark.parametrize("n", [1, 2, 9, 10, 25])
def test_the_p_value_is_the_sum_over_what_is_not_more_probable(n, p):
    chances = binomial_chances(n, p)
    for k in range(n + 1):
        exact = sum(chance for chance in chances.values() if chance <= chances[k])
        assert p_value(Tosses(k, n), p) == pytest.approx(float(exact), rel=1e-13)
        assert p_value(Tosses(k, n), p, side="heads") == pytest.approx(float(sum(chances[i] for i in range(k, n + 1))))
        assert p_value(Tosses(k, n), p, side="tails") == pytest.approx(float(sum(chances[i] for i in range(k + 1))))


@pytest.mark.parametrize("p", [0.25, 0.5, 0.625])
@pytest.mark.parametrize("r", [1, 2, 6])
def test_the_p_value_of_a_wait_is_the_sum_over_the_waits_that_are_not_more_probable(r, p):
    chances = waiting_chances(r, p, 400)
    for n in range(r, 40):
        shorter = sum(chance for m, chance in chances.items() if m < n)
        more = sum(chance for chance in chances.values() if chance > chances[n])
        expected = {"both": 1 - more, "tails": 1 - shorter, "heads": shorter + chances[n]}
        swapped = {"both": "both", "heads": "tails", "tails": "heads"}
        for side, chance in expected.items():
            assert p_value(Tosses(r, n), p, "heads", side) == pytest.approx(float(chance), rel=1e-12)
            assert p_value(Tosses(n - r, n), 1 - p, "tails", swapped[side]) == pytest.approx(float(chance), rel=1e-12)


def test_the_stopping_rule_moves_the_p_value_of_nine_heads_and_three_tails():
    tosses = Tosses(9, 12)
    assert p_value(tosses, side="heads") == pytest.approx(299 / 4096, rel=1e-13)
    assert p_value(tosses, stop="tails", side="heads") == pytest.approx(67 / 2048, rel=1e-13)


def test_the_stopping_rule_hardly_moves_the_p_value_of_buffons_games():
    tosses = Tosses(2048, 4040)
    assert f"{p_value(tosses):.3f} {p_value(tosses, stop='heads'):.3f}" == "0.387 0.394"
    fixed, games = (p_value(tosses, stop=stop, side="heads") for stop in ("tosses", "heads"))
    assert f"{fixed:.3f} {games:.3f}" == "0.193 0.193"


@pytest.mark.parametrize(
    ("k", "n", "p"),
    [(178_078, 350_757, 0.5), (2218, 3900, 0.5), (0, 100, 0.5), (500_100_000, 10**9, 0.5), (299_950_000, 10**9, 0.3)],
)
def test_a_tiny_p_value_keeps_its_digits(k, n, p):
    with mpmath.workdps(oracle.DIGITS):
        own = oracle.log_tail if k > n * p else oracle.log_below
        level = oracle.log_pmf(k, n, p)
        step = 1 if k < n * p else -1
        # bisection for the first count beyond the mean that is no more probable, by the oracle's own pmf
        inside, outside = round(n * p), n if step == 1 else 0
        while abs(inside - outside) > 1:
            middle = (inside + outside) // 2
            inside, outside = (middle, outside) if oracle.log_pmf(middle, n, p) > level + 1e-25 else (inside, middle)
        other = oracle.log_tail if step == 1 else oracle.log_below
        exact = mpmath.exp(own(k, n, p)) + mpmath.exp(other(outside, n, p))
    assert oracle.relative(p_value(Tosses(k, n), p), exact) < 1e-12


def test_a_p_value_beyond_float64_stays_in_its_logarithm():
    assert log_p_value(Tosses(10**9, 10**9)) == pytest.approx((1 - 10**9) * math.log(2), rel=1e-15)
    assert p_value(Tosses(10**9, 10**9)) == 0.0


@every_count
def test_a_p_value_is_a_probability_whatever_the_rule(tosses):
    for p in P:
        for stop in ("tosses", "heads", "tails"):
            if stop != "tosses" and not getattr(tosses, stop):
                continue
            if stop != "tosses" and 0 < (p if stop == "heads" else 1 - p) < 1e-280:
                continue
            for side in ("both", "heads", "tails"):
                assert 0 <= p_value(tosses, p, stop, side) <= 1
            if math.isinf(log_likelihood(tosses, p)):
                assert p_value(tosses, p, stop) == 0


def test_the_most_probable_outcome_has_p_value_one():
    assert p_value(Tosses(5, 10)) == p_value(Tosses(5, 11)) == p_value(Tosses(6, 11)) == 1.0
    assert p_value(Tosses(0, 10), 0.0) == p_value(Tosses(10, 10), 1.0) == 1.0
    assert p_value(Tosses(1, 1), 1e-9, "heads") == 1.0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((1.5,), "lies in"),
        ((0.5, "never"), "no stopping rule"),
        ((0.5, "tosses", "left"), "no side"),
        ((0.5, "heads"), "here there are none"),
        ((1e-290, "heads"), "float64"),
    ],
)
def test_a_question_without_an_answer_is_refused(arguments, reason):
    tosses = Tosses(1, 10) if reason == "float64" else Tosses(0, 10)
    with pytest.raises(ValueError, match=reason):
        p_value(tosses, *arguments)


@pytest.mark.parametrize(("heads", "tosses"), [(3, 7), (4, 7), (2, 5), (1, 3), (500, 1001), (0, 1)])
def test_a_p_value_is_exactly_1_where_every_outcome_counts(heads, tosses):
    assert p_value(Tosses(heads, tosses)) == 1.0
