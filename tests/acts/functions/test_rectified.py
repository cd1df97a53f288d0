from __future__ import annotations

import math

import numpy as np
import pytest
from mpmath import mpf

import acts
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle, nothing


def two_lines(slope_of, settings):
    """The oracle of a line through 0 with another slope for negative z, which is the slope at 0, too."""
    return Oracle(
        lambda z, **p: z if z > 0 else slope_of(**p) * z,
        lambda z, **p: mpf(1) if z > 0 else slope_of(**p),
        nothing,
        settings=settings,
    )


SLOPES = (0.0, 1.0, -1.0, 2.5, -0.5, 2.0**-60, -(2.0**70))
ORACLES = {
    "relu": Oracle(
        lambda z: max(mpf(0), z),
        lambda z: mpf(1) if z > 0 else mpf(0),
        nothing,
    ),
    "leaky_relu": two_lines(
        lambda negative_slope: negative_slope, tuple({"negative_slope": s} for s in (0.01, *SLOPES))
    ),
    "prelu": two_lines(lambda weight: weight, tuple({"weight": s} for s in (0.25, *SLOPES))),
    "rrelu": two_lines(
        lambda lower, upper: (lower + upper) / 2,
        (
            {"lower": 1 / 8, "upper": 1 / 3},
            {"lower": 0.5, "upper": 0.5},
            {"lower": -0.75, "upper": 0.75},
            {"lower": -4.0, "upper": 1.0},
        ),
    ),
    "relu6": Oracle(
        lambda z: min(max(mpf(0), z), mpf(6)),
        lambda z: mpf(1) if 0 < z < 6 else mpf(0),
        nothing,
    ),
    "squared_relu": Oracle(
        lambda z: max(mpf(0), z) ** 2,
        lambda z: 2 * max(mpf(0), z),
        lambda z: mpf(2) if z > 0 else mpf(0),
    ),
    "crelu": Oracle(
        lambda z: max(mpf(0), -z),
        lambda z: mpf(-1) if z < 0 else mpf(0),
        nothing,
    ),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_rectified_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


WITH_ONE_SLOPE = pytest.mark.parametrize(
    ("activation", "at"),
    [
        pytest.param(acts.leaky_relu, lambda slope: {"negative_slope": slope}, id="leaky_relu"),
        pytest.param(acts.prelu, lambda slope: {"weight": slope}, id="prelu"),
        pytest.param(acts.rrelu, lambda slope: {"lower": slope, "upper": slope}, id="rrelu"),
    ],
)


@WITH_ONE_SLOPE
def test_slope_1_is_the_identity(activation, at):
    z = np.linspace(-8, 8, 161)
    np.testing.assert_array_equal(activation(z, **at(1.0)), z)
    np.testing.assert_array_equal(activation.derivative(z, **at(1.0)), np.ones_like(z))
    claims = activation.claims(**at(1.0))
    assert claims.odd
    assert claims.zero_centred
    assert claims.kinks == ()
    assert claims.smoothness == math.inf
    assert claims.steepest == claims.range == acts.Interval(-math.inf, math.inf, "()")


@WITH_ONE_SLOPE
def test_slope_0_is_relu(activation, at):
    z = np.array([-np.inf, -1e300, -2.0, 0.0, 3.0, np.inf])
    np.testing.assert_array_equal(activation(z, **at(0.0)), acts.relu(z))
    np.testing.assert_array_equal(activation.derivative(z, **at(0.0)), acts.relu.derivative(z))
    assert activation.claims(**at(0.0)) == acts.relu.claims()
    assert activation.claims(**at(-0.0)) == acts.relu.claims()


@WITH_ONE_SLOPE
def test_slope_minus_1_is_the_absolute_value(activation, at):
    z = np.linspace(-8, 8, 161)
    np.testing.assert_array_equal(activation(z, **at(-1.0)), np.abs(z))
    claims = activation.claims(**at(-1.0))
    assert claims.symmetry == acts.Symmetry("mirror", 0.0)
    assert not claims.odd
    assert claims.limits == (math.inf, math.inf)
    assert claims.lipschitz == 1.0


@WITH_ONE_SLOPE
@pytest.mark.parametrize(
    ("slope", "low", "left_limit", "monotone", "lipschitz", "steepest"),
    [
        (-3.0, 0.0, math.inf, "neither", 3.0, (-math.inf, 0.0, "(]")),
        (-0.5, 0.0, math.inf, "neither", 1.0, (0.0, math.inf, "()")),
        (0.5, -math.inf, -math.inf, "strictly increasing", 1.0, (0.0, math.inf, "()")),
        (3.0, -math.inf, -math.inf, "strictly increasing", 3.0, (-math.inf, 0.0, "(]")),
        (1e-300, -math.inf, -math.inf, "strictly increasing", 1.0, (0.0, math.inf, "()")),
    ],
)
def test_claims_are_right_for_every_slope(activation, at, slope, low, left_limit, monotone, lipschitz, steepest):
    claims = activation.claims(**at(slope))
    assert claims.range.low == low
    assert 0.0 in claims.range
    assert not claims.bounded
    assert claims.limits == (left_limit, math.inf)
    assert claims.monotone == monotone
    assert claims.symmetry is None
    assert not claims.zero_centred
    assert claims.left is None
    assert claims.lipschitz == lipschitz
    assert claims.steepest == acts.Interval(*steepest)
    assert claims.kinks == (acts.Kink(0.0, left=slope, right=1.0, slope=slope),)


@WITH_ONE_SLOPE
@pytest.mark.parametrize("slope", [-2.0, 0.5, 3.0])
def test_no_claim_is_refuted_by_slopes_that_no_slider_reaches(activation, at, slope):
    claims, z = activation.claims(**at(slope)), np.linspace(-9, 9, 1801)
    values, slopes = activation(z, **at(slope)), activation.derivative(z, **at(slope))
    assert all(value in claims.range for value in values)
    assert (slopes.min() < 0) == (claims.monotone == "neither")
    attained = np.array([point in claims.steepest for point in z])
    assert (np.abs(slopes[attained]) == claims.lipschitz).all()
    assert (np.abs(slopes[~attained]) < claims.lipschitz).all()


def test_a_flat_line_stays_flat_at_infinity_beside_slanted_ones():
    slopes = np.array([0.0, 0.5, -0.5])
    np.testing.assert_array_equal(acts.leaky_relu(-np.inf, negative_slope=slopes), [0.0, -np.inf, np.inf])
    assert acts.prelu(-np.inf, weight=0.0) == 0.0
    assert acts.rrelu(-np.inf, lower=-0.25, upper=0.25) == 0.0


def test_a_value_too_large_for_a_float_is_infinite():
    assert acts.leaky_relu(-1e300, negative_slope=1e300) == -np.inf
    assert acts.squared_relu(1e200) == np.inf


def test_the_larger_of_two_lines_is_leaky_relu_up_to_slope_1_only():
    z = np.linspace(-8, 8, 161)
    for slope, same in ((0.0, True), (0.3, True), (1.0, True), (1.5, False), (3.0, False)):
        larger = np.maximum(slope * z, z)
        assert (larger == acts.leaky_relu(z, negative_slope=slope)).all() == same


def test_rrelu_in_evaluation_has_the_mean_of_its_slopes():
    assert acts.rrelu.derivative(-1.0) == pytest.approx(11 / 48, rel=1e-15)
    assert acts.rrelu(-12.0, lower=0.25, upper=0.75) == -6.0


def test_rrelu_in_training_draws_a_slope_for_each_element_from_the_given_rng():
    z = np.linspace(-4, 4, 2000).reshape(20, 100)
    value, slopes = acts.rrelu_sample(z, np.random.default_rng(7), lower=0.25, upper=0.5)
    again, same = acts.rrelu_sample(z, np.random.default_rng(7), lower=0.25, upper=0.5)
    np.testing.assert_array_equal(slopes, same)
    np.testing.assert_array_equal(value, again)
    assert slopes.shape == z.shape
    assert len(np.unique(slopes)) == slopes.size
    assert 0.25 <= slopes.min() < 0.26
    assert 0.49 < slopes.max() <= 0.5
    np.testing.assert_array_equal(value, np.where(z < 0, slopes * z, z))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_rrelu_in_training_keeps_the_dtype_and_passes_nan(dtype):
    value, slopes = acts.rrelu_sample(np.array([np.nan, -np.inf, -2, 3], dtype), np.random.default_rng(1))
    assert value.dtype == slopes.dtype == dtype
    assert np.isnan(value[0])
    assert value[1] == -np.inf
    assert value[3] == 3


def test_rrelu_in_training_takes_numbers_and_empty_arrays():
    value, slope = acts.rrelu_sample(-2, np.random.default_rng(1))
    assert value == -2 * slope
    value, slopes = acts.rrelu_sample(np.empty((0, 3)), np.random.default_rng(1))
    assert value.shape == slopes.shape == (0, 3)


def test_rrelu_in_training_is_leaky_relu_when_the_bounds_meet():
    value, slopes = acts.rrelu_sample([-2.0, 2.0], np.random.default_rng(1), lower=0.5, upper=0.5)
    np.testing.assert_array_equal(value, [-1.0, 2.0])
    np.testing.assert_array_equal(slopes, [0.5, 0.5])


def test_rrelu_in_training_refuses_what_rrelu_refuses():
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="rrelu needs lower <= upper"):
        acts.rrelu_sample([1.0], rng, lower=0.5, upper=0.25)
    with pytest.raises(ValueError, match="upper has to lie in"):
        acts.rrelu_sample([1.0], rng, upper=math.inf)
    with pytest.raises(TypeError, match="real numbers"):
        acts.rrelu_sample([1j], rng)


def test_squared_relu_is_smooth_at_0_but_its_second_derivative_jumps():
    np.testing.assert_array_equal(acts.squared_relu.derivative([-1e-9, 0.0, 1e-9]), [0.0, 0.0, 2e-9])
    np.testing.assert_array_equal(acts.squared_relu.second_derivative([-1e-9, 0.0, 1e-9]), [0.0, 0.0, 2.0])


def test_crelu_beside_relu_loses_nothing_of_z():
    z = np.linspace(-8, 8, 161)
    np.testing.assert_array_equal(acts.relu(z) - acts.crelu(z), z)
    np.testing.assert_array_equal(acts.relu(z) + acts.crelu(z), np.abs(z))


def test_crelu_halves_doubles_one_axis_relu_first():
    z = np.array([[-1.0, 2.0, -3.0], [4.0, -5.0, 6.0]], dtype=np.float32)
    for axis, shape in ((-1, (2, 6)), (0, (4, 3)), (1, (2, 6))):
        both = acts.crelu_halves(z, axis=axis)
        assert both.shape == shape
        assert both.dtype == np.float32
        first, second = np.split(both, 2, axis=axis)
        np.testing.assert_array_equal(first, acts.relu(z))
        np.testing.assert_array_equal(second, acts.crelu(z))


def test_crelu_halves_needs_an_axis():
    with pytest.raises(ValueError, match="needs an axis"):
        acts.crelu_halves(1.0)
    with pytest.raises(ValueError, match="axis 1 is out of bounds"):
        acts.crelu_halves([1.0], axis=1)
