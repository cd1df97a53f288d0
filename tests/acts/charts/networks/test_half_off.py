import numpy as np
import pytest

from acts.charts.networks.half_off import LIVE, half_off_picture
from acts.experiments.networks.half_off import FUNCTIONS, UNITS, dropped, layer
from tests.acts.charts.reading import rows

BIASES = [bias for (bias,) in LIVE.settings((0.0,))]


def picture(turn):
    return half_off_picture(layer(0, 1), 0, turn, (0.0,), [f"at {bias}" for bias in BIASES])


def test_the_counted_and_the_expected_share_are_those_of_the_layer_at_every_bias():
    curve, found = rows(picture(1), "curve"), layer(0, 1)
    assert curve["bias"].tolist() == BIASES
    assert curve["share"].tolist() == [found.share(bias) for bias in BIASES]
    assert curve["expected"] == pytest.approx([found.expected(bias) for bias in BIASES])


def test_the_squares_that_are_left_out_are_the_outputs_that_are_0():
    cells, found = rows(picture(2), "cells"), layer(0, 1)
    np.testing.assert_array_equal(cells["z"], found.sums)
    for bias in BIASES[::10]:
        np.testing.assert_array_equal(~(cells["z"] + bias > 0), found.off(bias))
    np.testing.assert_array_equal(cells["out"], dropped(0, 2))


def test_what_dropout_switched_is_marked_from_the_second_pass_on():
    first, second = picture(1), picture(2)
    assert not rows(first, "cells")["changed"].any()
    assert rows(first, "panels")["changed"].tolist() == [-1, -1]
    changed = rows(second, "cells")["changed"]
    np.testing.assert_array_equal(changed, dropped(0, 1) != dropped(0, 2))
    assert rows(second, "panels")["changed"].tolist() == [0, changed.sum()]


def test_the_bars_are_the_zeros_of_each_function():
    zeros = rows(picture(1), "zeros")
    at_0 = zeros["bias"] == 0
    assert zeros["name"][at_0].tolist() == [each.name for each in FUNCTIONS]
    assert zeros["count"][at_0].tolist() == [layer(0, 1).off(0.0).sum(), 0, 0, 0]
    assert zeros["count"].max() <= UNITS


def test_all_passes_share_a_spec():
    assert picture(1).spec["layer"] is picture(2).spec["layer"]
