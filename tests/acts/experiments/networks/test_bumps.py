"""Targets followed by bumps: hand cases, the published errors, and the rates of the theory."""

import math

import numpy as np
import pytest

import acts
from acts.experiments.networks.bumps import (
    BREAK,
    COUNTS,
    HIGH,
    LOW,
    TARGETS,
    UNITS,
    build,
    expected,
    followed,
    measured,
)
from tests.reproduce.approximation import PUBLISHED

SMOOTH = ("sine", "hill", "wiggle")


@pytest.mark.parametrize("unit", PUBLISHED)
def test_the_errors_for_a_sine_are_those_in_the_notes(unit):
    for pieces, wanted in zip(COUNTS, PUBLISHED[unit], strict=True):
        assert followed("sine", unit, pieces).error == pytest.approx(wanted, rel=6e-3)


@pytest.mark.parametrize("pieces", COUNTS)
def test_the_errors_for_a_sine_stay_below_the_bounds(pieces):
    assert followed("sine", "step", pieces).error <= math.pi / pieces
    assert followed("sine", "relu", pieces).error <= math.pi**2 / (2 * pieces**2)


@pytest.mark.parametrize("target", SMOOTH)
@pytest.mark.parametrize(("unit", "power"), [("step", -1.0), ("relu", -2.0)])
def test_the_rate_on_a_smooth_target_is_within_a_tenth_of_the_theory(target, unit, power):
    assert expected(target, unit) == power
    assert measured(target, unit) == pytest.approx(power, rel=0.1)


@pytest.mark.parametrize("unit", ["step", "relu"])
def test_where_the_slope_has_no_bound_the_error_falls_like_a_square_root(unit):
    assert expected("root", unit) == -0.5
    assert measured("root", unit) == pytest.approx(-0.5, rel=0.02)


def test_at_a_corner_tents_are_no_faster_than_steps():
    assert expected("corner", "relu") == expected("corner", "step") == -1.0
    assert measured("corner", "step") == pytest.approx(-1.0, rel=0.02)
    h = (HIGH - LOW) / np.array(COUNTS)
    errors = np.array([followed("corner", "relu", pieces).error for pieces in COUNTS])
    assert (errors <= h / 4 + 1e-12).all()
    # the error of a chord across the corner, by hand: the product of the two stretches beside it over the width
    for width, error in zip(h, errors, strict=True):
        left = BREAK % width
        assert error == pytest.approx(left * (width - left) / width, rel=1e-3)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("pieces", [1, 8, 100, 256])
def test_at_a_jump_the_largest_error_does_not_fall(unit, pieces):
    found = followed("jump", unit, pieces)
    assert found.error >= 0.5 - 1e-12
    assert expected("jump", unit) == 0


@pytest.mark.parametrize("unit", UNITS)
def test_at_a_jump_the_mean_error_falls(unit):
    few, many = (followed("jump", unit, pieces).mean for pieces in (8, 256))
    assert many < few / 8


def test_one_step_by_hand():
    built = build(TARGETS["jump"], acts.step, 2)
    assert built.edges.tolist() == [0.0, math.pi, 2 * math.pi]
    assert built.heights.tolist() == [0.0, 0.5]  # the first piece holds both sides of the jump
    assert built(np.array([0.0, 3.0, math.pi, 6.0])).tolist() == [0.0, 0.0, 0.5, 0.5]


def test_two_tents_by_hand():
    built = build(TARGETS["corner"], acts.relu, 2)
    at = np.array([0.0, math.pi, 2 * math.pi])
    wanted = np.abs(at - BREAK) / 2 - 1
    np.testing.assert_allclose(built(at), wanted)
    np.testing.assert_allclose(built(np.array([math.pi / 2])), [(wanted[0] + wanted[1]) / 2])


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("pieces", [1, 2, 3, 16])
def test_the_bumps_add_up_to_the_network(target, unit, pieces):
    built = build(TARGETS[target], UNITS[unit], pieces)
    x = built.places
    total = sum(built.bump(number, x) for number in range(len(built.heights)))
    np.testing.assert_allclose(total, built(x), atol=1e-13)


def test_a_bump_of_steps_is_level_on_its_piece_and_0_elsewhere():
    built = build(TARGETS["sine"], acts.step, 8)
    x = built.places
    inside = (built.edges[3] <= x) & (x < built.edges[4])
    bump = built.bump(3, x)
    assert set(bump[inside]) == {built.heights[3]}
    assert not bump[~inside].any()


def test_steep_sigmoids_are_steps():
    steep, sharp = (followed("sine", unit, 16, 200.0) for unit in ("sigmoid", "step"))
    assert steep.error == pytest.approx(sharp.error, rel=1e-3)


def test_the_level_of_a_step_is_the_best_one_on_its_piece():
    built = build(TARGETS["wiggle"], acts.step, 9)
    x = np.linspace(built.edges[4], built.edges[5], 5000)
    values = TARGETS["wiggle"].value(x)
    assert built.heights[4] == pytest.approx((values.max() + values.min()) / 2, abs=1e-5)


def test_no_place_between_those_that_are_compared_is_further_off():
    for unit in UNITS:
        found = followed("wiggle", unit, 12)
        x = np.linspace(LOW, HIGH, 50_001)
        assert np.abs(found.built(x) - TARGETS["wiggle"].value(x)).max() <= found.error + 1e-4


def test_the_break_is_on_the_edge_of_no_piece():
    for pieces in range(1, 257):
        assert np.abs(build(TARGETS["jump"], acts.relu, pieces).edges - BREAK).min() > 1e-6


@pytest.mark.parametrize("unit", UNITS)
def test_the_mean_error_is_that_of_a_fine_grid(unit):
    x = np.linspace(LOW, HIGH, 100_001)
    found = followed("sine", unit, 16)
    assert found.mean == pytest.approx(np.abs(found.built(x) - np.sin(x)).mean(), rel=0.01)
