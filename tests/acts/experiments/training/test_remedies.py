from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from acts.experiments.training.remedies import BASES, MOMENTUM, NEAR, PLAIN, STAIRS, WARM, ranking, remedies, trial
from acts.experiments.training.sweep import SAFE, sweeps

every_base = pytest.mark.parametrize("base", BASES.values(), ids=BASES)


@lru_cache(maxsize=4)
def ranked(slug, rates):
    """Rank the remedies of a base at a few rates, with one seed."""
    base = BASES[slug]
    work = sweeps(tuple(remedy.on(base.setup) for remedy in remedies(base)), rates, (0,))
    work.complete()
    return ranking(base, work.results)


@every_base
def test_one_thing_is_changed_at_a_time(base):
    several = remedies(base)
    assert several[0] == PLAIN
    assert PLAIN.on(base.setup) == base.setup
    assert len({remedy.slug for remedy in several}) == len(several)
    for remedy in several[1:]:
        setup = remedy.on(base.setup)
        assert setup != base.setup
        back = {name: getattr(base.setup, name) for name, _ in remedy.changes}
        assert replace(setup, **back) == base.setup


@every_base
def test_the_warm_up_climbs_in_equal_stairs_to_the_full_rate(base):
    (warm,) = (remedy.on(base.setup) for remedy in remedies(base) if remedy.slug == "warm_up")
    phases = warm.schedule.phases
    below = [phase for phase in phases if phase.factor < 1]
    assert len(below) == STAIRS
    assert sum(phase.steps for phase in below) == WARM * base.setup.steps
    assert phases[-1].factor == 1
    np.testing.assert_allclose(np.diff([phase.factor for phase in phases]), 1 / (STAIRS + 1))


def test_inputs_are_scaled_only_where_they_are_digits():
    kinds = {slug: {remedy.kind for remedy in remedies(base)} for slug, base in BASES.items()}
    assert "inputs" in kinds["raw"]
    assert "inputs" in kinds["sixteenth"]
    assert "inputs" not in kinds["moons"]


@every_base
def test_a_trial_is_the_same_for_all_who_ask(base):
    assert trial(base.slug) is trial(base.slug)
    assert len(trial(base.slug).setups) == len(remedies(base))


def test_on_raw_pixels_scaling_carries_further_than_anything_else_and_momentum_less_far():
    result = ranked("raw", (0.001, 0.01, 0.1, 1.0))
    assert {effect.remedy.kind for effect in result.furthest} == {"inputs"}
    assert result.ratio(result.effect("momentum")) < 1
    assert result.ratio(result.effect("standardised")) >= 10
    assert result.ratio(result.plain) == 1


def test_momentum_lowers_the_safe_rate_about_as_much_as_it_lengthens_the_step():
    base = BASES["moons"]
    rates = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
    work = sweeps((base.setup, replace(base.setup, momentum=MOMENTUM)), rates, tuple(range(4)))
    work.complete()
    plain, moved = (rates[swept.safe()] for swept in work.results)
    assert 1 / 30 < moved / plain < 1


def test_safe_is_what_it_is_said_to_be():
    result = ranked("raw", (0.001, 0.01, 0.1, 1.0))
    safes = [effect.safe or 0 for effect in result.effects]
    assert safes == sorted(safes, reverse=True)
    best = max(effect.score for effect in result.effects)
    for effect in result.effects:
        swept = effect.swept
        fine = ~swept.diverged[:, 0] & (swept.share[:, 0] < SAFE)
        upto = [rate for k, rate in enumerate(swept.rates) if fine[: k + 1].all()]
        assert effect.safe == (upto[-1] if upto else None)
        assert effect.seeds == (effect.safe,)
        if effect.learns:
            low, high = effect.learns
            assert low <= high <= effect.safe
            for rate in effect.learns:
                assert swept.test_accuracy[swept.rates == rate, 0] >= best - NEAR
        assert effect.open == (effect.safe == 1.0)


def test_where_nothing_goes_further_there_is_no_furthest():
    result = ranked("moons", (0.1, 0.2))
    assert result.plain.open
    assert result.furthest == ()


def test_a_base_without_a_safe_rate_is_told_by_none_and_not_by_an_error():
    result = ranked("moons", (1e4, 1e5))
    assert result.plain.safe is None
    assert result.ratio(result.plain) is None
    assert all(effect.learns is None for effect in result.effects if effect.safe is None)


def test_a_first_look_has_the_seeds_that_it_is_asked_for_and_says_so():
    first, every = trial("moons", 1), trial("moons")
    assert (first.seeds, every.seeds) == ((0,), tuple(range(BASES["moons"].seeds)))
    assert first.load == every.load / len(every.seeds)
    assert ranking(BASES["moons"], first.complete()).seeds == 1
