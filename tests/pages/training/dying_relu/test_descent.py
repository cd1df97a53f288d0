import pytest

import acts
from acts.experiments.training.one_unit import Unit, descent
from pages.training.dying_relu.arithmetic import aligned, readout
from pages.training.dying_relu.descent import sentence


def leaky(slope, **sample):
    return Unit(**sample, activation=acts.leaky_relu, parameters=(("negative_slope", slope),))


def said(unit, rate):
    return sentence(descent(unit, rate))


def test_the_sentence_states_the_step_to_an_inactive_unit_the_numbers_that_stay_and_the_rate_that_does_it():
    text = said(Unit(), 0.4)
    assert "At a learning rate of 0.4 the first step takes z from 2.5 to -1.5, so the unit is inactive." in text
    assert "exactly 0 and w = -0.6, b = -0.3 never change again; the loss stays at 0.125." in text
    assert text.endswith("Any rate from 0.25 on makes the unit inactive at the first step.")


def test_below_the_critical_rate_the_sentence_names_it_and_the_step_of_arrival():
    text = said(Unit(), 0.1)
    assert "from step 7 on the error is under 1% of the first error" in text
    assert text.endswith("From a rate of 0.25 on, the first step would make the unit inactive.")
    assert "swings past" not in text
    assert "swings past its target and approaches it; from step 3 on" in said(Unit(), 0.23)


def test_a_later_step_that_makes_the_unit_inactive_is_named():
    text = said(Unit(y=3.5), 0.47)
    assert "step 6 takes it to -2.553, so the unit is inactive" in text
    assert "No rate makes the unit inactive at the first step: the output is too low" in text


def test_a_rate_next_to_the_critical_one_is_told_from_it():
    text = said(Unit(), 0.2499999)
    assert "a learning rate of 0.2499999 " in text
    assert "From a rate of 0.25 on" in text


def test_a_unit_that_a_leak_keeps_alive_is_said_to_become_active():
    run = descent(leaky(0.2), 0.3)
    text = sentence(run)
    assert f"The slope there is 0.2, not 0, so the unit keeps learning and becomes active at step {run.back};" in text
    assert "exactly 0" not in text
    assert "the unit started inactive." in said(leaky(0.2, b=-4.0), 0.3)


def test_units_that_do_not_move_are_each_told_why():
    assert said(Unit(b=-9.0), 0.3).startswith("The unit starts inactive, at z = -7: its gradient is exactly 0")
    assert said(Unit(y=2.5), 0.3).startswith("The unit starts on target, a = y = 2.5")
    assert "nothing moves" in said(Unit(), 0.0)


def test_a_loss_that_could_not_be_lower_is_no_tragedy():
    assert "0.5, the least that is possible" in said(Unit(y=-1.0), 0.4)
    assert "the least" not in said(Unit(), 0.4)


def test_a_run_beyond_all_bounds_is_told_with_its_step_and_value():
    run = descent(leaky(3.0), 0.5)
    assert f"at step {run.at} z is 1.064e50, and the run stops" in sentence(run)


EXTREMES = [0.0, 1e-12, -10.0, 10.0]


@pytest.mark.parametrize("slope", [None, 0.0, 0.01, -1e6, 1e6])
@pytest.mark.parametrize("rate", [0.0, 5e-324, 0.1, 1e6])
def test_every_extreme_has_words_and_numbers_without_nan(rate, slope):
    for x in EXTREMES:
        for y in EXTREMES:
            unit = Unit(x=x, y=y) if slope is None else leaky(slope, x=x, y=y)
            run = descent(unit, rate)
            text = "\n".join([sentence(run), *readout(run), *(aligned(run, k) for k in range(min(2, len(run.steps))))])
            assert "nan" not in text
            assert "None" not in text
            assert "{" not in sentence(run)
            assert sentence(run).endswith(".")
