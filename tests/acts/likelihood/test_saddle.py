import mpmath
import numpy as np
import pytest

from acts.likelihood.saddle import deviation, plain, stirling, surplus, times
from tests.acts.likelihood.oracle import DIGITS, relative


@pytest.mark.parametrize("x", [1e-300, 1e-5, 0.01, 0.3, 1.0, 1.5, 2.0, 5.0, 9.0, 9.999, 10.0, 11.0, 100.0, 1e9, 1e200])
def test_what_stirling_leaves_is_right_to_a_few_units_of_1e_15(x):
    with mpmath.workdps(DIGITS + 210):
        exact = mpmath.loggamma(x) - (x - mpmath.mpf(0.5)) * mpmath.log(x) + x - mpmath.log(2 * mpmath.pi) / 2
    assert float(stirling(x)) == pytest.approx(float(exact), rel=3e-15, abs=3e-15)


@pytest.mark.parametrize("m", [1e-12, 0.4, 7.0, 5e8])
@pytest.mark.parametrize(
    "factor", [1e-9, 0.01, 0.3, 0.5, 0.8, 0.9, 0.999, 1 - 1e-9, 1 + 1e-12, 1.1, 1.3, 2.0, 3.1, 1e6]
)
def test_a_deviation_keeps_its_digits_near_and_far(m, factor):
    x = m * factor
    with mpmath.workdps(DIGITS):
        exact = mpmath.mpf(x) * mpmath.log(mpmath.mpf(x) / m) + m - mpmath.mpf(x)
        difference = float(mpmath.mpf(x) - m)
    assert relative(float(deviation(x, m, difference)), exact) < 3e-15


def test_a_deviation_has_its_limits_at_zero():
    assert deviation(np.array([0.0, 0.0, 2.0]), np.array([3.0, 0.0, 0.0]), np.array([-3.0, 0.0, 2.0])).tolist() == [
        3.0,
        0.0,
        np.inf,
    ]


@pytest.mark.parametrize("p", [0.1, 1 / 3, 0.5, 0.7, 1 - 1e-12, 1e-9])
def test_the_surplus_does_not_round_the_mean(p):
    n = 10**9
    for k in (round(n * p), round(n * p) + 1, 0, n):
        with mpmath.workdps(DIGITS):
            exact = k - n * mpmath.mpf(p)
            assert relative(float(surplus(k, n, p)), exact) < 3e-16 or abs(float(surplus(k, n, p) - exact)) < 1e-14


def test_what_did_not_happen_does_not_count():
    assert times(np.array([0.0, 2.0]), -np.inf).tolist() == [0.0, -np.inf]
    assert isinstance(plain(np.float64(1.0)), float)
