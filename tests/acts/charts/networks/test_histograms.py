import numpy as np

from acts.charts.networks.histograms import LIVE, histograms_picture
from acts.experiments.networks.histograms import LAYERS, layers
from tests.acts.charts.reading import rows, starts


def drawn(slug="relu", scale=1.0):
    found = [layers(slug, "sixteenth", 0, each) for (each,) in LIVE.settings((scale,))]
    return histograms_picture(found, scale, [f"scale {each.scale:g}" for each in found]), found


def test_the_longest_bar_of_each_histogram_fills_its_column():
    picture, found = drawn()
    for data in ("outputs", "powers"):
        columns = rows(picture, data)
        for layer in (1, LAYERS):
            here = (columns["scale"] == 1.0) & (columns["layer"] == layer)
            assert columns["length"][here].max() == 200
            assert columns["length"][here][[0, -1]].tolist() == [0, 0]
    assert len(found) == 20


def test_a_bar_stands_at_its_value():
    picture, found = drawn("sigmoid")
    columns = rows(picture, "powers")
    here = (columns["scale"] == 1.0) & (columns["layer"] == 1)
    top = columns["level"][here][columns["length"][here].argmax()]
    (first,) = [each for each in found if each.scale == 1.0]
    assert abs(top - first.size[0]) < 1


def test_the_numbers_below_are_percentages_of_each_layer():
    picture, found = drawn(scale=1.41)
    shares = rows(picture, "shares")
    (here,) = [each for each in found if each.scale == 1.41]
    dead = shares["share"][(shares["scale"] == 1.41) & (shares["kind"] == 3)]
    assert dead.tolist() == [f"{100 * share:.0f}" for share in here.dead]
    numbers = shares["share"][(shares["scale"] == 0.2) & (shares["kind"] == 0)]
    assert numbers.tolist() == [str(k) for k in range(1, LAYERS + 1)]


def test_a_scale_off_the_slider_is_one_stop_more():
    assert len(drawn(scale=1.41)[1]) == 21


def test_no_bar_of_a_gradient_lies_below_the_axis():
    picture, _found = drawn("sigmoid")
    low, high = starts(picture)["powers"]
    levels = rows(picture, "powers")["level"]
    assert low <= levels.min()
    assert levels.max() <= high


def test_all_that_travels_is_small():
    assert sum(map(len, drawn("gelu")[0].data.values())) < 120_000


def test_values_that_are_exactly_zero_are_in_no_histogram():
    picture, found = drawn()
    units = found[0].activations.sum(axis=1)
    assert (units < 0.8 * 64 * 300).all()
    assert np.all(rows(picture, "outputs")["level"] >= -0.06)
