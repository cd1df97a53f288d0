"""The tent map as a network: its pieces are counted from the weights, and are those of the formula."""

import numpy as np
import pytest

import acts
from acts.experiments.networks.folds import MOST, deep, drawn, read, saw, tents, wide


def through(layers, x):
    """Run a network by the catalogue's ReLU."""
    a = np.asarray(x, dtype=float)[None]
    for number, layer in enumerate(layers):
        z = layer[:, :-1] @ a + layer[:, -1:]
        a = acts.relu(z) if number < len(layers) - 1 else z
    return a[0]


def tent(x, times):
    for _time in range(times):
        x = np.where(x < 0.5, 2 * x, 2 - 2 * x)
    return x


@pytest.mark.parametrize("depth", range(1, 11))
def test_each_layer_doubles_the_pieces(depth):
    found = deep(depth)
    assert found.pieces == 2**depth
    assert found.units == 2 * depth
    assert found.x.tolist() == [k / 2**depth for k in range(2**depth + 1)]  # exactly: all are halves of halves
    assert found.y.tolist() == [k % 2 for k in range(2**depth + 1)]


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
def test_the_network_is_the_tent_map_layer_after_layer(depth):
    x = np.arange(4097) / 4096
    np.testing.assert_array_equal(through(tents(depth), x), tent(x, depth))


@pytest.mark.parametrize("units", [1, 2, 3, 8, 16])
def test_a_wide_layer_makes_as_many_pieces_as_it_has_units(units):
    found = wide(units)
    assert found.units == found.pieces == units
    np.testing.assert_allclose(found.y, [k % 2 for k in range(units + 1)], atol=1e-12)
    np.testing.assert_allclose(through(saw(units), found.x), found.y, atol=1e-12)


def test_the_graph_is_what_the_network_computes_between_its_corners():
    for network in (deep(5), wide(10)):
        x = np.linspace(0, 1, 1237)
        np.testing.assert_allclose(np.interp(x, network.x, network.y), through(network.layers, x), atol=1e-12)


def test_no_layer_is_drawn_that_a_picture_cannot_hold():
    assert deep(MOST).pieces == 256


def test_one_weight_that_is_off_spoils_the_tents_that_follow():
    first, *rest = tents(4)
    low = first.copy()
    low[0, 0] = 0.4  # the first tent now reaches 0.4 of the height
    assert read((low, *rest)).pieces < 16


def test_random_weights_make_about_as_many_pieces_as_there_are_units_deep_or_not():
    for depth in (1, 4):
        found = drawn(depth)
        assert found.units == 8 * depth
        assert 0.5 * found.units < found.middle < 1.3 * found.units
        assert found.low <= found.middle <= found.high
