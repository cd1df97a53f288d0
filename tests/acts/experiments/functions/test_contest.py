import dataclasses

import numpy as np
import pytest

import acts
from acts.experiments.functions import contest as module
from acts.experiments.functions.contest import (
    DATA,
    LOOK,
    LOOK_RATES,
    LOOK_SEEDS,
    QUOTED,
    RATES,
    SEEDS,
    Entry,
    Ranking,
    contest,
    look,
    ranking,
)
from acts.experiments.training.setup import Setup
from acts.experiments.training.sweep import sweep, sweeps


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


def test_values_without_classes_are_no_contest():
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


def test_a_first_look_is_at_networks_of_the_contest():
    few = {e.activation.slug: e for e in look("xor").entries}
    assert set(few) == set(LOOK)
    for slug in ("tanh", "step"):
        (swept,) = sweeps((contest("xor").setups[0].under(slug),), RATES, tuple(range(SEEDS))).complete()
        place = RATES.index(few[slug].rate)
        assert few[slug].scores == tuple(swept.test_accuracy[place, :LOOK_SEEDS].tolist())
    assert set(LOOK_RATES) < set(RATES)


def test_the_data_that_the_page_opens_with_tell_functions_apart():
    result = look(DATA[0])
    assert result.entry("sigmoid") not in result.level
    assert result.entry("relu") in result.level
    assert len(result.first) == 1


def test_a_function_is_among_the_first_if_it_is_behind_by_no_more_than_the_seed_of_a_typical_one():
    result = Ranking.of([entry("relu", 0.94, 0.96, 0.96), entry("tanh", 0.9, 0.94, 0.99), entry("step", 0.5, 0.5, 0.5)])
    assert result.luck == pytest.approx(0.02)
    assert [e.activation.slug for e in result.level] == ["relu", "tanh"]


def test_every_function_competes_and_the_contest_is_one_for_all():
    assert contest(DATA[0]) is contest(DATA[0])
    assert [setup.activation for setup in contest(DATA[0]).setups] == list(acts.CATALOGUE)
    assert set(LOOK) < set(acts.CATALOGUE)
    assert contest(DATA[0]).rates == RATES
    assert SEEDS % 2 == 1
    assert set(module.STEPS) == set(DATA)


def test_on_the_moons_the_bends_beat_the_straight_line_and_the_steps():
    result = ranking("moons")
    assert {e.activation.slug for e in result.entries} == set(acts.CATALOGUE)
    assert {"relu", "tanh", "leaky_relu"} <= {e.activation.slug for e in result.level}
    for slug in ("identity", "step", "sign"):
        assert result.ahead(slug) > 0.1
    assert result.ahead("relu") < 0.01
    assert all(len(e.scores) == SEEDS for e in result.entries)


def test_an_entry_is_the_network_that_a_training_of_its_own_gives():
    found = ranking("moons").entry("tanh")
    setup = contest("moons").setups[0].under("tanh")
    train, test = setup.sets
    alone = sweep(setup.design, train, setup.schedule, rates=[found.rate], seeds=[SEEDS - 1], test=test)
    assert float(alone.test_accuracy[0, 0]) == found.scores[-1]


def test_the_quoted_numbers_are_percentages_of_functions_that_are_known_by_name():
    assert all(10 < score < 100 for _, score in QUOTED)
    assert {"ReLU", "sigmoid", "tanh"} <= {name for name, _ in QUOTED}
