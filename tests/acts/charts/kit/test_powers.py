import doctest

import pytest

from acts.charts.kit import powers
from acts.charts.kit.powers import power


def test_the_examples_hold():
    assert doctest.testmod(powers).failed == 0


@pytest.mark.parametrize(
    ("exponent", "written"),
    [(0.0, "1"), (1.5, "32"), (-1.9, "0.013"), (-12.0, "1e-12"), (5.3, "2e5"), (-400.2, "1e-400")],
)
def test_a_power_of_ten_is_written_as_one_types_it(exponent, written):
    assert power(exponent) == written
