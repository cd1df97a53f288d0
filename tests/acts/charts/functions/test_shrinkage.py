import json

import numpy as np
import pytest

import acts
from acts.charts.functions.shrinkage import CHARGING, CUTTING, charge_picture, denoised_picture, errors_picture
from acts.experiments.functions.shrinkage import LENGTH, charge, denoised, noisy
from tests.acts.charts.reading import rows


def test_both_ways_of_shrinking_are_drawn_at_every_threshold():
    data = noisy(3)
    shown = denoised_picture(data, (1.234,), [""] * len(CUTTING.settings((1.234,))))
    left = rows(shown, "left")
    mine = left["cut"] == 1.234
    assert mine.sum() == LENGTH
    np.testing.assert_array_equal(left["hard"][mine], acts.hard_shrink(data.seen, threshold=1.234))
    np.testing.assert_array_equal(left["soft"][mine], acts.soft_shrink(data.seen, threshold=1.234))
    band = rows(shown, "band")
    assert list(band["edge"][band["cut"] == 1.234]) == [-1.234, 1.234]


def test_marks_in_one_picture_differ_in_their_shapes():
    shown = denoised_picture(noisy(0), (1.0,), [""] * len(CUTTING.settings((1.0,))))
    assert '["stroke", "circle", "square", "triangle-up"]' in json.dumps(dict(shown.spec))


def test_the_lowest_points_of_the_errors_are_marked():
    results = tuple(denoised(noisy(0), cut) for (cut,) in CUTTING.settings())
    best = min(results, key=lambda r: r.hard_error), min(results, key=lambda r: r.soft_error)
    shown = errors_picture(results, best, "words")
    errors, marked = rows(shown, "errors"), rows(shown, "best")
    for name, error in zip(("Hard shrink", "Soft shrink"), marked["error"], strict=True):
        assert errors["error"][errors["name"] == name].min() == error
    assert shown.alt == "words"


@pytest.mark.parametrize("z", [-5.0, 0.0, 3.0])
def test_the_marked_point_is_the_lowest_of_its_curve(z):
    shown = charge_picture(z, (1.37,), [""] * len(CHARGING.settings((1.37,))))
    curve, lowest = rows(shown, "curve"), rows(shown, "lowest")
    for weight in (0.0, 1.37, 4.0):
        paid = curve["paid"][curve["weight"] == weight]
        mark = lowest["weight"] == weight
        assert lowest["paid"][mark] <= paid.min() + 1e-12
        np.testing.assert_allclose(lowest["paid"][mark], charge(lowest["x"][mark], z, weight))
