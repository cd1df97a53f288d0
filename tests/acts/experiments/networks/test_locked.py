import numpy as np
import pytest

from acts.experiments.networks.locked import (
    BATCHES,
    INPUTS,
    NEURONS,
    OFFSETS,
    SAMPLES,
    STEPS,
    agreement,
    at_start,
    locked,
    majority,
    ratio_in,
)

# The share of the majority's sign, and how often all signs agree, measured before with code of its own.
MEASURED = {
    ("positive", 1): (1, 1),
    ("positive", 2): (0.91, 0.68),
    ("positive", 8): (0.91, 0.62),
    ("positive", 32): (0.93, 0.73),
    ("positive", 128): (0.94, 0.77),
    ("sigmoid", 1): (1, 1),
    ("sigmoid", 2): (0.94, 0.76),
    ("sigmoid", 8): (0.93, 0.72),
    ("sigmoid", 32): (0.96, 0.82),
    ("sigmoid", 128): (0.97, 0.90),
    ("centred", 1): (0.62, 0),
    ("centred", 8): (0.62, 0),
    ("centred", 128): (0.62, 0),
}


def trained_plainly(offset, share, learner, seed=0):
    """Return the signs of each neuron's gradient on all samples and its mean residual, as a textbook trains it."""
    rng = np.random.default_rng([seed, 3])
    inputs = rng.uniform(-1, 1, (NEURONS, SAMPLES, INPUTS)) + offset
    targets = rng.standard_normal((NEURONS, SAMPLES))
    starts = rng.standard_normal((NEURONS, INPUTS)) / np.sqrt(INPUTS)
    signs, residuals = [], []
    for x, y, w in zip(inputs[:5], targets[:5], starts[:5], strict=True):
        b, kept, means = 0.0, [], []
        both = np.column_stack([x, np.ones(SAMPLES)])
        limit = 2.0 if learner == "bias" else 2 / np.linalg.eigvalsh(both.T @ both / SAMPLES)[-1]
        for _ in range(STEPS + 1):
            r = x @ w + b - y
            kept.append(x.T @ r > 0)
            means.append(r.mean())
            if learner == "both":
                w = w - share * limit * x.T @ r / SAMPLES
            b -= share * limit * r.mean()
        signs.append(kept)
        residuals.append(means)
    return np.array(signs), np.array(residuals)


@pytest.mark.parametrize(("offset", "share", "learner"), [(1.0, 0.1, "both"), (0.35, 0.9, "both"), (2.0, 0.3, "bias")])
def test_a_training_is_that_of_the_textbook(offset, share, learner):
    found, (signs, residuals) = locked(offset, share, learner), trained_plainly(offset, share, learner)
    at = found.at(offset)
    np.testing.assert_allclose(found.residual[:5, at], residuals, rtol=1e-6, atol=1e-9)
    # rounding alone may turn a sign
    assert (found.signs[-1, :5, at] != signs).mean() < 0.005


@pytest.mark.parametrize(("kind", "batch"), MEASURED)
def test_signs_at_a_random_start_are_those_measured_before(kind, batch):
    found = at_start(kind, batch, fitted=False, neurons=3000)
    share, all_one = MEASURED[kind, batch]
    assert found.agreeing == pytest.approx(share, abs=0.015)
    assert found.all_one == pytest.approx(all_one, abs=0.035)


@pytest.mark.parametrize("kind", ["positive", "sigmoid", "centred"])
@pytest.mark.parametrize("batch", [2, 8, 128])
def test_once_the_bias_is_fitted_to_a_batch_its_signs_are_free(kind, batch):
    found = at_start(kind, batch, fitted=True, neurons=3000)
    assert found.agreeing == pytest.approx(0.62, abs=0.015)
    assert found.all_one < 0.02


def test_signs_of_coins_agree_as_the_binomial_distribution_says():
    assert agreement(0.0) == pytest.approx(0.623046875)
    assert agreement(0.0, inputs=2) == pytest.approx(0.75)
    assert agreement(1000.0) == pytest.approx(1, abs=0.01)
    assert agreement(0.5) < agreement(1.0) < agreement(2.0)


@pytest.mark.parametrize("ratio", [0.3, 1.0, 1.7])
def test_the_agreement_of_normal_gradients_is_that_of_drawn_ones(ratio):
    rng = np.random.default_rng(0)
    drawn = ratio * rng.standard_normal((100_000, 1)) + rng.standard_normal((100_000, INPUTS))
    assert agreement(ratio) == pytest.approx(majority(drawn > 0).mean(), abs=0.003)


@pytest.mark.parametrize("offset", OFFSETS[::5])
def test_a_single_sample_locks_all_signs_exactly_where_no_input_is_negative(offset):
    found = locked()
    agreeing = found.agreeing[0, found.at(offset)]
    assert (agreeing == 1).all() if offset >= 1 else (agreeing < 0.9).all()


def test_the_lock_of_the_whole_training_set_falls_as_the_mean_residual_goes_and_that_of_a_small_batch_stays():
    found = locked()
    at, small = found.at(1.0), BATCHES.index(8)
    assert found.size[at, -1] < 0.05 * found.size[at, 0]
    assert found.agreeing[-1, at, 0] > 0.93
    assert found.agreeing[-1, at, -1] < agreement(0.0) + 0.02
    # a batch of 8 of 128 samples keeps a mean residual of its own
    assert found.agreeing[small, at, -1] == pytest.approx(agreement(ratio_in(1.0, 8, 0.0, 1.0)), abs=0.05)
    assert found.agreeing[small, at, -1] > 0.78


def test_the_bias_alone_frees_the_signs_of_the_whole_training_set():
    found = locked(learner="bias", share=0.3)
    ends = found.agreeing[-1, :, -1]
    np.testing.assert_allclose(ends, agreement(0.0), atol=0.02)


def test_a_batch_averages_the_lock_away_at_no_offset():
    found = locked()
    np.testing.assert_allclose(found.agreeing[:, found.at(0.0), 0], agreement(0.0), atol=0.03)
    for offset in OFFSETS[5:]:
        assert (found.agreeing[1:, found.at(offset), 0] > 0.88).all()


def test_near_its_limit_the_rate_turns_the_sign_of_the_mean_residual_at_each_step():
    found = locked(share=0.95)
    residual = found.residual[:, found.at(2.0)]
    assert (residual[:, 1:4] * residual[:, :3] < 0).mean() > 0.95
    assert found.agreeing[-1, found.at(2.0), 5] > 0.95
