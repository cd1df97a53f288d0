import math

import numpy as np
import pytest

from acts.experiments.networks.inputs import SMALL, Cloud, drawn, valley, zigzags
from acts.network.preprocessing import PREPROCESSINGS

every = pytest.mark.parametrize("how", PREPROCESSINGS)
CLOUD = Cloud(1.5, 2.0, -0.6, 3)


def descent(shown, rate, steps):
    """Return the weights of gradient descent on E (w x - y)^2 / 2, step by step, and the targets."""
    y = shown.x @ shown.goal
    w = [np.zeros(2)]
    for _ in range(steps):
        w.append(w[-1] - rate * shown.x.T @ (shown.x @ w[-1] - y) / len(y))
    return np.array(w), y


def test_a_cloud_has_the_moments_that_were_asked_for():
    x = drawn(CLOUD)
    np.testing.assert_allclose(x.mean(axis=0), [1.5, 3.0])
    np.testing.assert_allclose(x.std(axis=0), [1.0, 2.0])
    assert np.corrcoef(x.T)[0, 1] == pytest.approx(-0.6)


@every
def test_the_target_is_the_sum_of_the_raw_inputs_up_to_a_shift(how):
    shown = valley(CLOUD, how)
    np.testing.assert_allclose(np.ptp(shown.x @ shown.goal - drawn(CLOUD).sum(axis=1)), 0, atol=1e-9)


@every
def test_a_path_is_that_of_gradient_descent(how):
    shown = valley(CLOUD, how)
    rate = 0.8 * shown.limit
    np.testing.assert_allclose(shown.path(rate, 25), descent(shown, rate, 25)[0], atol=1e-9)


@every
def test_the_loss_is_the_mean_squared_error_and_its_contours_have_one_loss(how):
    shown = valley(CLOUD, how)
    w, y = descent(shown, shown.limit / 3, 4)
    expected = [((shown.x @ each - y) ** 2).mean() / 2 for each in w]
    np.testing.assert_allclose(shown.loss(w), expected, atol=1e-12 * expected[0])
    assert shown.start == pytest.approx(expected[0])
    np.testing.assert_allclose(shown.loss(shown.contour(0.3)), 0.3)


@every
def test_the_steps_are_counted_right(how):
    shown = valley(CLOUD, how)
    rates = np.array([0.1, 0.5, 0.95]) * shown.limit
    for rate, count in zip(rates, shown.steps(rates), strict=True):
        loss = shown.loss(shown.path(float(rate), int(count)))
        assert loss[-1] <= SMALL * shown.start
        assert (loss[:-1] > SMALL * shown.start).all()


@every
def test_gradient_descent_arrives_below_the_limit_alone(how):
    shown = valley(CLOUD, how)
    assert np.isfinite(shown.steps(0.999 * shown.limit))
    assert shown.steps(1.001 * shown.limit) == math.inf
    far, near = shown.path(1.001 * shown.limit, 20_000)[-1], shown.path(0.999 * shown.limit, 20_000)[-1]
    assert shown.loss(far) > shown.start
    assert shown.loss(near) < SMALL * shown.start


def test_preprocessing_rounds_the_valley():
    condition = {how: valley(Cloud(), how).condition for how in PREPROCESSINGS}
    assert condition["raw"] > condition["scaled"] > condition["centred"] > condition["standardised"]
    # two inputs of variance 1 and correlation c: (1 + c) / (1 - c)
    assert condition["standardised"] == pytest.approx(1.8 / 0.2)
    assert condition["whitened"] == pytest.approx(1)
    assert valley(Cloud(), "whitened").steps(1.0) == 1


def test_the_mean_alone_makes_a_zig_zag():
    found = zigzags()
    assert [each.mean for each in found] == [0, 0.5, 1, 2, 4]
    assert [each.condition for each in found] == pytest.approx([1 + 2 * each.mean**2 for each in found])
    assert [each.steps for each in found] == [1, 5, 10, 31, 114]
