import math

import numpy as np
import pytest

from acts.experiments.networks.normalisation import (
    BATCHES,
    DRAWS,
    FUNCTIONS,
    LAYERS,
    RATES,
    Learned,
    growth,
    modes,
    passage,
    small_batches,
    trained,
    trainings,
)
from acts.experiments.training.sweep import sweeps

SCALES = (0.5, 1.0, 2.0)


@pytest.fixture(scope="module")
def relu():
    return passage("relu", SCALES, 0)


def test_without_normalisation_each_layer_of_relu_multiplies_by_the_scale_of_its_weights(relu):
    layers = np.arange(1, LAYERS + 1)
    for place, scale in enumerate(SCALES):
        off = relu.activations[0, place] - relu.activations[0, 1]
        np.testing.assert_allclose(off, np.broadcast_to(math.log10(scale) * layers, (DRAWS, LAYERS)), atol=1e-9)
        back = relu.gradients[0, place] - relu.gradients[0, 1]
        np.testing.assert_allclose(
            back, np.broadcast_to(math.log10(scale) * layers[::-1] - math.log10(scale), back.shape)
        )


@pytest.mark.parametrize("slug", FUNCTIONS)
def test_with_normalisation_the_scale_of_the_weights_cancels(slug):
    found = passage(slug, SCALES, 0)
    for part in (found.activations, found.gradients):
        np.testing.assert_allclose(part[1, 0], part[1, 2], atol=0.01)
        assert np.abs(part[0, 0] - part[0, 2]).max() > (0.01 if slug == "sigmoid" and part is found.activations else 1)
    assert found.stuck[1].max() < 0.01
    np.testing.assert_array_equal(found.gradients[..., -1], 0)


def test_units_die_without_normalisation_and_outputs_saturate_at_large_scales(relu):
    assert relu.dies
    assert (relu.stuck[0, :, :, -1] > 0.15).all()
    tanh = passage("tanh", (4.2,), 0)
    assert not tanh.dies
    assert (tanh.stuck[0] > 0.3).all()


@pytest.mark.parametrize("seed", [0, 1])
def test_under_relu_the_gradient_grows_through_normalised_layers_as_theory_says(seed):
    expected = math.sqrt(math.pi / (math.pi - 1))
    np.testing.assert_allclose(growth(passage("relu", (1.0,), seed)), expected, rtol=0.03)
    assert expected**49 == pytest.approx(1e4, rel=0.25)  # as the words say


def test_normalised_networks_learn_at_more_rates_and_from_more_scales():
    for scale, without in ((1.0, 1), (0.4, 0)):
        plain, normalised = (
            Learned.of(each) for each in trainings(trained("relu", scale, BATCHES[0]), (0,)).complete()
        )
        assert plain.count <= without
        assert normalised.count >= 3
        assert normalised.best > 0.93
        assert set(RATES) >= {normalised.low, normalised.high}
    assert math.isnan(plain.low)


def test_normalised_networks_hardly_learn_from_batches_of_two():
    plain, normalised = (Learned.of(each) for each in trainings(trained("relu", 1.0, 2), (0,)).complete())
    assert normalised.best < 0.25 < plain.best


def test_small_batches_are_trained_without_normalisation_first():
    work = small_batches("relu", 1.0)
    assert [setup.batch for setup in work.setups] == [*BATCHES, *BATCHES]
    assert [setup.normalised for setup in work.setups] == [False] * len(BATCHES) + [True] * len(BATCHES)


def test_a_rate_counts_only_if_every_seed_learns():
    setup = trained("relu", 1.0, BATCHES[0])
    (swept,) = sweeps((setup,), (0.316, 31.6), (0, 1)).complete()
    found = Learned.of(swept)
    assert (found.count, found.low, found.high) == (1, 0.316, 0.316)
    assert len(found.accuracies) == 2  # those at 31.6 diverged


def test_training_and_evaluation_differ_at_first_and_agree_in_the_end():
    found = modes(trained("relu", 1.0, BATCHES[0]), 0.316, (0, 1, 2))
    assert found.own.shape == found.running.shape == (3, len(found.steps))
    assert (found.own - found.running)[:, : found.steps.index(5) + 1].mean() > 0.03
    np.testing.assert_allclose(found.own[:, -1], found.running[:, -1], atol=0.03)
