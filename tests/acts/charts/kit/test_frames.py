import numpy as np
import pytest

import acts
from acts.charts.kit.frames import (
    BOTH,
    FILLED,
    LARGEST,
    LINE,
    OPEN,
    POINT,
    View,
    breaks,
    curve,
    frames,
    mended,
    most,
    settings,
    subject_of,
)
from acts.charts.kit.stops import grid

DEFAULTS = [(a, tuple(p.default for p in a.parameters)) for a in acts.CATALOGUE.values()]


@pytest.mark.parametrize(("activation", "start"), DEFAULTS, ids=lambda v: getattr(v, "slug", ""))
def test_every_frame_holds_the_numbers_of_the_core(activation, start):
    subject, view = subject_of(activation), View(-5.0, 5.0)
    every = settings(subject, start)
    for setting, columns in list(zip(every, frames(subject, view, every), strict=True))[:: max(1, len(every) // 5)]:
        values = {p.name: v for p, v in zip(activation.parameters, setting, strict=True)}
        plain = columns["on"] == BOTH
        assert plain.sum() > 70
        np.testing.assert_array_equal(columns["f"][plain], activation(columns["z"][plain], **values))
        np.testing.assert_array_equal(columns["d"][plain], activation.derivative(columns["z"][plain], **values))


@pytest.mark.parametrize("activation", [a for a in acts.CATALOGUE.values() if a.parameters], ids=lambda a: a.slug)
def test_a_slider_reaches_its_ends_and_no_more_stops_than_frames_allow(activation):
    for parameter in activation.parameters:
        stops = grid(parameter, most(subject_of(activation)))
        assert 2 <= len(stops) <= most(subject_of(activation))
        assert stops[0] == parameter.typical.low
        assert parameter.typical.high - parameter.step * 8 < stops[-1] <= parameter.typical.high
        assert all(stop in parameter.domain for stop in stops)
        assert all(stop == float(f"{stop:.10g}") for stop in stops), "a range input writes ten decimals at most"


def test_nothing_legal_is_snapped_typed_values_and_framework_defaults_have_frames_of_their_own():
    shown = settings(subject_of(acts.leaky_relu), (0.0137,))
    assert {(0.0137,), (0.01,), (0.2,), (0.3,)} <= set(shown)
    assert (0.0137,) not in settings(subject_of(acts.leaky_relu), (0.01,))


def test_two_parameters_meet_in_every_combination():
    shown = settings(subject_of(acts.hard_tanh), (-1.37, 1.0))
    assert (-1.37, grid(acts.hard_tanh.parameters[1], 13)[3]) in shown
    assert len(shown) == len(set(shown))


def test_a_jump_of_the_slope_is_two_open_or_filled_ends_with_a_gap_between_them():
    rows = curve(subject_of(acts.relu), View(-2.0, 2.0, at=1.0), {}, 21)
    at = rows["z"] == 0
    assert list(rows["on"][at]) == [LINE, LINE, LINE, POINT]
    left, gap, right, chosen = rows["d"][at]
    assert (left, right, chosen) == (0.0, 1.0, 0.0)
    assert np.isnan(gap)
    assert list(rows["dot"][at]) == [OPEN, 0, OPEN, FILLED]
    assert np.isfinite(rows["f"]).all()


def test_a_jump_of_the_value_is_two_open_ends_a_gap_and_the_value_chosen_there():
    rows = curve(subject_of(acts.sign), View(-2.0, 2.0, at=1.0), {}, 21)
    at = rows["z"] == 0
    left, gap, right, chosen = rows["f"][at]
    assert (left, right, chosen) == (-1.0, 1.0, 0.0)
    assert np.isnan(gap)
    assert list(rows["end"][at]) == [OPEN, 0, OPEN, FILLED]
    # the slope is 0 on both sides and none at the jump: the 0 used there is a choice, too
    assert np.isnan(rows["d"][at][1])
    assert list(rows["dot"][at]) == [OPEN, 0, OPEN, FILLED]
    assert not curve(subject_of(acts.relu), View(-2.0, 2.0), {}, 21)["end"].any()


@pytest.mark.parametrize("value", [-1.0, 1.0, 2.0])
def test_a_jump_closes_where_its_two_sides_meet(value):
    rows = curve(subject_of(acts.threshold), View(-3.0, 3.0), {"threshold": 1.0, "value": value}, 21)
    assert np.isnan(rows["f"]).sum() == (value != 1.0)
    assert np.isnan(rows["d"]).sum() == 1


def test_a_flat_line_breaks_nowhere():
    assert breaks(acts.identity, slope=0.0) == ()
    assert breaks(acts.hard_shrink, threshold=0.0) == ()
    assert breaks(acts.hard_shrink, threshold=1.5) == (-1.5, 1.5)


def test_a_jump_of_the_curvature_alone_leaves_the_slope_in_one_piece():
    rows = curve(subject_of(acts.squared_relu), View(-2.0, 2.0), {}, 21)
    assert np.isfinite(rows["d"]).all()
    assert np.isnan(rows["s"][rows["z"] == 0]).sum() == 1
    assert not rows["dot"].any()


def test_kinks_move_with_the_parameters():
    assert breaks(acts.hard_tanh, min_val=-2.0, max_val=0.5) == (-2.0, 0.5)
    assert breaks(acts.leaky_relu, negative_slope=1.0) == ()


def test_the_place_to_read_off_is_always_among_the_rows():
    rows = curve(subject_of(acts.tanh), View(-2.0, 2.0, at=0.123456), {}, 21)
    assert rows["f"][rows["z"] == 0.123456] == np.tanh(0.123456)


def test_without_slopes_a_subject_gives_no_slope_away():
    rows = curve(subject_of(acts.sigmoid, with_slopes=False), View(), {}, 21)
    assert set(rows) == {"z", "f", "on", "end", "dot"}


def test_a_curvature_that_jumps_at_a_smooth_place_is_found_by_measuring():
    assert breaks(acts.softsign) == pytest.approx((0.0,), abs=1e-9)
    assert breaks(acts.celu, alpha=2.0) == breaks(acts.elu, alpha=1.0) == pytest.approx((0.0,), abs=1e-9)
    assert breaks(acts.sparse_plus) == pytest.approx((-1.0, 1.0), abs=1e-9)
    assert breaks(acts.tanh) == ()
    rows = curve(subject_of(acts.softsign), View(-2.0, 2.0), {}, 21)
    assert np.isnan(rows["s"]).any()


@pytest.mark.parametrize("activation", [a for a in acts.CATALOGUE.values() if a.orders], ids=lambda a: a.slug)
def test_parameters_out_of_order_are_mended_to_legal_ones_and_legal_ones_are_left_alone(activation):
    order = activation.orders[0]
    for low, high in ((0.5, 0.1), (0.5, 0.5), (0.1, 0.5)):
        values = {p.name: p.default for p in activation.parameters} | {order.low: low, order.high: high}
        fixed = mended(activation, values)
        assert activation.refusal(fixed) is None
        assert fixed[order.high] == high
        if activation.refusal(values) is None:
            assert fixed == values


@pytest.mark.parametrize("activation", [a for a in acts.CATALOGUE.values() if a.orders], ids=lambda a: a.slug)
def test_whatever_two_parameters_are_mended_to_can_go_together_and_be_typed(activation):
    rng = np.random.default_rng(0)
    ends = np.array([-LARGEST, -1.0, -1e-300, 0.0, 5e-324, 1 / 6, 0.16666666667, 1 / 3, 1.0, LARGEST])
    near = np.concatenate([ends, np.nextafter(ends, -np.inf), np.nextafter(ends, np.inf)])
    near = near[np.abs(near) <= LARGEST]
    pairs = np.concatenate(
        [
            np.array(np.meshgrid(near, near)).reshape(2, -1).T,
            rng.uniform(-1.0, 1.0, (3000, 2)),
            rng.choice([-1.0, 1.0], (3000, 2)) * 10.0 ** rng.uniform(-300.0, 6.0, (3000, 2)),
            np.repeat(rng.uniform(-1.0, 1.0, (3000, 1)), 2, axis=1),
        ]
    )
    for order in activation.orders:
        for pair in pairs.tolist():
            values = {p.name: p.default for p in activation.parameters} | dict(
                zip((order.low, order.high), pair, strict=True)
            )
            fixed = mended(activation, values)
            assert activation.refusal(fixed) is None, pair
            assert all(abs(value) <= LARGEST for value in fixed.values()), pair
            assert fixed == (values if activation.refusal(values) is None else fixed)
