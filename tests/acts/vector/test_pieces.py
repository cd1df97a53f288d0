import math

import numpy as np
import pytest

import acts
from acts.vector import Maxout, maxout
from acts.vector.pieces import ABSOLUTE, RELU, leaky_relu

Z = np.array([-math.inf, -1e308, -3.0, -0.5, 0.0, 0.5, 3.0, 1e308, math.inf])


@pytest.mark.parametrize(
    ("unit", "function", "slope"),
    [
        (RELU, acts.relu, acts.relu.derivative),
        (leaky_relu(0.2), lambda z: acts.leaky_relu(z, negative_slope=0.2), None),
        (leaky_relu(0.2), None, lambda z: acts.leaky_relu.derivative(z, negative_slope=0.2)),
        (ABSOLUTE, np.abs, None),
    ],
)
def test_two_lines_make_relu_leaky_relu_and_the_absolute_value(unit, function, slope):
    if function:
        np.testing.assert_array_equal(unit(Z), function(Z))
    if slope:
        np.testing.assert_array_equal(unit.slope(Z), slope(Z))


def test_leaky_relu_with_a_slope_above_1_is_no_maximum_of_its_lines():
    assert leaky_relu(1.0)(-2.0) == -2.0
    assert leaky_relu(-0.5)(-2.0) == acts.leaky_relu(-2.0, negative_slope=-0.5)
    with pytest.raises(ValueError, match="at most 1"):
        leaky_relu(1.5)


def random_unit(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 12))
    # small whole numbers: many parallel lines and many crossings in one point
    return Maxout(tuple(rng.integers(-4, 5, count) * 1.0), tuple(rng.integers(-4, 5, count) * 1.0))


@pytest.mark.parametrize("seed", range(60))
def test_the_pieces_are_where_each_line_is_the_highest(seed):
    unit = random_unit(seed)
    pieces = unit.pieces
    assert pieces[0].left == -math.inf
    assert pieces[-1].right == math.inf
    slopes = [unit.slopes[piece.line] for piece in pieces]
    assert slopes == sorted(set(slopes))
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        assert piece.left < piece.right
        assert after is None or piece.right == after.left
        inside = np.clip([piece.left + 1e-3, piece.right - 1e-3, (piece.left + piece.right) / 2], -1e3, 1e3)
        inside = inside[np.isfinite(inside) & (inside > piece.left) & (inside < piece.right)]
        lines = np.array(unit.slopes)[:, None] * inside + np.array(unit.intercepts)[:, None]
        np.testing.assert_array_equal(lines[piece.line], lines.max(0))
        np.testing.assert_array_equal(unit.active(inside), piece.line)
    for z in unit.breakpoints:
        heights = sorted(a * z + b for a, b in zip(unit.slopes, unit.intercepts, strict=True))
        assert heights[-1] == pytest.approx(heights[-2], abs=1e-13)


def test_a_line_that_only_touches_and_equal_lines_have_no_piece_of_their_own():
    assert [p.line for p in Maxout((-1.0, 0.0, 1.0), (0.0, 0.0, 0.0)).pieces] == [0, 2]
    assert [p.line for p in Maxout((1.0, 1.0, 1.0), (2.0, 3.0, 3.0)).pieces] == [1]


def test_breakpoints_are_rounded_once_where_differences_of_floats_would_lose_digits():
    unit = Maxout((1.0, 1.0 + 2**-52), (0.1, 0.0))
    assert unit.breakpoints == (0.1 * 2.0**52,)


@pytest.mark.parametrize("seed", range(20))
def test_a_unit_is_convex_and_its_slope_is_the_slope_of_its_value(seed):
    unit, z = random_unit(seed), np.linspace(-9, 9, 2001)
    a = unit(z)
    assert (np.diff(a, 2) >= -1e-12).all()
    away = np.array([min((abs(x - b) for b in unit.breakpoints), default=9) > 1e-3 for x in z])
    slope = (unit(z + 1e-4) - unit(z - 1e-4)) / 2e-4
    np.testing.assert_allclose(unit.slope(z)[away], slope[away], atol=1e-9)
    np.testing.assert_array_equal(unit.lines(z).max(0), a)
    assert unit.lines(z).shape == (len(unit.slopes), 2001)


def test_far_out_the_steepest_line_is_the_active_one_although_all_are_infinite():
    unit = Maxout((3.0, -2.0, 2.0), (0.0, 5.0, 1.0))
    assert unit.active(Z[[0, 1, -2, -1]]).tolist() == [1, 1, 0, 0]
    assert unit(Z[[0, -1]]).tolist() == [math.inf, math.inf]
    assert Maxout((0.0,), (2.0,))(math.inf) == 2.0
    assert Maxout((1.0, 2.0), (0.0, 0.0))(-math.inf) == -math.inf
    assert math.isnan(unit(math.nan))
    assert math.isnan(unit.slope(math.nan))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_shape_and_dtype_are_kept(dtype):
    z = np.zeros((2, 3), dtype)
    for out in (RELU(z), RELU.slope(z)):
        assert (out.shape, out.dtype) == ((2, 3), dtype)
    assert RELU([1, 2]).dtype == np.float64


@pytest.mark.parametrize(
    ("slopes", "intercepts"), [((), ()), ((1.0,), ()), ((math.inf,), (0.0,)), ((1.0,), (math.nan,))]
)
def test_lines_that_are_none_are_refused_in_words(slopes, intercepts):
    with pytest.raises(ValueError, match=r"maxout needs|finite numbers"):
        Maxout(slopes, intercepts)


def test_maxout_of_the_lines_is_the_maximum_of_the_heights():
    unit, z = random_unit(3), np.linspace(-3, 3, 7)
    np.testing.assert_array_equal(maxout(unit.lines(z), axis=0), unit(z))
    np.testing.assert_array_equal(maxout.jacobian(unit.lines(z), axis=0).argmax(-1), unit.active(z))
