import numpy as np
import pytest

import acts
from acts.experiments.likelihood.outputs import PAIRS, POISSON, laws, softmax, steps
from acts.tasks import TASKS

every_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)


@every_pair
def test_the_gradient_is_what_the_loss_rises_by(pair):
    y, h = np.array([[pair.target]]), 1e-6
    for step in steps(pair):
        up, down = (pair.loss.value(np.array([[step.logit + d]]), y)[0] for d in (h, -h))
        assert step.gradient == pytest.approx((up - down) / (2 * h), rel=1e-6, abs=1e-8)


@every_pair
def test_with_the_matching_loss_the_gradient_is_output_minus_target_up_to_a_factor(pair):
    ratios = {round(s.gradient / (s.output - pair.target), 9) for s in steps(pair) if s.output != pair.target}
    assert len(ratios) == 1
    assert ratios == {2.0 if pair is PAIRS["number"] else 1.0}


def test_the_squared_error_of_a_sigmoid_hardly_moves_what_is_badly_wrong():
    wrong = steps(PAIRS["yes_no"])[0]
    assert abs(wrong.gradient) > 0.99
    assert abs(wrong.other) < 1e-3
    assert all(step.other is None for step in steps(PAIRS["count"]))


def test_the_poisson_loss_is_least_where_the_expected_count_is_the_count():
    z = np.log(np.array([[2.0, 3.0, 4.0]]))
    assert POISSON.value(z, np.array([[3.0]])).argmin() == 1
    assert POISSON.gradient(np.log([[3.0]]), np.array([[3.0]]))[0, 0] == pytest.approx(0, abs=1e-12)


def test_softmax_adds_up_to_1_only_knows_differences_and_is_the_sigmoid_for_two():
    z = np.linspace(-5, 5, 11)
    shares = softmax((z, 1.0, 0.0))
    assert shares.shape == (3, 11)
    np.testing.assert_allclose(shares.sum(axis=0), 1, rtol=1e-14)
    np.testing.assert_allclose(softmax((z + 100, 101.0, 100.0)), shares, rtol=1e-12)
    np.testing.assert_allclose(softmax((z, 0.0))[0], acts.sigmoid(z), rtol=1e-12)
    np.testing.assert_allclose(softmax((2.0, 1.0, 0.0))[:, 0], np.exp([2, 1, 0]) / np.exp([2, 1, 0]).sum())
    assert softmax((1e300, 0.0))[:, 0].tolist() == [1.0, 0.0]


def test_the_slope_of_each_law_s_loss_is_output_minus_target():
    assert [law.slug for law in laws()] == ["yes_no", "classes", "count", "number"]
    assert all(law.slug in TASKS for law in laws())
    assert all(0 < law.apart < 1e-8 for law in laws())
