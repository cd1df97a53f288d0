import csv

import numpy as np

import acts
from acts.charts.kit.csv import plotted_csv
from acts.charts.kit.frames import View


def test_the_table_holds_every_digit_of_the_picture_s_numbers():
    view, values = View(-3.0, 3.0, overlays=("relu",)), {"negative_slope": 0.0137}
    head, *body = csv.reader(plotted_csv(acts.leaky_relu, values, view).splitlines())
    assert head == [
        "z",
        "leaky_relu",
        "leaky_relu_derivative",
        "leaky_relu_second_derivative",
        "relu",
        "relu_derivative",
        "relu_second_derivative",
    ]
    table = np.array(body, dtype=float)
    assert 0.0 in table[:, 0]
    np.testing.assert_array_equal(table[:, 1], acts.leaky_relu(table[:, 0], **values))
    np.testing.assert_array_equal(table[:, 5], acts.relu.derivative(table[:, 0]))
