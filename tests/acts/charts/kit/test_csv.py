from acts.charts.kit.csv import csv
from tests.test_layers import heavy


def test_floats_keep_every_digit_and_lines_end_with_a_line_feed():
    written = csv(("rate", "seed", "share", "diverged"), [(0.1 + 0.2, 3, "", True), (5e-324, 4, 1 / 3, False)])
    assert written == "rate,seed,share,diverged\n0.30000000000000004,3,,True\n5e-324,4,0.3333333333333333,False\n"


def test_names_with_commas_are_quoted_and_no_rows_leave_the_header():
    assert csv(("name",), [("Leaky ReLU, slope 0.1",)]) == 'name\n"Leaky ReLU, slope 0.1"\n'
    assert csv(("name", "z"), []) == "name,z\n"


def test_pandas_is_not_loaded_before_a_file_is_asked_for():
    assert "pandas" not in heavy("acts.charts.kit.csv")
