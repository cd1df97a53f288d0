import json

import numpy as np
import pytest

import acts
from acts.charts.functions.shrinkage import CHARGING, CUTTING, charge_picture, denoised_picture
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
    data = noisy(0)
    shown = denoised_picture(data, (1.0,), [""] * len(CUTTING.settings((1.0,))))
    errors, marked = rows(shown, "errors"), rows(shown, "best")
    for name, at, error in zip(("Hard shrink", "Soft shrink"), marked["at"], marked["error"], strict=True):
        mine = errors["name"] == name
        assert errors["error"][mine].min() == error
        assert errors["error"][mine & (errors["cut"] == at)] == error
    assert rows(shown, "raw")["error"] == denoised(data, 0.0).raw_error


def test_the_panels_of_the_noise_stand_under_each_other_where_the_picture_is_narrow():
    spec = dict(denoised_picture(noisy(0), (1.0,), [""] * len(CUTTING.settings((1.0,)))).spec)
    assert {"name": "wide", "expr": "width > 500"} in spec["params"]
    assert json.dumps(spec).count("wide ? ") > 8
    assert "height" not in spec


@pytest.mark.parametrize("z", [-5.0, 0.0, 3.0])
def test_the_marked_point_is_the_lowest_of_its_curve(z):
    shown = charge_picture(z, (1.37,), [""] * len(CHARGING.settings((1.37,))))
    curve, lowest = rows(shown, "curve"), rows(shown, "lowest")
    for weight in (0.0, 1.37, 4.0):
        paid = curve["paid"][curve["charge"] == weight]
        mark = lowest["charge"] == weight
        assert lowest["paid"][mark] <= paid.min() + 1e-12
        np.testing.assert_array_equal(rows(shown, "price")["paid"][1::3], 0)
        np.testing.assert_allclose(lowest["paid"][mark], charge(lowest["x"][mark], z, weight))
