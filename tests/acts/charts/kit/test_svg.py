"""The lines of pictures that are written as SVG by hand."""

import numpy as np

from acts.charts.kit import svg


def test_a_number_that_is_none_is_a_gap():
    x, y = np.arange(5.0), np.array([0.0, 1.0, np.nan, 1.0, 0.0])
    assert svg.path(x, y, "").count("M") == 2
    assert "nan" not in svg.path(x, y, "")
