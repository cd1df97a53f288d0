import numpy as np
import pytest

import acts
from acts.experiments.networks.filtering import COUNT, FUNCTIONS, KERNELS, filtered
from acts.network.digits import digits


def test_the_pixels_are_those_of_the_digit_as_shares_of_the_ink():
    found = filtered(3, KERNELS["vertical"])
    assert found.digit == digits().y[3] == 3
    np.testing.assert_array_equal(found.pixels.ravel() * 16, digits().x[3])


@pytest.mark.parametrize("slug", KERNELS)
def test_every_sum_is_that_of_nine_products(slug):
    found, weights = filtered(8, KERNELS[slug]), np.array(KERNELS[slug]).reshape(3, 3)
    around = np.pad(found.pixels, 1)
    for r, c in np.ndindex(8, 8):
        assert found.sums[r, c] == pytest.approx((around[r : r + 3, c : c + 3] * weights).sum())


def test_edges_are_positive_where_ink_begins_and_negative_where_it_ends():
    """On a picture of one bar: to the right and below."""
    bar = np.zeros((8, 8))
    bar[:, 3:5] = 1
    for slug, image in (("vertical", bar), ("horizontal", bar.T)):
        weights = np.array(KERNELS[slug]).reshape(3, 3)
        around = np.pad(image, 1)
        middle = [(around[4:7, c : c + 3] if slug == "vertical" else around[c : c + 3, 4:7]) for c in range(8)]
        sums = [float((window * weights).sum()) for window in middle]
        assert sums == [0, 0, 4, 4, -4, -4, 0, 0]


def test_the_blur_keeps_the_sum_of_an_even_picture_and_sharpening_too():
    for slug in ("blur", "sharpen"):
        assert sum(KERNELS[slug]) == 1
    for slug in ("vertical", "horizontal"):
        assert sum(KERNELS[slug]) == 0


@pytest.mark.parametrize("bias", [-1.0, 0.0, 0.5])
def test_the_exact_zeros_of_relu_are_where_z_is_not_positive_and_the_others_have_them_only_where_z_is_0(bias):
    found = filtered(3, KERNELS["vertical"])
    z = found.z(bias)
    relu, leaky, sigmoid, tanh = found.zeros(bias)
    assert [f.slug for f in FUNCTIONS] == ["relu", "leaky_relu", "sigmoid", "tanh"]
    assert relu == (z <= 0).sum()
    assert leaky == tanh == (z == 0).sum()
    assert sigmoid == 0
    for function, out in zip(FUNCTIONS, found.outputs(bias), strict=True):
        np.testing.assert_array_equal(out, function(z))


def test_relu_changes_nothing_of_a_blur_without_a_bias():
    for picture in range(0, COUNT, 97):
        found = filtered(picture, KERNELS["blur"])
        np.testing.assert_array_equal(acts.relu(found.z(0.0)), found.sums)
