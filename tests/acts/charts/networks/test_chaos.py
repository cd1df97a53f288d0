import numpy as np

from acts.charts.networks.chaos import LIVE, REACH, chaos_picture
from acts.experiments.networks.chaos import BIASES, LAYERS, WEIGHTS, chaos_with, grid
from tests.acts.charts.reading import folded_rows, rows, starts


def drawn(slug="tanh", start=(1.2, 0.2)):
    found = chaos_with(slug, *start)
    said = tuple(f"{weight:g}, {bias:g}" for weight, bias in LIVE.settings(start))
    return found, chaos_picture(found, start, said, said)


def test_the_sliders_reach_all_that_is_computed():
    assert tuple(LIVE.settings((1.2, 0.2))) == grid()
    found, picture = drawn(start=(1.23, 0.2))
    assert len(LIVE.settings((1.23, 0.2))) == len(found.weights)
    assert starts(picture)["live"] == [{"weight": 1.23, "bias": 0.2}]


def test_every_setting_has_what_its_networks_do_in_each_layer():
    found, picture = drawn()
    stops = folded_rows(picture, "stops")
    assert len(stops) == len(grid())
    for row in stops[::17]:
        at = found.at(row["weight"], row["bias"])
        assert len(row["theory"]) == LAYERS + 1
        np.testing.assert_allclose(row["alike_low"], found.alike[:, at].min(axis=0), rtol=1e-5)
        np.testing.assert_allclose(row["alike_high"], found.alike[:, at].max(axis=0), rtol=1e-5)
        theory = np.array(row["theory"][1:])
        seen = (found.theory[at] >= REACH[0]) & (found.theory[at] <= REACH[1])
        np.testing.assert_array_equal(np.isnan(theory), ~seen)
        np.testing.assert_allclose(theory[seen], found.theory[at][seen], rtol=1e-5)
        assert np.isnan(row["size_low"][0])


def test_every_cell_says_whether_gradients_grow():
    found, picture = drawn("relu")
    cells = rows(picture, "cells")
    assert len(cells["grows"]) == len(WEIGHTS) * len(BIASES)
    np.testing.assert_array_equal(cells["grows"], found.measured > 1)
    np.testing.assert_allclose((cells["left"] + cells["right"]) / 2, found.weights)
    np.testing.assert_allclose((cells["low"] + cells["high"]) / 2, found.biases, atol=1e-12)
    assert cells["strength"].max() == 1


def test_the_map_holds_the_readers_point_and_the_line_of_theory():
    _found, picture = drawn(start=(7.5, 2.0))
    assert starts(picture)["map_x"][1] > 7.5
    assert starts(picture)["map_y"][1] > 2
    edge = rows(picture, "edge")
    assert edge["bias"].max() == starts(picture)["map_y"][1]
