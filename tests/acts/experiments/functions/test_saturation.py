import math

import mpmath
import numpy as np
import pytest

import acts
from acts.experiments.functions.saturation import backward, morph, morph_gap, pushed, slope_crossing


def test_the_slopes_of_tanh_and_sigmoid_cross_where_algebra_says():
    expected = 2 * mpmath.acosh((1 + mpmath.sqrt(3)) / 2)
    assert slope_crossing(acts.tanh, acts.sigmoid, 0.0, 5.0) == pytest.approx(float(expected), rel=1e-13)
    assert float(expected) == pytest.approx(1.6629, abs=1e-4)


def test_slopes_that_do_not_cross_are_refused():
    with pytest.raises(ValueError, match="do not cross"):
        slope_crossing(acts.tanh, acts.sigmoid, 0.0, 1.0)


def test_a_gradient_is_multiplied_by_the_local_slope():
    for p in backward(acts.sigmoid, -3.0, (-10.0, 0.0, 10.0)):
        assert p.passed == p.upstream * p.local == -3.0 * acts.sigmoid.derivative(p.z)


def test_the_morph_starts_as_the_sigmoid_and_ends_as_tanh():
    z = np.linspace(-30, 30, 601)
    np.testing.assert_array_equal(morph(z, 0.0), acts.sigmoid(z))
    np.testing.assert_allclose(morph(z, 1.0), np.tanh(z), atol=1e-15)
    assert morph_gap() < 1e-15


@pytest.mark.parametrize("s", [0.25, 1.0, 1.41, 1.42, 3.0, 6.0])
def test_shares_are_probabilities_that_a_sample_agrees_with(s):
    result = pushed(s)
    shares = np.array(result.shares)
    assert shares.sum() == pytest.approx(1.0)
    np.testing.assert_allclose(shares, shares[::-1], atol=1e-12)
    sample = acts.sigmoid(s * np.random.default_rng(0).standard_normal(200_000))
    counted = np.histogram(sample, bins=result.edges)[0] / 200_000
    np.testing.assert_allclose(counted, shares, atol=5e-3)


@pytest.mark.parametrize(("s", "humps"), [(0.5, 1), (1.4142, 1), (1.415, 2), (2.0, 2), (6.0, 2)])
def test_one_hump_splits_in_two_beyond_a_variance_of_two(s, humps):
    assert len(pushed(s).humps) == humps


@pytest.mark.parametrize("s", [1.5, 2.0, 3.0, 6.0])
def test_a_hump_is_where_the_density_is_largest_nearby(s):
    def log_density(a):
        z = math.log(a) - math.log1p(-a)
        return -z * z / (2 * s * s) - math.log(a) - math.log1p(-a)

    low, high = pushed(s).humps
    assert low + high == pytest.approx(1.0)
    step = 1e-3 * low  # at the other one, close to 1, neighbours this near would be the same float
    assert log_density(low) > max(log_density(low - step), log_density(low + step))


def test_with_the_smallest_spread_every_output_is_a_half():
    result = pushed(5e-324)
    assert result.shares[19:21] == (0.5, 0.5)
    assert sum(result.shares) == 1
