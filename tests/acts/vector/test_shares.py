"""Softmax and its relatives against their definitions in many digits."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pytest

import acts
from acts.vector import gumbel_max, gumbel_softmax, log_softmax, logsumexp, maxout, softmax, softmin, sparsemax
from tests.acts.functions.accuracy import ulps

VECTORS = (
    [2.0, 1.0, 0.0],
    [0.1, 0.2, 0.3, 0.7],
    [710.0, 0.0, -3.0],
    [1000.0, 999.5, 300.0],
    [-745.2, 0.0],
    [36.9, 0.0, 1e-9],
    [1e308, -1e308, 0.0],
    [1e15 + 0.5, 1e15, 1e15 - 20],
    [5e-324, 0.0, -5e-324],
    [-1e4, -1e4 - 700, -1e4 - 50.3],
)
TEMPERATURES = (0.1, 1.0, 0.7, 5.0)
every_vector = pytest.mark.parametrize("z", VECTORS, ids=str)
every_temperature = pytest.mark.parametrize("t", TEMPERATURES)


def exactly(z, t):
    """Return the shares of a vector at a temperature, right to 60 digits and beyond any overflow."""
    top = max(map(mpmath.mpf, z))
    e = [mpmath.exp((mpmath.mpf(each) - top) / mpmath.mpf(t)) for each in z]
    return [each / mpmath.fsum(e) for each in e], mpmath.log(mpmath.fsum(e)), top


@pytest.fixture(autouse=True)
def digits():
    # 1 - share has to keep its digits where the share is 1 - 1e-800 (and 0 beyond)
    with mpmath.workdps(900):
        yield


@every_vector
@every_temperature
def test_shares_are_right_to_the_last_digits_however_small(z, t):
    shares, _, _ = exactly(z, t)
    for got, truth in zip(softmax(z, temperature=t).tolist(), shares, strict=True):
        assert ulps(got, truth, np.float64) <= 4
    for got, truth in zip(softmin([-each for each in z], temperature=t).tolist(), shares, strict=True):
        assert ulps(got, truth, np.float64) <= 4


@every_vector
@every_temperature
def test_every_slope_is_right_to_the_last_digits_on_the_diagonal_too(z, t):
    shares, _, _ = exactly(z, t)
    got = softmax.jacobian(z, temperature=t)
    logs = log_softmax.jacobian(z, temperature=t)
    for i, si in enumerate(shares):
        for j, sj in enumerate(shares):
            rest = mpmath.fsum(s for k, s in enumerate(shares) if k != i)
            truth = (si * rest if i == j else -si * sj) / mpmath.mpf(t)
            assert ulps(got[i, j], truth, np.float64) <= 10
            truth = (rest if i == j else -sj) / mpmath.mpf(t)
            assert ulps(logs[i, j], truth, np.float64) <= 8


@every_vector
@every_temperature
def test_the_logarithms_are_right_to_the_last_digits(z, t):
    shares, log_total, top = exactly(z, t)
    for got, share in zip(log_softmax(z, temperature=t).tolist(), shares, strict=True):
        assert ulps(got, mpmath.log(share), np.float64) <= 4
    truth = top + mpmath.mpf(t) * log_total
    if abs(truth) < 1e308:
        # where the maximum and the logarithm cancel, their own digits are all there are
        assert abs(logsumexp(z, temperature=t) - truth) <= 4e-16 * max(abs(top), abs(truth)) + 1e-323


def test_the_diagonal_keeps_digits_that_the_textbook_form_has_lost():
    shares = softmax([40.0, 0.0, 0.0])
    assert shares[0] * (1 - shares[0]) == 0.0
    assert softmax.jacobian([40.0, 0.0, 0.0])[0, 0] == pytest.approx(2 * math.exp(-40), rel=1e-14)


@pytest.mark.parametrize("count", [2, 3, 10, 100, 1000, 10_000])
@pytest.mark.parametrize("width", [0.0, 1.0, 30.0, 1e308])
@pytest.mark.parametrize("function", [softmax, softmin, sparsemax], ids=lambda f: f.slug)
def test_shares_sum_to_1_to_rounding(function, count, width):
    z = np.random.default_rng(count).uniform(-1, 1, count) * width
    assert abs(math.fsum(function(z).tolist()) - 1) <= 4e-15


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_shares_in_few_digits_still_sum_to_1_to_their_rounding(dtype):
    z = np.random.default_rng(0).normal(size=100).astype(dtype) * 3
    assert abs(math.fsum(softmax(z).tolist()) - 1) <= float(np.finfo(dtype).eps)


def test_two_classes_are_the_sigmoid_of_their_difference():
    z = np.linspace(-40, 40, 321)
    pairs = np.stack([z, np.zeros_like(z)], axis=-1)
    np.testing.assert_allclose(softmax(pairs)[:, 0], acts.sigmoid(z), rtol=1e-15)
    np.testing.assert_allclose(softmax.jacobian(pairs)[:, 0, 0], acts.sigmoid.derivative(z), rtol=1e-14)
    np.testing.assert_allclose(log_softmax(pairs)[:, 0], acts.log_sigmoid(z), rtol=1e-14)
    np.testing.assert_allclose(logsumexp(pairs), acts.softplus(z), rtol=1e-14, atol=1e-16)
    np.testing.assert_allclose(sparsemax(pairs)[:, 0], acts.sparse_sigmoid(z), rtol=1e-15)


def test_exp_of_log_softmax_is_softmax_and_the_slope_of_logsumexp_is_softmax():
    z = np.random.default_rng(3).normal(size=(50, 6)) * 10
    np.testing.assert_allclose(np.exp(log_softmax(z)), softmax(z), rtol=1e-13)
    np.testing.assert_array_equal(logsumexp.jacobian(z), softmax(z))


@pytest.mark.parametrize("count", [1, 2, 3, 10, 200])
@pytest.mark.parametrize("width", [0.1, 1.0, 5.0, 1e6])
def test_sparsemax_is_the_nearest_point_of_the_simplex(count, width):
    # the Karush-Kuhn-Tucker conditions, which hold for the nearest point and for no other
    z = np.random.default_rng(count).normal(size=(30, count)) * width
    p = sparsemax(z)
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(-1), 1.0, atol=1e-13)
    for point, target in zip(p, z, strict=True):
        level = (target - point)[point > 0]
        np.testing.assert_allclose(level, level[0], atol=4e-16 * max(1, width) * 8)
        assert (target[point == 0] <= level[0] + 1e-14 * max(1, width)).all()


def test_no_other_point_of_the_simplex_is_nearer_than_sparsemax():
    rng = np.random.default_rng(8)
    z = rng.normal(size=4)
    others = rng.dirichlet(np.full(4, 0.4), 20_000)
    assert ((others - z) ** 2).sum(-1).min() >= ((sparsemax(z) - z) ** 2).sum()


def test_sparsemax_has_entries_of_exactly_0_and_a_slope_of_1_less_the_mean_within_its_support():
    assert sparsemax([1.0, 0.8, -1.0]).tolist() == pytest.approx([0.6, 0.4, 0.0], abs=1e-16)
    assert sparsemax([1.0, 0.8, -1.0])[2] == 0.0
    np.testing.assert_array_equal(
        sparsemax.jacobian([1.0, 0.8, -1.0]), [[0.5, -0.5, 0.0], [-0.5, 0.5, 0.0], [0.0, 0.0, 0.0]]
    )


def test_the_largest_of_logits_with_gumbel_noise_is_a_draw_from_softmax():
    z, draws = np.array([1.0, 0.0, -1.0, 2.0]), 40_000
    drawn = gumbel_max(np.tile(z, (draws, 1)), np.random.default_rng(11))
    shares = np.bincount(drawn, minlength=4) / draws
    np.testing.assert_allclose(shares, softmax(z), atol=4 * math.sqrt(0.25 / draws))


def test_gumbel_softmax_is_one_draw_for_one_seed_and_turns_into_it_when_cold():
    z = np.array([1.0, 0.0, -1.0])
    first, again, other = (gumbel_softmax(z, rng=np.random.default_rng(seed)) for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
    cold = gumbel_softmax(z, rng=np.random.default_rng(4), temperature=1e-6)
    assert cold.tolist() == [float(k == gumbel_max(z, np.random.default_rng(4))) for k in range(3)]
    noise = np.random.default_rng(4).gumbel(size=3)
    np.testing.assert_array_equal(first, softmax(z + noise))
    np.testing.assert_array_equal(gumbel_softmax.jacobian(z, rng=np.random.default_rng(4)), softmax.jacobian(z + noise))


@pytest.mark.parametrize("function", [softmax, softmin, sparsemax], ids=repr)
def test_entries_that_do_not_count_get_nothing_and_the_others_what_they_would_get_alone(function):
    z, counts = np.array([[1.0, 5.0, 0.2], [-3.0, -2.0, 7.0]]), np.array([True, False, True])
    out, slopes = function(z, where=counts), function.jacobian(z, where=counts)
    np.testing.assert_allclose(out[:, counts], function(z[:, counts]), rtol=1e-15)
    np.testing.assert_allclose(slopes[:, counts][:, :, counts], function.jacobian(z[:, counts]), rtol=1e-14)
    assert not out[:, ~counts].any()
    assert not slopes[:, ~counts].any()


def test_entries_that_count_share_alike_where_all_of_them_are_infinitely_low():
    np.testing.assert_array_equal(softmax([-np.inf, -np.inf, 3.0], where=[True, True, False]), [0.5, 0.5, 0.0])


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: softmax([1.0, 2.0], axis=None), TypeError, "flatten"),
        (lambda: softmax([1.0, 2.0], where=[False, False]), ValueError, "counts"),
        (lambda: softmax([1.0, 2.0], where=[1, 0]), TypeError, "true or false"),
        (lambda: softmax([1.0, 2.0], hard=True), TypeError, "never hard"),
        (lambda: maxout([1.0, 2.0], where=[True, False]), TypeError, "no mask"),
    ],
)
def test_what_cannot_be_done_is_said(call, error, said):
    with pytest.raises(error, match=said):
        call()


def test_a_hard_draw_of_gumbel_softmax_is_the_class_that_the_soft_one_favours():
    soft, hard = (gumbel_softmax(np.zeros((50, 4)), rng=np.random.default_rng(0), hard=h) for h in (False, True))
    np.testing.assert_array_equal(hard, np.arange(4) == soft.argmax(axis=-1)[:, None])
