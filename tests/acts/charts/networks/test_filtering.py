import numpy as np
import pytest

from acts.charts.networks.filtering import LIVE, filtering_picture
from acts.experiments.networks.filtering import FUNCTIONS, KERNELS, filtered
from tests.acts.charts.reading import folded_rows, rows

BIASES = [bias for (bias,) in LIVE.settings((0.25,))]


@pytest.fixture(scope="module")
def found():
    return filtered(3, KERNELS["vertical"])


@pytest.fixture(scope="module")
def picture(found):
    return filtering_picture(found, KERNELS["vertical"], (0.25,), [f"at {bias}" for bias in BIASES])


def test_at_every_bias_the_picture_holds_z_and_all_functions_of_it(found, picture):
    frames = folded_rows(picture, "frames")
    assert [frame["bias"] for frame in frames] == BIASES
    for frame in frames[::7]:
        maps = np.array(frame["shown"]).reshape(5, 8, 8)
        np.testing.assert_allclose(maps[0], found.z(frame["bias"]), rtol=1e-6)
        for shown, out in zip(maps[1:], found.outputs(frame["bias"]), strict=True):
            np.testing.assert_allclose(shown, out, rtol=1e-6)
            np.testing.assert_array_equal(shown == 0, out == 0)


def test_below_each_panel_stands_the_number_of_its_exact_zeros(found, picture):
    zeros = rows(picture, "zeros")
    for bias in BIASES[::9]:
        counts = zeros["count"][zeros["bias"] == bias].tolist()
        assert counts == [(found.z(bias) == 0).sum(), *found.zeros(bias)]
    assert zeros["panel"].max() == 2 + len(FUNCTIONS)


def test_the_digit_and_the_weights_are_those_of_the_neuron(found, picture):
    assert rows(picture, "pixels")["ink"].tolist() == found.pixels.ravel().tolist()
    assert rows(picture, "weights")["weight"].tolist() == list(KERNELS["vertical"])


def test_at_first_the_window_is_where_z_is_largest_in_size(found, picture):
    params = {each["name"]: each for each in picture.spec["params"]}
    assert abs(found.sums.ravel()[params["cell"]["value"]]) == params["size"]["value"] == np.abs(found.sums).max()


def test_an_empty_kernel_has_a_picture_too():
    nothing = (0.0,) * 9
    picture = filtering_picture(filtered(0, nothing), nothing, (0.0,), ["zero"] * 41)
    assert {each["name"]: each for each in picture.spec["params"]}["size"]["value"] > 0
    assert picture.alt == "zero"
