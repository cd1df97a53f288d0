"""A neuron that learns to say 0: Nielsen's numbers, starts and rates of one's own, and a start that never moves."""

from acts.experiments.likelihood.neuron import STARTS, lessons
from pages.kit.numbers import number
from pages.likelihood.losses import neuron
from tests.pages.reading import text

PAGE = {"slug": "losses", "scene": "neuron"}


def test_nielsen_s_numbers_are_in_the_table(opened):
    said = text(opened(**PAGE, ends="true"))
    for start in STARTS:
        for lesson in lessons(*start):
            assert number(lesson.outputs[-1]) in said
    assert "| 0.8176 | 0.09396 | 0.01164 |" in said
    assert "| 0.982 | 0.2028 | 0.01201 |" in said


def test_an_own_start_and_rate_are_in_the_link_and_a_hopeless_one_is_told(opened):
    app = opened(**PAGE, start="own", neuron_w="50", neuron_b="50", neuron_rate="0.5", epoch="300", ends="true")
    said = neuron.said(50.0, 50.0, 0.5, 300.0)
    assert said in text(app)
    assert "| w = 50, b = 50 | 1 (rounded) | 1 (rounded) | " in text(app)
    assert "never falls below 1/2" in said
    assert "nothing changes" in neuron.said(2.0, 2.0, 0.0, 10.0)


def test_a_start_that_never_moves_is_said_to_lose_its_step_not_to_have_no_slope(opened):
    square, _ = lessons(100.0, 100.0)
    assert square.slopes[0] > 0
    assert square.logits[-1] == square.logits[0]
    said = text(opened(**PAGE, never="true"))
    assert "smaller than the rounding when it is added to w" in said
    assert "no learning rate at which these outputs diverge" in said
    assert "slope is 0" not in said


def test_one_epoch_is_not_told_in_the_plural():
    assert neuron.said(2.0, 2.0, 0.15, 1.0).startswith("At epoch 1, with")
