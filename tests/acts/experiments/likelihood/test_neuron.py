import math

import numpy as np
import pytest

from acts.experiments.likelihood.neuron import EPOCHS, STARTS, lessons


@pytest.mark.parametrize(
    ("start", "first", "square", "cross"),
    [(STARTS[0], 0.8176, 0.0940, 0.0116), (STARTS[1], 0.9820, 0.2028, 0.0120)],
)
def test_nielsen_s_neurons_end_where_his_do(start, first, square, cross):
    by_square, by_cross = lessons(*start)
    assert by_square.outputs[0] == by_cross.outputs[0] == pytest.approx(first, abs=5e-5)
    assert by_square.outputs[-1] == pytest.approx(square, abs=5e-5)
    assert by_cross.outputs[-1] == pytest.approx(cross, abs=5e-5)


def test_a_lesson_is_plain_gradient_descent_written_out():
    w, b, rate = 2.0, 2.0, 0.15
    for lesson in lessons(w, b, rate):
        here = [w, b]
        for epoch in range(EPOCHS + 1):
            a = 1 / (1 + math.exp(-sum(here)))
            slope = a * a * (1 - a) if lesson.loss == "squared_error" else a
            assert lesson.outputs[epoch] == pytest.approx(a, rel=1e-10)
            assert lesson.slopes[epoch] == pytest.approx(slope, rel=1e-9)
            here = [each - rate * slope for each in here]


@pytest.mark.parametrize("rate", [0.0, 0.15, 100.0, 1e4])
@pytest.mark.parametrize("start", [(100.0, 100.0), (-100.0, -100.0), (0.0, 0.0)])
def test_no_learning_rate_makes_an_output_rise_or_leave_all_bounds(start, rate):
    for lesson in lessons(*start, rate):
        assert np.isfinite(lesson.logits).all()
        assert (np.diff(lesson.outputs) <= 0).all()


def test_a_start_that_is_far_off_never_moves_under_squared_error():
    square, cross = lessons(100.0, 100.0, 1.0)
    assert square.outputs[-1] == square.outputs[0] == 1.0
    assert square.reached(0.5) is None
    assert cross.reached(0.5) == 101  # two of logit an epoch


@pytest.mark.parametrize("wrong", [(101.0, 0.0, 0.1), (0.0, math.nan, 0.1), (0.0, 0.0, -1.0), (0.0, 0.0, math.inf)])
def test_what_is_out_of_bounds_is_refused(wrong):
    with pytest.raises(ValueError, match=r"at most|learning rate"):
        lessons(*wrong)
