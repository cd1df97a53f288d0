import json

import numpy as np
import pytest

import acts
from acts.charts.networks.collapse import COLLAPSING, collapse_picture
from acts.experiments.networks.collapse import known
from tests.acts.charts.reading import rows, starts

START = (5.0, 0.0)


@pytest.fixture(scope="module")
def picture():
    return drawn()


def drawn(activation=acts.step, start=START, everywhere=False):
    said = [f"at {setting}" for setting in COLLAPSING.settings(start)]
    return collapse_picture(activation, 4, everywhere, start, said)


@pytest.mark.parametrize("setting", [(1.0, 0.0), (5.0, 0.3), (8.0, 1.0)])
def test_each_setting_has_the_graph_of_its_network(picture, setting):
    curves = rows(picture, "curves")
    mine = (curves["depth"] == setting[0]) & (curves["bend"] == setting[1])
    found = known(acts.step, int(setting[0]), setting[1], 4, False)
    np.testing.assert_allclose(curves["y"][mine], found.y, atol=1e-5)
    np.testing.assert_allclose(curves["x"][mine], found.x, atol=1e-6)


def test_the_line_is_that_of_the_one_matrix(picture):
    lines, products = rows(picture, "lines"), rows(picture, "products")
    for depth in (2.0, 8.0):
        found = known(acts.step, int(depth), 0.0, 4, False)
        mine = lines["depth"] == depth
        np.testing.assert_allclose(lines["y"][mine], found.slope * lines["x"][mine] + found.intercept)
        (said,) = np.flatnonzero(products["depth"] == depth)
        assert products["slope"][said] == found.slope
        assert (-products["shift"] if products["below"][said] else products["shift"])[said] == found.intercept


def test_a_layer_has_as_many_tiles_as_weights_and_they_overlap_no_other_layer(picture):
    tiles = rows(picture, "tiles")
    for depth in (1, 2, 8):
        mine = tiles["depth"] == depth
        sizes = [weight.size for weight, _bias in known(acts.step, depth, 0.0, 4, False).layers]
        assert [int((tiles["layer"][mine] == layer + 1).sum()) for layer in range(depth)] == sizes
        assert (tiles["left"][mine] > tiles["layer"][mine] - 0.5).all()
        assert (tiles["right"][mine] < tiles["layer"][mine] + 0.5).all()


def test_bars_are_the_gradients_and_0_where_none_arrives(picture):
    bars = rows(picture, "bars")
    mine = (bars["depth"] == 6) & (bars["bend"] == 1)
    assert bars["size"][mine].tolist() == list(known(acts.step, 6, 1.0, 4, False).gradients)
    assert bars["size"][mine][:3].tolist() == [0, 0, 0]


def test_the_rules_stand_behind_the_layers_that_the_activation_follows(picture):
    def rules(of, depth, bend):
        bent = rows(of, "bent")
        return bent["layer"][(bent["depth"] == depth) & (bent["bend"] == bend)].tolist()

    assert rules(picture, 6, 1.0) == [3.5]
    assert rules(picture, 6, 0.0) == rules(picture, 1, 1.0) == []
    everywhere = drawn(everywhere=True)
    assert rules(everywhere, 4, 0.5) == [1.5, 2.5, 3.5]
    named = rows(everywhere, "bent")
    assert named["name"][(named["depth"] == 4) & (named["bend"] == 0.5)].tolist() == ["Step", "", ""]


def test_every_graph_and_bar_lies_within_its_axis():
    for everywhere in (False, True):
        picture = drawn(acts.relu, everywhere=everywhere)
        (low, high), (_floor, top) = (starts(picture)[name] for name in ("output", "size"))
        y = rows(picture, "curves")["y"]
        assert low <= y.min()
        assert y.max() <= high
        assert rows(picture, "bars")["size"].max() <= top


def test_an_exact_start_is_drawn_too():
    curves = rows(drawn(start=(5.0, 0.37)), "curves")
    assert ((curves["depth"] == 5.0) & (curves["bend"] == 0.37)).any()


def test_the_two_lines_differ_in_their_dashes():
    assert '"range": [[1, 0], [9, 6]]' in json.dumps(dict(drawn().spec))
