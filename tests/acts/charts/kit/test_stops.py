import importlib
import pkgutil

import pytest

import acts.charts
from acts.activation import REALS, Interval, Parameter
from acts.charts.kit.live import Live
from acts.charts.kit.stops import bounds, grid, stops


def parameter(low, high, step):
    return Parameter("t", "t", low, REALS, Interval(low, high), step, "moved by t")


@pytest.mark.parametrize(("low", "high", "step"), [(0.0, 1.0, 0.1), (-50.0, -49.0, 0.1), (0.3, 0.3 + 2e-9, 1e-10)])
def test_a_slider_has_the_ends_of_its_stops_and_the_step_between_them_to_the_last_digit(low, high, step):
    reached = grid(parameter(low, high, step))
    assert bounds(parameter(low, high, step)) == (reached[0], reached[-1], step)
    assert len(reached) <= 41


def test_steps_are_doubled_until_the_stops_are_few_enough():
    assert grid(parameter(0.0, 8.0, 1.0), 5) == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert bounds(parameter(0.0, 8.0, 1.0), 5) == (0.0, 8.0, 2.0)


def test_a_range_that_is_no_whole_number_of_steps_ends_at_its_last_stop():
    assert bounds(parameter(0.0, 1.0, 0.3)) == (0.0, 0.9, 0.3)


def test_every_combination_of_stops_can_be_reached_and_so_can_the_start():
    both = (parameter(0.0, 1.0, 1.0), parameter(0.0, 2.0, 1.0))
    assert stops(both) == [(a, b) for a in (0.0, 1.0) for b in (0.0, 1.0, 2.0)]
    assert stops(both, (0.5, 1.0)) == [(a, b) for a in (0.0, 0.5, 1.0) for b in (0.0, 1.0, 2.0)]


def test_the_slider_of_a_picture_goes_to_its_end_and_its_default_is_one_of_its_stops():
    # a browser puts the handle at a stop, whatever the number beside it says
    modules = [each.name for each in pkgutil.walk_packages(acts.charts.__path__, "acts.charts.")]
    found = [
        live for name in modules for live in vars(importlib.import_module(name)).values() if isinstance(live, Live)
    ]
    sliders = [(parameter, grid(parameter, live.most)) for live in found for parameter in live.parameters]
    assert len(sliders) > 30
    wrong = [p for p, places in sliders if p.default not in places or places[-1] != p.typical.high]
    assert wrong == []
