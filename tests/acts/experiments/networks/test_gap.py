import numpy as np
import pytest

import acts
from acts.experiments.networks.gap import (
    FUNCTIONS,
    LOOK_SEEDS,
    REFERENCE,
    SAMPLES,
    SEEDS,
    STEPS,
    TEST,
    WIDTH,
    Gaps,
    Result,
    drawn,
    gaps,
    known,
    look,
)
from acts.losses import softmax_cross_entropy
from acts.network import Design, Schedule, predict, train


def given(**gaps_of):
    """Results with these gaps, seed by seed; a function without any has ReLU's."""
    results = []
    for function in FUNCTIONS:
        gap = np.array(gaps_of.get(function, gaps_of["relu"]))
        results.append(Result(function, np.ones(len(gap)), 1 - gap, np.full(len(gap), 0.5)))
    return Gaps(100, 0.3, tuple(results))


def test_gaps_are_compared_seed_by_seed():
    relu = [0.1 * k for k in range(1, 9)]
    found = given(relu=relu, tanh=[gap + 0.01 for gap in relu], elu=[gap - 0.01 for gap in relu])
    np.testing.assert_allclose(found.wider("tanh"), 0.01)
    assert (found.decided("tanh"), found.decided("elu"), found.decided("sigmoid")) == (1, -1, 0)
    mixed = given(relu=relu, tanh=[relu[0] - 0.01, *(gap + 0.01 for gap in relu[1:])])
    assert mixed.decided("tanh") == 1
    mixed = given(relu=relu, tanh=[gap - 0.01 if k < 2 else gap + 0.01 for k, gap in enumerate(relu)])
    assert mixed.decided("tanh") == 0


def test_each_seed_draws_digits_of_its_own_and_no_test_digit_is_learned():
    one, same, other = drawn(30, 0), drawn(100, 0), drawn(30, 1)
    assert [len(part.x) for part in one] == [30, TEST]
    np.testing.assert_array_equal(one[0].x, same[0].x[:30])
    assert not np.array_equal(one[0].x, other[0].x)
    assert (one[0].x.min(), one[0].x.max()) == (0.0, 1.0)
    seen = {row.tobytes() for row in one[1].x}
    assert not any(row.tobytes() in seen for row in same[0].x)


def test_a_result_is_the_network_that_a_training_of_its_own_gives():
    result = look(30, 0.3).result("relu")
    digits, test = drawn(30, LOOK_SEEDS - 1)
    design = Design((64, WIDTH, 10), acts.relu, softmax_cross_entropy, dtype="float32")
    run = train(design, digits, Schedule(STEPS, momentum=0.9), rates=0.3, seeds=LOOK_SEEDS - 1, test=test)
    assert result.test[-1] == run.test_accuracy[0, -1]
    hidden = Design((64, WIDTH), acts.identity, softmax_cross_entropy, dtype="float32")
    z = predict(hidden, [run.weights[0]], digits.x)
    assert result.zeros[-1] == pytest.approx((z <= 0).mean(), abs=2e-3)


@pytest.mark.parametrize("samples", SAMPLES)
def test_nearly_all_training_digits_are_learned_so_the_gap_is_on_the_digits_never_seen(samples):
    found = look(samples, 0.3)
    assert min(result.train.min() for result in found.results) > 0.95
    assert all((result.gap > 0.02).all() for result in found.results)


def test_more_digits_make_every_gap_smaller():
    few, many = look(30, 0.3), look(300, 0.3)
    for function in FUNCTIONS:
        assert np.median(many.result(function).gap) < np.median(few.result(function).gap) / 2


def test_the_twin_of_relu_without_zeros_has_no_wider_gap():
    for samples in SAMPLES:
        assert look(samples, 0.3).decided("leaky_relu") == 0
        assert abs(np.median(look(samples, 0.3).wider("leaky_relu"))) < 0.01


def test_at_a_large_rate_relu_has_many_more_zeros_and_no_narrower_gap():
    calm, fast = look(100, 0.3).result(REFERENCE), look(100, 1.0).result(REFERENCE)
    assert fast.zeros.mean() > calm.zeros.mean() + 0.2
    assert np.median(fast.gap) > np.median(calm.gap)


def test_all_seeds_are_shown_once_they_are_trained():
    assert len(known(30, 0.1).result(REFERENCE).gap) == LOOK_SEEDS
    gaps(30, 0.1).complete()
    assert len(known(30, 0.1).result(REFERENCE).gap) == SEEDS
    assert gaps(30, 0.1) is gaps(30, 0.1)
