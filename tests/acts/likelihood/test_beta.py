import math

import mpmath
import numpy as np
import pytest

from acts.likelihood import beta, binomial
from tests.acts.likelihood import oracle
from tests.samples import sampled

SHAPES = (
    (1e-3, 1e-3), (1e-3, 1.0), (1e-3, 1e9), (0.5, 0.5), (0.5, 12.5), (0.5, 1e9), (1.0, 2.5), (3.5, 7.5), (15.9, 1e6),
    (16.0, 16.5), (20.5, 1e4), (300.25, 0.01), (1e6, 2e6), (1e9, 1e9), (1e9, 3.7),
)  # fmt: skip
AWAY = (-20.0, -5.0, -1.0, -0.1, 0.0, 0.4, 2.0, 8.0)
every_shape = pytest.mark.parametrize(("a", "b"), SHAPES)
some_shapes = pytest.mark.parametrize("shape", sampled({str(each): each for each in SHAPES}, map(str, SHAPES[::2])))


def places(a, b):
    """Places near the middle of the distribution and far out on both sides, inside of the floats."""
    for away in AWAY:
        logit = math.log(a / b) + away * math.sqrt(1 / a + 1 / b)
        if -690 < logit < 36:
            yield 1 / (1 + math.exp(-logit))


@some_shapes
def test_both_tails_are_right_to_thirteen_digits_wherever_they_are(shape):
    a, b = shape
    with mpmath.workdps(30):
        for x in places(a, b):
            lower, upper = oracle.log_beta_parts(x, a, b)
            for log, exact in ((beta.log_cdf(x, a, b), lower), (beta.log_tail(x, a, b), upper)):
                assert abs(log - exact) < 1e-13 * max(1, abs(exact)), x
                if abs(exact) < 100:
                    assert oracle.relative(math.exp(log), mpmath.exp(exact)) < 1e-12, x


def test_the_oracle_agrees_with_mpmaths_own_incomplete_beta_function():
    with mpmath.workdps(30):
        lower, upper = oracle.log_beta_parts(0.3, 2.5, 3.5)
        exact = mpmath.betainc(2.5, 3.5, 0, mpmath.mpf(0.3), regularized=True)
        assert oracle.relative(mpmath.exp(lower), exact) < 1e-25
        assert oracle.relative(mpmath.exp(upper), 1 - exact) < 1e-25


@every_shape
@pytest.mark.parametrize(
    "share",
    sampled(
        {str(share): share for share in (1e-200, 1e-12, 0.025, 0.3, 0.5, 0.9, 1 - 1e-9)}, ["1e-12", "0.025", "0.9"]
    ),
)
def test_a_quantile_is_right_to_eleven_digits(a, b, share):
    x = beta.quantile(share, a, b)
    if not 1e-300 < x < 1 - 1e-14:
        assert 0 <= x <= 1
        return
    with mpmath.workdps(30):
        lower, upper = oracle.log_beta_parts(x, a, b)
        off = mpmath.exp(lower) - share if share <= 0.5 else 1 - mpmath.mpf(share) - mpmath.exp(upper)
        assert abs(off) < 1e-11 * x * mpmath.exp(beta.log_pdf(x, a, b))


def test_the_search_for_a_quantile_arrives_from_anywhere():
    rng = np.random.default_rng(0)
    a, b = 10 ** rng.uniform(-3, math.log10(beta.MOST), (2, 20_000))
    share = 10 ** rng.uniform(-300, math.log10(0.5), a.size)
    a[0], b[0], share[0] = 989714.3134011492, 0.026596220938414614, 1.355450052860236e-300  # no place for long steps
    logit = beta.logit_quantile(share, a, b)
    seen = logit < 10  # where a float next to 1 has digits enough
    a, b, share, logit = (each[seen] for each in (a, b, share, logit))
    beside, least = 1e-6 * np.minimum(np.sqrt(1 / a + 1 / b), 1), -700.0  # below that no float is x
    below, above = (
        beta.log_cdf(1 / (1 + np.exp(-np.maximum(each, least))), a, b) for each in (logit - beside, logit + beside)
    )
    assert np.mean(logit > least) > 0.3
    assert np.all(np.log(share) < above)
    assert np.all((below < np.log(share)) | (logit <= least))


def test_a_quantile_from_above_keeps_what_one_from_below_cannot_say():
    assert beta.upper_quantile(1e-300, 2.0, 3.0) == pytest.approx(1 - beta.quantile(1e-300, 3.0, 2.0), rel=1e-15)
    assert beta.quantile(1e-300, 3.0, 2.0) == pytest.approx((1e-300 / 4) ** (1 / 3), rel=1e-12)
    assert beta.upper_quantile(0.025, 4, 8) == pytest.approx(beta.quantile(0.975, 4, 8), rel=1e-13)


@pytest.mark.parametrize("n", [1, 3, 40, 5000, 10**9])
def test_with_whole_numbers_it_is_the_binomial_tail(n):
    for k in {1, n // 3 + 1, n}:
        for p in (1e-9, 0.2, 0.5, 0.93):
            assert beta.log_cdf(p, k, n - k + 1) == pytest.approx(binomial.log_tail(k, n, p), rel=1e-13, abs=1e-300)


def test_known_forms():
    x = np.linspace(0, 1, 21)
    np.testing.assert_allclose(beta.cdf(x, 1, 1), x, rtol=1e-14)
    np.testing.assert_allclose(beta.cdf(x, 2.5, 1), x**2.5, rtol=1e-13)
    np.testing.assert_allclose(beta.cdf(x, 0.5, 0.5), 2 / np.pi * np.arcsin(np.sqrt(x)), rtol=1e-13)
    np.testing.assert_allclose(beta.quantile(x, 0.5, 0.5), np.sin(np.pi / 2 * x) ** 2, rtol=1e-12)
    np.testing.assert_allclose(np.exp(beta.log_pdf(x, 2, 2)), 6 * x * (1 - x), rtol=1e-13)


@pytest.mark.parametrize(("a", "b"), [(1e-3, 1e-3), (0.5, 2.0), (1.0, 1.0), (1.0, 7.0), (3.0, 1.0), (4e9, 4e9)])
def test_the_ends_give_limits_and_no_warning(a, b):
    assert beta.log_cdf([0.0, 1.0], a, b).tolist() == [-math.inf, 0.0]
    assert beta.log_tail([0.0, 1.0], a, b).tolist() == [0.0, -math.inf]
    assert beta.quantile([0.0, 1.0], a, b).tolist() == [0.0, 1.0]
    at_0 = math.inf if a < 1 else math.log(b) if a == 1 else -math.inf
    assert beta.log_pdf(0.0, a, b) == at_0
    assert not np.isnan(beta.log_pdf([0.0, 5e-324, 1e-300, 1 - 2**-53, 1.0], a, b)).any()


def test_numbers_give_a_float_and_arrays_their_common_shape():
    assert type(beta.cdf(0.3, 2, 3)) is float
    assert type(beta.quantile(0.3, 2, 3)) is float
    assert beta.cdf(np.linspace(0, 1, 7)[:, None], np.arange(1, 4000), 2.5).shape == (7, 3999)
    assert beta.quantile(np.array([]), 1, 1).shape == (0,)


@pytest.mark.parametrize("wrong", [(-0.1, 1, 1), (1.1, 1, 1), (math.nan, 1, 1), (0.5, 0, 1), (0.5, 1, math.inf)])
def test_what_makes_no_sense_is_refused(wrong):
    for function in (beta.cdf, beta.log_pdf, beta.quantile, beta.upper_quantile):
        with pytest.raises(ValueError, match="lie"):
            function(*wrong)
