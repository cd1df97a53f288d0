import math

import mpmath
import numpy as np
import pytest

from acts.likelihood import beta, posterior
from acts.likelihood.posterior import PRIORS

SHAPES = ((4.0, 8.0), (1.5, 40.0), (51.0, 51.0), (2.0, 1.2), (400.0, 3.5), (1e6, 2e6))
every_shape = pytest.mark.parametrize(("a", "b"), SHAPES)
every_level = pytest.mark.parametrize("level", [0.1, 0.5, 0.95, 0.999])


@every_shape
@every_level
def test_the_equal_tailed_interval_leaves_as_much_to_either_side(a, b, level):
    low, high = posterior.equal_tailed(a, b, level)
    assert beta.cdf(low, a, b) == pytest.approx((1 - level) / 2, rel=1e-8)
    assert beta.tail(high, a, b) == pytest.approx((1 - level) / 2, rel=1e-8)


@every_shape
@every_level
def test_the_densest_interval_holds_the_level_between_ends_of_one_height_and_is_the_shorter(a, b, level):
    low, high, outside = posterior.highest_density(a, b, level)
    assert not outside
    assert beta.cdf(high, a, b) - beta.cdf(low, a, b) == pytest.approx(level, abs=1e-9)
    assert beta.log_pdf(low, a, b) == pytest.approx(beta.log_pdf(high, a, b), abs=1e-6)
    equal_low, equal_high = posterior.equal_tailed(a, b, level)
    assert high - low <= (equal_high - equal_low) * (1 + 1e-9)
    assert low <= posterior.mode(a, b) <= high


@pytest.mark.parametrize(("a", "b"), [(1.0, 11.0), (0.5, 10.5), (1.0, 1.5), (0.5, 1.0)])
def test_a_density_that_only_falls_is_densest_from_0(a, b):
    low, high, outside = posterior.highest_density(a, b)
    assert (low, outside) == (0.0, False)
    assert beta.cdf(high, a, b) == pytest.approx(0.95, rel=1e-12)
    mirrored = posterior.highest_density(b, a)
    assert mirrored[:2] == pytest.approx((1 - high, 1.0), rel=1e-12)
    assert (posterior.mode(a, b), posterior.mode(b, a)) == (0.0, 1.0)


@every_level
@pytest.mark.parametrize("a", [0.5, 1.0, 1.5, 4.0])
@pytest.mark.parametrize("b", [0.5, 1.0, 1.5, 4.0])
def test_no_place_outside_of_the_densest_region_is_denser_than_one_inside(a, b, level):
    low, high, outside = posterior.highest_density(a, b, level)
    p = np.linspace(1e-4, 1 - 1e-4, 9999)
    inside = ((low <= p) & (p <= high)) != outside
    heights = np.asarray(beta.log_pdf(p, a, b))
    assert heights[~inside].max() <= heights[inside].min() + 1e-9
    between = beta.cdf(high, a, b) - beta.cdf(low, a, b)
    assert (1 - between if outside else between) == pytest.approx(level, abs=1e-9)


def test_a_flat_density_gives_the_middle_and_one_that_grows_at_both_ends_two_pieces():
    assert posterior.highest_density(1, 1, 0.9) == (pytest.approx(0.05), pytest.approx(0.95), False)
    low, high, outside = posterior.highest_density(0.5, 0.5, 0.9)
    assert outside
    assert beta.cdf(high, 0.5, 0.5) - beta.cdf(low, 0.5, 0.5) == pytest.approx(0.1, rel=1e-9)
    assert high == pytest.approx(1 - low, rel=1e-9)
    assert posterior.mode(1, 1) is posterior.mode(0.5, 0.5) is None


def test_arrays_give_what_numbers_do():
    a, b = np.array([0.5, 1.0, 4.0, 11.0]), np.array([0.5, 11.0, 8.0, 0.5])
    low, high, outside = posterior.highest_density(a, b)
    each = [posterior.highest_density(*pair) for pair in zip(a, b, strict=True)]
    np.testing.assert_allclose(low, [one[0] for one in each], rtol=1e-9)
    np.testing.assert_allclose(high, [one[1] for one in each], rtol=1e-9)
    assert outside.tolist() == [one[2] for one in each]


def test_mean_and_mode_of_a_uniform_prior_after_3_heads_in_10():
    assert posterior.mean(4, 8) == pytest.approx(1 / 3)
    assert posterior.mode(4, 8) == 0.3


@pytest.mark.parametrize("level", [0.0, 1.0, math.nan])
def test_what_is_no_level_is_refused(level):
    for function in (posterior.equal_tailed, posterior.highest_density):
        with pytest.raises(ValueError, match="level"):
            function(4, 8, level)


def test_the_priors_are_told_apart_by_their_slugs():
    assert len({prior.slug for prior in PRIORS}) == len(PRIORS)
    assert all(prior.a == prior.b > 0 for prior in PRIORS)


@every_level
@pytest.mark.parametrize(
    ("a", "b"), [(0.001, 0.001), (0.01, 0.01), (0.001, 0.9), (0.01, 0.5), (0.001, 0.002), (1.001, 1.001), (1.001, 4e4)]
)
def test_the_densest_region_of_extreme_shapes_is_mpmath_s_to_both_ends(a, b, level):
    low, high, outside = posterior.highest_density(a, b, level)
    beyond, _, _ = posterior.highest_density(b, a, level)  # 1 - high, which has its own digits only here
    assert high == pytest.approx(1 - beyond, rel=1e-9)
    if low == 0 or beyond == 0:  # no float is so near to the end
        return
    with mpmath.workdps(40):
        x, y = mpmath.mpf(low), mpmath.mpf(beyond)
        left, right = _below(x, a, b), _below(y, b, a)
        assert float(left + right) == pytest.approx(level if outside else 1 - level, rel=1e-9)
        log_density = [(p - 1) * mpmath.log(z) + (q - 1) * mpmath.log1p(-z) for z, p, q in ((x, a, b), (y, b, a))]
        assert float(log_density[0] - log_density[1]) == pytest.approx(0, abs=1e-7)


def _below(x, a, b):
    """I_x(a, b) by the series of the incomplete beta function, all of whose terms are positive for b < 1."""
    if x > 0.5:
        return 1 - _below(1 - x, b, a)
    return x**a / (a * mpmath.beta(a, b)) * mpmath.hyp2f1(a, 1 - mpmath.mpf(b), a + mpmath.mpf(1), x)
