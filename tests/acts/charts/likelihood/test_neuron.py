import numpy as np

from acts.charts.likelihood.neuron import neuron_csv, neuron_picture, neuron_settings
from acts.experiments.likelihood.neuron import RATE, STARTS, lessons
from tests.acts.charts.reading import rows


def test_the_points_stand_at_the_output_and_the_slope_of_their_epoch():
    start = (151.0,)
    every = neuron_settings(start)
    picture = neuron_picture(*STARTS[1], RATE, ("cross", "square"), start, [f"{k:g}" for (k,) in every])
    points = rows(picture, "points")
    square, cross = lessons(*STARTS[1])
    for name, lesson in enumerate((cross, square)):
        for panel, values in enumerate((lesson.outputs, lesson.slopes)):
            here = (points["name"] == name) & (points["panel"] == panel)
            np.testing.assert_allclose(points["y"][here], values[[int(k) for (k,) in every]])
    assert picture.alt == "151"


def test_both_curves_can_be_taken_away():
    lines = neuron_csv(2.0, 2.0, 0.15).splitlines()
    assert len(lines) == 302
    assert float(lines[-1].split(",")[1]) == lessons(2.0, 2.0)[0].outputs[-1]
