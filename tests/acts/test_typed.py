import pytest

from acts.typed import typed


@pytest.mark.parametrize(
    ("formatted", "written"),
    [("0.5", "0.5"), ("-0.5", "-0.5"), ("1e-07", "1e-7"), ("-2.5e+22", "-2.5e22"), ("1.20e+00", "1.20e0")],
)
def test_a_number_is_written_as_one_types_it(formatted, written):
    assert typed(formatted) == written
    assert float(written) == float(formatted)
