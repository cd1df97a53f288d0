import math

import numpy as np
import pytest

from acts.charts.likelihood.evidence import FEW, evidence_picture, outcomes
from acts.likelihood import Tosses, bayes_factor, p_value, statistics
from acts.likelihood.coins import COINS
from tests.acts.charts.reading import rows

counted = pytest.mark.parametrize(
    "coin", [coin for coin in COINS.values() if not coin.separate], ids=lambda coin: coin.slug
)


def axis(picture, name):
    return next(param["value"] for param in picture.spec["params"] if param["name"] == name)


@counted
def test_the_distances_at_what_was_seen_are_the_likelihood_ratio_and_the_bayes_factor(coin):
    seen = {name: column[0] for name, column in rows(evidence_picture(coin.counts, coin.stop, ""), "seen").items()}
    assert seen["count"] == (coin.tosses if coin.stop == "heads" else coin.heads)
    ratio = statistics(coin.counts, 0.5).likelihood_ratio / 2
    assert math.log(seen["best"] / seen["fair"]) == pytest.approx(ratio, abs=1e-9)
    assert seen["unknown"] / seen["fair"] == pytest.approx(bayes_factor(coin.counts), rel=1e-9)


@counted
def test_all_that_is_drawn_lies_inside_the_axes_and_what_was_seen_is_among_it(coin):
    picture = evidence_picture(coin.counts, coin.stop, "words")
    drawn, seen, names = (rows(picture, name) for name in ("outcomes", "seen", "names"))
    (left, right), (low, high) = axis(picture, "across"), axis(picture, "up")
    assert left <= drawn["count"].min() < drawn["count"].max() <= right
    assert seen["count"][0] in drawn["count"]
    for name in ("fair", "unknown", "best"):
        assert low <= drawn[name].min() <= drawn[name].max() <= high
    for column in (seen["best_at"], seen["unknown_at"], names["height"]):
        assert np.all((low <= column) & (column <= high))
    assert picture.alt == "words"


@pytest.mark.parametrize("counts", [Tosses(3, 10), Tosses(12, 20), Tosses(0, 12), Tosses(6, 12)])
def test_the_shaded_outcomes_are_those_whose_probabilities_the_p_value_adds_up(counts):
    drawn = rows(evidence_picture(counts, "tosses", ""), "outcomes")
    assert drawn["count"].size == counts.tosses + 1 <= FEW
    assert drawn["fair"][drawn["side"] != ""].sum() == pytest.approx(p_value(counts), rel=1e-12)


def test_the_shaded_waits_are_those_that_the_p_value_adds_up():
    counts = Tosses(4, 12)
    every = outcomes(counts, "heads", np.arange(4.0, 400.0))
    assert every.fair.sum() == pytest.approx(1)
    assert every.unknown.sum() == pytest.approx(1, abs=0.02)  # its tail is long
    few = every.fair <= every.fair[12 - 4] * (1 + 1e-9)
    assert every.fair[few].sum() == pytest.approx(p_value(counts, stop="heads"), rel=1e-9)


def test_no_coin_makes_an_outcome_more_probable_than_the_best_one():
    for stop, start in (("tosses", 0), ("heads", 7)):
        every = outcomes(Tosses(7, 20), stop, np.arange(start, 21.0))
        assert np.all(every.best >= every.fair * (1 - 1e-12))
        assert np.all(every.best >= every.unknown)


def test_a_fixed_number_of_tails_is_refused():
    with pytest.raises(ValueError, match="tails"):
        evidence_picture(Tosses(9, 12), "tails", "")
