from __future__ import annotations

import numpy as np
import pytest

from acts.experiments.functions.linear import collapse


@pytest.mark.parametrize("depth", [1, 2, 5, 12])
@pytest.mark.parametrize("slope", [1.0, 0.3, -2.0, 4.0])
def test_a_stack_of_linear_layers_is_one_layer_up_to_rounding(depth, slope):
    found = collapse(depth, slope, np.random.default_rng(depth))
    assert found.gap < 1e-12
    assert found.linear < 1e-12
    assert found.one == 3 * 2 + 2


def test_with_tanh_in_between_no_single_layer_does_it():
    for seed in range(5):
        assert collapse(3, 1.0, seed).curved > 0.01
    assert collapse(1, 1.0, 0).curved < 1e-20  # one layer has nothing in between


def test_the_stack_has_more_weights_the_deeper_it_is():
    assert [collapse(depth, 1.0, 0).weights for depth in (1, 2, 3)] == [8, 20 + 12, 20 + 30 + 12]


def test_a_slope_of_0_leaves_a_constant_which_is_one_layer_too():
    found = collapse(4, 0.0, 0)
    assert (found.gap, found.linear) == (0.0, 0.0)


def test_a_seed_and_its_generator_draw_the_same():
    assert collapse(3, 0.5, 7) == collapse(3, 0.5, np.random.default_rng(7))
    assert collapse(3, 0.5, 7) != collapse(3, 0.5, 8)


def test_the_points_of_the_best_layer_leave_over_what_is_said():
    found = collapse(3, 1.0, 2)
    best, bent = np.array(found.bent).T
    assert bent.std() == pytest.approx(1.0)
    assert 0 < np.mean((bent - best) ** 2) < 1
    line, stack = np.array(found.straight).T
    np.testing.assert_allclose(line, stack, atol=1e-9)
