from __future__ import annotations

import math

import numpy as np
import pytest
from mpmath import mp, mpf

import acts
from acts.properties import gaussian_moments, measure
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle

FAR = 10**6  # beyond it a gate is open or shut to every digit, and mpmath would run out of them


def _cdf(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2 if abs(z) < FAR else mpf(z > 0)


def _bell(z):
    return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) if abs(z) < FAR else mpf(0)


def _sigmoid(u):
    return mp.exp(u) / (1 + mp.exp(u)) if u < 0 else 1 / (1 + mp.exp(-u))


def logistic(exponent, slope, bend, settings=({},)):
    """The oracle of z sigmoid(w(z)), w' = slope and w'' = bend."""

    def w(z, **p):
        return max(min(exponent(z, **p), mpf(FAR)), -mpf(FAR))

    def rate(z, **p):
        return _sigmoid(w(z, **p)) * _sigmoid(-w(z, **p))

    return Oracle(
        lambda z, **p: z * _sigmoid(w(z, **p)),
        lambda z, **p: _sigmoid(w(z, **p)) + z * slope(z, **p) * rate(z, **p),
        lambda z, **p: (
            rate(z, **p) * (2 * slope(z, **p) + z * bend(z, **p) - z * slope(z, **p) ** 2 * mp.tanh(w(z, **p) / 2))
        ),
        settings=settings,
    )


def _mish_gate(z):
    u = mp.exp(z)
    return u * (u + 2) / (u * (u + 2) + 2) if z < FAR else mpf(1)


def _mish_slope(z):
    u = mp.exp(min(z, mpf(FAR)))
    d = u * (u + 2) + 2
    return _mish_gate(z) + (z * 4 * u * (u + 1) / d**2 if z < FAR else 0)


def _mish_second(z):
    # the product rule twice, with T = 1 - 2/d, d = u^2 + 2u + 2, u = e^z
    if z > FAR:
        return mpf(0)
    u = mp.exp(z)
    d, d1, d2 = u * (u + 2) + 2, 2 * u * (u + 1), 2 * u * (2 * u + 1)
    return 4 * d1 / d**2 + z * (2 * d2 / d**2 - 4 * d1**2 / d**3)


ORACLES = {
    "gelu": Oracle(
        lambda z: z * _cdf(z),
        lambda z: _cdf(z) + z * _bell(z),
        lambda z: (2 - z * z) * _bell(z),
    ),
    "gelu_tanh": logistic(
        lambda z: 2 * mp.sqrt(2 / mp.pi) * (z + mpf("0.044715") * z**3),
        lambda z: 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * mpf("0.044715") * z**2),
        lambda z: 2 * mp.sqrt(2 / mp.pi) * 6 * mpf("0.044715") * z,
    ),
    "quick_gelu": logistic(
        lambda z: mpf("1.702") * z,
        lambda _z: mpf("1.702"),
        lambda _z: mpf(0),
    ),
    "silu": logistic(
        lambda z, beta: beta * z,
        lambda _z, beta: beta,
        lambda _z, **_beta: mpf(0),
        settings=tuple({"beta": b} for b in (1.0, 0.0, 2.0, 0.25, 2.0**-70, 2.0**70)),
    ),
    "hard_silu": Oracle(
        lambda z: z * min(max(z + 3, mpf(0)), mpf(6)) / 6,
        lambda z: mpf(0) if z <= -3 else (2 * z + 3) / 6 if z < 3 else mpf(1),
        lambda z: mpf(1) / 3 if -3 < z < 3 else mpf(0),
    ),
    "mish": Oracle(
        lambda z: z * _mish_gate(z),
        _mish_slope,
        _mish_second,
    ),
    "hard_mish": Oracle(
        lambda z: z * min(max(z + 2, mpf(0)), mpf(2)) / 2,
        lambda z: mpf(0) if z < -2 else z + 1 if z < 0 else mpf(1),
        lambda z: mpf(-2 < z < 0),
    ),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_gated_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


# 40 digits of mpmath: findroot of the derivative, and the value there
DIPS = {
    "gelu": (-0.75179152469356446, -0.16997120747990366),
    "gelu_tanh": (-0.75246142207101626, -0.17004075057125405),
    "quick_gelu": (-0.75115425544128895, -0.16361018963635358),
    "silu": (-1.2784645427610738, -0.27846454276107380),
    "hard_silu": (-1.5, -0.375),
    "mish": (-1.1924312145154952, -0.30884341301725041),
    "hard_mish": (-1.0, -0.5),
}


@pytest.mark.parametrize("slug", DIPS)
def test_every_gated_function_dips_once_and_the_floor_of_its_range_is_attained_there(slug):
    (where, lowest), activation = DIPS[slug], acts.CATALOGUE[slug]
    facts = measure(activation, activation.derivative)
    assert facts.lowest == pytest.approx(where, abs=1e-9)
    assert float(activation(where)) == pytest.approx(lowest, rel=1e-15)
    assert activation.claims().range.low == pytest.approx(lowest, rel=1e-15)
    assert [direction for _, direction in facts.pieces if direction] == [-1, 1]


def test_the_mean_of_gelu_under_a_standard_normal_is_not_0():
    # E z Phi(z) = E phi(z), by parts, = 1 / (2 sqrt(pi))
    moments = gaussian_moments(acts.gelu, acts.gelu.derivative)
    assert moments.mean == pytest.approx(1 / (2 * math.sqrt(math.pi)), rel=1e-13)


def test_gelu_keeps_its_left_tail_where_the_textbook_form_has_no_digit_left():
    plain = -9.0 * (1 + math.erf(-9.0 / math.sqrt(2))) / 2
    with mp.workdps(40):
        truth = float(-9 * _cdf(mpf(-9)))
    assert plain == 0.0
    assert acts.gelu(-9.0) == pytest.approx(truth, rel=1e-15, abs=0)
    assert acts.gelu(-38.5) < 0


@pytest.mark.parametrize("slug", ["gelu", "gelu_tanh", "quick_gelu", "silu"])
def test_value_minus_mirrored_value_is_z(slug):
    z, activation = np.linspace(-9, 9, 181), acts.CATALOGUE[slug]
    np.testing.assert_allclose(activation(z) - activation(-z), z, atol=1e-14)
    np.testing.assert_allclose(activation.derivative(z) + activation.derivative(-z), 1.0, atol=1e-14)


def test_quick_gelu_is_silu_at_beta_1_702():
    z = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(acts.quick_gelu(z), acts.silu(z, beta=1.702), rtol=1e-14)


def test_silu_is_half_a_line_at_beta_0_and_relu_for_large_beta():
    z = np.array([-np.inf, -1e300, -2.0, -0.0, 0.0, 3.0, np.inf])
    np.testing.assert_array_equal(acts.silu(z, beta=0.0), z / 2)
    assert acts.silu.claims(beta=0.0).odd
    np.testing.assert_array_equal(acts.silu(z, beta=1e6), acts.relu(z))


def test_the_dip_of_silu_shrinks_as_beta_grows():
    for beta in (0.25, 1.0, 4.0):
        low = acts.silu.claims(beta=beta).range.low
        assert acts.silu(-1.2784645427610738 / beta, beta=beta) == pytest.approx(low, rel=1e-15)
        assert low == pytest.approx(-0.27846454276107380 / beta)


def test_hard_silu_meets_silu_s_ends_and_is_steepest_at_a_corner():
    np.testing.assert_array_equal(acts.hard_silu([-1e308, -3.0, 0.0, 3.0, 1e308]), [0.0, 0.0, 0.0, 3.0, 1e308])
    assert acts.hard_silu.derivative(np.nextafter(3.0, 0)) == 1.5
    assert acts.hard_silu.derivative(3.0) == 1.0


def test_mish_is_z_times_tanh_of_softplus():
    z = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(acts.mish(z), z * np.tanh(acts.softplus(z)), rtol=1e-14)
