import itertools
import math

import numpy as np
import pytest

import acts
from acts.experiments.networks.half_off import DROPPED, FUNCTIONS, INPUTS, UNITS, dropped, layer, switched

DRAWS = 40


def phi(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


def test_about_half_of_the_relu_outputs_are_0_without_a_bias():
    """The first claim on ReLU's zeros holds: over many draws, by no more than four standard errors."""
    shares = [layer(seed, seed + 1).share(0.0) for seed in range(DRAWS)]
    assert np.mean(shares) == pytest.approx(0.5, abs=4 * 0.5 / math.sqrt(UNITS * DRAWS))
    assert all(abs(share - 0.5) < 5 * 0.5 / math.sqrt(UNITS) for share in shares)


@pytest.mark.parametrize("bias", [-1.5, -0.5, 0.3, 1.0, 2.0])
def test_a_bias_moves_the_share_as_the_normal_law_says(bias):
    layers = [layer(seed, 2 * seed) for seed in range(DRAWS)]
    expected = [phi(-bias / each.sigma) for each in layers]
    assert [each.expected(bias) for each in layers] == pytest.approx(expected)
    error = 0.5 / math.sqrt(UNITS * DRAWS)
    assert np.mean([each.share(bias) for each in layers]) == pytest.approx(np.mean(expected), abs=4 * error)


def test_sigma_is_the_spread_of_the_sums_over_draws_of_the_weights():
    sums = np.concatenate([layer(seed, 7).sums for seed in range(DRAWS)])
    assert sums.std() == pytest.approx(layer(0, 7).sigma, rel=4 / math.sqrt(2 * sums.size))
    assert 0.7 < layer(0, 7).sigma < 1.3
    assert INPUTS == 100


def test_the_same_input_gives_the_same_pattern_and_another_one_another_pattern():
    """The claim that ReLU is like dropout fails."""
    first = layer(3, 5)
    for bias in (-0.7, 0.0, 1.2):
        np.testing.assert_array_equal(first.off(bias), layer(3, 5).off(bias))
    assert 0.3 < (first.off(0.0) != layer(3, 6).off(0.0)).mean() < 0.7


def test_dropout_draws_anew_at_every_pass_but_a_pass_that_is_shown_again_is_the_same():
    drawn = [dropped(0, turn) for turn in range(1, 30)]
    for before, now in itertools.pairwise(drawn):
        assert 0.35 < (before != now).mean() < 0.65
    np.testing.assert_array_equal(drawn[4], dropped(0, 5))
    assert np.mean(drawn) == pytest.approx(DROPPED, abs=4 * 0.5 / math.sqrt(UNITS * len(drawn)))


def test_from_pass_to_pass_relu_switches_nothing_and_dropout_about_half():
    for turn in (2, 9, 1000):
        assert switched(layer(1, 2).off(0.4), layer(1, 2).off(0.4)) == 0
        assert 0.35 * UNITS < switched(dropped(1, turn - 1), dropped(1, turn)) < 0.65 * UNITS
    assert switched([True, False, False], [False, False, True]) == 2


def test_leaky_relu_sigmoid_and_tanh_have_no_output_that_is_0():
    relu, *others = FUNCTIONS
    assert relu is acts.relu
    for bias in (-2.0, 0.0, 1.5):
        found = layer(11, 4)
        assert found.off(bias).any()
        assert not any(found.off(bias, each).any() for each in others)
