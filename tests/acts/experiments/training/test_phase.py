import math

import numpy as np
import pytest

from acts.experiments.training.attribution import attribution
from acts.experiments.training.phase import AXES, COARSE, RATES, PhaseMap, phases, placed, row_of
from acts.experiments.training.setup import Setup

SMALL = Setup(width=4, steps=30)


@pytest.fixture(scope="module", params=AXES)
def complete(request):
    work = phases(SMALL, request.param, 1)
    work.complete()
    return work, PhaseMap.of(work, request.param)


def test_a_map_has_32_by_32_places_that_can_be_written_down():
    for axis in (RATES, *AXES.values()):
        assert len(axis) == 32
        assert list(axis) == sorted(set(axis))
        assert all(float(f"{value:.3g}") == value for value in axis)
    assert {0.01, 0.1, 1.0, 10.0} < set(RATES)
    assert {0.0, -3.0} < set(AXES["offset"])
    assert 1.0 in AXES["scale"]


def test_a_map_is_the_same_for_all_who_ask_wherever_they_stand_on_it():
    assert phases(placed(SMALL, "offset", -2.0), "offset", 7) is phases(placed(SMALL, "offset", 1.0), "offset", 7)
    assert phases(SMALL, "offset", 7) is not phases(SMALL, "scale", 7)
    assert phases(SMALL, "offset", 7) is not phases(SMALL, "offset", 8)
    assert phases(placed(SMALL, "scale", 2.0), "offset", 7) is not phases(SMALL, "offset", 7)


def test_a_map_that_is_under_way_knows_what_is_trained_and_nothing_else():
    work = phases(SMALL, "offset", 11)
    nothing = PhaseMap.of(work, "offset")
    assert nothing.tried == 0
    assert not nothing.known(0)
    assert nothing.stillborn is None
    assert nothing.cliff(0) is None
    while work.done < 0.4:
        work.advance()
    part = PhaseMap.of(work, "offset")
    assert 0 < part.tried < 1024
    assert part.known(0)
    assert not part.known(31)
    assert np.isnan(part.share[31]).all()


def test_a_cell_is_the_run_that_it_opens(complete):
    _, shown = complete
    assert shown.tried == 1024
    for row, column in ((0, 0), (8, 20), (20, 24), (31, 31), (16, 31)):
        found = attribution(placed(SMALL, shown.axis, AXES[shown.axis][row]), RATES[column], 1)
        assert bool(found.divergence) == shown.diverged[row, column]
        assert np.mean(found.start == 0) == shown.born[row]
        if found.divergence:
            assert math.isnan(shown.share[row, column])
        else:
            assert len(found.deaths) / 4 == shown.share[row, column]


def test_a_row_by_itself_is_the_one_on_the_map(complete):
    work, shown = complete
    alone = row_of(work.setups[10], 1)
    np.testing.assert_array_equal(np.where(shown.diverged[10], np.nan, alone.share[:, 0]), shown.share[10])
    assert row_of(work.setups[10], 1) is alone


def test_the_start_kills_where_the_bias_is_low_and_no_rate_brings_a_unit_back(complete):
    _, shown = complete
    if shown.axis == "scale":
        assert shown.stillborn is None
        return
    low = shown.row(shown.stillborn)
    assert (shown.born[: low + 1] >= 0.5).all()
    assert shown.born[low + 1] < 0.5
    assert shown.rescued == 0
    assert shown.cliff(low) == RATES[0]


def test_the_cliff_is_the_first_rate_at_which_half_are_silent():
    share = np.array([[0.0, 0.2, 0.5, 0.1], [0.0, 0.1, 0.2, 0.3], [np.nan, 0.4, np.nan, 0.9]])
    rates, values = np.array([1.0, 2.0, 3.0, 4.0]), np.array([-1.0, 0.0, 1.0])
    shown = PhaseMap("offset", "dead", rates, values, share, np.isnan(share), np.array([0.6, 0.1, 0.0]))
    assert [shown.cliff(row) for row in range(3)] == [3.0, None, 4.0]
    assert shown.stillborn == -1.0
    assert shown.rescued == 5
    assert [shown.row(value) for value in (-9.0, 0.4, 0.6)] == [0, 1, 2]
    assert shown.tried == 12


@pytest.mark.parametrize("axis", AXES)
def test_a_coarse_map_has_some_networks_of_the_fine_one(axis):
    fine, coarse = phases(SMALL, axis, 1), phases(SMALL, axis, 1, coarse=True)
    assert coarse is phases(SMALL, axis, 1, coarse=True)
    fine.complete()
    coarse.complete()
    whole, few = PhaseMap.of(fine, axis), PhaseMap.of(coarse, axis)
    assert few.tried == few.share.size == whole.share.size / COARSE**2
    np.testing.assert_array_equal(few.share, whole.share[::COARSE, ::COARSE])
    np.testing.assert_array_equal(few.values, whole.values[::COARSE])
    assert {0.01, 0.1, 1.0, 10.0} <= set(few.rates.tolist())
