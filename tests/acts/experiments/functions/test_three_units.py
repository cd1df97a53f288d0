from __future__ import annotations

import acts
from acts.experiments.functions.three_units import vote


def test_three_steps_that_fire_are_level_and_the_sigmoids_are_not():
    result = vote((0.2, 2.0, 9.0))
    assert result.steps.outputs == (1.0, 1.0, 1.0)
    assert (result.firing, result.steps.ahead) == (3, None)
    assert result.sigmoids.outputs == tuple(acts.sigmoid([0.2, 2.0, 9.0]).tolist())
    assert result.sigmoids.ahead == 2


def test_a_higher_threshold_lets_one_fire_and_lowers_every_sigmoid():
    low, high = vote((0.2, 2.0, 9.0)), vote((0.2, 2.0, 9.0), 5.0)
    assert (high.firing, high.steps.ahead) == (1, 2)
    assert all(a > b for a, b in zip(low.sigmoids.outputs, high.sigmoids.outputs, strict=True))
    assert vote((0.2, 2.0, 9.0), 9.5).steps.ahead is None


def test_sigmoids_are_level_where_they_are_equal_or_saturated_to_the_last_bit():
    assert vote((1.0, 1.0, 0.0)).sigmoids.ahead is None
    assert vote((38.0, 39.0, 40.0)).sigmoids.ahead is None
