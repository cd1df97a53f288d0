import math

import numpy as np
import pytest

import acts
from acts.experiments.networks.against import (
    AWAY,
    CASES,
    FUNCTIONS,
    LOOK_SEEDS,
    RATES,
    SEEDS,
    STEPS,
    Outcome,
    Trial,
    best_rate,
    known,
    least_error,
    look,
    size,
    trial,
)
from acts.losses import squared_error
from acts.network import Design, Schedule, train


@pytest.fixture(scope="module")
def trained():
    """All trainings of every case: some seconds."""
    for slug in CASES:
        trial(slug).complete()
    return {slug: known(slug) for slug in CASES}


def given(slug, **scores):
    """A case whose first condition has these scores; under every other one, all functions have those of tanh."""
    rest = tuple(Outcome(each, 0.1, scores["tanh"]) for each in FUNCTIONS)
    first = tuple(Outcome(each, 0.1, scores.get(each, scores["tanh"])) for each in FUNCTIONS)
    return Trial(CASES[slug], (first, rest, rest))


def test_a_claim_holds_only_where_relu_is_clearly_worse():
    assert given("negative", relu=(0.5, 0.5, 0.6, 0.6, 0.6), tanh=(0.9,) * 5).holds
    assert not given("negative", relu=(0.9,) * 5, tanh=(0.5,) * 5).holds
    assert not given("negative", relu=(0.5, 0.8, 0.85, 0.9, 0.9), tanh=(0.8, 0.8, 0.86, 0.9, 0.95)).holds
    assert given("regression", relu=(3.0,) * 5, tanh=(0.1,) * 5).holds
    assert not given("regression", relu=(0.1,) * 5, tanh=(3.0,) * 5).holds


def test_the_conditions_are_the_same_data_moved():
    below, centred, above = (condition.sets()[0] for condition in CASES["negative"].conditions)
    assert (below.x < 0).all()
    assert (above.x > 0).all()
    np.testing.assert_allclose(above.x - below.x, 2 * AWAY)
    np.testing.assert_array_equal(centred.y, below.y)
    low, middle, high = (condition.sets()[1] for condition in CASES["regression"].conditions)
    assert (low.y < 0).all()
    assert (high.y > 0).all()
    np.testing.assert_allclose(high.y - middle.y, AWAY)
    np.testing.assert_array_equal(low.x, high.x)


def test_flipping_the_signs_of_inputs_and_first_weights_changes_nothing():
    """Why negative inputs are no worse for ReLU than positive ones: both starts are equally likely."""
    data, _test = CASES["negative"].conditions[0].sets()
    flipped = type(data)(data.name, -data.x, data.y, data.kind)
    design = Design((2, 4, 1))
    first, last = (np.random.default_rng(k).standard_normal(shape) for k, shape in enumerate([(4, 3), (1, 5)]))
    mirrored = first * [-1.0, -1.0, 1.0]
    one = train(design, data, Schedule(50), rates=0.1, start=[first, last])
    other = train(design, flipped, Schedule(50), rates=0.1, start=[mirrored, last])
    np.testing.assert_allclose(one.loss, other.loss, rtol=1e-12)


def test_a_function_keeps_the_rate_with_the_lowest_training_loss_at_which_no_seed_diverged():
    data, _test = CASES["regression"].conditions[0].sets()
    rates = (0.001, 0.1, 100.0)
    design = Design((1, 4, 1), acts.relu, squared_error)
    run = train(design, data, Schedule(60), rates=np.repeat(rates, 2), seeds=np.tile(range(2), 3))
    assert not run.reached[4:, -1].any()
    assert best_rate(run, 3) == 1


def test_an_outcome_is_the_network_that_a_training_of_its_own_gives():
    outcome = look("small").outcome(0, "tanh")
    data, test = CASES["small"].conditions[0].sets()
    design = Design((2, 3, 1), acts.tanh, dtype="float32")
    alone = train(design, data, Schedule(STEPS, momentum=0.9), rates=outcome.rate, seeds=LOOK_SEEDS - 1, test=test)
    assert outcome.scores[-1] == alone.test_accuracy[0, -1]
    assert all(set(case.look_rates) < set(RATES) for case in CASES.values())
    assert LOOK_SEEDS % 2 == SEEDS % 2 == 1


def test_relu_is_no_worse_on_negative_data_or_values_than_on_positive_ones(trained):
    for slug in ("negative", "regression"):
        assert not trained[slug].holds
        assert not look(slug).holds


def test_data_far_from_zero_on_either_side_hurt_relu_more_than_tanh(trained):
    for found in (trained["negative"], look("negative")):
        for far in (0, 2):
            assert found.worse(far, "relu", (1, "relu"))
            assert found.worse(far, "relu", (far, "tanh"))
            assert found.worse(far, "leaky_relu", (far, "tanh"))
    found = trained["regression"]
    assert found.outcome(1, "relu").median < min(found.outcome(far, "relu").median for far in (0, 2))


def test_three_units_of_relu_do_less_than_three_of_tanh_and_eight_do_as_much(trained):
    for found in (trained["small"], look("small")):
        assert found.holds
        assert not found.worse(2, "relu", (2, "tanh"))
        assert found.worse(0, "leaky_relu", (0, "tanh"))  # no dead units there: it is the straight lines


def test_an_output_of_relu_misses_every_negative_value():
    values = CASES["regression"].conditions[0].sets()[1].y
    assert least_error("regression", 0) == pytest.approx(math.sqrt((values**2).mean()))
    assert least_error("regression", 2) == 0.0


def test_relu_has_as_many_parameters_as_the_others():
    assert size("relu") == size("tanh") == size("sigmoid") == 16 * 3 + 17
    assert size("prelu") == size("relu") + 1
