import csv
import io

import numpy as np
import pytest

from acts.charts.training.revival import revival_csv, revival_picture
from acts.experiments.training.revival import revival, shocked
from acts.experiments.training.setup import Setup
from tests.acts.charts.reading import rows, starts


def trained(setup, high):
    (result,) = revival(setup, high, 0).complete()
    return result


def small(depth=1, data="moons"):
    return shocked(Setup(data, width=6, depth=depth), 10, 30, 0.1)


def seen(depth=1, data="moons", high=5.0):
    return trained(small(depth, data), high)


def alone(depth=1, data="moons", high=5.0):
    return revival_picture({"ReLU": seen(depth, data, high)}, small(depth, data), "seen")


def test_the_lines_are_means_and_the_bands_hold_every_network():
    result = seen()
    shares = rows(alone(), "shares")
    np.testing.assert_allclose(shares["mean"], result.share(0).mean(axis=0))
    assert (shares["low"] <= shares["mean"]).all()
    assert (shares["mean"] <= shares["high"]).all()
    np.testing.assert_allclose(shares["high"], result.share(0).max(axis=0))
    norm = rows(alone(), "norm")
    np.testing.assert_allclose(10 ** norm["low"], result.norm.min(axis=0))


def test_the_shock_takes_the_first_third_however_short_it_is():
    result = seen()
    x = rows(alone(), "norm")["x"]
    assert x[0] == 0
    assert x[result.peak] == 1
    assert x[-1] == 3
    assert (np.diff(x) > 0).all()


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_each_layer_has_a_line_of_its_own(depth):
    picture = alone(depth)
    assert len(set(rows(picture, "shares")["line"])) == depth
    legends = str(picture.spec).count("'orient': 'top'")
    assert bool(legends) == (depth > 1)


def test_several_activations_have_a_line_each_and_differ_in_their_dashes_too():
    chosen = {name: small().under(name) for name in ("relu", "leaky_relu", "elu")}
    picture = revival_picture({name: trained(setup, 5.0) for name, setup in chosen.items()}, small(), "seen")
    for panel in ("shares", "middle", "norm"):
        assert list(dict.fromkeys(rows(picture, panel)["line"])) == list(chosen)
    dashes = [dash for layer in picture.spec["layer"] for dash in dashes_of(layer)]
    assert all(len({tuple(dash) for dash in each}) == 3 for each in dashes)
    assert "not firing" in str(picture.spec)


def dashes_of(layer):
    inner = layer.get("layer", [])
    return [each["encoding"]["strokeDash"]["scale"]["range"] for each in inner if "strokeDash" in each["encoding"]]


def test_nothing_known_yet_is_a_picture_that_says_so():
    picture = revival_picture({}, small(), "seen")
    assert rows(picture, "note")["words"].tolist() == ["not trained yet"]
    assert rows(picture, "shares")["x"].size == 0
    assert rows(alone(), "note")["words"].size == 0


def test_the_panels_stand_beside_each_other_where_there_is_room():
    spec = alone().spec
    assert "height" not in spec
    assert {"name": "wide", "expr": "width > 480"} in spec["params"]


def test_values_show_the_loss_where_classes_show_accuracy():
    picture = alone(data="sine", high=0.1)
    assert np.isfinite(rows(picture, "middle")["mean"]).all()
    assert "loss" in str(picture.spec)
    assert "accuracy" not in str(picture.spec)


def test_an_explosion_stays_on_the_axes():
    setup = shocked(Setup(width=6), 40, 5, 0.1).under("leaky_relu", ("negative_slope", 0.3))
    result = trained(setup, 1e4)
    picture = revival_picture({"leak": result}, setup, "seen")
    assert np.isfinite(rows(picture, "norm")["high"]).all()
    assert result.norm.max() > 1e6


def test_a_training_that_grows_needs_no_new_spec_and_its_axes_hold_every_network():
    small, large = (
        revival_picture({"leak": trained(setup, high)}, setup, "seen")
        for setup, high in (
            (shocked(Setup(width=6), 40, cool, 0.1).under("leaky_relu"), high) for cool, high in ((5, 0.1), (60, 1e4))
        )
    )
    assert small.spec["layer"] is large.spec["layer"]
    for picture, last in ((small, "45"), (large, "100")):
        signals = starts(picture)
        norm = rows(picture, "norm")
        assert signals["norm"][0] <= norm["low"].min() <= norm["high"].max() <= signals["norm"][1]
        assert set(signals["norm_ticks"]) <= set(range(int(signals["norm"][0]), int(signals["norm"][1]) + 1))
        assert (signals["written"][0], signals["written"][2], signals["written"][-1]) == ("0", "40", last)


def test_the_table_has_a_row_for_each_layer_of_each_network():
    result = seen(depth=2)
    table = list(csv.DictReader(io.StringIO(revival_csv({"ReLU": result}))))
    assert len(table) == 2 * len(result.seeds)
    for row in table:
        counts = [int(row[name]) for name in ("not_firing_after_shock", "revived", "stopped", "not_firing_at_end")]
        assert counts[3] == counts[0] - counts[1] + counts[2]
        assert float(row["accuracy"]) <= 1
    assert sum(int(row["not_firing_after_shock"]) for row in table) == result.down.sum()
