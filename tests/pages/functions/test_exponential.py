"""What the experiments of the page say, in the numbers of the core."""

from tests.pages.reading import text


def test_a_sharpness_of_a_thousand_is_no_power_of_ten(opened):
    assert "At β = 1000 softplus lies above ReLU" in text(opened("exponential", guess="skip", exponential_power="3"))
