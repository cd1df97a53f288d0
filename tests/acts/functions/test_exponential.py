from __future__ import annotations

import math

import numpy as np
import pytest
from mpmath import mp, mpf

import acts
from acts.functions.exponential import CENTRED
from acts.properties import gaussian_moments
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle

with mp.workdps(60):
    LAMBDA, ALPHA = mpf("1.0507009873554805"), mpf("1.6732632423543772")


def _left(z):
    """e^z to the left of 0, where it is used; to the right nobody looks."""
    return mp.exp(min(z, mpf(0)))


def _sech2(u):
    return 1 / mp.cosh(u) ** 2 if abs(u) < 10**6 else mpf(0)


def _logistic(u):
    return 1 / (1 + mp.exp(-u)) if u > 0 else mp.exp(u) / (1 + mp.exp(u))


def _soft(u):
    return u + mp.log1p(mp.exp(-u)) if u > 0 else mp.log1p(mp.exp(u))


def _plus(z, b):
    # with 60 digits the sum would cancel for z below -1e30
    r = mp.sqrt(z * z + b)
    return (z + r) / 2 if z > 0 else b / (r - z) / 2


def _plus_slope(z, b):
    r = mp.sqrt(z * z + b)
    return (1 + z / r) / 2 if z > 0 else b / (r - z) / r / 2


ORACLES = {
    "elu": Oracle(
        lambda z, alpha: z if z > 0 else alpha * mp.expm1(min(z, mpf(0))),
        lambda z, alpha: mpf(1) if z > 0 else alpha * _left(z),
        lambda z, alpha: alpha * _left(z) if z < 0 else mpf(0),
        settings=tuple({"alpha": a} for a in (1.0, 0.0, 0.5, 1.625, 2.0, 2.0**-60, 2.0**70)),
    ),
    "celu": Oracle(
        lambda z, alpha: z if z > 0 else alpha * mp.expm1(min(z, mpf(0)) / alpha),
        lambda z, alpha: _left(z / alpha),
        lambda z, alpha: _left(z / alpha) / alpha if z < 0 else mpf(0),
        settings=tuple({"alpha": a} for a in (1.0, 0.125, 0.375, 4.0, 1000.0, 2.0**-60, 2.0**70)),
    ),
    "selu": Oracle(
        lambda z: LAMBDA * (z if z > 0 else ALPHA * mp.expm1(min(z, mpf(0)))),
        lambda z: LAMBDA * (mpf(1) if z > 0 else ALPHA * _left(z)),
        lambda z: LAMBDA * ALPHA * _left(z) if z < 0 else mpf(0),
    ),
    "softplus": Oracle(
        lambda z, beta: _soft(beta * z) / beta,
        lambda z, beta: _logistic(beta * z),
        lambda z, beta: beta * _sech2(beta * z / 2) / 4,
        settings=tuple({"beta": b} for b in (1.0, 0.25, 10.0, 2.0**-60, 2.0**70)),
    ),
    "squareplus": Oracle(
        _plus,
        _plus_slope,
        lambda z, b: b / 2 / mp.sqrt(z * z + b) ** 3,
        settings=tuple({"b": b} for b in (4.0, 0.25, 10.0, 2.0**-60, 2.0**70)),
    ),
    "sparse_plus": Oracle(
        lambda z: mpf(0) if z <= -1 else (z + 1) ** 2 / 4 if z < 1 else z,
        lambda z: mpf(0) if z <= -1 else (z + 1) / 2 if z < 1 else mpf(1),
        lambda z: mpf(1) / 2 if -1 < z < 1 else mpf(0),
    ),
    "exponential": Oracle(mp.exp, mp.exp, mp.exp),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_exponential_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


def test_elu_is_smooth_at_0_only_for_alpha_1_and_celu_for_every_alpha():
    for alpha in (0.25, 1.0, 1.5, 4.0):
        below, above = acts.elu.derivative([-1e-12, 1e-12], alpha=alpha)
        assert (below, above) == pytest.approx((alpha, 1.0))
        assert acts.elu.claims(alpha=alpha).smoothness == (1 if alpha == 1 else 0)
        below, above = acts.celu.derivative([-1e-12, 1e-12], alpha=alpha)
        assert (below, above) == pytest.approx((1.0, 1.0))
        assert acts.celu.claims(alpha=alpha).kinks == ()


def test_elu_and_celu_are_one_function_at_alpha_1():
    z = np.linspace(-9, 9, 181)
    np.testing.assert_array_equal(acts.elu(z), acts.celu(z))


def test_elu_at_alpha_0_is_relu_to_its_last_claim():
    z = np.array([-np.inf, -2.0, 0.0, 3.0, np.inf])
    np.testing.assert_array_equal(acts.elu(z, alpha=0.0), acts.relu(z))
    np.testing.assert_array_equal(acts.elu.derivative(z, alpha=0.0), acts.relu.derivative(z))
    assert acts.elu.claims(alpha=0.0) == acts.relu.claims()


def test_celu_is_z_where_z_over_alpha_is_next_to_nothing():
    z = np.array([-1e-300, -5e-324])
    np.testing.assert_array_equal(acts.celu(z, alpha=1e300), z)
    assert acts.celu(-np.inf, alpha=1e-300) == -1e-300


def test_the_alpha_of_selu_is_the_one_that_centres_elu():
    # E f = phi(0) - alpha (1/2 - sqrt(e) Phi(-1)), so 0 for alpha = phi(0) / (1/2 - sqrt(e) Phi(-1))
    alpha = 1 / math.sqrt(2 * math.pi) / (0.5 - math.exp(0.5) * math.erfc(1 / math.sqrt(2)) / 2)
    assert alpha == pytest.approx(CENTRED, rel=1e-14)
    assert acts.elu.claims(alpha=CENTRED).zero_centred
    assert not acts.elu.claims(alpha=1.67).zero_centred


def test_selu_has_the_constants_that_its_words_name():
    assert acts.selu.derivative(1.0) == 1.0507009873554805
    assert acts.selu.claims().range.low == -1.0507009873554805 * CENTRED == -1.0507009873554805 * 1.6732632423543772


def test_selu_keeps_mean_0_and_mean_square_1_of_a_standard_normal():
    moments = gaussian_moments(acts.selu, acts.selu.derivative, [0.0])
    assert moments.mean == pytest.approx(0.0, abs=1e-14)
    assert moments.square == pytest.approx(1.0, abs=1e-14)


def test_softplus_comes_down_on_relu_as_beta_grows_furthest_apart_at_0():
    z = np.linspace(-9, 9, 181)
    for beta in (0.5, 1.0, 10.0, 1e6):
        above = acts.softplus(z, beta=beta) - acts.relu(z)
        assert above.max() == acts.softplus(0.0, beta=beta) == pytest.approx(math.log(2) / beta)
        assert (above >= 0).all()


def test_softplus_is_minus_log_sigmoid_of_minus_z():
    z = np.linspace(-800, 800, 1601)
    np.testing.assert_allclose(acts.softplus(z), -acts.log_sigmoid(-z), rtol=1e-15)


def test_squareplus_keeps_the_left_tail_that_its_textbook_form_loses():
    assert (-1e9 + math.sqrt(1e18 + 4)) / 2 == 0.0
    assert acts.squareplus(-1e9) == pytest.approx(1e-9, rel=1e-15, abs=0)
    assert acts.squareplus(-1e308) == pytest.approx(1e-308, rel=1e-15, abs=0)
    assert acts.squareplus(1e308) == 1e308


def test_sparse_plus_rises_as_sparse_sigmoid_tells():
    z = np.linspace(-3, 3, 601)
    np.testing.assert_array_equal(acts.sparse_plus.derivative(z), acts.sparse_sigmoid(z))


def test_the_exponential_is_its_own_slope():
    z = np.linspace(-800, 800, 1601)
    np.testing.assert_array_equal(acts.exponential(z), acts.exponential.derivative(z))
    assert acts.exponential(710.0) == np.inf
    assert acts.exponential(np.float16(12.0)) == np.inf
