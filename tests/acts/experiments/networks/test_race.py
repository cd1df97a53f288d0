import dataclasses

import numpy as np
import pytest

import acts
from acts.experiments.networks import race as module
from acts.experiments.networks.race import (
    COURSES,
    DATA,
    LOOK,
    LOOK_SEEDS,
    NEAR,
    QUOTED,
    REFERENCE,
    SEEDS,
    Entry,
    Finish,
    Racer,
    Ranking,
    glance,
    look,
    race,
    racers,
    ranking,
    ratio,
    steps_to,
)
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import sweep
from acts.network import train


def swept(**changes):
    setup = Setup(steps=20)
    train, test = setup.sets
    result = sweep(setup.design, train, setup.schedule, rates=[0.1, 1.0, 3.0], seeds=[0, 1, 2], test=test)
    return dataclasses.replace(result, **changes)


def entry(slug, *scores):
    return Entry(acts.find(slug), 1.0, 0.1, scores)


def test_a_function_keeps_the_rate_with_the_lowest_mean_training_loss_and_the_test_set_has_no_say():
    loss = np.array([[0.3, 0.3, 0.3], [0.5, 0.0, 0.1], [0.1, 0.4, 0.4]])
    scores = np.array([[1.0, 1.0, 1.0], [0.2, 0.3, 0.4], [0.9, 0.9, 0.9]])
    chosen = Entry.of(swept(loss=loss, test_accuracy=scores, diverged=np.zeros((3, 3), bool)))
    assert chosen.rate == 1.0
    assert chosen.scores == (0.2, 0.3, 0.4)
    assert chosen.median == 0.3
    assert chosen.loss == pytest.approx(0.2)


def test_a_rate_at_which_a_seed_diverged_is_passed_over_unless_there_is_no_other():
    loss = np.array([[0.3] * 3, [0.1] * 3, [0.2] * 3])
    gone = np.array([[False] * 3, [False, True, False], [False] * 3])
    assert Entry.of(swept(loss=loss, diverged=gone)).rate == 3.0
    assert Entry.of(swept(loss=loss, diverged=np.ones((3, 3), bool))).rate == 1.0


def test_values_without_classes_have_no_ranking():
    with pytest.raises(ValueError, match="classes"):
        Entry.of(swept(test_accuracy=None))


def test_the_ranking_goes_by_median_and_equals_stay_in_the_order_of_the_catalogue():
    entries = (entry("relu", 0.5, 0.9, 0.9), entry("tanh", 0.8, 0.9, 0.9), entry("step", 0.5, 0.6, 1.0))
    better = entry("sign", 0.9, 0.95, 1.0)
    result = Ranking.of([*entries, better])
    assert [e.activation.slug for e in result.entries] == ["sign", "relu", "tanh", "step"]
    assert Ranking.of(entries).ahead("step") == pytest.approx(0.3)
    assert [e.activation.slug for e in Ranking.of(entries).first] == ["relu", "tanh"]
    assert [e.activation.slug for e in result.among(["step", "relu"]).entries] == ["relu", "step"]


def test_a_function_is_among_the_first_if_it_is_behind_by_no_more_than_the_seed_of_a_typical_one():
    spread = [entry("relu", 0.9, 0.96, 0.97), entry("tanh", 0.85, 0.92, 0.99), entry("step", 0.5, 0.5, 0.5)]
    result = Ranking.of(spread)
    assert result.luck == pytest.approx(0.07)
    assert [e.activation.slug for e in result.level] == ["relu", "tanh"]


def test_a_difference_that_another_test_set_might_turn_round_is_a_tie():
    result = Ranking.of([entry("relu", 0.96, 0.96, 0.96), entry("tanh", 0.95, 0.95, 0.95), entry("elu", 0.9, 0.9, 0.9)])
    assert result.luck == NEAR
    assert [e.activation.slug for e in result.level] == ["relu", "tanh"]


MARKS = np.array([0, 10, 20, 40])


def test_the_steps_to_a_loss_are_interpolated_by_its_logarithm():
    loss = np.array([[1.0, 0.1, 0.01, 0.001], [0.5, 0.6, 0.7, 0.8], [1.0, 1.0, np.inf, np.inf]])
    assert steps_to(MARKS, loss, 0.1).tolist() == [10.0, np.inf, np.inf]
    np.testing.assert_allclose(steps_to(MARKS, loss, 10**-0.5), [5.0, np.inf, np.inf])
    np.testing.assert_allclose(steps_to(MARKS, loss, 10**-2.5), [30.0, np.inf, np.inf])
    assert steps_to(MARKS, loss, 0.55).tolist()[1] == 0.0


def test_a_seed_arrives_when_its_loss_is_there_for_the_first_time():
    loss = np.array([1.0, 0.1, 0.9, 0.05])
    assert steps_to(MARKS, loss, 0.1) == 10.0


def racer(losses, **changes):
    """Three rates with three seeds each, and this training loss at the marks 0, 10, 20 and 40."""
    return Racer(swept(**changes), MARKS, np.array(losses))


FAST, SLOW, NEVER = [1.0, 0.1, 0.1, 0.1], [1.0, 0.9, 0.1, 0.1], [1.0, 1.0, 1.0, 1.0]


def test_a_function_runs_at_the_rate_at_which_its_median_seed_is_fastest():
    two_of_three = racer([[SLOW, SLOW, SLOW], [FAST, FAST, NEVER], [FAST, NEVER, NEVER]])
    finish = two_of_three.finish(0.1)
    assert (finish.place, finish.rate) == (1, 1.0)
    assert (finish.steps, finish.arrived, finish.median) == ((10.0, 10.0, np.inf), 2, 10.0)
    assert (finish.low, finish.high) == (10.0, np.inf)


def test_a_rate_at_which_a_seed_diverged_is_passed_over_in_the_race_too():
    gone = np.array([[False] * 3, [False, True, False], [False] * 3])
    assert racer([[SLOW] * 3, [FAST] * 3, [NEVER] * 3], diverged=gone).finish(0.1).rate == 0.1
    assert racer([[SLOW] * 3, [FAST] * 3, [NEVER] * 3], diverged=np.ones((3, 3), bool)).finish(0.1).rate == 1.0


def test_a_function_that_never_arrives_runs_at_the_rate_with_the_lowest_loss_in_the_end():
    calm = np.array([[0.5] * 3, [0.4] * 3, [0.6] * 3])
    finish = racer([[NEVER] * 3] * 3, loss=calm).finish(0.1)
    assert (finish.place, finish.arrived, finish.median) == (1, 0, np.inf)


def test_a_ratio_goes_seed_by_seed_and_needs_every_seed():
    mine, other = Finish(0, 1.0, (20.0, 30.0, 40.0)), Finish(0, 1.0, (10.0, 10.0, 40.0))
    assert ratio(mine, other) == (1.0, 2.0, 3.0)
    assert ratio(mine, Finish(0, 1.0, (10.0, 10.0, np.inf))) is None
    assert ratio(mine, Finish(0, 1.0, (0.0, 10.0, 10.0))) is None


def test_the_race_sees_the_losses_of_a_training_of_its_own():
    course = COURSES["moons"]
    found = glance("moons", "tanh")
    setup = course.setup.under("tanh")
    alone = train(setup.design, setup.sets[0], setup.schedule, rates=course.look_rates[1], seeds=2, every=course.marks)
    assert found.marks.tolist() == list(course.marks) == alone.steps.tolist()
    np.testing.assert_array_equal(found.loss[1, 2], alone.loss[0])


def test_a_first_look_is_at_networks_of_the_race():
    assert {e.activation.slug for e in look("xor").entries} == set(LOOK)
    for course in COURSES.values():
        assert set(course.look_rates) < set(course.rates)
        assert (course.marks[0], course.marks[-1]) == (0, course.setup.steps)
    assert LOOK_SEEDS < SEEDS
    assert SEEDS % 2 == LOOK_SEEDS % 2 == 1


def test_the_data_that_the_page_opens_with_distinguish_functions():
    result = look(DATA[0])
    assert {"identity", "step"}.isdisjoint(e.activation.slug for e in result.level)
    assert result.entry("relu") in result.level
    steps = {slug: glance(DATA[0], slug).finish(0.2).median for slug in LOOK}
    assert steps["relu"] < steps["elu"] < steps["sigmoid"] < steps["step"]


def test_tanh_is_slower_than_relu_by_far_less_than_six_times_and_faster_on_the_digits():
    for data, low, high in (("spiral", 1.0, 2.0), ("circles", 1.5, 3.5), ("digits", 0.5, 1.0)):
        both = [glance(data, slug).finish(0.2) for slug in ("tanh", REFERENCE)]
        assert low < ratio(*both)[1] < high, data


def test_the_price_of_a_race_follows_from_what_the_first_look_took(monkeypatch):
    found = {slug: dataclasses.replace(glance("xor", slug), seconds=6.0) for slug in LOOK}
    monkeypatch.setattr(module, "glance", lambda _data, slug: found[slug])
    work, course = module.Race("xor"), COURSES["xor"]
    networks = len(acts.CATALOGUE) * len(course.rates) * SEEDS
    assert work.seconds_left() == pytest.approx(course.cost * networks * 6.0 / (2 * LOOK_SEEDS))


def test_every_function_races_and_the_race_is_one_for_all():
    assert race(DATA[0]) is race(DATA[0])
    assert [setup.activation for setup in race(DATA[0]).setups] == list(acts.CATALOGUE)
    assert set(LOOK) < set(acts.CATALOGUE)
    assert REFERENCE in LOOK


def test_on_the_moons_the_bends_beat_the_straight_line_and_the_steps():
    result = ranking("moons")
    assert {e.activation.slug for e in result.entries} == set(acts.CATALOGUE)
    assert {"relu", "tanh", "leaky_relu"} <= {e.activation.slug for e in result.level}
    for slug in ("identity", "step", "sign"):
        assert result.ahead(slug) > 0.1
    assert result.ahead("relu") < 0.01
    assert all(len(e.scores) == SEEDS for e in result.entries)
    known = racers("moons", ("tanh", "relu"))
    assert list(known) == ["tanh", "relu"]
    assert all(len(each.finish(0.2).steps) == SEEDS for each in known.values())


def test_an_entry_is_the_network_that_a_training_of_its_own_gives():
    found = ranking("moons").entry("tanh")
    setup = race("moons").setups[0].under("tanh")
    train_set, test_set = setup.sets
    alone = sweep(setup.design, train_set, setup.schedule, rates=[found.rate], seeds=[SEEDS - 1], test=test_set)
    assert float(alone.test_accuracy[0, 0]) == found.scores[-1]


def test_the_quoted_numbers_are_percentages_of_functions_that_are_known_by_name():
    assert all(10 < score < 100 for _, score in QUOTED)
    assert {"ReLU", "sigmoid", "tanh"} <= {name for name, _ in QUOTED}
