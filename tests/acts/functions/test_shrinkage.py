from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest
from mpmath import mpf

import acts
from acts.activation import Interval
from tests.acts.functions import accuracy
from tests.acts.functions.accuracy import Oracle, nothing

AT = tuple({"threshold": t} for t in (0.5, 0.0, 1.0, 2.0**-60, 2.0**70))


def one_outside(z, threshold):
    """The slope of both shrinkages: 0 up to the threshold, 1 beyond it, and 1 everywhere without one."""
    return mpf(1) if abs(z) > threshold or threshold == 0 else mpf(0)


def tanhshrink(z):
    """z - tanh z with as many digits more as cancel."""
    with mpmath.workdps(accuracy.DIGITS + (2 * int(-mpmath.log10(abs(z))) + 5 if 0 < abs(z) < 1 else 0)):
        return z - mpmath.tanh(z)


ORACLES = {
    "hard_shrink": Oracle(lambda z, threshold: z if abs(z) > threshold else mpf(0), one_outside, nothing, settings=AT),
    "soft_shrink": Oracle(
        lambda z, threshold: mpmath.sign(z) * max(abs(z) - threshold, mpf(0)), one_outside, nothing, settings=AT
    ),
    "tanhshrink": Oracle(tanhshrink, lambda z: mpmath.tanh(z) ** 2, lambda z: 2 * mpmath.tanh(z) * mpmath.sech(z) ** 2),
}


@pytest.mark.parametrize("case", accuracy.cases(ORACLES))
def test_shrinkage_functions_are_right_to_the_last_digits_everywhere(case):
    accuracy.check(case)


SHRINKING = pytest.mark.parametrize("activation", [acts.hard_shrink, acts.soft_shrink], ids=lambda a: a.slug)


@SHRINKING
def test_without_a_threshold_nothing_shrinks(activation):
    z = np.array([-math.inf, -2.0, -1e-300, 0.0, 1e-300, 3.0, math.inf])
    np.testing.assert_array_equal(activation(z, threshold=0.0), z)
    np.testing.assert_array_equal(activation.derivative(z, threshold=0.0), 1.0)
    assert activation.claims(threshold=0.0) == acts.identity.claims()


@SHRINKING
def test_what_is_as_large_as_the_threshold_still_becomes_0(activation):
    np.testing.assert_array_equal(activation([-0.5, -0.2, 0.0, 0.5]), 0.0)
    assert activation(np.nextafter(0.5, 1)) > 0


@SHRINKING
def test_infinity_stays_infinite(activation):
    np.testing.assert_array_equal(activation([-math.inf, math.inf], threshold=1e300), [-math.inf, math.inf])


def test_hard_shrink_leaves_the_large_alone_and_soft_shrink_pulls_it_in_by_the_threshold():
    assert acts.hard_shrink(3.0) == 3.0
    assert acts.soft_shrink(3.0) == 2.5
    assert acts.soft_shrink(-3.0) == -2.5


def test_hard_shrink_skips_what_lies_between_0_and_the_threshold():
    values = acts.hard_shrink.claims(threshold=1.0).values
    assert [str(part) for part in values] == ["(-inf, -1)", "[0, 0]", "(1, inf)"]
    assert acts.soft_shrink.claims(threshold=1.0).values == (Interval(-math.inf, math.inf, "()"),)


@pytest.mark.parametrize("z", [1e-4, 1e-8, 1e-100])
def test_tanhshrink_of_a_small_number_is_a_third_of_its_cube(z):
    assert acts.tanhshrink(z) == pytest.approx(z**3 / 3, rel=z**2)


def test_tanhshrink_shrinks_to_the_identity_minus_one():
    np.testing.assert_array_equal(acts.tanhshrink([-30.0, 30.0, 1e300]), [-29.0, 29.0, 1e300])
