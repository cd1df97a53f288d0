import math

import numpy as np
import pytest

from acts.initialisers import CONSTANT, INITIALISERS, ZEROS

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
