import math

import numpy as np
import pytest

from acts.likelihood import METHODS, binomial
from acts.likelihood.coverage import LARGEST, coverage

every_slug = pytest.mark.parametrize("slug", METHODS)


def test_walds_coverage_of_one_toss_is_0_and_of_two_by_hand():
    one = coverage("wald", 1)
    assert one.at([0.0, 0.2, 0.5, 1.0]).tolist() == [1.0, 0.0, 0.0, 1.0]
    assert one.mean == 0
    # one head of two: 1/2 -+ 1.96 sqrt(1/8) holds every p; none or two hold one p each
    two = coverage("wald", 2)
    p = np.linspace(0.01, 0.99, 99)
    np.testing.assert_allclose(two.at(p), 2 * p * (1 - p), rtol=1e-13)
    assert two.mean == pytest.approx(1 / 3, rel=1e-13)
    assert two.least == (0.0, 0.0)


@every_slug
@pytest.mark.parametrize("n", [1, 2, 7, 30, 101])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_it_is_the_sum_of_the_probabilities_of_the_counts_whose_interval_holds_p(slug, n, level):
    found, k = coverage(slug, n, level), np.arange(n + 1)
    p = np.unique(np.concatenate([np.linspace(0, 1, 333), found.jumps]))
    holds = (found.low[:, None] <= p) & (p <= found.high[:, None])
    by_hand = (holds * binomial.pmf(k[:, None], n, p)).sum(axis=0)
    np.testing.assert_allclose(found.at(p), by_hand, atol=2e-13)


@every_slug
def test_the_limits_beside_a_jump_are_those_just_below_and_above(slug):
    found = coverage(slug, 12, 0.9)
    inner = found.jumps[1:-1]
    gap = np.diff(found.jumps).min()
    assert gap > 1e-12
    np.testing.assert_allclose(found.before[1:-1], found.at(inner - gap / 1e3), atol=1e-3 * 12 * gap + 1e-12)
    np.testing.assert_allclose(found.after[1:-1], found.at(inner + gap / 1e3), atol=1e-3 * 12 * gap + 1e-12)


@every_slug
def test_nowhere_is_it_less_than_the_least_and_its_mean_is_the_integral(slug):
    found = coverage(slug, 25)
    p = (np.arange(40_000) + 0.5) / 40_000
    share = found.at(p)
    assert share.min() >= found.least[0] - 1e-13
    assert share.min() <= found.least[0] + 0.01
    assert share.mean() == pytest.approx(found.mean, abs=2e-5)


@pytest.mark.parametrize("n", [1, 5, 20, 83, 1000])
@pytest.mark.parametrize("level", [0.3, 0.8, 0.95, 0.999])
def test_clopper_pearson_never_covers_less_than_it_says(n, level):
    assert coverage("clopper_pearson", n, level).least[0] >= level - 1e-12


@pytest.mark.parametrize("slug", [slug for slug in METHODS if slug != "clopper_pearson"])
def test_the_others_do_somewhere(slug):
    assert coverage(slug, 20).least[0] < 0.95


def test_the_mean_coverage_nears_the_level_with_many_tosses():
    for slug in METHODS:
        assert coverage(slug, 1000).mean == pytest.approx(0.95, abs=0.006)


def test_five_thousand_tosses_are_enumerated():
    found = coverage("wilson", LARGEST)
    k = np.arange(LARGEST + 1)
    holds = (found.low <= 0.37) & (found.high >= 0.37)
    assert found.at(0.37) == pytest.approx(float(binomial.pmf(k, LARGEST, 0.37)[holds].sum()), abs=1e-12)


@pytest.mark.parametrize("n", [0, -1, LARGEST + 1])
def test_other_numbers_of_tosses_are_refused(n):
    with pytest.raises(ValueError, match="tosses"):
        coverage("wald", n)


def test_its_arrays_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        coverage("wald", 5).before[0] = 1.0
    assert math.isfinite(coverage("wald", 5).mean)
