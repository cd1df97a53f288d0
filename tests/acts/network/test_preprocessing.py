import numpy as np
import pytest

from acts.network.digits import SCALINGS, split
from acts.network.preprocessing import PREPROCESSINGS, condition, curvatures, whitened


def cloud(seed=0, samples=300):
    """Return five inputs that are shifted, stretched and correlated, and one that never changes."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((samples, 5)) @ rng.standard_normal((5, 5)) * [1, 10, 0.1, 3, 1] + [0, 5, -2, 30, 1]
    return np.column_stack([x, np.full(samples, 0.1)])


def prepared(slug, x, training=None):
    return PREPROCESSINGS[slug].fit(x if training is None else training)(x)


def test_raw_inputs_stay_as_they_are():
    np.testing.assert_array_equal(prepared("raw", cloud()), cloud())


def test_centred_inputs_have_mean_0_and_their_old_covariance():
    x = prepared("centred", cloud())
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-13)
    np.testing.assert_allclose(np.cov(x.T), np.cov(cloud().T), atol=1e-12)


def test_scaled_inputs_go_from_0_to_1():
    x = prepared("scaled", cloud())
    np.testing.assert_allclose(x.min(axis=0), 0, atol=1e-15)
    np.testing.assert_allclose(x.max(axis=0), [1, 1, 1, 1, 1, 0], atol=1e-15)


def test_standardised_inputs_have_mean_0_and_variance_1_and_their_old_correlations():
    x = prepared("standardised", cloud())
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-13)
    np.testing.assert_allclose(x.var(axis=0), [1, 1, 1, 1, 1, 0], atol=1e-13)
    np.testing.assert_allclose(np.corrcoef(x[:, :5].T), np.corrcoef(cloud()[:, :5].T), atol=1e-12)


def test_whitened_inputs_have_mean_0_and_the_identity_as_covariance():
    x = prepared("whitened", cloud())
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(x.T @ x / len(x), np.diag([1, 1, 1, 1, 1, 0]), atol=1e-11)


def test_of_all_whitenings_ours_moves_the_points_least():
    # the sum of squares between whitened and centred points, over all rotations behind the whitening
    x = cloud()[:, :5]
    white, middle = prepared("whitened", x), x - x.mean(axis=0)
    rng = np.random.default_rng(1)
    least = ((white - middle) ** 2).sum()
    for _ in range(50):
        turn, _r = np.linalg.qr(np.eye(5) + 0.3 * rng.standard_normal((5, 5)))
        assert ((white @ turn - middle) ** 2).sum() > least
    np.testing.assert_allclose(whitened(x).matrix, whitened(x).matrix.T, atol=1e-12)


def test_whitened_digits_have_a_covariance_of_ones_and_of_zeros_for_what_never_changes():
    train, _ = split(SCALINGS["raw"], 0)
    x = prepared("whitened", train.x)
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-11)
    expected = np.repeat([0.0, 1.0], [3, 61])
    np.testing.assert_allclose(np.linalg.eigvalsh(x.T @ x / len(x)), expected, atol=1e-9)


@pytest.mark.parametrize("slug", PREPROCESSINGS)
def test_nothing_is_taken_from_inputs_that_are_not_for_training(slug):
    training, test = cloud(0), cloud(1)
    alone = prepared(slug, test[:10], training)
    np.testing.assert_allclose(alone, prepared(slug, test, training)[:10])
    if slug != "raw":
        assert np.abs(alone - prepared(slug, test)[:10]).max() > 0.01


@pytest.mark.parametrize("slug", ["raw", "centred", "standardised"])
def test_the_scalings_of_the_digits_are_the_same(slug):
    train, test = split(SCALINGS[slug], 0)
    raw, raw_test = split(SCALINGS["raw"], 0)
    fitted = PREPROCESSINGS[slug].fit(raw.x)
    np.testing.assert_allclose(fitted(raw.x), train.x, atol=1e-12)
    np.testing.assert_allclose(fitted(raw_test.x), test.x, atol=1e-12)


def test_curvatures_are_those_of_the_squared_error():
    x = cloud()[:, :5]
    rng = np.random.default_rng(2)
    y = rng.standard_normal(len(x))
    values, directions = np.linalg.eigh(x.T @ x / len(x))
    np.testing.assert_allclose(curvatures(x), values)

    def gradient(w):
        return x.T @ (x @ w - y) / len(x)

    w = rng.standard_normal(5)
    for value, direction in zip(values, directions.T, strict=True):
        np.testing.assert_allclose(gradient(w + direction) - gradient(w), value * direction, atol=1e-9 * values[-1])


def test_the_condition_of_shifted_inputs_is_that_of_their_mean():
    # mean m and variance 1 in each of two inputs: eigenvalues 1 and 1 + 2 m^2
    white = whitened(draws := np.random.default_rng(0).standard_normal((200, 2)))(draws)
    for mean in (0.0, 0.5, 2.0):
        assert condition(white + mean) == pytest.approx(1 + 2 * mean**2)
    assert condition(prepared("whitened", cloud())) == pytest.approx(1)
