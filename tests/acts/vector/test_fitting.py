import math
from itertools import pairwise

import numpy as np
import pytest

import acts
from acts.vector.fitting import apart, fits, fitted, several

SOFTPLUS = (acts.softplus, acts.softplus.derivative)
CONVEX = {
    "softplus": (*SOFTPLUS, -6.0, 6.0),
    "exponential": (np.exp, np.exp, -3.0, 2.0),
    "fourth power": (lambda z: z**4, lambda z: 4 * z**3, -1.0, 2.0),
    "squared relu": (acts.squared_relu, acts.squared_relu.derivative, -2.0, 2.0),
}
every_target = pytest.mark.parametrize("target", CONVEX)


@every_target
@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_the_error_swings_between_its_two_bounds_on_every_stretch(target, count):
    value, slope, low, high = CONVEX[target]
    fit = fitted(value, slope, low, high, count)
    z = np.linspace(low, high, 20001)
    off = fit.unit(z) - value(z)
    assert np.abs(off).max() == pytest.approx(fit.error, rel=1e-6)
    assert len(fit.unit.slopes) <= count
    # below at every end of a stretch, above inside: the mark of the best fit
    np.testing.assert_allclose(fit.unit(np.array(fit.knots)) - value(np.array(fit.knots)), -fit.error, rtol=1e-5)
    for left, right in pairwise(fit.knots):
        inside = off[(z >= left) & (z <= right)]
        assert inside.max() == pytest.approx(fit.error, rel=1e-4)


@pytest.mark.parametrize("count", [1, 2, 5, 16])
def test_the_error_for_the_parabola_is_the_known_one(count):
    fit = fitted(np.square, lambda z: 2 * z, -1.0, 1.0, count)
    assert fit.error == pytest.approx(1 / (2 * count**2), rel=1e-9)
    np.testing.assert_allclose(fit.knots, np.linspace(-1, 1, count + 1), atol=1e-9)


@every_target
def test_no_other_lines_do_better(target):
    value, slope, low, high = CONVEX[target]
    fit, z, rng = fitted(value, slope, low, high, 3), np.linspace(low, high, 801), np.random.default_rng(2)
    for _ in range(300):
        size = 10.0 ** rng.uniform(-4, -1)
        slopes, intercepts = (
            np.array(each) + size * rng.normal(size=len(each)) for each in (fit.unit.slopes, fit.unit.intercepts)
        )
        other = (slopes[:, None] * z + intercepts[:, None]).max(0)
        assert np.abs(other - value(z)).max() >= fit.error * (1 - 1e-4)


def test_the_error_falls_like_one_over_the_square_of_the_number_of_lines():
    errors = [fitted(*SOFTPLUS, -6.0, 6.0, count).error for count in (8, 16, 32)]
    for wide, narrow in pairwise(errors):
        assert 3.9 < wide / narrow < 4.2


def test_what_is_made_of_straight_pieces_is_met_exactly_by_as_many_lines():
    fit = fitted(np.abs, np.sign, -1.0, 2.0, 2)
    assert fit.error < 1e-14
    assert fit.unit.breakpoints[0] == pytest.approx(0.0, abs=1e-14)
    assert fitted(acts.relu, acts.relu.derivative, -1.0, 1.0, 5).error < 1e-14
    line = fitted(lambda z: 2 * z + 1, lambda z: 2 + 0 * z, -1.0, 1.0, 4)
    assert (line.unit.slopes, line.unit.intercepts, line.error) == ((2.0,), (1.0,), 0.0)


@pytest.mark.parametrize(
    ("low", "high", "count"), [(1.0, 1.0, 2), (2.0, 1.0, 2), (-math.inf, 0.0, 2), (0.0, math.nan, 2), (0.0, 1.0, 0)]
)
def test_an_interval_or_a_number_of_lines_that_is_none_is_refused_in_words(low, high, count):
    with pytest.raises(ValueError, match="a fit needs"):
        fitted(*SOFTPLUS, low, high, count)


@pytest.mark.parametrize(
    ("value", "slope", "low", "high"),
    [
        (np.sin, np.cos, -4.0, 4.0),
        (acts.sigmoid, acts.sigmoid.derivative, -6.0, 6.0),
        (acts.gelu, acts.gelu.derivative, -4.0, 4.0),
        (lambda z: -z * z, lambda z: -2 * z, -1.0, 1.0),
        (np.exp, np.exp, -1.0, 1.0),
    ],
)
def test_the_difference_of_two_units_follows_what_is_not_convex_within_its_bound(value, slope, low, high):
    z, errors = np.linspace(low, high, 4001), []
    for count in (2, 6, 18):
        both = apart(value, slope, low, high, count)
        worst = np.abs(both(z) - value(z)).max()
        assert worst <= both.error * (1 + 1e-6) + 1e-12
        errors.append(worst)
    assert errors[0] > 4 * errors[1] > 16 * errors[2]


def test_many_numbers_of_lines_at_once_give_what_each_gives_alone():
    value, slope, low, high = CONVEX["exponential"]
    together = fits(value, slope, low, high, (1, 4, 7))
    for count, fit in zip((1, 4, 7), together, strict=True):
        alone = fitted(value, slope, low, high, count)
        assert fit.error == pytest.approx(alone.error, rel=1e-12)
        np.testing.assert_allclose(fit.unit.slopes, alone.unit.slopes, rtol=1e-7)
    both = several(np.sin, np.cos, -4.0, 4.0, (2, 5))
    assert both[1].error == pytest.approx(apart(np.sin, np.cos, -4.0, 4.0, 5).error, rel=1e-9)
