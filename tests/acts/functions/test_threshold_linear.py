from __future__ import annotations

import math

import numpy as np
import pytest
from mpmath import mpf

import acts
from acts.activation import Interval, Jump, Kink, Saturation
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle, nothing

PLACES = (0.0, 1.0, -2.5, 2.0**-60, -(2.0**70))
ORACLES = {
    "step": Oracle(
        lambda z, threshold: mpf(1) if z >= threshold else mpf(0),
        nothing,
        nothing,
        settings=tuple({"threshold": t} for t in PLACES),
    ),
    "sign": Oracle(lambda z: mpf(z > 0) - mpf(z < 0), nothing, nothing),
    "identity": Oracle(
        lambda z, slope: slope * z,
        lambda _z, slope: slope,
        nothing,
        settings=tuple({"slope": s} for s in (1.0, 0.0, -1.0, 0.1, 2.0**-60, -(2.0**70))),
    ),
    "threshold": Oracle(
        lambda z, threshold, value: z if z > threshold else value,
        lambda z, threshold, **_: mpf(1) if z > threshold else mpf(0),
        nothing,
        settings=tuple({"threshold": t, "value": v} for t in PLACES for v in (0.0, 1.0, -20.0)),
    ),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_threshold_and_linear_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


def test_a_step_fires_when_its_threshold_is_reached_and_not_before():
    before, at, beyond = np.nextafter(0.7, 0), 0.7, np.nextafter(0.7, 1)
    np.testing.assert_array_equal(acts.step([before, at, beyond], threshold=0.7), [0, 1, 1])
    assert acts.step.claims(threshold=0.7).jumps == (Jump(0.7, left=0.0, right=1.0, value=1.0),)


def test_a_step_takes_two_values_and_the_sign_three():
    assert acts.step.claims().values == (Interval(0.0, 0.0), Interval(1.0, 1.0))
    assert acts.sign.claims().values == (Interval(-1.0, -1.0), Interval(0.0, 0.0), Interval(1.0, 1.0))


@pytest.mark.parametrize("slope", [-3.0, -1.0, 1e-300, 1.0, 2.5])
def test_a_straight_line_has_one_slope_whatever_z_is(slope):
    z = np.array([-math.inf, -1e300, -2.0, 0.0, 1e-300, 3.0, math.inf])
    assert set(acts.identity.derivative(z, slope=slope).tolist()) == {slope}
    claims = acts.identity.claims(slope=slope)
    assert claims.lipschitz == abs(slope)
    assert claims.steepest == claims.range == Interval(-math.inf, math.inf, "()")
    assert claims.limits == (-math.copysign(math.inf, slope), math.copysign(math.inf, slope))
    assert claims.monotone == ("strictly increasing" if slope > 0 else "strictly decreasing")


@pytest.mark.parametrize("slope", [0.0, -0.0])
def test_a_line_without_slope_is_0_everywhere_and_at_infinity(slope):
    np.testing.assert_array_equal(acts.identity([-math.inf, -1.0, 0.0, math.inf], slope=slope), 0.0)
    claims = acts.identity.claims(slope=slope)
    assert claims.range == Interval(0.0, 0.0)
    assert (claims.left, claims.right) == (Saturation("hard", math.inf), Saturation("hard", -math.inf))


def test_flat_and_slanted_lines_go_together_in_one_call():
    slopes = np.array([0.0, 0.5, -0.5])
    np.testing.assert_array_equal(acts.identity(math.inf, slope=slopes), [0.0, math.inf, -math.inf])


def test_a_threshold_of_0_with_value_0_is_relu():
    z = np.array([-math.inf, -2.0, 0.0, 3.0, math.inf])
    np.testing.assert_array_equal(acts.threshold(z, threshold=0.0, value=0.0), acts.relu(z))
    assert acts.threshold.claims(threshold=0.0, value=0.0) == acts.relu.claims()


@pytest.mark.parametrize(
    ("value", "span", "values", "monotone"),
    [
        (0.0, "[0, inf)", ["[0, 0]", "(1, inf)"], "increasing"),
        (1.0, "[1, inf)", ["[1, inf)"], "increasing"),
        (3.0, "(1, inf)", ["(1, inf)"], "neither"),
    ],
)
def test_the_value_below_the_threshold_decides_on_jump_gap_and_direction(value, span, values, monotone):
    claims = acts.threshold.claims(threshold=1.0, value=value)
    assert str(claims.range) == span
    assert [str(part) for part in claims.values] == values
    assert claims.monotone == monotone
    assert claims.kinks == (Kink(1.0, left=0.0, right=1.0, slope=0.0),)
    assert claims.jumps == (() if value == 1.0 else (Jump(1.0, left=value, right=1.0, value=value),))
    assert claims.smoothness == (0 if value == 1.0 else -1)


def test_one_value_below_the_threshold_centres_the_output():
    # E f = phi(t) + v Phi(t); with t = 0 it is 0 at v = -2 phi(0)
    centring = -math.sqrt(2 / math.pi)
    assert acts.threshold.claims(threshold=0.0, value=centring).zero_centred
    assert not acts.threshold.claims(threshold=0.0, value=centring + 1e-9).zero_centred


def test_claims_hold_for_thresholds_far_beyond_any_slider():
    for far in (-1e200, 1e200):
        assert acts.threshold.claims(threshold=far, value=1.0).left == Saturation("hard", far)
