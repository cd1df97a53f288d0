"""Regression on one number. The published values are those of R 4's glm(distress ~ temperature, binomial)."""

import math
from itertools import pairwise

import mpmath
import numpy as np
import pytest

from acts.likelihood.logistic import Fit, Sample, fit, gradient, information, log_likelihood
from acts.likelihood.orings import LAUNCH, sample

LINKS = ("logit", "cloglog")
RAW, SCALED, PARTED = sample(scaled=False), sample(), sample(parted=True)


def test_the_flights_give_the_published_coefficients_errors_and_deviance():
    done = fit(RAW)
    assert done.verdict == "arrived"
    assert (done.last.intercept, done.last.slope) == pytest.approx((15.0429, -0.2322), abs=5e-5)
    assert done.errors == pytest.approx((7.3786, 0.1082), abs=5e-5)
    assert -2 * done.last.log_likelihood == pytest.approx(20.315, abs=5e-4)
    assert done.probability(LAUNCH) == pytest.approx(0.9996, abs=5e-5)


@pytest.mark.parametrize("link", LINKS)
def test_gradient_and_information_are_those_of_the_log_likelihood(link):
    at, h = (-0.7, -1.1), 1e-5

    def height(a, b):
        return float(log_likelihood(SCALED, a, b, link))

    slopes = [(height(at[0] + h, at[1]) - height(at[0] - h, at[1])) / (2 * h)]
    slopes.append((height(at[0], at[1] + h) - height(at[0], at[1] - h)) / (2 * h))
    np.testing.assert_allclose(gradient(SCALED, *at, link), slopes, atol=1e-8)
    if link == "logit":  # where the expected information is the observed one
        bent = [
            (gradient(SCALED, at[0] + da, at[1] + db) - gradient(SCALED, at[0] - da, at[1] - db)) / (2 * h)
            for da, db in ((h, 0), (0, h))
        ]
        np.testing.assert_allclose(-information(SCALED, *at), bent, atol=1e-7)
    else:  # the mean of the squared slopes over the labels
        z = at[0] + at[1] * SCALED.u
        p = -np.expm1(-np.exp(z))
        each = [p * gradient_of(z, 1.0) ** 2 + (1 - p) * gradient_of(z, 0.0) ** 2]
        np.testing.assert_allclose(information(SCALED, *at, link)[0, 0], np.sum(each))


def gradient_of(z, y):
    u = np.exp(z)
    return -u / np.expm1(u) if y else u


@pytest.mark.parametrize("link", LINKS)
def test_the_maximum_is_where_mpmath_finds_no_slope(link):
    done = fit(SCALED, link)
    with mpmath.workdps(40):
        pulls = []
        for u, y in zip(SCALED.u.tolist(), SCALED.y, strict=True):
            z = mpmath.mpf(done.last.intercept) + mpmath.mpf(done.last.slope) * u
            if link == "logit":
                pulls.append((y - 1 / (1 + mpmath.exp(-z)), u))
            else:
                rate = mpmath.exp(z)
                pulls.append((rate / mpmath.expm1(rate) if y else -rate, u))
        assert abs(float(sum(pull for pull, _ in pulls))) < 1e-8
        assert abs(float(sum(pull * u for pull, u in pulls))) < 1e-8


def test_newton_doubles_the_digits_and_ascent_arrives_there_too():
    newton, ascent = fit(SCALED), fit(SCALED, rate=1.0, steps=1000)
    ends = [abs(step.slope - newton.last.slope) for step in newton.steps]
    for before, after in pairwise(ends[2:6]):
        assert after < before**2 + 1e-14
    assert ascent.verdict == "arrived"
    assert (ascent.last.intercept, ascent.last.slope) == pytest.approx((newton.last.intercept, newton.last.slope))
    assert len(ascent.steps) > 20 * len(newton.steps)


def test_units_change_the_numbers_and_not_the_curve():
    x = np.linspace(31, 81, 11)
    for link in LINKS:
        np.testing.assert_allclose(fit(RAW, link).probability(x), fit(SCALED, link).probability(x), rtol=1e-7)
    raw, scaled = fit(RAW), fit(SCALED)
    np.testing.assert_allclose(raw.band(x), scaled.band(x), rtol=1e-6)
    assert raw.curvatures[1] / raw.curvatures[0] > 1e5
    assert scaled.curvatures[1] / scaled.curvatures[0] < 3


def test_the_band_holds_the_curve_and_is_narrowest_where_the_flights_are():
    done = fit(RAW)
    x = np.array([31.0, 70.0])
    low, high = done.band(x)
    assert (low < done.probability(x)).all()
    assert (done.probability(x) < high).all()
    assert high[0] - low[0] > high[1] - low[1]
    inverse, at = np.linalg.inv(information(RAW, done.last.intercept, done.last.slope)), np.array([1.0, 31.0])
    reach = 1.959964 * math.sqrt(at @ inverse @ at)
    middle = done.last.intercept + 31 * done.last.slope
    assert (low[0], high[0]) == pytest.approx([1 / (1 + math.exp(-middle + k * reach)) for k in (1, -1)], rel=1e-6)


@pytest.mark.parametrize(
    ("x", "y", "separation"),
    [
        ((1, 2, 3, 4), (0, 0, 1, 1), "complete"),
        ((1, 2, 3, 4), (1, 1, 0, 0), "complete"),
        ((1, 2, 2, 4), (0, 0, 1, 1), "quasi"),
        ((2, 2), (0, 1), "quasi"),
        ((1, 2, 3, 4), (0, 1, 0, 1), "none"),
        ((1, 2), (1, 1), "one class"),
        ((1,), (0,), "one class"),
    ],
)
def test_separation_is_seen_in_the_data_and_never_called_an_arrival(x, y, separation):
    data = Sample(tuple(map(float, x)), tuple(map(float, y)))
    assert data.separation == separation
    for rate in (None, 0.1):
        done = fit(data, rate=rate, steps=200)
        assert (done.verdict == "no maximum") == (separation != "none")
        assert (done.errors is None) == (separation != "none" or done.verdict != "arrived")


def test_without_the_warm_distress_the_flights_separate_and_the_slope_runs_off():
    done = fit(PARTED)
    assert PARTED.separation == "complete"
    assert done.verdict == "no maximum"
    slopes = [abs(step.slope) for step in done.steps]
    assert slopes == sorted(slopes)
    assert done.last.log_likelihood > -1e-15
    with pytest.raises(ValueError, match="no standard errors"):
        done.band(LAUNCH)


def test_a_far_start_diverges_and_a_high_rate_does_not_arrive():
    assert fit(RAW, start=(500.0, 500.0)).verdict == "diverged"
    wild = fit(SCALED, rate=1e7, steps=20)
    assert wild.verdict == "diverged"
    assert all(math.isfinite(step.log_likelihood) for step in wild.steps)
    assert fit(SCALED, steps=0).steps == fit(SCALED).steps[:1]


@pytest.mark.parametrize(
    ("x", "y", "scale"),
    [
        ((), (), 1.0),
        ((1.0,), (0.5,), 1.0),
        ((1.0,), (0.0, 1.0), 1.0),
        ((math.nan,), (0.0,), 1.0),
        ((1.0,), (0.0,), 0.0),
    ],
)
def test_a_sample_that_is_none_is_refused(x, y, scale):
    with pytest.raises(ValueError):  # noqa: PT011
        Sample(x, y, 0.0, scale)


@pytest.mark.parametrize("wrong", [{"rate": 0.0}, {"rate": math.inf}, {"steps": -1}, {"start": (math.nan, 0.0)}])
def test_a_climb_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match=r"rate|start"):
        fit(SCALED, **wrong)


def test_a_fit_is_a_record():
    assert fit(SCALED) == fit(SCALED)
    assert isinstance(fit(SCALED), Fit)
