from itertools import pairwise

import numpy as np
import pytest

from acts.experiments.networks import regions as module
from acts.experiments.networks.regions import (
    DATA,
    DEPTHS,
    LAST,
    MOMENTUM,
    RATE,
    SEEDS,
    STEPS,
    TOTALS,
    WIDTHS,
    regions,
    sharing,
    spread,
)
from acts.losses import softmax_cross_entropy
from acts.network import Design, Run, Schedule, draw, predict, train
from acts.network.regions import cells, upper_bound


@pytest.fixture
def short(monkeypatch):
    """Train for a few steps only."""
    monkeypatch.setattr(module, "LAST", 20)


def trained(*arguments):
    return Run.joined(run for _share, run in module._trained(*arguments) if run is not None)


@pytest.mark.parametrize(("data", "depth"), [("circles", 2), ("spiral", 1)])
def test_each_width_is_trained_as_it_is_alone(data, depth, short):
    run = trained(data, depth, (3, 5), (0, 4), (0, 20))
    points, _test = draw(data, 0)
    outputs = 3 if data == "spiral" else 1
    for place, (width, seed) in enumerate([(3, 0), (3, 4), (5, 0), (5, 4)]):
        more = {"loss": softmax_cross_entropy} if outputs == 3 else {}
        design = Design((2, *[width] * depth, outputs), dtype="float32", **more)
        alone = train(design, points, Schedule(20, momentum=MOMENTUM), rates=RATE, seeds=seed)
        wide = predict(run.design, [layer[place : place + 1] for layer in run.weights], points.x)
        np.testing.assert_allclose(wide, predict(design, alone.weights, points.x), atol=1e-4)


def test_the_units_that_a_narrow_network_lacks_stay_away(short):
    run = trained("moons", 2, (2, 6), (0,), (0, 20))
    for layer, (fan_in, _fan_out) in zip(run.weights, pairwise((2, 6, 6, 1)), strict=True):
        narrow = layer[0]
        assert not narrow[2:].any() or len(narrow) == 1
        if fan_in == 6:
            assert not narrow[:, 2:6].any()
        assert layer[1, :, : 6 if fan_in == 6 else 2].all()


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_counts_are_those_of_the_networks_and_within_their_bounds(depth):
    found = regions("circles", depth, 1)
    assert found.counts.shape == found.linear.shape == found.accuracy.shape == (len(WIDTHS), len(STEPS))
    assert (found.linear <= found.counts).all()
    for row, width in enumerate(WIDTHS):
        assert found.counts[row].max() <= upper_bound([width] * depth)
    (low, high), (bottom, top) = found.box
    assert ((found.data.x > (low, bottom)) & (found.data.x < (high, top))).all()
    if depth == 1:
        assert found.linear[:, 0].tolist() == [2 * width for width in WIDTHS], "all lines meet in the origin"
    run = trained("circles", depth, WIDTHS, (1,), STEPS)
    last = cells([layer[:, -1] for layer in run.history], found.box)
    np.testing.assert_array_equal(found.counts[:, -1], last.counts)


def test_a_step_between_those_of_the_slider_is_one_more_and_changes_no_other():
    usual, more = regions("circles", 1, 0), regions("circles", 1, 0, (*STEPS[:-1], 333, LAST))
    assert more.steps[-2] == 333
    np.testing.assert_array_equal(np.delete(more.linear, -2, axis=1), usual.linear)


@pytest.mark.parametrize("data", DATA)
def test_what_is_decided_is_what_the_network_puts_out(data):
    found = regions(data, 2, 0)
    # network by network, the share of points in parts of their own class is the accuracy
    last = len(STEPS) - 1
    for row in (3, 7):
        mine = np.flatnonzero(found.decided.network == row * len(STEPS) + last)
        right = 0
        for x, y in zip(found.data.x, found.data.y, strict=True):
            for part in mine:
                corners = found.decided.corners[part, : found.decided.sizes[part]]
                along = np.roll(corners, -1, axis=0) - corners
                if (along[:, 0] * (x[1] - corners[:, 1]) >= along[:, 1] * (x[0] - corners[:, 0])).all():
                    right += found.decided.label[part] == y
                    break
        assert right / len(found.data.x) == pytest.approx(found.accuracy[row, last], abs=0.02)


def test_networks_that_share_their_units_have_as_many_of_them():
    sharing.cache_clear()
    work = sharing("circles")
    assert 0 < work.seconds_left() < 60
    shared = work.complete()
    assert [each.depth for each in shared] == list(DEPTHS)
    for each in shared:
        assert tuple(width * each.depth for width in each.widths) == TOTALS
        assert each.born.shape == each.trained.shape == each.accuracy.shape == (len(TOTALS), len(SEEDS))
        for width, born, trained in zip(each.widths, each.born, each.trained, strict=True):
            assert max(born.max(), trained.max()) <= upper_bound([width] * each.depth)
    assert (shared[0].born == 2 * np.array(TOTALS)[:, None]).all()
    assert sharing("circles") is work


def test_a_spread_is_the_median_with_both_ends():
    assert spread(np.array([5, 1, 9, 2])) == (3.5, 1.0, 9.0)
