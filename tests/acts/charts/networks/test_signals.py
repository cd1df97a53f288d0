import numpy as np
import pytest

from acts.charts.kit.powers import power
from acts.charts.networks.signals import LIVE, signals_picture
from acts.experiments.networks.signals import LAYERS, depths, verdict
from tests.acts.charts.reading import rows, starts


def drawn(slug="sigmoid", start="xavier", layers=20):
    sentences = [f"{int(at)} layers" for (at,) in LIVE.settings((float(layers),))]
    return signals_picture(depths(slug, start), layers, sentences)


def test_each_stop_has_the_layers_of_its_network():
    back = rows(drawn(), "back")
    assert [(back["layers"] == layers).sum() for layers in (1, 7, LAYERS)] == [2, 14, 2 * LAYERS]
    assert set(back["name"]) == {"gradients of W", "gradients of z"}
    seen = back["middle"][(back["layers"] == 20) & (back["name"] == "gradients of z")]
    np.testing.assert_allclose(seen, depths("sigmoid", "xavier").gradients.middle[19, :20], atol=1e-5)
    assert back["layer"][back["layers"] == 20].max() == 20


def test_activations_travel_once():
    forward = rows(drawn(), "forward")
    assert forward["layer"].tolist() == list(range(LAYERS + 1))
    np.testing.assert_allclose(forward["high"], depths("sigmoid", "xavier").activations.high, atol=1e-6)


def test_the_bound_on_the_slopes_is_there_for_the_sigmoid_alone():
    bound = rows(drawn(), "bound")
    here = bound["layers"] == 11
    assert 10.0 ** bound["size"][here] == pytest.approx(4.0 ** (bound["layer"][here] - 11.0), rel=1e-5)
    assert rows(drawn("tanh"), "bound")["size"].size == 0


def test_every_depth_has_its_own_cells_and_words():
    picture = drawn("relu")
    cells, words = rows(picture, "cells"), rows(picture, "words")
    assert len(set(cells["url"])) == LAYERS
    seen = verdict(depths("relu", "xavier"), 40)
    assert words["left"][39] == f"gradient vanishes: {power(seen.gradient)}"
    assert words["right"][39] == f"activations vanish: {power(seen.activations)}"
    assert rows(drawn("tanh", "large"), "words")["right"][29].endswith("of the slopes saturated")


def test_the_axis_holds_every_size():
    for slug, start in (("sigmoid", "small"), ("selu", "large"), ("tanh", "he")):
        picture = drawn(slug, start)
        low, high = starts(picture)["sizes"]
        for data in ("forward", "back"):
            columns = rows(picture, data)
            assert low < columns["low"].min()
            assert columns["high"].max() < high


def test_all_that_travels_is_small():
    assert sum(map(len, drawn("gelu", "he").data.values())) < 120_000
