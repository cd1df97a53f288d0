import math

import numpy as np
import pytest

from acts.network import INITIALISERS
from acts.network.initialisers import CONSTANT, HE_NORMAL, RAI, TORCH_GAINS, ZEROS

every_scheme = pytest.mark.parametrize("scheme", INITIALISERS.values(), ids=INITIALISERS)


@every_scheme
def test_a_slug_finds_its_scheme_and_the_weights_have_the_shape_of_the_layer(scheme):
    assert INITIALISERS[scheme.slug] is scheme
    weights = scheme.draw(np.random.default_rng(0), 3, 5)
    assert weights.shape == (5, 3)
    assert weights.dtype == np.float64
    assert scheme.draw(np.random.default_rng(0), 1, 1).shape == (1, 1)


@every_scheme
def test_the_same_state_gives_the_same_weights_up_to_the_scale(scheme):
    first, stretched = (scheme.draw(np.random.default_rng(1), 4, 6, scale) for scale in (1.0, 2.0))
    np.testing.assert_array_equal(2 * first, stretched)


@pytest.mark.parametrize(
    ("slug", "variance"),
    [
        ("normal", 1.0),
        ("glorot_normal", 2 / 700),
        ("glorot_uniform", 2 / 700),
        ("he_normal", 2 / 400),
        ("he_uniform", 2 / 400),
        ("lecun_normal", 1 / 400),
        ("lecun_uniform", 1 / 400),
    ],
)
def test_the_spread_is_what_the_paper_says(slug, variance):
    scheme = INITIALISERS[slug]
    assert scheme.deviation(400, 300) == pytest.approx(math.sqrt(variance))
    drawn = scheme.draw(np.random.default_rng(0), 400, 300)
    assert drawn.var() == pytest.approx(variance, rel=0.02)
    assert abs(drawn.mean()) < 0.02 * math.sqrt(variance)


def test_uniform_weights_stay_within_the_limits_of_the_paper():
    drawn = INITIALISERS["glorot_uniform"].draw(np.random.default_rng(0), 40, 30)
    limit = math.sqrt(6 / 70)
    assert np.abs(drawn).max() < limit
    assert np.abs(drawn).max() > 0.99 * limit


def test_constants_need_no_luck():
    rng = np.random.default_rng(0)
    state = rng.bit_generator.state
    assert not ZEROS.draw(rng, 2, 3, scale=7.0).any()
    assert (CONSTANT.draw(rng, 2, 3, scale=-0.5) == -0.5).all()
    assert rng.bit_generator.state == state


@every_scheme
def test_a_layer_is_its_weights_with_the_bias_behind_them(scheme):
    layer = scheme.layer(np.random.default_rng(3), 4, 6, scale=2.0, offset=-0.5)
    assert layer.shape == (6, 5)
    np.testing.assert_array_equal(layer[:, :-1], scheme.draw(np.random.default_rng(3), 4, 6, 2.0))
    without = scheme.layer(np.random.default_rng(3), 4, 6, scale=2.0)
    np.testing.assert_allclose(layer[:, -1], without[:, -1] - 0.5, atol=1e-15)
    if scheme is not RAI:
        assert not without[:, -1].any()


@every_scheme
def test_many_layers_are_drawn_at_once_and_are_not_alike(scheme):
    many = scheme.layer(np.random.default_rng(0), 3, 5, shape=(7, 2))
    assert many.shape == (7, 2, 5, 4)
    if scheme.distribution != "constant":
        assert len({float(layer[0, 0]) for layer in many.reshape(14, 5, 4)}) == 14


def test_a_single_layer_takes_its_numbers_as_it_always_did():
    drawn = HE_NORMAL.layer(np.random.default_rng(9), 3, 2, scale=1.5, offset=0.25)
    expected = 1.5 * math.sqrt(2 / 3) * np.random.default_rng(9).standard_normal((2, 3))
    np.testing.assert_array_equal(drawn, np.hstack([expected, np.full((2, 1), 0.25)]))


def test_the_asymmetric_recipe_is_normal_but_for_one_positive_number_a_unit():
    units = RAI.layer(np.random.default_rng(0), 3, 2, shape=(50_000,)).reshape(-1, 4)
    spread = 0.6007 / math.sqrt(3)
    # of each column a quarter is Beta(2, 1), with mean 2/3 and mean square 1/2, the rest normal around 0
    np.testing.assert_allclose(units.mean(axis=0), 2 / 3 / 4, atol=0.005)
    np.testing.assert_allclose((units**2).mean(axis=0), 0.75 * spread**2 + 0.5 / 4, rtol=0.02)
    assert (units.max(axis=1) > 0).all()
    below = (units < 0).mean()
    assert below == pytest.approx(0.75 / 2, abs=0.005)


def test_the_gains_of_torch_are_those_that_it_returns():
    init = pytest.importorskip("torch").nn.init
    names = {"identity": ("linear",), "leaky_relu": ("leaky_relu", 0.01)}
    for slug, gain in TORCH_GAINS.items():
        assert init.calculate_gain(*names.get(slug, (slug,))) == pytest.approx(gain, rel=1e-12)


def test_the_gains_of_torch_are_those_in_its_documentation():
    written = {"identity": 1, "sigmoid": 1, "tanh": 5 / 3, "relu": 2**0.5, "leaky_relu": (2 / 1.0001) ** 0.5}
    assert pytest.approx({**written, "selu": 0.75}) == TORCH_GAINS
