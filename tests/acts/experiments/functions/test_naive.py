import math
import sys
from itertools import pairwise

import numpy as np
import pytest

from acts.experiments.functions.naive import (
    NAIVE,
    NAIVE_VECTORS,
    breaks,
    stretches,
    stretches_below,
    trial,
    trials,
    two_below,
)

FORMS = {form.slug: form for form in NAIVE}


def test_the_plain_sigmoid_overflows_at_minus_800_although_its_value_is_right():
    got = trial(FORMS["sigmoid_plain"], -800.0)
    assert (got.value, got.truth) == (0.0, 0.0)
    assert got.warnings == ("overflow",)
    assert got.broken


def test_the_quotient_form_of_tanh_is_nan_at_711():
    got = trial(FORMS["tanh_quotient"], 711.0)
    assert math.isnan(got.value)
    assert got.truth == 1.0
    assert got.broken


@pytest.mark.parametrize("form", NAIVE, ids=lambda f: f.slug)
def test_a_formula_holds_just_inside_its_breaks_and_not_at_them(form):
    ends = breaks(form)
    assert ends.left is not None or ends.right is not None
    for end in (ends.left, ends.right):
        if end is not None:
            assert trial(form, end).broken
            assert not trial(form, math.nextafter(end, 0.0)).broken


def test_the_known_breaking_points_are_found():
    largest = math.log(np.finfo(float).max)
    assert breaks(FORMS["sigmoid_plain"]).left == pytest.approx(-largest)
    assert breaks(FORMS["sigmoid_plain"]).right is None
    assert breaks(FORMS["tanh_slope_quotient"]).right == pytest.approx(largest / 2)
    assert breaks(FORMS["sigmoid_quotient"]).right == pytest.approx(largest)
    assert 10 < breaks(FORMS["tanh_slope_from_value"]).right < 19.1


@pytest.mark.parametrize("form", NAIVE, ids=lambda f: f.slug)
def test_near_zero_every_formula_is_right(form):
    for z in (-1.0, -0.1, 0.1, 1.0):
        assert not trial(form, z).broken


def test_the_code_shown_is_the_code_that_runs():
    assert FORMS["sigmoid_plain"].code == "1 / (1 + np.exp(-z))"
    assert FORMS["sigmoid_slope_from_value"].code == "a = 1 / (1 + np.exp(-z)); a * (1 - a)"


VECTORS = {form.slug: form for form in NAIVE_VECTORS}


def test_softmax_as_printed_is_nan_from_710_on_and_the_shifted_form_is_right():
    assert not any(trial.broken for trial in trials(VECTORS["softmax_plain"], (709.0, 708.0)))
    got = trials(VECTORS["softmax_plain"], (710.0, 700.0))
    assert math.isnan(got[0].value)
    assert got[1].value == 0.0
    assert all(trial.broken for trial in got)
    assert got[0].warnings == ("overflow", "invalid value")
    assert not any(trial.broken for trial in trials(VECTORS["softmax_shifted"], (1000.0, 999.0)))


def test_the_logarithm_of_a_share_that_rounds_to_0_is_minus_infinity_unless_taken_in_one_go():
    lost = trials(VECTORS["log_of_shifted_softmax"], (800.0, 0.0))
    assert lost[1].value == -math.inf
    assert lost[1].truth == -800.0
    assert lost[1].broken
    assert not trials(VECTORS["log_softmax_shifted"], (800.0, 0.0))[1].broken


@pytest.mark.parametrize("form", NAIVE_VECTORS, ids=lambda f: f.slug)
def test_for_small_logits_every_formula_of_a_vector_is_right(form):
    assert not any(trial.broken for trial in trials(form, (2.0, 1.0, 0.0)))


@pytest.mark.parametrize("form", NAIVE, ids=lambda f: f.slug)
def test_stretches_follow_each_other_and_say_of_their_middle_what_is_true_there(form):
    found = stretches(form)
    for side in ([s for s in found if s.high < 0], [s for s in found if s.low > 0]):
        assert all(one.high == other.low and one.broken != other.broken for one, other in pairwise(side))
    assert all(trial(form, s.low).broken == s.broken for s in found)


def test_the_slope_of_the_sigmoid_holds_again_where_its_true_value_is_0():
    last = stretches(FORMS["sigmoid_slope_from_value"])[-1]
    assert (last.broken, last.high) == (False, 2000.0)
    assert 700 < last.low < 800


@pytest.mark.parametrize("gap", [0.0, 1.0, 800.0])
@pytest.mark.parametrize("form", NAIVE_VECTORS, ids=lambda f: f.slug)
def test_a_formula_of_a_vector_holds_and_breaks_on_the_stretches_that_are_found(form, gap):
    found = stretches_below(form, gap)
    assert [s.high for s in found[:-1]] == [s.low for s in found[1:]]
    for stretch in found:
        for share in (0.03, 0.5, 0.97):
            z = stretch.low + share * (stretch.high - stretch.low)
            assert any(t.broken for t in trials(form, two_below(z, gap))) == stretch.broken, z


def test_the_printed_softmax_breaks_where_its_exponentials_overflow_or_all_underflow():
    low, middle, high = stretches_below(VECTORS["softmax_plain"], 1.0)
    assert (low.broken, middle.broken, high.broken) == (True, False, True)
    total = 1 + 2 / math.e  # the sum of the exponentials, in those of the largest logit
    assert high.low == pytest.approx(math.log(sys.float_info.max / total), abs=1e-3)
    assert -746 < low.high < -700
