import math

import numpy as np
import pytest

import acts
from acts.activation import Interval
from acts.tasks import TASKS, level, moments

OUTPUTS = [task for task in TASKS.values() if task.wanted is not None]


@pytest.mark.parametrize(
    ("task", "fits", "does_not"),
    [
        ("yes_no", {"sigmoid", "hard_sigmoid", "cloglog"}, {"tanh", "step", "relu", "relu6"}),
        ("count", {"relu", "squared_relu"}, {"sigmoid", "identity", "crelu", "threshold"}),
        ("number", {"identity", "leaky_relu", "tanhshrink"}, {"relu", "tanh", "log_sigmoid", "hard_shrink"}),
        ("hidden", set(), {"relu", "sigmoid"}),
        ("classes", set(), {"sigmoid", "identity"}),
    ],
)
def test_the_fitting_functions_are_those_with_the_wanted_values(task, fits, does_not):
    found = {a.slug for a in TASKS[task].fitting}
    assert fits <= found
    assert not does_not & found


@pytest.mark.parametrize("task", OUTPUTS, ids=lambda task: task.slug)
def test_a_fitting_function_comes_near_both_ends_passes_neither_and_never_falls(task):
    z = np.linspace(-60, 60, 4801)
    for activation in task.fitting:
        a = activation(z)
        assert a.min() >= task.wanted.low
        assert a.max() <= task.wanted.high
        far = activation(np.array([-1e8, 1e8]))  # squareplus comes near 0 no faster than 1/z
        for found, end in ((far.min(), task.wanted.low), (far.max(), task.wanted.high)):
            assert abs(found - end) < 1e-3 if math.isfinite(end) else abs(found) > 0.5
        assert (np.diff(a) >= -1e-15).all()


def test_what_is_advised_for_an_output_fits_and_what_is_not_in_the_catalogue_is_passed_over():
    for task in TASKS.values():
        assert [a.slug for a in task.first] == [slug for slug in task.advised if slug in acts.CATALOGUE]
        assert task.wanted is None or set(task.first) <= set(task.fitting)


def test_a_level_stretch_is_found_between_corners_alone():
    assert level(acts.soft_shrink) == Interval(-0.5, 0.5)
    assert [a.slug for task in OUTPUTS for a in task.fitting if level(a)] == ["soft_shrink"]


def test_moments_are_those_of_a_standard_normal_pre_activation():
    assert moments(acts.relu).mean == pytest.approx(1 / math.sqrt(2 * math.pi), rel=1e-12)
    assert moments(acts.relu).slope_square == pytest.approx(0.5, rel=1e-12)
    assert moments(acts.step).mean == pytest.approx(0.5, rel=1e-12)
    z = np.random.default_rng(0).standard_normal(1_000_000)
    assert moments(acts.sigmoid).slope_square == pytest.approx(np.mean(acts.sigmoid.derivative(z) ** 2), rel=1e-3)
