import math

import numpy as np
import pytest

from acts.experiments.functions import maxout
from acts.experiments.functions.maxout import MOST, PRESETS, TARGETS, Known, falling, followed, gap, known, weights
from acts.vector import Maxout
from acts.vector.pieces import leaky_relu

UNITS = {preset.slug: preset.unit for preset in PRESETS}


@pytest.mark.parametrize(
    ("unit", "slug", "slope"),
    [
        (UNITS["relu"], "relu", 0.0),
        (UNITS["abs"], "abs", -1.0),
        (UNITS["leaky"], "leaky", 0.2),
        (UNITS["asleep"], "abs", -1.0),  # the third line never is the highest
        (leaky_relu(-0.5), "leaky", -0.5),
        (Maxout((1.0, 0.0), (0.0, 0.0)), "relu", 0.0),
        (Maxout((1.0, 1.0), (0.0, -3.0)), "identity", 1.0),
    ],
)
def test_a_unit_that_is_a_known_function_is_named_and_equals_it_for_every_z(unit, slug, slope):
    found = known(unit)
    assert found == Known(slug, slope)
    assert gap(found, unit) == 0


@pytest.mark.parametrize(
    "unit",
    [
        UNITS["valley"],
        Maxout((0.0, 1.0), (0.0, 1e-12)),
        Maxout((0.0, 1.0 + 2**-52), (0.0, 0.0)),
        Maxout((0.0, 1.0), (1.0, 1.0)),
        Maxout((2.0,), (0.0,)),
    ],
)
def test_a_unit_that_is_nearly_a_known_function_is_not_named(unit):
    assert known(unit) is None


def test_a_gap_is_seen_where_the_functions_differ():
    assert gap(Known("relu", 0.0), UNITS["leaky"]) == pytest.approx(0.2e6)


@pytest.mark.parametrize("seed", range(5))
def test_any_convex_function_of_k_straight_pieces_is_a_maxout_of_k_lines(seed):
    rng = np.random.default_rng(seed)
    corners = np.sort(rng.uniform(-3, 3, 4))
    slopes = np.sort(rng.uniform(-3, 3, 5))
    heights = np.concatenate([[0.0], np.cumsum(slopes[1:-1] * np.diff(corners))])
    intercepts = [heights[0] - slopes[0] * corners[0], *(heights - slopes[1:] * corners)]
    unit, z = Maxout(tuple(slopes.tolist()), tuple(map(float, intercepts))), np.linspace(-6, 6, 1001)
    left = np.where(z < corners[0], slopes[0] * (z - corners[0]), 0.0)
    right = np.where(z > corners[-1], heights[-1] + slopes[-1] * (z - corners[-1]), 0.0)
    inside = np.where((z >= corners[0]) & (z <= corners[-1]), np.interp(z, corners, heights), 0.0)
    np.testing.assert_allclose(unit(z), left + inside + right, atol=1e-12)
    assert len(unit.pieces) == 5


def test_the_slopes_of_the_targets_are_those_of_their_values():
    for target in TARGETS:
        z = np.linspace(target.low, target.high, 101)
        slope = (target.value(z + 1e-6) - target.value(z - 1e-6)) / 2e-6
        np.testing.assert_allclose(target.slope(z), slope, atol=1e-8)
        bends = np.diff(target.slope(z))
        assert (bends >= 0).all() == target.convex


@pytest.mark.parametrize("slug", [t.slug for t in TARGETS])
def test_the_error_falls_with_the_number_of_pieces_like_its_square(slug):
    found = followed(slug)
    assert len(found.errors) == MOST
    assert list(found.errors) == sorted(found.errors, reverse=True)
    assert -2.4 < found.power < -1.8
    z = np.linspace(found.target.low, found.target.high, 777)
    for count in (1, 5, MOST):
        off = np.abs(found.value(count, z) - found.target.value(z)).max()
        assert off <= found.errors[count - 1] * (1 + 1e-3)
        assert all(len(unit.slopes) <= count for unit in found.parts(count))
        assert len(found.parts(count)) == (1 if found.target.convex else 2)


def test_the_error_for_the_parabola_is_the_one_on_paper():
    for count, error in enumerate(followed("square").errors, 1):
        assert error == pytest.approx(2 / count**2, rel=1e-4)


def test_every_piece_costs_what_a_relu_layer_costs():
    assert weights(3, 4) == 16
    assert weights(3, 4, 5) == 80


def test_relu_units_die_pieces_become_unused_and_maxout_units_stay_alive():
    found = falling(3)
    for column in (found.relu, found.piece):
        assert list(column) == sorted(column)
        assert column[0] < 0.05
        assert column[-1] > 0.95
    assert set(found.unit) == {0.0}
    assert max(found.moved) < 1e-3  # rounding alone
    assert falling(3) is falling(3)
    assert falling(4).relu != found.relu


def test_the_dead_units_are_those_of_the_seed():
    rng = np.random.default_rng(5)
    x = rng.normal(size=(maxout.SAMPLES, maxout.ENTRIES))
    w = rng.normal(0.0, math.sqrt(2 / maxout.ENTRIES), size=(2, maxout.ENTRIES, maxout.UNITS))
    at = maxout.FALLS.index(4.0)
    assert falling(5).relu[at] == np.mean((x @ w[0]).max(0) <= 4)
    assert falling(5).piece[at] == np.mean((x @ w[0] - x @ w[1]).max(0) < 4)
