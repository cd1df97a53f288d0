import threading

import numpy as np
import pytest

from acts.experiments.training.film import film
from acts.experiments.training.job import SEEDS, UNITS, Comparison, comparison, rates_between
from acts.experiments.training.setup import Setup

SMALL = Setup(width=4, steps=30)


def test_the_rates_are_even_on_a_log_scale_and_can_be_written_down():
    rates = rates_between(0.01, 100)
    assert rates[0] == 0.01
    assert rates[-1] == 100
    assert len(rates) == 25
    assert all(float(f"{rate:.3g}") == rate for rate in rates)
    ratios = np.diff(np.log(rates))
    assert ratios.max() / ratios.min() < 1.05


def test_a_comparison_is_done_piece_by_piece_and_the_same_for_all_who_ask():
    work = comparison(SMALL, 0.1, 10.0)
    assert comparison(SMALL, 0.1, 10.0) is work
    shares = [work.done]
    while not work.finished:
        work.advance()
        shares.append(work.done)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)
    assert [each.activation for each in work.setups] == [slug for slug, *_ in UNITS]
    for swept in work.sweeps:
        assert swept.share.shape == (25, SEEDS)
    assert work.advance() == len(UNITS) - 1


def test_many_threads_train_each_piece_once():
    def pieces():
        return Comparison((SMALL, SMALL.under("tanh")), rates_between(0.1, 10.0), (0, 1, 2))

    def work_on(shared):
        while not shared.finished:
            shared.advance()

    alone, together = pieces(), pieces()
    work_on(alone)
    threads = [threading.Thread(target=work_on, args=(together,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one, other in zip(alone.sweeps, together.sweeps, strict=True):
        np.testing.assert_array_equal(one.loss, other.loss)


def test_beats_train_everything_and_come_no_more_often_than_asked():
    often, seldom = (Comparison((SMALL, SMALL), rates_between(0.1, 10.0), (0, 1, 2)) for _ in range(2))
    places = list(often.beats(0.0))
    assert often.finished
    assert places == sorted(places)
    assert len(places) > len(list(seldom.beats(1000.0))) == 2  # the first piece and the last
    assert seldom.finished
    assert list(seldom.beats(0.0)) == []


def test_the_last_beat_comes_also_where_somebody_else_has_done_the_last_piece():
    work = Comparison((SMALL, SMALL), rates_between(0.1, 10.0), (0, 1, 2))
    beats = work.beats(0.0)
    next(beats)
    work.complete()
    assert list(beats) == [1]


def test_after_an_error_what_is_missing_is_begun_anew():
    faults = [MemoryError()]

    def pieces(**_arguments):
        yield 0.5, None
        if faults:
            raise faults.pop()
        yield 1.0, "known"

    work = Comparison((SMALL, SMALL), (0.1,), (0,), pieces)
    with pytest.raises(MemoryError):
        work.complete()
    assert not work.finished
    assert work.complete() == ("known", "known")


def test_the_time_left_goes_down_as_networks_are_trained():
    work = Comparison((SMALL,), rates_between(0.1, 10.0), (0, 1, 2))
    before = work.seconds_left()
    assert before > 0
    work.advance()
    assert work.seconds_left() == pytest.approx(before * (1 - work.done))


@pytest.mark.parametrize("place", [0, 2])
def test_a_point_of_a_comparison_is_the_run_that_it_opens(place):
    work = comparison(SMALL, 0.1, 100.0)
    while not work.finished:
        work.advance()
    swept = work.sweeps[place]
    for k, j in ((0, 0), (12, 5), (18, 7)):
        shown = film(work.setups[place], swept.rates[k], int(swept.seeds[j]))
        assert bool(shown.divergence) == swept.diverged[k, j]
        if not shown.divergence:
            assert shown.life.run.silent_share[0, -1] == swept.share[k, j]
            assert shown.life.run.loss[0, -1] == swept.loss[k, j]
            assert shown.life.run.test_accuracy[0, -1] == swept.test_accuracy[k, j]


def test_the_load_grows_with_all_that_makes_it_slow():
    rates = rates_between(0.1, 10.0)
    usual = Comparison((SMALL,), rates, (0,)).load
    assert Comparison((SMALL, SMALL), rates, (0,)).load == 2 * usual
    assert Comparison((Setup(width=4, steps=60),), rates, (0,)).load == 2 * usual
    assert Comparison((Setup(width=8, steps=30),), rates, (0,)).load > 1.5 * usual
    assert Comparison((Setup(width=4, steps=30, batch=64),), rates, (0,)).load == usual / 2
    assert Comparison((Setup(width=4, steps=30, batch=999),), rates, (0,)).load == usual
    mixed = Comparison((SMALL, Setup(width=4, steps=90)), rates, (0,))
    assert mixed.load == 4 * usual  # each setup counts for itself
