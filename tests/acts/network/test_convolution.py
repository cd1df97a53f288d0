"""Convolutions against their definition, by plain loops, and against small cases by hand."""

import numpy as np
import pytest

from acts.network.convolution import convolve, correlate, windows


def by_definition(image, kernel, mode):
    """Return the cross-correlation as a sum over the kernel at each place, with 0 outside of the image."""
    (rows, columns), (high, wide) = image.shape, kernel.shape
    up, left = ((high - 1) // 2, (wide - 1) // 2) if mode == "same" else (0, 0)
    places = (rows, columns) if mode == "same" else (rows - high + 1, columns - wide + 1)
    out = np.zeros(places)
    for r, c in np.ndindex(places):
        for i, j in np.ndindex(kernel.shape):
            y, x = r + i - up, c + j - left
            if 0 <= y < rows and 0 <= x < columns:
                out[r, c] += image[y, x] * kernel[i, j]
    return out


@pytest.mark.parametrize("mode", ["valid", "same"])
@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (2, 2), (1, 4), (5, 2)])
def test_a_cross_correlation_is_the_sum_of_products_at_each_place(mode, shape):
    rng = np.random.default_rng(0)
    image, kernel = rng.normal(size=(6, 7)), rng.normal(size=shape)
    np.testing.assert_allclose(correlate(image, kernel, mode), by_definition(image, kernel, mode), atol=1e-12)


def test_an_edge_by_hand():
    image = np.array([[0.0, 0.0, 1.0, 1.0]] * 3)
    edge = np.array([[-1.0, 0.0, 1.0]] * 3)
    np.testing.assert_array_equal(correlate(image, edge), [[3.0, 3.0]])
    np.testing.assert_array_equal(correlate(image, edge, "same")[1], [0.0, 3.0, 3.0, -3.0])


def test_a_single_bright_pixel_shows_the_kernel_turned_by_half_a_turn_and_a_convolution_shows_it_as_it_is():
    image, kernel = np.zeros((5, 5)), np.arange(9.0).reshape(3, 3)
    image[2, 2] = 1
    np.testing.assert_array_equal(correlate(image, kernel), kernel[::-1, ::-1])
    np.testing.assert_array_equal(convolve(image, kernel), kernel)


def test_many_images_are_filtered_at_once():
    images, kernel = np.random.default_rng(1).normal(size=(2, 3, 5, 6)), np.ones((3, 3))
    together = correlate(images, kernel, "same")
    assert together.shape == images.shape
    np.testing.assert_allclose(together[1, 2], correlate(images[1, 2], kernel, "same"))


def test_the_image_is_left_as_it_is():
    image = np.ones((4, 4))
    windows(image, (3, 3), "same")
    correlate(image, np.ones((3, 3)), "same")
    assert (image == 1).all()


def test_a_mode_that_there_is_not_and_a_kernel_that_is_too_large_are_refused():
    with pytest.raises(ValueError, match="valid or same"):
        correlate(np.ones((3, 3)), np.ones((3, 3)), "full")
    with pytest.raises(ValueError, match="does not fit"):
        correlate(np.ones((2, 3)), np.ones((3, 3)))
    assert correlate(np.ones((2, 3)), np.ones((3, 3)), "same").shape == (2, 3)


def test_it_agrees_with_torch():
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(2)
    image, kernel = rng.normal(size=(7, 9)), rng.normal(size=(3, 3))
    given, weights = (torch.from_numpy(each)[None, None] for each in (image, kernel))
    for mode in ("valid", "same"):
        theirs = torch.nn.functional.conv2d(given, weights, padding=mode)[0, 0].numpy()
        np.testing.assert_allclose(correlate(image, kernel, mode), theirs, atol=1e-12)
