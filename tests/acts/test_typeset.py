import pytest

from acts.typeset import typeset


@pytest.mark.parametrize(
    ("formatted", "written"),
    [("0.5", "0.5"), ("-0.5", "−0.5"), ("1e-07", "1 × 10⁻⁷"), ("-2.5e+22", "−2.5 × 10²²"), ("1.20e+00", "1.20 × 10⁰")],
)
def test_a_minus_is_a_minus_and_a_power_of_ten_is_set_high(formatted, written):
    assert typeset(formatted) == written
