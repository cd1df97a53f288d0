import threading

import numpy as np
import pytest

from acts.experiments.training.film import film
from acts.experiments.training.job import Job, Trainings
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import leaks, rates_between, sweep_of, sweeps

SMALL = Setup(width=4, steps=30)


def test_the_rates_are_even_on_a_log_scale_and_can_be_written_down():
    rates = rates_between(0.01, 100)
    assert rates[0] == 0.01
    assert rates[-1] == 100
    assert len(rates) == 25
    assert all(float(f"{rate:.3g}") == rate for rate in rates)
    ratios = np.diff(np.log(rates))
    assert ratios.max() / ratios.min() < 1.05


def test_a_job_is_done_piece_by_piece_and_the_same_for_all_who_ask():
    assert sweep_of(SMALL, 0.1, 10.0, 3) is sweep_of(SMALL, 0.1, 10.0, 3)
    setups = tuple(leaks(SMALL).values())
    work = sweeps(setups, rates_between(0.1, 10.0), tuple(range(8)))
    shares = [work.done]
    while not work.finished:
        work.advance()
        shares.append(work.done)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)
    for swept in work.results:
        assert swept.share.shape == (25, 8)
    assert work.advance() == len(setups) - 1


def test_many_threads_train_each_piece_once():
    def pieces():
        return sweeps((SMALL, SMALL.under("tanh")), rates_between(0.1, 10.0), (0, 1, 2))

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
    for one, other in zip(alone.results, together.results, strict=True):
        np.testing.assert_array_equal(one.loss, other.loss)


def test_beats_train_everything_and_come_no_more_often_than_asked():
    often, seldom = (sweeps((SMALL, SMALL), rates_between(0.1, 10.0), (0, 1, 2)) for _ in range(2))
    places = list(often.beats(0.0))
    assert often.finished
    assert places == sorted(places)
    assert len(places) > len(list(seldom.beats(1000.0))) == 2  # the first piece and the last
    assert seldom.finished
    assert list(seldom.beats(0.0)) == []


def test_the_last_beat_comes_also_where_somebody_else_has_done_the_last_piece():
    work = sweeps((SMALL, SMALL), rates_between(0.1, 10.0), (0, 1, 2))
    beats = work.beats(0.0)
    next(beats)
    work.complete()
    assert list(beats) == [1]


def test_after_an_error_what_is_missing_is_begun_anew():
    faults = [MemoryError()]

    def pieces(_setup):
        yield 0.5, None
        if faults:
            raise faults.pop()
        yield 1.0, "known"

    work = Trainings((SMALL, SMALL), (0.1,), (0,), pieces)
    with pytest.raises(MemoryError):
        work.complete()
    assert not work.finished
    assert work.complete() == ("known", "known")


def test_the_time_left_goes_down_as_networks_are_trained():
    work = sweeps((SMALL,), rates_between(0.1, 10.0), (0, 1, 2))
    before = work.seconds_left()
    assert before > 0
    work.advance()
    assert work.seconds_left() == pytest.approx(before * (1 - work.done))


def test_the_price_of_all_follows_from_a_first_look_that_is_done():
    def pieces(_setup):
        yield 1.0, "known"

    look = Trainings((SMALL,), (0.1,), (0,), pieces)

    def work():
        return Trainings((SMALL, SMALL), (0.1,), (0, 1, 2), pieces, looks=lambda: [look])

    assert look.taken == 0
    assert work().seconds_left() > 0
    look.complete()
    assert look.taken > 0
    look.taken = 2.0
    assert work().seconds_left() == pytest.approx(6 * 2.0)


def test_the_slopes_are_0_and_three_leaks_each_with_the_same_network():
    every = leaks(Setup(width=4, parameters=(("negative_slope", 0.5),), activation="leaky_relu"))
    assert list(every) == ["0", "0.01", "0.1", "0.3"]
    assert every["0"] == Setup(width=4)
    for slope, each in list(every.items())[1:]:
        assert each == Setup(width=4, activation="leaky_relu", parameters=(("negative_slope", float(slope)),))


@pytest.mark.parametrize("slope", ["0", "0.1"])
def test_a_point_of_a_sweep_is_the_run_that_it_opens(slope):
    work = sweep_of(leaks(SMALL)[slope], 0.1, 100.0, 8)
    (swept,) = work.complete()
    for k, j in ((0, 0), (12, 5), (18, 7)):
        shown = film(work.setups[0], swept.rates[k], int(swept.seeds[j]))
        assert bool(shown.divergence) == swept.diverged[k, j]
        if not shown.divergence:
            assert shown.life.run.silent_share[0, -1] == swept.share[k, j]
            assert shown.life.run.loss[0, -1] == swept.loss[k, j]
            assert shown.life.run.test_accuracy[0, -1] == swept.test_accuracy[k, j]


def test_the_load_grows_with_all_that_makes_it_slow():
    rates = rates_between(0.1, 10.0)
    usual = sweeps((SMALL,), rates, (0,)).load
    assert sweeps((SMALL, SMALL), rates, (0,)).load == 2 * usual
    assert sweeps((Setup(width=4, steps=60),), rates, (0,)).load == 2 * usual
    assert sweeps((Setup(width=8, steps=30),), rates, (0,)).load > 1.5 * usual
    assert sweeps((Setup(width=4, steps=30, batch=64),), rates, (0,)).load == usual / 2
    assert sweeps((Setup(width=4, steps=30, batch=999),), rates, (0,)).load == usual
    mixed = sweeps((SMALL, Setup(width=4, steps=90)), rates, (0,))
    assert mixed.load == 4 * usual  # each setup counts for itself


def test_any_work_on_setups_is_done_in_pieces():
    def pieces(setup):
        yield 0.5, None
        yield 1.0, setup.width

    work = Trainings((SMALL, Setup(width=5, steps=30)), (0.1,), (4, 5), pieces, 3.0)
    assert work.load == 3 * sweeps(work.setups, (0.1,), (4, 5)).load
    shares = [work.done for _ in work.beats(0.0)]
    assert shares == [0.25, 0.5, 0.75, 1.0]
    assert work.results == [4, 5]


def test_any_work_at_all_can_be_a_job():
    asked = []

    def squares(count):
        total = 0
        for k in range(1, count + 1):
            total += k * k
            yield k / count, total

    def seconds():
        asked.append(1)
        return 10.0

    work = Job((lambda: squares(2), lambda: squares(4)), ("squares", 2, 4), lambda: 6.0, seconds)
    assert work.load == 6
    assert work.seconds_left() == 10
    work.advance()
    assert (work.results, work.done) == ([1, None], 0.25)
    assert work.seconds_left() == 7.5
    assert work.complete() == (5, 30)
    assert len(asked) == 1
    assert work.key != Job((), ("squares", 2, 5), lambda: 6.0, seconds).key
