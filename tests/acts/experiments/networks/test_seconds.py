"""What a function costs: ratios and quartiles of given times, and that measuring gives times, whatever they are."""

import numpy as np
import pytest

import acts
from acts.experiments.networks import seconds
from acts.experiments.networks.seconds import LOOK, REFERENCE, WIDTHS, Costs, costs, known, look, measuring

TIMES = np.array([[1.0, 4.0], [1.0, 6.0], [2.0, 16.0], [1.0, 2.0], [1.0, 6.0]])
GIVEN = Costs(64, ("relu", "elu"), TIMES, np.array([9.0, 9.0, 18.0, 9.0, 9.0]), 0.0)


def test_a_function_is_compared_with_relu_within_each_round():
    assert GIVEN.alone("elu") == (4.0, 6.0, 6.0)
    assert GIVEN.alone("relu") == (1.0, 1.0, 1.0)
    low, middle, high = GIVEN.layer("elu")
    assert (low, middle, high) == pytest.approx((1.3, 1.5, 1.5))
    assert GIVEN.share("elu") == pytest.approx(6 / 15)
    assert GIVEN.share("relu") == pytest.approx(0.1)


def test_measuring_says_how_far_it_is_and_ends_with_every_time():
    *before, (share, found) = measuring(16, ("relu", "tanh", "mish"), 3)
    assert [each for each, _none in before] == pytest.approx([1 / 3, 2 / 3])
    assert all(none is None for _share, none in before)
    assert share == 1.0
    assert found.functions == ("relu", "tanh", "mish")
    assert found.seconds.shape == (3, 3)
    assert found.products.shape == (3,)
    assert found.when > 1.7e9


def test_the_products_and_the_passes_that_are_timed_are_those_of_a_layer(monkeypatch):
    """The clock is replaced by one that counts its readings: each measurement reads it twice."""
    readings = iter(range(1000))
    monkeypatch.setattr(seconds.time, "thread_time_ns", lambda: 1000 * next(readings))
    *_, (_share, found) = measuring(1024, ("relu", "elu"), 2)
    np.testing.assert_allclose(found.seconds, np.full((2, 2), 1e-6))
    np.testing.assert_allclose(found.products, np.full(2, 1e-6))


def test_a_first_look_is_shared_and_gives_way_to_all_functions(monkeypatch):
    assert look() is look()
    assert [cost.width for cost in look()] == list(WIDTHS)
    assert all(cost.functions == LOOK for cost in look())
    assert costs() is costs()
    assert REFERENCE in LOOK
    small = seconds._job(tuple(acts.CATALOGUE), 1, 0.0)
    monkeypatch.setattr(seconds, "costs", lambda: small)
    assert known() is look()
    small.complete()
    assert all(cost.functions == tuple(acts.CATALOGUE) for cost in known())


def test_every_function_of_the_catalogue_runs_without_a_warning_in_a_layer():
    *_, (_share, found) = measuring(32, tuple(acts.CATALOGUE), 1)
    assert np.isfinite(found.seconds).all()
