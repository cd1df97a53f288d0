"""What the experiments of the page say, in the numbers of the core."""

import pytest

from tests.pages.reading import text, told


@pytest.mark.parametrize(("zoom", "times"), [("0", "1"), ("3", "1000"), ("4", "1e4")])
def test_a_corner_is_bent_the_same_at_every_magnification(zoom, times, opened):
    said = text(opened("rectified", guess="skip", rectified_zoom=zoom))
    assert f"At a magnification of {times}, ReLU is bent by 1 between -1 and 1, tanh by " in said


def test_a_function_without_a_corner_is_said_to_have_none(opened):
    said = text(opened("rectified", scene="corner", fn="squared_relu"))
    assert "Squared ReLU has no corner to look at." in said
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
