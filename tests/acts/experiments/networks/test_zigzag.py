import math

import numpy as np
import pytest

from acts.experiments.networks.bowl import SMALL
from acts.experiments.networks.zigzag import GOAL, MEANS, bowl, zigzag, zigzags


def test_the_mean_alone_makes_a_zig_zag():
    found = zigzags()
    assert [each.mean for each in found] == [0, 0.5, 1, 2, 4]
    assert [each.condition for each in found] == pytest.approx([1 + 2 * each.mean**2 for each in found])
    assert [each.steps for each in found] == [1, 5, 10, 31, 114]


def test_a_bias_does_not_round_the_valley():
    # the extreme eigenvalues of the second moments of x1, x2 and 1 are s + sqrt(s^2 - 1) and its inverse, s = 1 + m^2
    for each in zigzags():
        half = 1 + each.mean**2
        assert each.with_bias == pytest.approx((half + math.sqrt(half**2 - 1)) ** 2)
        assert each.with_bias >= each.condition


@pytest.mark.parametrize("mean", [0.5, 1.0, 3.25])
def test_the_steps_are_those_of_the_condition_number(mean):
    # at the best fixed rate both directions shrink by the same factor
    factor = (bowl(mean).condition - 1) / (bowl(mean).condition + 1)
    assert zigzag(mean).steps == math.ceil(math.log(SMALL) / (2 * math.log(factor)))


@pytest.mark.parametrize("mean", MEANS[::4])
def test_the_curvatures_are_those_of_drawn_inputs(mean):
    x = np.random.default_rng(0).standard_normal((400_000, 2)) + mean
    shown = bowl(mean)
    for w in ([0.0, 0.0], [2.0, 1.0]):
        measured = ((x @ np.subtract(w, GOAL)) ** 2).mean() / 2
        assert shown.loss(np.array(w)) == pytest.approx(measured, rel=0.02)


def test_with_inputs_that_are_not_centred_the_first_steps_cross_the_valley():
    shown = bowl(2.0)
    sums = (shown.path(0.95 * shown.limit, 8) - shown.goal).sum(axis=1)
    assert (sums[1:] * sums[:-1] < 0).all()
    centred = bowl(0.0)
    np.testing.assert_allclose(centred.path(centred.best, 1)[1], GOAL)
