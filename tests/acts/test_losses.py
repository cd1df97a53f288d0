import math

import mpmath
import numpy as np
import pytest

from acts.losses import (
    LOSSES,
    binary_cross_entropy,
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
