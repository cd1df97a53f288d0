"""The straight pieces of a ReLU network with one input, against hand cases and a fine grid."""

from itertools import pairwise

import numpy as np
import pytest

from acts.network.lines import corners


def layers_of(widths, rng):
    return [rng.normal(size=(n, m + 1)) for m, n in pairwise(widths)]


def through(layers, x):
    a = x[None]
    for number, layer in enumerate(layers):
        z = layer[:, :-1] @ a + layer[:, -1:]
        a = np.maximum(z, 0) if number < len(layers) - 1 else z
    return a[0]


def test_a_linear_network_has_one_piece():
    x, y = corners([np.array([[3.0, 1.0]])], -1.0, 2.0)
    assert x.tolist() == [-1.0, 2.0]
    assert y.tolist() == [-2.0, 7.0]


def test_one_unit_bends_once_where_its_sum_is_0():
    x, y = corners([np.array([[2.0, -1.0]]), np.array([[3.0, 0.5]])], 0.0, 1.0)
    assert x.tolist() == [0.0, 0.5, 1.0]
    assert y.tolist() == [0.5, 0.5, 3.5]


def test_a_kink_outside_and_a_unit_that_nothing_takes_up_do_not_count():
    outside = [np.array([[1.0, 5.0]]), np.array([[1.0, 0.0]])]
    unused = [np.array([[1.0, -0.5]]), np.array([[0.0, 2.0]])]
    assert corners(outside, 0.0, 1.0)[0].tolist() == corners(unused, 0.0, 1.0)[0].tolist() == [0.0, 1.0]


def test_two_units_with_one_kink_bend_once_or_cancel():
    twice = np.array([[1.0, -0.5], [2.0, -1.0]])
    assert corners([twice, np.array([[1.0, 1.0, 0.0]])], 0.0, 1.0)[0].tolist() == [0.0, 0.5, 1.0]
    assert corners([twice, np.array([[2.0, -1.0, 0.0]])], 0.0, 1.0)[0].tolist() == [0.0, 1.0]


def test_relu_of_x_less_relu_of_minus_x_is_a_line():
    both = [np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([[1.0, -1.0, 0.0]])]
    assert corners(both, -1.0, 1.0)[0].tolist() == [-1.0, 1.0]


@pytest.mark.parametrize("widths", [(1, 5, 1), (1, 6, 6, 1), (1, 4, 4, 4, 1)])
def test_between_the_corners_random_networks_are_straight_and_at_each_they_bend(widths):
    for seed in range(10):
        layers = layers_of(widths, np.random.default_rng(seed))
        x, y = corners(layers, -3.0, 3.0)
        fine = np.linspace(-3, 3, 6001)
        np.testing.assert_allclose(np.interp(fine, x, y), through(layers, fine), atol=1e-9)
        slopes = np.diff(y) / np.diff(x)
        assert (slopes[1:] != slopes[:-1]).all()


def test_one_layer_of_n_units_has_at_most_one_piece_more_than_units():
    for seed in range(20):
        layers = layers_of((1, 7, 1), np.random.default_rng(seed))
        assert len(corners(layers, -100.0, 100.0)[0]) - 1 <= 8


def test_no_layer_is_no_network():
    with pytest.raises(ValueError, match="layer"):
        corners([], 0.0, 1.0)
