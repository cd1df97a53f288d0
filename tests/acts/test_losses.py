import math

import mpmath
import numpy as np
import pytest

from acts import vector
from acts.losses import (
    BERNOULLI,
    CLOGLOG,
    HALF_SQUARE,
    LOSSES,
    binary_cross_entropy,
    brier,
    brier_gradient,
    categorical,
    categorical_gradient,
    gaussian,
    residual,
    sigmoid_squared_error,
    softmax_cross_entropy,
    squared_error,
)

every_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
EXTREMES = np.array([-1e300, -800.0, -40.0, -1.0, 0.0, 1.0, 40.0, 800.0, 1e300])


def targets(loss, shape):
    y = np.zeros(shape)
    y[..., 0, :] = 1.0
    return y


@every_loss
@pytest.mark.parametrize("outputs", [1, 3])
def test_the_gradient_is_that_of_the_value(loss, outputs):
    z = np.random.default_rng(0).normal(size=(2, outputs, 5))
    y = targets(loss, z.shape)
    gradient = loss.gradient(z, y)
    assert gradient.shape == z.shape
    for k in range(outputs):
        nudge = np.zeros_like(z)
        nudge[:, k] = 1e-6
        slope = (loss.value(z + nudge, y) - loss.value(z - nudge, y)) / 2e-6
        np.testing.assert_allclose(gradient[:, k], slope, atol=1e-8)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_binary_cross_entropy_is_right_to_the_last_digits_at_any_logit(y):
    z = EXTREMES[None, 1:-1]
    value = binary_cross_entropy.value(z, np.full_like(z, y))
    slope = binary_cross_entropy.gradient(z, np.full_like(z, y))[0]
    with mpmath.workdps(700):
        for k, logit in enumerate(z[0]):
            p = 1 / (1 + mpmath.exp(-mpmath.mpf(logit)))
            assert value[k] == pytest.approx(float(-mpmath.log(p if y else 1 - p)), rel=1e-15, abs=1e-300)
            assert slope[k] == pytest.approx(float(p - mpmath.mpf(y)), rel=1e-14, abs=2e-16)


@every_loss
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_nothing_warns_and_no_nan_comes_out_at_extreme_logits(loss, dtype):
    z = np.clip(EXTREMES, -1e15, 1e15).astype(dtype)
    z = np.stack([z, z[::-1], np.zeros_like(z)]) if loss is softmax_cross_entropy else z[None]
    y = targets(loss, z.shape).astype(dtype)
    for out in (loss.value(z, y), loss.gradient(z, y)):
        assert np.isfinite(out).all()
        assert out.dtype == dtype


def test_softmax_of_two_logits_is_the_sigmoid_of_their_difference():
    z = np.array([[3.0, -800.0, 0.1], [1.0, 500.0, 0.1]])
    difference = z[:1] - z[1:]
    for y in (np.array([[1.0], [0.0]]), np.array([[0.0], [1.0]])):
        expected = binary_cross_entropy.value(difference, np.broadcast_to(y[:1], difference.shape))
        np.testing.assert_allclose(softmax_cross_entropy.value(z, np.broadcast_to(y, z.shape)), expected, rtol=1e-14)


def test_the_wrong_label_at_a_logit_of_100_moves_cross_entropy_and_not_squared_error():
    z, y = np.array([[100.0]]), np.zeros((1, 1))
    assert binary_cross_entropy.gradient(z, y) == 1.0
    assert 0 < sigmoid_squared_error.gradient(z, y) < 1e-40
    assert squared_error.gradient(z, y) == 200.0


def test_a_class_is_the_largest_logit_or_the_side_of_the_threshold():
    z, y = np.array([[0.6, 0.4, -1.0]]), np.array([[1.0, 1.0, 0.0]])
    assert squared_error.correct(z, y).tolist() == [True, False, True]
    assert binary_cross_entropy.correct(z, y).tolist() == [True, True, True]
    z, y = np.array([[1.0, 0.0], [0.0, -1.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    assert softmax_cross_entropy.correct(z, y).tolist() == [True, False]


def test_chance_costs_the_logarithm_of_the_number_of_classes():
    z = np.zeros((4, 2))
    assert softmax_cross_entropy.value(z, targets(None, z.shape)) == pytest.approx(math.log(4))


SINGLE = (BERNOULLI, HALF_SQUARE, CLOGLOG, gaussian(0.7), gaussian(3.0))
every_single = pytest.mark.parametrize("loss", SINGLE, ids=lambda loss: loss.slug)
FAR = (-1e308, -1000.0, -745.0, -100.0, -37.0, -3.0, -0.5, 0.0, 0.5, 3.0, 37.0, 100.0, 700.0, 1000.0, 1e308)


def oracle(slug, z, y):
    """Return the loss in mpmath from its definition."""
    z, y = mpmath.mpf(z), mpmath.mpf(y)
    if slug == "squared_error":
        return (1 / (1 + mpmath.exp(-z)) - y) ** 2 / 2
    if slug == "gaussian_nll":
        return -mpmath.log(mpmath.npdf(y, z, mpmath.mpf(0.7)))
    p = 1 / (1 + mpmath.exp(-z)) if slug == "cross_entropy" else -mpmath.expm1(-mpmath.exp(z))
    return -mpmath.log(p if y else 1 - p)


@every_single
@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
def test_slope_and_curvature_are_those_of_the_value(loss, y):
    z, h = np.linspace(-6, 4, 41), 1e-5
    np.testing.assert_allclose(loss.slope(z, y), (loss.value(z + h, y) - loss.value(z - h, y)) / (2 * h), atol=2e-8)
    if loss.curvature is not None:
        bent = (loss.slope(z + h, y) - loss.slope(z - h, y)) / (2 * h)
        np.testing.assert_allclose(loss.curvature(z, y), bent, atol=2e-8)


@pytest.mark.parametrize("loss", SINGLE[:4], ids=lambda loss: loss.slug)
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_every_digit_of_value_and_slope_is_right_however_far_out(loss, y):
    reach = 6 if loss is CLOGLOG else 1000
    with mpmath.workdps(1500):
        for z in FAR[1:-1] if loss is not CLOGLOG else (-1000.0, -100.0, -37.0, -3.0, -0.5, 0.0, 0.5, 3.0, 6.0):
            assert abs(z) <= reach or z < 0
            value = oracle(loss.slug, z, y)
            slope = mpmath.diff(lambda t: oracle(loss.slug, t, y), z, h=mpmath.mpf(10) ** -500)
            assert float(loss.value(z, y)) == pytest.approx(float(value), rel=2e-13, abs=1e-300)
            assert float(loss.slope(z, y)) == pytest.approx(float(slope), rel=2e-13, abs=1e-300)


def test_a_loss_at_the_end_of_all_floats_and_beyond_is_its_limit():
    for z in (1e308, np.inf):
        assert (BERNOULLI.value(z, 0.0), BERNOULLI.value(z, 1.0), BERNOULLI.value(-z, 0.0)) == (z, 0.0, 0.0)
        assert (BERNOULLI.slope(z, 0.0), BERNOULLI.slope(z, 1.0), BERNOULLI.slope(-z, 1.0)) == (1.0, 0.0, -1.0)
        assert (HALF_SQUARE.value(z, 0.0), HALF_SQUARE.slope(z, 0.0)) == (0.5, 0.0)
        assert (CLOGLOG.value(z, 0.0), CLOGLOG.value(z, 1.0), CLOGLOG.value(-z, 1.0)) == (np.inf, 0.0, z)
        assert (CLOGLOG.slope(z, 0.0), CLOGLOG.slope(z, 1.0), CLOGLOG.slope(-z, 1.0)) == (np.inf, 0.0, -1.0)
        assert gaussian(1.0).value(z, 0.0) == np.inf
    assert gaussian(1.0).slope(1e308, 0.0) == 1e308
    assert BERNOULLI.value(np.inf, 0.5) == np.inf
    assert np.isnan(BERNOULLI.value(np.nan, 1.0))


def test_one_logit_says_what_the_network_trains_with():
    z = np.linspace(-30, 30, 121)[None]
    for y in (0.0, 1.0):
        label = np.full_like(z, y)
        np.testing.assert_allclose(BERNOULLI.value(z[0], y), binary_cross_entropy.value(z, label), rtol=1e-13)
        np.testing.assert_allclose(BERNOULLI.slope(z, y), binary_cross_entropy.gradient(z, label), atol=2e-16)
        np.testing.assert_allclose(2 * HALF_SQUARE.value(z[0], y), sigmoid_squared_error.value(z, label), atol=1e-15)
        np.testing.assert_allclose(2 * HALF_SQUARE.slope(z, y), sigmoid_squared_error.gradient(z, label), atol=1e-16)
    z, y = np.array([[3.0, -9.0], [1.0, 500.0], [0.0, 499.0]]), np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    np.testing.assert_allclose(categorical(z, y), softmax_cross_entropy.value(z, y), rtol=1e-14)
    np.testing.assert_allclose(categorical_gradient(z, y), softmax_cross_entropy.gradient(z, y), atol=1e-15)


def test_a_residual_is_not_lost_where_the_probability_rounds_to_1():
    assert residual(100.0, 1.0) == pytest.approx(-math.exp(-100), rel=1e-15)
    assert residual(100.0, 0.0) == 1.0


@pytest.mark.parametrize("spread", [0.0, -1.0, math.inf, math.nan])
def test_a_gaussian_needs_a_positive_spread(spread):
    with pytest.raises(ValueError, match="spread"):
        gaussian(spread)


@pytest.mark.parametrize("logits", [(2.0, 1.0, 0.0), (-30.0, 30.0, 0.0), (-500.0, 500.0, 1.0), (40.0, -1.0, -2.0)])
@pytest.mark.parametrize("true", [0, 1, 2])
def test_gradients_of_several_classes_keep_their_digits(logits, true):
    z, y = np.array(logits)[:, None], np.eye(3)[:, [true]]
    with mpmath.workdps(1500):

        def shares(t):
            e = [mpmath.exp(mpmath.mpf(each)) for each in t]
            return [each / sum(e) for each in e]

        p = shares(logits)
        r = [each - (k == true) for k, each in enumerate(p)]
        middle = sum(a * b for a, b in zip(p, r, strict=True))
        assert categorical(z, y)[0] == pytest.approx(float(-mpmath.log(p[true])), rel=1e-13, abs=1e-300)
        assert brier(z, y)[0] == pytest.approx(float(sum(each**2 for each in r) / 2), rel=1e-13, abs=1e-300)
        for k in range(3):
            assert categorical_gradient(z, y)[k, 0] == pytest.approx(float(r[k]), rel=1e-13, abs=1e-300)
            assert brier_gradient(z, y)[k, 0] == pytest.approx(float(p[k] * (r[k] - middle)), rel=1e-12, abs=1e-300)


def test_gradients_of_several_classes_are_those_of_the_values():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(4, 6)), np.eye(4)[:, rng.integers(4, size=6)]
    for value, gradient in ((categorical, categorical_gradient), (brier, brier_gradient)):
        for k in range(4):
            nudge = np.eye(4)[:, [k]] * 1e-6
            np.testing.assert_allclose(gradient(z, y)[k], (value(z + nudge, y) - value(z - nudge, y)) / 2e-6, atol=1e-9)


def test_infinite_logits_share_everything_and_ruled_out_classes_get_nothing():
    z = np.array([[np.inf, np.inf, 1e308], [0.0, np.inf, -1e308], [-np.inf, -np.inf, -np.inf]])
    assert vector.softmax(z, axis=-2).T.tolist() == [[1, 0, 0], [0.5, 0.5, 0], [1, 0, 0]]
    assert categorical(z, np.eye(3)[:, [0, 0, 2]]).tolist() == [0.0, math.log(2), np.inf]


@pytest.mark.parametrize("label", [2.0, -0.1, math.nan])
def test_a_number_that_is_no_label_is_refused_by_every_loss_for_labels(label):
    z, y = np.array([[0.3], [-1.0]]), np.array([[label], [1 - label]])
    for loss in (binary_cross_entropy, softmax_cross_entropy, sigmoid_squared_error):
        for function in (loss.value, loss.gradient):
            with pytest.raises(ValueError, match="labels"):
                function(z, y)
    for loss in (BERNOULLI, HALF_SQUARE, CLOGLOG):
        with pytest.raises(ValueError, match="labels"):
            loss.value(0.3, label)
    with pytest.raises(ValueError, match="labels"):
        categorical(z, y)
    assert squared_error.value(z, np.array([[2.0], [-7.0]])).shape == (1,)


def test_labels_of_several_classes_add_up_to_one():
    with pytest.raises(ValueError, match="add up"):
        softmax_cross_entropy.value(np.zeros((3, 1)), np.ones((3, 1)))
