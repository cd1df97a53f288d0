import numpy as np
import pytest

from acts.experiments.training.attribution import PARTS, SEEDS, attribution, attribution_blocks, attribution_over_seeds
from acts.experiments.training.setup import Setup
from acts.losses import squared_error
from acts.network import DataSet, Design, Phase, Schedule, train

ONE, TWO = (Design((1, *hidden, 1), loss=squared_error) for hidden in ((1,), (1, 1)))


def looked_into(design, xs, start, rate, schedule=None, ys=0.0):
    data = DataSet("hand", np.reshape(xs, (-1, 1)), np.broadcast_to(ys, len(xs)), "values")
    *_, (share, found) = attribution_blocks(design, data, schedule or Schedule(5), rates=rate, seeds=0, start=start)
    assert share == 1
    return found[0]


# one sample x, o = a = z = w x + b, y = 0: dL/dz = 2 z, so a step takes 2 eta z x^2 from w x and 2 eta z from b
def test_a_unit_with_a_large_input_is_killed_by_its_weights():
    found = looked_into(ONE, [3.0], [[[1.0, 0.0]], [[1.0, 0.0]]], rate=0.1)
    (death,) = found.deaths
    assert (death.layer, death.unit, death.step, death.start, death.firing, death.sample) == (1, 1, 1, 1.0, 1, 0)
    assert death.cause == "weights"
    assert death.falls == pytest.approx({"weights": 5.4, "inputs": 0.0, "bias": 0.6})
    assert (death.before, death.after) == pytest.approx((3.0, -3.0))


def test_a_unit_with_a_small_input_is_killed_by_its_bias():
    found = looked_into(ONE, [0.5], [[[2.0, 0.0]], [[1.0, 0.0]]], rate=1.0)
    (death,) = found.deaths
    assert death.cause == "bias"
    assert death.falls == pytest.approx({"weights": 0.5, "inputs": 0.0, "bias": 2.0})
    assert (death.before, death.after) == pytest.approx((1.0, -1.5))


# x = 1, z1 = a1 = 1, z2 = 10 a1 - 9 = 1 = o: dL/dz2 = 2, dL/dz1 = 20, at a rate of 0.01 a1 falls to 0.6
def test_a_unit_of_the_second_layer_is_killed_by_its_inputs():
    found = looked_into(TWO, [1.0], [[[1.0, 0.0]], [[10.0, -9.0]], [[1.0, 0.0]]], rate=0.01)
    (death,) = found.deaths
    assert (death.layer, death.unit, death.place, death.step) == (2, 1, 1, 1)
    assert death.cause == "inputs"
    assert death.falls == pytest.approx({"weights": 0.02, "inputs": 9.98 * 0.4, "bias": 0.02})
    assert death.after == pytest.approx(9.98 * 0.6 - 9.02)


@pytest.mark.parametrize(
    ("start", "before", "after", "drowned"), [([1.0, -5.0], 3.0, -2.0, True), ([-1.0, 0.0], -3.0, -3.0, False)]
)
def test_a_unit_that_never_fires_is_born_dead_and_it_is_told_whether_by_its_bias(start, before, after, drowned):
    found = looked_into(ONE, [3.0], [[start], [[1.0, 0.0]]], rate=0.1)
    (death,) = found.deaths
    assert (death.cause, death.step, death.start, death.firing) == ("born", 0, 0.0, 0)
    assert death.falls == {}
    assert (death.before, death.after) == pytest.approx((before, after))
    assert death.drowned == drowned
    assert found.toll(0.0, 1.0) == (0, 0)


def test_the_last_firing_sample_is_the_one_with_the_largest_pre_activation():
    # z = x: 1, 4, 2 and silent on -0.1; the mean of 2 z x over four samples is 10.5 and that of 2 z is 3.5
    found = looked_into(ONE, [1.0, 4.0, -0.1, 2.0], [[[1.0, 0.0]], [[1.0, 0.0]]], rate=0.5)
    (death,) = found.deaths
    assert (death.sample, death.firing, death.start) == (1, 3, 0.75)
    assert death.falls == pytest.approx({"weights": 21.0, "inputs": 0.0, "bias": 1.75})


def test_a_unit_that_still_fires_did_not_die():
    found = looked_into(ONE, [3.0], [[[1.0, 0.0]], [[1.0, 0.0]]], rate=0.001)
    assert found.deaths == ()
    assert found.start.tolist() == [1.0]
    assert found.toll(0.5, 1.0) == (1, 0)


SETUPS = {
    "plain": (Setup(), 8.0),
    "deep": (Setup(depth=3, width=8), 5.0),
    "batches": (Setup(batch=16, momentum=0.5, decay=0.01, steps=200), 3.0),
    "negative bias": (Setup(offset=-1.0), 8.0),
    "leaky": (Setup(activation="leaky_relu", parameters=(("negative_slope", 0.1),)), 8.0),
    "learned slopes": (Setup("xor", activation="prelu", depth=2, steps=200), 2.0),
    "diverges": (Setup(), 100.0),
}


@pytest.mark.parametrize("name", SETUPS)
def test_the_parts_are_the_steps_of_weights_inputs_and_bias_and_sum_to_the_fall(name):
    setup, rate = SETUPS[name]
    found = attribution(setup, rate, 0)
    assert found.deaths
    run = train(
        setup.design, setup.sets[0], setup.schedule, rates=rate, seeds=0, offsets=setup.offset, every=1, keep=True
    )
    weights = [layer[0].astype(float) for layer in run.history]
    for death in found.deaths:
        if not death.step:
            continue
        assert sum(death.falls.values()) == pytest.approx(death.before - death.after, rel=1e-12)
        assert death.cause == max(PARTS, key=lambda part: death.falls[part])
        old, new = (weights[death.layer - 1][step, death.unit - 1] for step in (death.step - 1, death.step))
        assert death.falls["bias"] == pytest.approx(old[-1] - new[-1], abs=1e-9 * death.before)
        size = 1e-6 * np.abs(death.stages).max()
        assert death.before > -size
        assert death.after < size
        if death.layer == 1:
            x = setup.sets[0].x[death.sample]
            assert death.falls["weights"] == pytest.approx((old - new)[:-1] @ x, rel=1e-9)
            assert death.falls["inputs"] == 0
            assert death.before == pytest.approx(max(setup.sets[0].x @ old[:-1] + old[-1]))


@pytest.mark.parametrize("name", SETUPS)
def test_a_death_is_the_first_step_of_the_last_silence(name):
    setup, rate = SETUPS[name]
    found = attribution(setup, rate, 0)
    run = train(setup.design, setup.sets[0], setup.schedule, rates=rate, seeds=0, offsets=setup.offset, every=1)
    fired = run.fired[0, : found.steps + 1]
    assert found.divergence == run.divergences[0]
    assert len(fired) == (found.divergence.step if found.divergence else setup.steps + 1)
    assert {death.place for death in found.deaths} == set(np.flatnonzero(fired[-1] == 0).tolist())
    for death in found.deaths:
        assert not fired[death.step :, death.place].any()
        assert death.firing == (fired[death.step - 1, death.place] if death.step else 0)
        assert (death.firing > 0) == (death.step > 0)
        assert death.start == fired[0, death.place] / 128
        assert death.place == (death.layer - 1) * setup.width + death.unit - 1


def test_phases_are_kept_when_the_network_is_trained_again():
    shock = Schedule(40, phases=(Phase(2, rate=1.0), Phase(38, rate=0.0)))
    found = looked_into(ONE, [0.5], [[[2.0, 0.0]], [[1.0, 0.0]]], rate=0.0, schedule=shock)
    (death,) = found.deaths
    assert death.cause == "bias"
    assert death.falls == pytest.approx({"weights": 0.5, "inputs": 0.0, "bias": 2.0})


def test_many_seeds_give_what_each_gives_alone_and_come_in_pieces():
    setup = Setup(steps=100)
    work = attribution_over_seeds(setup, 8.0, 3)
    assert attribution_over_seeds(setup, 8.0, 3) is work
    shares = [work.done]
    while not work.finished:
        work.advance()
        shares.append(work.done)
    assert shares == sorted(shares)
    assert len(shares) > SEEDS
    (found,) = work.results
    assert [each.seed for each in found] == list(range(3, 3 + SEEDS))
    for each in found:
        alone = attribution(setup, 8.0, each.seed)
        assert [(d.place, d.step, d.cause, d.falls) for d in each.deaths] == [
            (d.place, d.step, d.cause, d.falls) for d in alone.deaths
        ]


def test_a_large_negative_bias_is_a_death_at_birth_by_the_bias():
    found = attribution(Setup(offset=-3.0), 0.5, 0)
    assert len(found.of("born")) == len(found.deaths) == 15
    assert all(death.drowned for death in found.deaths)


def test_a_silent_unit_under_a_leak_is_never_positive():
    assert attribution(*SETUPS["leaky"], 0).word == "never positive"
    assert attribution(*SETUPS["plain"], 0).word == "dead"


def test_records_are_read_only():
    found = attribution(Setup(), 8.0, 0)
    for array in (found.start, found.deaths[0].stages):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_network_without_hidden_units_has_none_to_look_into():
    *_, (_, found) = attribution_blocks(Design((2, 1)), Setup().sets[0], Schedule(3), rates=0.1, seeds=[0, 1])
    assert [each.deaths for each in found] == [(), ()]
