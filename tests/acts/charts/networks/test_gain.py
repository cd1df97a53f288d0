import numpy as np

from acts.charts.networks.gain import GAIN, LIVE, REACH, gain_picture
from acts.experiments.networks.gain import GAINS, HIGH, LAYERS, LOW, signals_with
from tests.acts.charts.reading import folded_rows, rows, starts


def drawn(slug="relu", start=GAIN.default):
    found = signals_with(slug, start)
    said = tuple(f"gain {gain:g}" for gain in found.gains)
    return found, gain_picture(found, start, said, said)


def test_the_slider_reaches_the_gains_that_are_computed():
    assert tuple(gain for (gain,) in LIVE.settings((1.0,))) == GAINS
    found, picture = drawn("tanh", 1.41)
    assert [gain for (gain,) in LIVE.settings((1.41,))] == found.gains.tolist()
    assert starts(picture)["live"] == [{"gain": 1.41}]


def test_the_steps_go_up_to_the_curve_and_across_to_the_diagonal():
    found, picture = drawn()
    for row, theory in zip(folded_rows(picture, "web"), found.theory, strict=True):
        x, y = np.array(row["x"]), np.array(row["y"])
        assert (x[0], y[0]) == (np.float32(theory[0]), np.float32(LOW))
        on_diagonal, on_curve = slice(1, None, 2), slice(2, None, 2)
        np.testing.assert_array_equal(x[on_diagonal], y[on_diagonal])
        count = int((~np.isnan(x[on_curve])).sum())
        np.testing.assert_allclose(x[on_curve][:count], theory[:count], rtol=1e-6)
        np.testing.assert_allclose(y[on_curve][:count], theory[1 : count + 1], rtol=1e-6)
        assert np.nanmax(x) <= HIGH * (1 + 1e-6)


def test_every_layer_has_its_sizes_within_the_panel():
    found, picture = drawn("sigmoid")
    layers = rows(picture, "layers")
    assert len(layers["layer"]) == len(found.gains) * LAYERS
    here = layers["gain"] == 1.0
    np.testing.assert_allclose(layers["theory"][here], found.theory[found.gains == 1.0][0], rtol=1e-6)
    back = found.back[found.gains == 1.0][0]
    np.testing.assert_array_equal(np.isnan(layers["back"][here]), back < REACH[0])
    assert (layers["size_low"][here] <= layers["size_high"][here]).all()


def test_the_curve_is_that_of_one_layer():
    found, picture = drawn()
    curve = rows(picture, "curve")
    np.testing.assert_allclose(curve["after"], found.before / np.sqrt(2))
