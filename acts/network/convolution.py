"""Filters of images: a kernel that slides over an image, and sums of products under it.

What deep-learning libraries call a convolution is a cross-correlation: the kernel is laid on the image as it is
written. The convolution of mathematics turns the kernel by half a turn first.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from acts.activation import Array

Mode = Literal["valid", "same"]


def windows(images: Array, shape: tuple[int, int], mode: Mode = "valid") -> Array:
    """Return every part of an image that a kernel of this shape is laid on.

    Parameters
    ----------
    images : ndarray of (..., rows, columns)
    shape : pair of int
        The rows and columns of the kernel.
    mode : {"valid", "same"}
        ``valid``: only where the kernel lies on the image. ``same``: at every pixel, with 0 around the image; a kernel
        with an even number of rows or columns reaches one further down or to the right.

    Returns
    -------
    ndarray of (..., places down, places across, kernel rows, kernel columns)

    Raises
    ------
    ValueError
        If the mode is neither of the two, or no place is valid.
    """
    if mode not in ("valid", "same"):
        raise ValueError(f"the mode is valid or same, not {mode!r}")
    images = np.asarray(images)
    if mode == "same":
        around = [(0, 0)] * (images.ndim - 2) + [((size - 1) // 2, size // 2) for size in shape]
        images = np.pad(images, around)
    if any(size > room for size, room in zip(shape, images.shape[-2:], strict=True)):
        raise ValueError(f"a kernel of {shape} does not fit on an image of {images.shape[-2:]}")
    return sliding_window_view(images, shape, axis=(-2, -1))


def correlate(images: Array, kernel: Array, mode: Mode = "valid") -> Array:
    """Return the cross-correlation of images with a kernel: the convolution of torch, jax, keras and tf.

    At each place it is the sum of ``image[row + i, column + j] * kernel[i, j]``; see `windows` for the places.

    Examples
    --------
    >>> correlate(np.array([[0.0, 1.0, 4.0]]), np.array([[-1.0, 1.0]]))
    array([[1., 3.]])
    """
    kernel = np.asarray(kernel)
    rows, columns = kernel.shape
    return np.asarray(np.einsum("...ij,ij->...", windows(images, (rows, columns), mode), kernel))


def convolve(images: Array, kernel: Array, mode: Mode = "valid") -> Array:
    """Return the convolution of mathematics: `correlate` with the kernel turned by half a turn.

    Examples
    --------
    >>> convolve(np.array([[0.0, 1.0, 4.0]]), np.array([[-1.0, 1.0]]))
    array([[-1., -3.]])
    """
    return correlate(images, np.asarray(kernel)[::-1, ::-1], mode)
