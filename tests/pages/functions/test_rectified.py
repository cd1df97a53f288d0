"""What the experiments of the page say, in the numbers of the core."""

import pytest

from acts.experiments.functions.learned import learning
from pages.kit.numbers import number
from tests.pages.reading import text, told


@pytest.mark.parametrize(("zoom", "times"), [("0", "1"), ("3", "1000"), ("4", "1e4")])
def test_a_corner_is_bent_the_same_at_every_magnification(zoom, times, opened):
    said = text(opened("rectified", guess="skip", rectified_zoom=zoom))
    assert f"At a magnification of {times}, the bend between -1 and 1 is 1 for ReLU and " in said


def test_a_function_without_a_corner_is_said_to_have_none(opened):
    said = text(opened("rectified", scene="corner", fn="squared_relu"))
    assert "Squared ReLU has no corner." in said
    assert "subgradient" not in said


@pytest.mark.parametrize(
    ("alpha", "verdict"), [("0.5", "one function"), ("-1", "one function"), ("2", "two functions")]
)
def test_the_maximum_is_leaky_relu_up_to_a_slope_of_1(alpha, verdict, opened):
    assert verdict in text(opened("rectified", rectified_alpha=alpha))


def test_two_relatives_are_told_each_under_its_picture(opened):
    app = opened("rectified", scene="relatives")
    assert [said.split(":")[0] for said in told(app)] == ["ReLU6", "Squared ReLU"]
    assert all(said in text(app) for said in told(app))


def test_the_random_slopes_come_with_the_link(opened):
    app = opened("rectified", random_lower="0.2", rectified_seed="7")
    assert "Training draws each slope between 0.2 and 0.3333 (seed 7); evaluation uses their mean, 0.2667." in text(app)


def test_the_learned_slopes_are_told_by_their_ends_beside_those_of_the_paper(opened):
    said = text(opened("rectified", scene="learned"))
    ends = [each.slopes[:, -1] for each in learning("circles").results]
    low, high = (number(float(pick([pick(end[:, 0]) for end in ends])), 2) for pick in (min, max))
    assert f"15 networks have slopes from {low} to {high} in layer 1" in said
    assert f"{sum(int((end < 0).sum()) for end in ends)} of the 45 slopes are negative" in said
    assert "The first layer has the slope 0.68" in said.replace("\n", " ")


def test_the_slopes_on_digits_wait_for_a_press(opened):
    app = opened("rectified", scene="learned", learned_task="digits")
    (go,) = (button for button in app.button if button.key == "rectified/learned/go")
    assert "Train (about " in go.label
