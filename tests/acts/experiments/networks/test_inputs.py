import math

import numpy as np
import pytest

from acts.experiments.networks.bowl import SMALL
from acts.experiments.networks.inputs import Cloud, drawn, valley
from acts.network.preprocessing import PREPROCESSINGS

every = pytest.mark.parametrize("how", PREPROCESSINGS)
CLOUD = Cloud(1.5, 2.0, -0.6, 3)


def descent(shown, rate, steps):
    """Return the weights of gradient descent on E (w x - y)^2 / 2, step by step, and the targets."""
    y = shown.x @ shown.bowl.goal
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
    np.testing.assert_allclose(np.ptp(shown.x @ shown.bowl.goal - drawn(CLOUD).sum(axis=1)), 0, atol=1e-9)


@every
def test_a_path_is_that_of_gradient_descent(how):
    shown = valley(CLOUD, how)
    rate = 0.8 * shown.bowl.limit
    np.testing.assert_allclose(shown.bowl.path(rate, 25), descent(shown, rate, 25)[0], atol=1e-9)


@every
def test_the_loss_is_the_mean_squared_error_and_its_contours_have_one_loss(how):
    shown = valley(CLOUD, how)
    w, y = descent(shown, shown.bowl.limit / 3, 4)
    expected = [((shown.x @ each - y) ** 2).mean() / 2 for each in w]
    np.testing.assert_allclose(shown.bowl.loss(w), expected, atol=1e-12 * expected[0])
    assert shown.bowl.start == pytest.approx(expected[0])
    np.testing.assert_allclose(shown.bowl.loss(shown.bowl.contour(0.3)), 0.3)


@every
def test_the_steps_are_counted_right(how):
    shown = valley(CLOUD, how)
    rates = np.array([0.1, 0.5, 0.95]) * shown.bowl.limit
    for rate, count in zip(rates, shown.bowl.steps(rates), strict=True):
        loss = shown.bowl.loss(shown.bowl.path(float(rate), int(count)))
        assert loss[-1] <= SMALL * shown.bowl.start
        assert (loss[:-1] > SMALL * shown.bowl.start).all()


@every
def test_gradient_descent_arrives_below_the_limit_alone(how):
    shown = valley(CLOUD, how)
    assert np.isfinite(shown.bowl.steps(0.999 * shown.bowl.limit))
    assert shown.bowl.steps(1.001 * shown.bowl.limit) == math.inf
    far, near = (
        shown.bowl.path(1.001 * shown.bowl.limit, 20_000)[-1],
        shown.bowl.path(0.999 * shown.bowl.limit, 20_000)[-1],
    )
    assert shown.bowl.loss(far) > shown.bowl.start
    assert shown.bowl.loss(near) < SMALL * shown.bowl.start


def test_preprocessing_rounds_the_valley():
    condition = {how: valley(Cloud(), how).bowl.condition for how in PREPROCESSINGS}
    assert condition["raw"] > condition["scaled"] > condition["centred"] > condition["standardised"]
    # two inputs of variance 1 and correlation c: (1 + c) / (1 - c)
    assert condition["standardised"] == pytest.approx(1.8 / 0.2)
    assert condition["whitened"] == pytest.approx(1)
    assert valley(Cloud(), "whitened").bowl.steps(1.0) == 1
