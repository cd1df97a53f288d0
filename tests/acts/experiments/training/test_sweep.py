import numpy as np
import pytest

import acts
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import Life, Sweep, drift, lived, sweep, sweep_blocks, sweep_of, word
from acts.losses import softmax_cross_entropy
from acts.network import Design, Phase, Schedule, draw, train

MOONS, MORE_MOONS = draw("moons", 0, train=60, test=60)
DESIGN = Design((2, 16, 1))


def live(design: Design, data, schedule: Schedule, *, rate: float, seed: int, offset=0.0, every=1) -> Life:
    return lived(design, train(design, data, schedule, rates=rate, seeds=seed, offsets=offset, every=every, keep=True))


@pytest.mark.parametrize(
    ("slug", "parameters", "expected"),
    [
        ("relu", (), "dead"),
        ("relu6", (), "dead"),
        ("squared_relu", (), "dead"),
        ("leaky_relu", (), "never positive"),
        ("leaky_relu", (("negative_slope", 0.0),), "dead"),
        ("prelu", (("weight", 0.0),), "never positive"),
        ("rrelu", (), "never positive"),
        ("crelu", (), "never positive"),
        ("tanh", (), "never positive"),
        ("hard_sigmoid", (), "never positive"),
    ],
)
def test_only_a_unit_whose_gradient_is_0_is_called_dead(slug, parameters, expected):
    assert word(Design((2, 4, 1), acts.find(slug), parameters=parameters)) == expected


def test_more_units_die_at_higher_rates():
    result = sweep(DESIGN, MOONS, Schedule(300), rates=[0.1, 3.0, 100.0], seeds=range(8), test=MORE_MOONS)
    assert result.word == "dead"
    assert result.share.shape == result.accuracy.shape == result.test_accuracy.shape == (3, 8)
    mean = result.share.mean(axis=1)
    assert mean[0] < 0.1
    assert mean[0] <= mean[1] < mean[2]
    assert result.accuracy[0].mean() > 0.85
    assert result.accuracy[2].mean() < 0.7


def test_the_famous_40_percent_are_real():
    # Three of the twelve seeds of tests/reproduce/spiral.py, whose table has 33 +- 8 percent at 3 and 94 +- 2 at 4.
    design = Design((2, 100, 3), loss=softmax_cross_entropy)
    data = draw("spiral", 0)[0]
    result = sweep(design, data, Schedule(1500, decay=1e-3), rates=[1.0, 3.0, 4.0], seeds=range(3))
    low, famous, high = result.share.mean(axis=1)
    assert low < 0.02
    assert 0.15 < famous < 0.6
    assert high > 0.8


def test_a_sweep_comes_rate_by_rate():
    design = Design((2, 40, 1))
    arguments = {"rates": np.geomspace(0.01, 10, 7), "seeds": range(20)}
    pieces = list(sweep_blocks(design, MOONS, Schedule(20), **arguments))
    whole = sweep(design, MOONS, Schedule(20), **arguments)
    shares, parts = [share for share, _ in pieces], [part for _, part in pieces if part is not None]
    assert shares == sorted(set(shares))
    assert shares[-1] == 1
    assert len(parts) > 1
    assert len(parts[-1].rates) == 7
    for part in parts:
        assert part.share.shape == (len(part.rates), 20)
        np.testing.assert_array_equal(part.share, whole.share[: len(part.rates)])
        np.testing.assert_array_equal(part.loss, whole.loss[: len(part.rates)])


def test_a_point_of_the_sweep_is_the_run_that_it_opens():
    result = sweep(DESIGN, MOONS, Schedule(200), rates=[0.5, 8.0, 20.0], seeds=[3, 9], offset=-0.2)
    for k, rate in enumerate(result.rates):
        for j, seed in enumerate(result.seeds):
            life = live(DESIGN, MOONS, Schedule(200), rate=rate, seed=seed, offset=-0.2, every=10)
            assert life.run.silent_share[0, -1] == result.share[k, j]
            assert life.run.loss[0, -1] == result.loss[k, j]
            assert sum(life.born) / 16 == result.born[j]


def test_divergence_is_told_and_does_not_spoil_the_rest():
    design = Design((1, 8, 1), loss=acts.losses.squared_error)
    result = sweep(design, draw("sine", 0)[0], Schedule(50), rates=[0.01, 1e6], seeds=range(3))
    assert result.diverged.tolist() == [[False] * 3, [True] * 3]
    assert np.isfinite(result.loss).all()
    assert result.accuracy is None


def test_units_that_are_born_dead_died_at_step_0_and_none_revives():
    life = live(DESIGN, MOONS, Schedule(50), rate=1.0, seed=0, offset=-50.0)
    assert life.word == "dead"
    assert life.born == (True,) * 16
    assert life.died == (0,) * 16
    assert life.revived == (0,) * 16


def test_a_life_says_when_each_unit_died():
    life = live(DESIGN, MOONS, Schedule(200), rate=15.0, seed=1, every=4)
    fired = life.run.fired[0]
    assert any(step for step in life.died)
    for unit, step in enumerate(life.died):
        if step is None:
            assert fired[-1, unit] > 0
        else:
            at = life.run.steps.tolist().index(step)
            assert not fired[at:, unit].any()
            assert at == 0 or fired[at - 1, unit] > 0
    assert len(life.run.history[0]) == 1
    assert life.run.history[0].shape[1] == len(life.run.steps)


def test_dead_units_never_revive_and_never_positive_ones_may():
    schedule = Schedule(300, phases=(Phase(100), Phase(200, rate=0.5)))
    data = draw("spiral", 0)[0]
    revived = {}
    for slug, parameters in (("relu", ()), ("leaky_relu", (("negative_slope", 0.1),))):
        design = Design((2, 100, 3), acts.find(slug), softmax_cross_entropy, parameters=parameters)
        life = live(design, data, schedule, rate=6.0, seed=0, every=10)
        assert life.run.silent.any()
        revived[slug] = sum(life.revived)
    assert revived["relu"] == 0 < revived["leaky_relu"]


def test_a_steep_leak_at_a_high_rate_diverges_where_no_bound_stops_it_the_loss_leaves_all_reason():
    data = draw("spiral", 0)[0]
    design = Design((2, 100, 3), acts.leaky_relu, softmax_cross_entropy, parameters=(("negative_slope", 0.3),))
    bounded, unbounded = (
        live(design, data, schedule, rate=6.0, seed=0, every=50).run
        for schedule in (Schedule(100), Schedule(100, bound=np.inf))
    )
    assert bounded.divergences[0].step < 100
    assert unbounded.divergences == (None,)
    assert unbounded.loss[0, -1] > 1e20


def test_a_network_without_hidden_units_has_none_that_die():
    result = sweep(Design((2, 1)), MOONS, Schedule(10), rates=[0.1], seeds=[0])
    assert result.share.tolist() == [[0.0]]


def test_a_sweep_over_nothing_is_refused():
    with pytest.raises(ValueError, match="a learning rate and a seed"):
        sweep(DESIGN, MOONS, Schedule(1), rates=[], seeds=[1])


def test_a_dead_unit_stays_the_same_to_the_last_bit_and_a_silent_leaky_one_does_not():
    dead = live(DESIGN, MOONS, Schedule(300), rate=8.0, seed=0)
    assert sum(step is not None for step in dead.died) > 4
    assert drift(dead) == 0
    leaky = Design((2, 16, 1), acts.leaky_relu)
    assert drift(live(leaky, MOONS, Schedule(300), rate=8.0, seed=0)) > 0


def test_the_spread_leaves_out_what_diverged():
    result = sweep(DESIGN, MOONS, Schedule(50), rates=[1.0, 1e5], seeds=range(4))
    assert result.diverged[1].any()
    low, mean, high = result.spread(result.share)
    kept = result.share[0]
    assert (low[0], mean[0], high[0]) == (kept.min(), pytest.approx(kept.mean()), kept.max())
    assert np.isnan(mean[1]) == result.diverged[1].all()


def test_the_best_and_the_deadliest_rate_are_among_those_that_did_not_diverge():
    result = sweep(DESIGN, MOONS, Schedule(100), rates=[0.01, 1.0, 20.0, 1e6], seeds=range(4), test=MORE_MOONS)
    assert result.diverged[3].all()
    assert result.deadliest == 2
    assert result.best == 1
    gone = sweep(DESIGN, MOONS, Schedule(100), rates=[1e6], seeds=range(4))
    assert gone.deadliest is None
    assert gone.best is None
    by_loss = sweep(DESIGN, MOONS, Schedule(100), rates=[0.01, 1.0, 20.0], seeds=range(4))
    assert by_loss.best == 1


def test_the_first_rate_that_kills_a_share_is_found():
    result = sweep(DESIGN, MOONS, Schedule(100), rates=[0.1, 1.0, 20.0], seeds=range(4))
    assert result.first(0.5) == 2
    assert result.first(0.0) == 0
    assert result.first(1.1) is None


def made(share, diverged=None):
    """Return a sweep with these shares of silent units, (rates, seeds)."""
    share = np.array(share, float)
    rates, seeds = np.geomspace(0.1, 10, len(share)), np.arange(share.shape[1])
    gone = np.zeros(share.shape, bool) if diverged is None else np.array(diverged)
    return Sweep(DESIGN, Schedule(1), "dead", rates, seeds, share, share[0], None, None, share, gone)


def test_a_rate_is_safe_if_no_lower_one_kills_a_tenth_on_average_or_diverges():
    assert made([[0, 0.1], [0, 0.19], [0, 0.2], [0, 0]]).safe() == 1  # the last is safe alone, but what is below is not
    assert made([[0, 0], [0, 0]]).safe() == 1
    assert made([[0.5, 0], [0, 0]]).safe() is None
    assert made([[0, 0], [0, 0]], [[False, False], [True, False]]).safe() == 0
    assert made([[0, 0], [0, 0]], [[True, True], [True, True]]).safe() is None
    assert made([[0.3], [0.6]]).safe(0.5) == 0


def test_a_network_falls_where_half_its_units_are_silent_or_half_the_seeds_diverge():
    assert made([[0, 0], [0.4, 0.6], [1, 1]]).falls() == 1
    assert made([[0, 0], [0, 0.6]]).falls() is None
    assert made([[0, 0], [0, 0]], [[False, False], [True, False]]).falls() == 1
    assert made([[0, 0], [0, 0]], [[True, True], [True, True]]).falls() == 0
    assert made([[0, 0], [0.2, 0.2]]).falls(0.2) == 1


@pytest.mark.parametrize("data", ["moons", "circles", "xor", "sine"])
def test_within_a_factor_of_about_three_the_rate_goes_from_hardly_a_dead_unit_to_most(data):
    (swept,) = sweep_of(Setup(data), 0.01, 100.0, 4).complete()
    dead = swept.spread(swept.share)[1]
    few, most = int(np.argmax(dead >= 0.1)) - 1, int(np.argmax(dead >= 0.5))
    assert 0 <= few < most
    assert swept.rates[most] / swept.rates[few] < 3.5


def test_on_two_blobs_few_units_die_at_any_rate():
    (swept,) = sweep_of(Setup("blobs"), 0.01, 100.0, 4).complete()
    assert np.nanmax(swept.spread(swept.share)[1]) < 0.1
