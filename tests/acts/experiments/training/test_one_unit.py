import itertools
import math

import numpy as np
import pytest

import acts
from acts.experiments.training.one_unit import BOUND, SHOWN, Unit, critical_rate, descent, descents


def leaky(slope=0.01, **sample):
    return Unit(**sample, activation=acts.leaky_relu, parameters=(("negative_slope", slope),))


def simulated(unit, rate, steps):
    """Yield w, b and z of plain gradient descent, one float at a time."""
    settings = dict(unit.parameters)
    w, b = unit.w, unit.b
    for _ in range(steps + 1):
        z = w * unit.x + b
        yield w, b, z
        dz = float(unit.activation(z, **settings) - unit.y) * float(unit.activation.derivative(z, **settings))
        w, b = w - rate * (unit.x * dz), b - rate * dz


def some_units(count=300):
    rng = np.random.default_rng(0)
    for x, y, w, b in rng.uniform(-3, 3, (count, 4)).tolist():
        yield Unit(x, y, w, b)


def test_the_first_step_is_the_one_worked_out_by_hand():
    run = descent(Unit(x=2.0, y=0.5, w=1.0, b=0.5), 0.375)
    start, after = run.steps[:2]
    assert (start.z, start.a, start.loss, start.slope) == (2.5, 2.5, 2.0, 1.0)
    assert (start.dz, start.dw, start.db) == (2.0, 4.0, 2.0)
    assert (after.w, after.b, after.z, after.a) == (-0.5, -0.25, -1.25, 0.0)
    assert (after.loss, after.slope, after.dz, after.dw, after.db) == (0.125, 0.0, 0.0, 0.0, 0.0)
    assert [step.number for step in run.steps] == list(range(SHOWN + 1))


def test_a_leaky_step_to_z_below_0_is_the_one_worked_out_by_hand():
    start, after = descent(leaky(0.25, x=1.0, y=1.0, w=-2.0, b=0.0), 0.5).steps[:2]
    assert (start.z, start.a, start.loss, start.slope) == (-2.0, -0.5, 1.125, 0.25)
    assert (start.dz, start.dw, start.db) == (-0.375, -0.375, -0.375)
    assert (after.w, after.b, after.z) == (-1.8125, 0.1875, -1.625)


@pytest.mark.parametrize(
    "unit", [Unit(), Unit(y=1.0), leaky(), leaky(0.3), leaky(-0.5), Unit(x=0.0), Unit(w=0.0, b=0.1)]
)
def test_the_record_is_plain_gradient_descent_to_the_last_bit(unit):
    rates = (0.0, 0.013, 0.1, 0.24, 0.3, 0.41)
    for run in descents(unit, rates):
        expected = list(simulated(unit, run.rate, SHOWN))
        assert [(step.w, step.b, step.z) for step in run.steps] == expected


def test_gradients_are_those_of_the_loss():
    for unit in itertools.islice(some_units(), 40):
        run = descent(unit, 0.05)
        for step in run.steps[:3]:
            if abs(step.z) < 1e-3:
                continue

            def loss(w, b, unit=unit):
                return float(acts.relu(w * unit.x + b) - unit.y) ** 2 / 2

            h = 1e-6
            by_w = (loss(step.w + h, step.b) - loss(step.w - h, step.b)) / (2 * h)
            by_b = (loss(step.w, step.b + h) - loss(step.w, step.b - h)) / (2 * h)
            assert (step.dw, step.db) == pytest.approx((by_w, by_b), abs=1e-6)


def test_a_silent_unit_keeps_its_weights_to_the_last_bit_for_ever():
    run = descent(Unit(), 0.4)
    assert (run.ending, run.at, run.under, run.back) == ("silent", 1, 1, None)
    gradients = [(step.dz, step.dw, step.db) for step in run.steps[1:]]
    assert {str(number) for gradient in gradients for number in gradient} == {"0.0"}
    then = list(simulated(run.unit, 0.4, 5000))[1:]
    assert set(then) == {(run.last.w, run.last.b, run.last.z)}


def test_exactly_at_the_kink_the_unit_is_inactive():
    run = descent(Unit(), 0.25)
    assert run.steps[1].z == 0.0
    assert (run.ending, run.at, run.under) == ("silent", 1, 1)
    assert descent(leaky(), 0.25).under == 1
    born = descent(Unit(w=0.0, b=0.0), 0.1)
    assert (born.ending, born.at) == ("silent", 0)


def test_a_unit_that_starts_inactive_never_moves_at_any_rate():
    for run in descents(Unit(b=-9.0), (0.0, 0.1, 1e6)):
        assert (run.ending, run.at, run.under) == ("silent", 0, 0)
        assert {(step.w, step.b) for step in run.steps} == {(1.0, -9.0)}
    assert critical_rate(Unit(b=-9.0)) is None


@pytest.mark.parametrize(
    ("rate", "ending", "at", "swings"),
    [
        (0.0, "still", None, False),
        (0.1, "arrived", 7, False),  # the error halves: under 1/100 after 7 steps
        (0.2, "arrived", 1, False),
        (0.23, "arrived", 3, True),  # the error is multiplied by -0.15
        (0.4, "silent", 1, False),
    ],
)
def test_one_unit_goes_every_way_as_the_rate_grows(rate, ending, at, swings):
    run = descent(Unit(), rate)
    assert (run.ending, run.at, run.swings) == (ending, at, swings)


def test_on_a_line_each_step_leaves_the_same_share_of_the_error():
    unit, rate = Unit(), 0.23
    errors = [step.a - unit.y for step in descent(unit, rate).steps[:5]]
    for before, after in itertools.pairwise(errors):
        assert after / before == pytest.approx(1 - rate * unit.lever)


def test_swings_that_grow_end_inactive_at_a_later_step():
    run = descent(Unit(y=3.5), 0.47)
    assert critical_rate(run.unit) is None
    assert (run.ending, run.under) == ("silent", run.at)
    assert run.at == 6
    assert all(step.z > 0 for step in run.steps[:6])
    assert run.steps[6].z <= 0


def test_a_unit_that_overshoots_by_its_own_error_swings_for_ever():
    assert descent(Unit(x=1.0, y=2.0, w=1.0, b=0.0), 1.0).ending == "swinging"


def test_a_slow_unit_is_still_on_its_way_at_the_end():
    run = descent(Unit(), 1e-5)
    assert (run.ending, run.at, run.last.number) == ("moving", None, 1000)
    assert run.last.loss < run.steps[0].loss


def test_a_leak_brings_the_unit_back_and_a_larger_one_sooner():
    backs = []
    for slope in (0.01, 0.1, 0.3):
        run = descent(leaky(slope), 0.35)
        assert (run.under, run.ending) == (1, "arrived")
        zs = [z for _, _, z in simulated(run.unit, 0.35, run.back)]
        assert all(z <= 0 for z in zs[1:-1])
        assert zs[-1] > 0
        backs.append(run.back)
    assert backs[0] > 100
    assert backs[0] > backs[1] > backs[2] > 1


def test_a_leak_of_0_is_relu():
    for rate in (0.1, 0.3):
        assert descent(leaky(0.0), rate).steps == descent(Unit(), rate).steps


def test_the_critical_rate_is_the_one_worked_out_by_hand():
    assert critical_rate(Unit(x=2.0, y=0.5, w=1.0, b=0.5)) == 0.25
    assert critical_rate(leaky()) == 0.25
    assert critical_rate(Unit(y=3.0)) is None
    assert critical_rate(Unit(y=2.5)) is None


def test_the_critical_rate_is_where_a_bisection_of_the_simulation_finds_it():
    found = 0
    for unit in some_units():
        critical = critical_rate(unit)
        if critical is None or critical > 1e3:
            # no rate at all: the first step of a large one stays dry, or the unit was under water before
            start, end = (z for _, _, z in simulated(unit, 1e3, 1))
            assert start <= 0 or end > 0
            continue
        low, high = 0.0, 2 * critical
        for _ in range(80):
            middle = (low + high) / 2
            under = [z for _, _, z in simulated(unit, middle, 1)][1] <= 0
            low, high = (low, middle) if under else (middle, high)
        assert high == pytest.approx(critical, rel=1e-9)
        assert descent(unit, critical * (1 + 1e-9)).under == 1
        assert descent(unit, critical * (1 - 1e-9)).under != 1
        found += 1
    assert found > 50


def test_the_goal_is_where_the_output_is_the_target():
    assert Unit(y=0.5).goal == 0.5
    assert Unit(y=0.0).goal == 0.0
    assert Unit(y=-1.0).goal is None
    assert leaky(0.25, y=-1.0).goal == -4.0
    assert leaky(-0.25, y=-1.0).goal is None


def test_a_unit_on_target_has_no_gradient_and_is_not_silent():
    run = descent(Unit(y=2.5), 0.3)
    assert (run.ending, run.at) == ("arrived", 0)
    assert not run.steps[0].silent
    assert run.last.z == 2.5


def test_an_error_that_is_rounding_alone_counts_as_none():
    unit = Unit(x=1.0, y=0.3, w=0.1, b=0.2)
    assert descent(unit, 0.1).steps[0].a != unit.y
    assert (descent(unit, 0.1).ending, descent(unit, 0.1).at) == ("arrived", 0)


def test_a_run_that_leaves_all_bounds_stops_with_the_step_and_the_value():
    run = descent(leaky(3.0), 0.5)
    assert run.ending == "diverged"
    zs = [z for _, _, z in simulated(run.unit, 0.5, run.at)]
    assert run.beyond == zs[-1]
    assert abs(run.beyond) > BOUND >= abs(zs[-2])
    assert (run.last.number, run.last.z) == (run.at - 1, zs[-2])
    early = descent(leaky(1e6), 1e6)
    assert early.at < SHOWN
    assert len(early.steps) == early.at


HOSTILE = [0.0, -0.0, 5e-324, 1e-300, 1e-12, -1.0, 1e6, -1e6]


def test_no_record_holds_nan_or_infinity_whatever_goes_in():
    samples = itertools.product(HOSTILE, repeat=2)
    for (x, y), (w, b), slope in itertools.product(samples, [(0.0, 0.0), (1e6, 1e6), (-1.0, 1e6)], [None, 1e6, -1e6]):
        unit = Unit(x, y, w, b) if slope is None else leaky(slope, x=x, y=y, w=w, b=b)
        for run in descents(unit, (0.0, 5e-324, 0.1, 1e6), 15):
            for step in (*run.steps, run.last):
                numbers = (step.w, step.b, step.z, step.a, step.loss, step.slope, step.dz, step.dw, step.db)
                assert all(map(math.isfinite, numbers))
            assert run.beyond is None or math.isfinite(run.beyond)
            assert len(run.steps) == (run.at if run.ending == "diverged" and run.at <= SHOWN else SHOWN + 1)


def test_a_huge_rate_takes_a_relu_unit_far_below_0_and_leaves_it_there():
    run = descent(Unit(), 1e6)
    assert (run.ending, run.at, run.steps[1].z) == ("silent", 1, 2.5 - 1e7)


@pytest.mark.parametrize("name", ["x", "y", "w", "b"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -1e7])
def test_numbers_out_of_reach_are_refused(name, value):
    with pytest.raises(ValueError, match=f"{name} has to lie"):
        Unit(**{name: value})


@pytest.mark.parametrize("rate", [math.nan, -0.1, 1e7, math.inf])
def test_a_learning_rate_out_of_reach_is_refused(rate):
    with pytest.raises(ValueError, match="a learning rate lies in"):
        descent(Unit(), rate)


def test_an_illegal_parameter_and_an_empty_horizon_are_refused():
    with pytest.raises(ValueError, match="negative_slope"):
        leaky(math.nan)
    with pytest.raises(ValueError, match="judged"):
        descent(Unit(), 0.1, 0)
