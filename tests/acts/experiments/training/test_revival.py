import math

import numpy as np
import pytest

from acts.experiments.training.revival import (
    CHOICES,
    DEEP,
    EXPLODED,
    FAMOUS,
    PRESETS,
    SEEDS,
    START,
    USUAL,
    moments,
    overflows,
    revival,
    revival_blocks,
    revivals,
    shocked,
)
from acts.experiments.training.setup import Setup
from acts.network import Phase, Schedule, initial
from tests.reproduce.shock_and_cool import shock_and_cool

SHORT = shocked(Setup("spiral", width=40), 60, 200, 0.5)


def under(setup, slug):
    unit, own = CHOICES[slug]
    return setup.under(unit, *own)


@pytest.fixture(scope="module")
def deep():
    preset = PRESETS["second_layer"]
    (seen,) = revival(preset.setup, preset.rate, preset.seed).complete()
    return seen


def test_a_shocked_setup_has_its_two_phases():
    assert SHORT.schedule.phases == (Phase(60), Phase(200, rate=0.5))
    assert SHORT.schedule.steps == 260
    assert FAMOUS.design.layers == (2, 100, 3)


@pytest.mark.parametrize(("shock", "cool"), [(1, 1), (100, 2000), (7, 5000), (1000, 3)])
def test_the_end_of_the_shock_is_always_recorded(shock, cool):
    steps = moments(shock, cool)
    assert {0, shock, shock + cool} <= set(steps)
    assert list(steps) == sorted(set(steps))
    assert len(steps) <= 77


def test_without_two_phases_nothing_is_shocked():
    with pytest.raises(ValueError, match="two phases"):
        next(revival_blocks(Setup(steps=5), 1.0, (0,)))


def test_dead_units_of_the_first_layer_never_come_back_and_leaky_ones_do():
    relu, leak = (shock_and_cool(under(SHORT, slug), own_data=False)[0] for slug in ("relu", "leak_0.1"))
    assert relu.word == "dead"
    assert leak.word == "never positive"
    assert relu.down.sum() > 50
    assert relu.revived.sum() == 0
    assert leak.revived.sum() > 0
    assert not relu.exploded.any()
    assert relu.accuracy[:, -1].mean() > relu.accuracy[:, relu.peak].mean()


def test_a_leak_of_a_third_explodes_and_only_then_do_its_units_fire_again():
    seen = shock_and_cool(under(SHORT, "leak_0.3"), own_data=False)[0]
    assert seen.exploded.all()
    assert seen.growth.min() > 1e6
    assert seen.revived.sum() > 10
    assert seen.loss[:, -1].min() > 1e6
    assert np.isfinite(seen.norm).all()


def test_in_float32_that_training_ends_in_infinity_and_a_tame_one_does_not():
    steps = overflows(under(shocked(FAMOUS, 100, 1, 0.5), "leak_0.3"), 6.0, 0)
    assert len(steps) == SEEDS
    assert all(20 < step <= 100 for step in steps)
    assert overflows(under(SHORT, "relu"), 6.0, 0) == ()


def test_a_dead_unit_of_the_second_layer_can_come_back(deep):
    assert deep.design.hidden == (32, 32)
    down, back = deep.down.sum(axis=0), deep.revived.sum(axis=0)
    assert down.min() > 50
    assert back[0] == 0
    assert back[1] > 10
    assert (deep.revived[:, 1] > 0).sum() >= SEEDS / 2, "more than one lucky seed"


def test_the_counts_of_the_layers_add_up_to_the_shares(deep):
    units = sum(deep.design.hidden)
    np.testing.assert_allclose(deep.share()[:, deep.peak] * units, deep.down.sum(axis=1))
    end = deep.down - deep.revived + deep.fallen
    np.testing.assert_allclose(deep.share()[:, -1] * units, end.sum(axis=1))
    for layer in range(2):
        np.testing.assert_allclose(deep.share(layer)[:, -1] * 32, end[:, layer])


def test_what_is_known_grows_network_by_network_to_the_whole():
    seeds = range(6)
    pieces = list(revival_blocks(SHORT, 6.0, seeds))
    shares = [share for share, _ in pieces]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    counts = [len(seen.seeds) for _, seen in pieces if seen is not None]
    assert counts == sorted(counts)
    assert counts[-1] == len(seeds)
    alone = list(revival_blocks(SHORT, 6.0, (3,)))[-1][1]
    np.testing.assert_array_equal(alone.loss[0], pieces[-1][1].loss[3])


def test_the_same_training_is_shared_by_all_who_ask():
    assert revival(SHORT, 6.0, 0) is revival(SHORT, 6.0, 0)
    assert revival(SHORT, 6.0, 0).seeds == tuple(range(SEEDS))


def test_what_is_known_of_one_setup_is_not_trained_again_for_several():
    tiny = shocked(Setup("moons", width=5), 3, 3, 0.1)
    first, second = tiny.under("relu"), tiny.under("leaky_relu")
    (known,) = revival(first, 2.0, 0).complete()
    results = revivals((first, second), 2.0, 0).complete()
    assert results[0] is known
    assert results[1] is revival(second, 2.0, 0).results[0]


def test_a_few_networks_are_the_first_of_all():
    tiny = shocked(Setup("moons", width=5), 3, 3, 0.1)
    (few,), (whole,) = revival(tiny, 2.0, 0, 2).complete(), revival(tiny, 2.0, 0).complete()
    assert few.seeds.tolist() == [0, 1]
    np.testing.assert_array_equal(few.silent, whole.silent[:2])


@pytest.mark.parametrize("slug", CHOICES)
def test_every_choice_can_be_trained_and_ends_in_numbers(slug):
    tiny = under(shocked(Setup("moons", width=4), 3, 3, 0.1), slug)
    (seen,) = revival(tiny, 1e4, 0).complete()
    assert np.isfinite(seen.loss).all()
    assert np.isfinite(seen.norm).all()
    assert seen.silent.shape == (SEEDS, 7, 4)


def test_the_usual_choices_are_those_of_the_simulator():
    assert set(USUAL) <= set(CHOICES)
    assert [dict(CHOICES[slug][1]).get("negative_slope") for slug in USUAL] == [None, 0.01, 0.1, 0.3]


def test_every_preset_goes_by_its_slug_and_is_a_choice():
    for slug, preset in PRESETS.items():
        assert preset.slug == slug
        assert (preset.setup.activation, preset.setup.parameters) in CHOICES.values()
        assert len(preset.setup.phases) == 2
    assert PRESETS["second_layer"].setup is DEEP


def test_a_network_that_grows_little_has_not_exploded():
    (seen,) = revival(shocked(Setup("moons", width=4), 3, 3, 0.1), 0.5, 0).complete()
    assert seen.growth.max() < EXPLODED
    assert not seen.exploded.any()
    first = np.concatenate([layer.ravel() for layer in initial(seen.design, 0)])
    assert math.isclose(seen.norm[0, 0], math.hypot(*first), rel_tol=1e-9)


def test_a_bound_of_the_schedule_does_not_hold_here():
    assert Schedule().bound < 1e10
    seen = shock_and_cool(under(SHORT, "leak_0.3"), own_data=False, seeds=[0])[0]
    assert seen.divergences == (None,)
    assert seen.loss.max() > Schedule().bound


@pytest.mark.parametrize("slug", ["leak_0.01", "leak_0.1"])
def test_under_a_small_leak_units_come_back_and_others_fall_silent(slug):
    (seen,) = revival(under(START, slug), 6.0, 0).complete()
    silent = seen.share().mean(axis=0)
    assert seen.revived.sum() > 0
    assert seen.fallen.sum() > 0
    assert abs(silent[seen.peak] - silent[-1]) < 0.05
    assert not seen.exploded.any()
