import math

import numpy as np
import pytest

import acts
from acts.experiments.functions.softmax import (
    DRAWS,
    NUDGE,
    attention,
    crowd,
    passed_back,
    passed_by_one,
    shared,
    soft_draw,
    two_class_gap,
    winners,
)
from acts.vector import softmax


def test_shares_slopes_and_sparsemax_are_those_of_the_core():
    found = shared((2.0, 1.0, 0.0), 0.5, 3.0)
    assert found.logits == (5.0, 4.0, 3.0)
    assert found.shares == tuple(softmax([5.0, 4.0, 3.0], temperature=0.5).tolist())
    np.testing.assert_array_equal(found.slopes, softmax.jacobian([5.0, 4.0, 3.0], temperature=0.5))
    assert found.sparse == (1.0, 0.0, 0.0)


def test_the_real_changes_are_close_to_the_slopes_and_in_their_places():
    found = shared((1.0, 0.3, -2.0))
    for j in range(3):
        raised = [1.0, 0.3, -2.0]
        raised[j] += NUDGE
        change = softmax(raised) - softmax([1.0, 0.3, -2.0])
        np.testing.assert_allclose([row[j] for row in found.nudged], change, atol=1e-16)
        np.testing.assert_allclose(change, NUDGE * np.array(found.slopes)[:, j], atol=2e-3)


def test_what_the_others_lose_goes_to_the_one_that_has_nearly_all():
    changes = [row[0] for row in shared((2.0, 1.0, 0.0), 0.01).nudged]
    assert changes[1] == pytest.approx(-math.exp(-100), rel=1e-3)
    assert changes[0] == -(changes[1] + changes[2])
    np.testing.assert_allclose(np.sum(shared((0.3, 1.0, 0.9)).nudged, axis=0), 0, atol=1e-16)


@pytest.mark.parametrize(("logits", "ahead"), [((1.0, 3.0, 2.0), 1), ((2.0, 2.0, 0.0), None), ((5.0, 1.0, 1.0), 0)])
def test_the_class_ahead_is_the_one_above_all_others(logits, ahead):
    assert shared(logits).ahead == ahead


@pytest.mark.parametrize(("count", "spacing"), [(100, 0.1), (100, 0.0), (7, 1.0), (300, 2.0)])
def test_equal_steps_of_logits_are_equal_ratios_of_shares(count, spacing):
    found = crowd(count, spacing)
    s = np.array(found.shares)
    np.testing.assert_allclose(s[1:] / s[:-1], math.exp(-spacing), rtol=1e-12)
    assert sum(s[: found.half]) >= 0.5 - 1e-9
    assert sum(s[: found.half - 1]) < 0.5
    assert found.support == np.count_nonzero(found.sparse)


def test_of_level_classes_half_hold_half_and_sparsemax_keeps_them_all():
    assert (crowd(100, 0.0).half, crowd(100, 0.0).support) == (50, 100)
    assert crowd(100, 1.0).support == 1


def test_softmax_of_two_classes_is_the_sigmoid():
    assert two_class_gap() <= 1e-16


def test_the_factor_on_the_gradient_is_the_mean_square_of_the_jacobian():
    for units, found in zip((3, 10, 100), passed_back(4), strict=True):
        z = np.random.default_rng(4).normal(size=(2000, 3)) if units == 3 else None
        assert found.units == units
        if z is not None:
            squares = (softmax.jacobian(z) ** 2).sum((-2, -1)).mean() / units
            assert found.factor == pytest.approx(squares, rel=1e-12)
    factors = [found.factor for found in passed_back(4)]
    assert factors == sorted(factors, reverse=True)
    assert passed_by_one()["relu"] == pytest.approx(0.5)
    assert factors[-1] < passed_by_one()["sigmoid"] / 50


def test_attention_gets_sharper_with_length_unless_it_is_divided():
    found = attention(2)
    plain, scaled = [a.plain for a in found], [a.scaled for a in found]
    assert plain == sorted(plain)
    assert plain[-1] > 0.9
    assert max(scaled) - min(scaled) < 0.03
    assert max(scaled) < 0.4


def test_classes_come_first_as_often_as_the_shares_say_and_from_their_seed():
    often = winners((2.0, 1.0, 0.0), 7)
    np.testing.assert_allclose(often, softmax([2.0, 1.0, 0.0]), atol=4 * math.sqrt(0.25 / DRAWS))
    assert sum(often) == pytest.approx(1)
    assert often == winners.__wrapped__((2.0, 1.0, 0.0), 7)
    assert often != winners((2.0, 1.0, 0.0), 8)


def test_a_soft_draw_sharpens_one_noise_as_it_gets_colder():
    warm, cold = (soft_draw((2.0, 1.0, 0.0), t, 7) for t in (0.5, 0.05))
    assert sum(warm) == pytest.approx(1)
    assert max(cold) > max(warm)
    assert np.argmax(cold) == np.argmax(warm)
    assert warm == soft_draw.__wrapped__((2.0, 1.0, 0.0), 0.5, 7)
    assert warm != soft_draw((2.0, 1.0, 0.0), 0.5, 8)


def test_the_catalogue_has_the_functions_that_softmax_is_measured_against():
    assert set(passed_by_one()) == {acts.relu.slug, acts.sigmoid.slug}
