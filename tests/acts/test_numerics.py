"""The primitives against mpmath, and the committed fit against the coefficients it gave."""

import math
from fractions import Fraction

import numpy as np
import pytest
from mpmath import mp, mpf

from acts import numerics
from tests.acts.functions.accuracy import ULPS, ulps
from tests.reproduce.normal_tail import FORMS, fit, rounded, tail

LINE = np.unique([0.0, 5e-324, 1e-300, 40.0, *np.geomspace(1e-12, 40, 300), *np.linspace(0, 40, 801)])
by_dtype = pytest.mark.parametrize("dtype", [np.float64, np.float32])


def worst(got, truth_of, points, dtype):
    with mp.workdps(60):
        truths = (truth_of(mpf(float(t))) for t in points)
        return max(ulps(float(a), truth, dtype) for a, truth in zip(got, truths, strict=True))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.dtype.__name__)
def test_the_tail_ratio_is_right_to_the_last_digits(form):
    t = LINE[form.end >= LINE].astype(form.dtype)
    assert worst(numerics.tail_ratio(t), tail, t, form.dtype) < ULPS[form.dtype]


@by_dtype
def test_the_tail_ratio_has_no_negative_coefficient_that_could_cancel(dtype):
    assert all(c > 0 for side in numerics.tail_coefficients(dtype) for c in side)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.dtype.__name__)
def test_the_committed_fit_gives_the_coefficients_of_the_core(form):
    fitted = fit(form)
    assert fitted.error < np.finfo(form.dtype).eps / 4
    for ours, core in zip(rounded(fitted, form), numerics.tail_coefficients(form.dtype), strict=True):
        assert ours == tuple(form.dtype(c) for c in core)


@by_dtype
def test_the_normal_cdf_is_right_in_both_tails(dtype):
    z = np.concatenate([-LINE[::-1], LINE]).astype(dtype)
    assert worst(numerics.normal_cdf(z), lambda z: mp.erfc(-z / mp.sqrt(2)) / 2, z, dtype) < ULPS[dtype]
    ends = numerics.normal_cdf(np.array([-np.inf, np.inf, np.nan], dtype))
    assert ends[:2].tolist() == [0.0, 1.0]
    assert np.isnan(ends[2])


@by_dtype
def test_the_bell_is_right_down_to_the_smallest_numbers(dtype):
    t = LINE.astype(dtype)
    near, far = numerics.bell(t)
    assert worst(near * far, lambda t: mp.exp(-t * t / 2), t, dtype) < 6


def test_the_two_factors_of_a_decay_are_never_denormal_before_they_meet():
    near, far = numerics.decay(np.array([0.0, 1.0, 64.0, 65.0, 745.0, np.inf]))
    assert near.min() == math.exp(-64)
    assert far[:3].tolist() == [1.0, 1.0, 1.0]
    assert 100 * near[4] * far[4] == pytest.approx(100 * math.exp(-700) * math.exp(-45), rel=0.01, abs=0)
    assert near[5] * far[5] == 0.0


def test_a_decay_keeps_the_digits_of_its_second_part():
    near, far = numerics.decay(np.array([500.0]), np.array([1e-14]))
    with mp.workdps(40):
        truth = float(mp.exp(-500 - mpf(1e-14)))
    assert near[0] * far[0] == pytest.approx(truth, rel=1e-15, abs=0)
    assert np.exp(-(500.0 + 1e-14)) != pytest.approx(truth, rel=5e-15, abs=0)


def test_what_a_rounded_quotient_leaves_over_is_exact():
    rng = np.random.default_rng(6)
    a, b = rng.normal(size=300) * 10.0 ** rng.integers(-50, 50, 300), rng.normal(size=300)
    over = numerics.left_over(a, b, a / b)
    exactly = [Fraction(x) - Fraction(y) * Fraction(x / y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert [Fraction(each) for each in over.tolist()] == exactly
    assert np.count_nonzero(over) > 200
