from __future__ import annotations

import math

import numpy as np
import pytest
from mpmath import mp, mpf

import acts
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle, nothing


def _sech2(z):
    return 1 / mp.cosh(z) ** 2


LECUN_SLOPE = mpf("1.7159") * 2


def _cloglog(z):
    # exp(-e^100) has 10^43 digits before its first: nothing a float could tell from 0.
    return -mp.expm1(-mp.exp(z)) if z < 100 else mpf(1)


def _cloglog_slope(z):
    return mp.exp(z - mp.exp(z)) if z < 100 else mpf(0)


def _cloglog_second(z):
    return -_cloglog_slope(z) * mp.expm1(z) if z < 100 else mpf(0)


def _softsign_second(z):
    return -2 * mp.sign(z) / (1 + abs(z)) ** 3


ORACLES = {
    "sigmoid": Oracle(
        lambda z: 1 / (1 + mp.exp(-z)),
        lambda z: mp.exp(-abs(z)) / (1 + mp.exp(-abs(z))) ** 2,
        lambda z: -mp.tanh(z / 2) * mp.exp(-abs(z)) / (1 + mp.exp(-abs(z))) ** 2,
    ),
    "tanh": Oracle(mp.tanh, _sech2, lambda z: -2 * mp.tanh(z) * _sech2(z)),
    "lecun_tanh": Oracle(
        lambda z: mpf("1.7159") * mp.tanh(2 * z / 3),
        lambda z: LECUN_SLOPE / 3 * _sech2(2 * z / 3),
        lambda z: LECUN_SLOPE / 3 * (-4 * mp.tanh(2 * z / 3) / 3) * _sech2(2 * z / 3),
    ),
    "hard_sigmoid": Oracle(
        lambda z: min(max(z + 3, mpf(0)), mpf(6)) / 6,
        lambda z: mpf(1) / 6 if -3 < z < 3 else mpf(0),
        nothing,
    ),
    "hard_tanh": Oracle(
        lambda z, min_val, max_val: min(max(z, min_val), max_val),
        lambda z, min_val, max_val: mpf(1) if min_val < z < max_val else mpf(0),
        nothing,
        settings=(
            {"min_val": -1.0, "max_val": 1.0},
            {"min_val": -0.25, "max_val": 3.0},
            {"min_val": 2.0, "max_val": 2.5},
            {"min_val": -(2.0**100), "max_val": -(2.0**-100)},
        ),
    ),
    "sparse_sigmoid": Oracle(
        lambda z: min(max((z + 1) / 2, mpf(0)), mpf(1)),
        lambda z: mpf(1) / 2 if -1 < z < 1 else mpf(0),
        nothing,
    ),
    "softsign": Oracle(lambda z: z / (1 + abs(z)), lambda z: 1 / (1 + abs(z)) ** 2, _softsign_second),
    "arctan": Oracle(mp.atan, lambda z: 1 / (1 + z * z), lambda z: -2 * z / (1 + z * z) ** 2),
    "log_sigmoid": Oracle(
        lambda z: -mp.log1p(mp.exp(-z)) if z > 0 else z - mp.log1p(mp.exp(z)),
        lambda z: 1 / (1 + mp.exp(z)),
        lambda z: -mp.exp(-abs(z)) / (1 + mp.exp(-abs(z))) ** 2,
    ),
    "cloglog": Oracle(_cloglog, _cloglog_slope, _cloglog_second),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_sigmoidal_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


def test_sigmoid_keeps_its_left_tail_down_to_the_smallest_denormal():
    # exp(-745.13) is 4.96e-324 and rounds to the smallest number there is, 4.94e-324; exp(-745.14) / it is 0.497.
    assert acts.sigmoid(-745.13) == 5e-324
    assert acts.sigmoid(-745.14) == 0.0
    assert acts.sigmoid(np.float32(-103.97)) == np.float32(1.4e-45)


def test_sigmoid_rounds_to_1_from_36_74_up_and_its_slope_does_not_vanish_there():
    assert acts.sigmoid(36.7) < 1.0
    assert acts.sigmoid(36.74) == 1.0
    assert acts.sigmoid.derivative(36.74) == pytest.approx(math.exp(-36.74), rel=1e-15)


def test_tanh_is_a_stretched_sigmoid():
    z = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(acts.tanh(z), 2 * acts.sigmoid(2 * z) - 1, atol=1e-15)


def test_tanh_has_a_slope_where_one_minus_its_square_is_0():
    assert 1 - np.tanh(25.0) ** 2 == 0.0
    assert acts.tanh.derivative(25.0) == pytest.approx(4 * math.exp(-50), rel=1e-15)


def test_tanh_is_steeper_than_sigmoid_only_up_to_1_6629():
    crossing = 2 * math.acosh((1 + math.sqrt(3)) / 2)
    assert crossing == pytest.approx(1.6629, abs=5e-5)
    for factor, steeper in ((0.999, True), (1.001, False)):
        z = crossing * factor
        assert (acts.tanh.derivative(z) > acts.sigmoid.derivative(z)) == steeper


def test_lecun_tanh_maps_plus_and_minus_1_to_themselves_within_four_digits():
    np.testing.assert_allclose(acts.lecun_tanh([-1.0, 1.0]), [-1.0, 1.0], atol=5e-5)


def test_lecun_tanh_is_tanh_stretched_both_ways():
    z = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(acts.lecun_tanh(z), 1.7159 * acts.tanh(2 * z / 3), rtol=1e-15)


@pytest.mark.parametrize(
    ("min_val", "max_val", "middle", "centred"),
    [(-1.0, 1.0, 0.0, True), (0.0, 6.0, 3.0, False), (-3.0, -1.0, -2.0, False), (-1e308, 1.5e308, 2.5e307, False)],
)
def test_hard_tanh_is_symmetric_about_its_middle_wherever_it_lies(min_val, max_val, middle, centred):
    claims = acts.hard_tanh.claims(min_val=min_val, max_val=max_val)
    assert claims.symmetry.kind == "point"
    assert claims.symmetry.z == claims.symmetry.a == pytest.approx(middle)
    assert claims.zero_centred == claims.odd == centred
    assert claims.limits == (claims.range.low, claims.range.high) == (min_val, max_val)


def test_hard_tanh_from_0_to_6_is_relu6():
    z = np.linspace(-8, 8, 161)
    np.testing.assert_array_equal(acts.hard_tanh(z, min_val=0.0, max_val=6.0), acts.relu6(z))
    assert acts.hard_tanh.claims(min_val=0.0, max_val=6.0) == acts.relu6.claims()


def test_hard_and_sparse_sigmoid_are_one_line_at_two_slopes():
    z = np.linspace(-8, 8, 161)
    np.testing.assert_allclose(acts.hard_sigmoid(3 * z), acts.sparse_sigmoid(z), atol=1e-15)


def test_softsign_reaches_1_only_by_rounding_and_has_a_slope_while_its_square_overflows():
    assert acts.softsign(1e15) < 1.0
    np.testing.assert_array_equal(acts.softsign([-np.inf, -1e300, 1e300, np.inf]), [-1.0, -1.0, 1.0, 1.0])
    assert acts.softsign.derivative(1e160) == pytest.approx(1e-320, abs=5e-324)


def test_softsign_bends_both_ways_at_0_so_its_second_derivative_jumps():
    np.testing.assert_array_equal(acts.softsign.second_derivative([-5e-324, 0.0, 5e-324]), [2.0, 0.0, -2.0])


def test_arctan_has_a_slope_while_the_square_overflows():
    assert acts.arctan.derivative(1e160) == pytest.approx(1e-320, abs=5e-324)
    np.testing.assert_array_equal(acts.arctan.second_derivative([-np.inf, np.inf]), [0.0, 0.0])


def test_log_sigmoid_is_the_logarithm_of_sigmoid_where_that_has_one():
    z = np.linspace(-700, 30, 731)
    np.testing.assert_allclose(acts.log_sigmoid(z), np.log(acts.sigmoid(z)), rtol=1e-13, atol=1e-15)
    assert acts.log_sigmoid(-1e300) == -1e300


def test_the_slope_of_log_sigmoid_is_sigmoid_of_minus_z():
    z = np.linspace(-800, 800, 1601)
    np.testing.assert_array_equal(acts.log_sigmoid.derivative(z), acts.sigmoid(-z))


def test_cloglog_at_0_is_one_minus_1_over_e_with_slope_1_over_e():
    assert acts.cloglog(0.0) == pytest.approx(1 - math.exp(-1), rel=1e-15)
    assert acts.cloglog.derivative(0.0) == pytest.approx(math.exp(-1), rel=1e-15)
    assert acts.cloglog.second_derivative(0.0) == 0.0


def test_cloglog_is_sigmoid_far_to_the_left_and_rises_sooner_to_the_right():
    z = np.linspace(-700, -40, 661)
    np.testing.assert_allclose(acts.cloglog(z), acts.sigmoid(z), rtol=1e-15)
    assert (acts.cloglog(np.linspace(-30, 3, 331)) > acts.sigmoid(np.linspace(-30, 3, 331))).all()


def test_the_slope_of_cloglog_is_right_where_rounding_the_inner_exponential_costs_it_three_digits():
    # with mpmath.workdps(60): z = mpf(6.5); exp(z - exp(z)) and that times 1 - exp(z)
    with mp.workdps(60):
        z = mpf(6.5)
        slope = float(mp.exp(z - mp.exp(z)))
    assert acts.cloglog.derivative(6.5) == pytest.approx(slope, rel=1e-15)
    plain = np.exp(6.5 - np.exp(6.5))
    assert abs(plain - slope) > 1e-14 * slope
