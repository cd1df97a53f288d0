"""What the scenes of the page say, in the numbers of the core."""

import pytest

import acts
from pages.kit.numbers import number
from tests.pages.reading import alternatives, text, told


def test_a_sharpness_of_a_thousand_is_no_power_of_ten(opened):
    assert "At β = 1000 softplus lies 0.000693 above ReLU" in text(opened("exponential", exponential_power="3"))


@pytest.mark.parametrize(("alpha", "said"), [("2", "jumps from 2 to 1 at z = 0"), ("1", "is 1 on both sides of z = 0")])
def test_the_slope_of_elu_jumps_for_every_alpha_but_1(alpha, said, opened):
    app = opened("exponential", exponential_alpha=alpha)
    assert said in told(app)[0]
    assert f"Both level off at -{alpha}." in text(app)


def test_the_rounded_functions_are_read_off_at_the_place_of_the_link(opened):
    app = opened("exponential", exponential_relatives_at="-3")
    heights = {a.slug: number(float(a(-3.0)), 3) for a in (acts.softplus, acts.squareplus)}
    expected = "At z = -3 softplus is {softplus}, squareplus {squareplus}, sparse plus 0 and ReLU 0.".format(**heights)
    assert alternatives(app) == [expected]
    assert expected in text(app)
    assert f"| Squareplus | {heights['squareplus']} |" in text(app)


def test_what_elu_passes_on_is_said_and_the_table_is_in_a_drawer(opened):
    app = opened("exponential", exponential_fading_at="-5", exponential_slopes="true")
    assert "becomes 0.00674 in ELU, 0.01 in leaky ReLU, 0.00665 in the sigmoid and 0 in ReLU" in told(app)[0]
    assert "Below z = -4.61 " in " ".join(text(app).split())
    assert "| Leaky ReLU | 0.01 | 0.01 | 0.01 |" in text(app)
    assert "| ELU |" not in text(opened("exponential", scene="fading"))
